#include "engine/explore/counting.h"

namespace lockstep::explore {

std::optional<InterleavingCounts> countInterleavings(StateGraph& graph) {
    // All states and how many steps lead into each.
    std::vector<StateId> found{graph.start()};
    std::vector<std::uint32_t> into(1, 0);
    std::vector<bool> isFound(1, true);
    for (std::size_t next = 0; next < found.size(); ++next) {
        const StateId state = found[next];
        if (graph.endingAt(state) != noEnding) continue;
        const std::size_t count = graph.moves(state).size();
        for (std::size_t i = 0; i < count; ++i) {
            const StateId to = graph.step(state, graph.moves(state)[i]).to;
            if (graph.isTransient(to)) return std::nullopt;
            if (to >= into.size()) {
                into.resize(to + 1, 0);
                isFound.resize(to + 1, false);
            }
            ++into[to];
            if (isFound[to]) continue;
            isFound[to] = true;
            found.push_back(to);
        }
    }
    InterleavingCounts counts;
    std::vector<Count> ways(into.size());
    ways[graph.start()] = 1;
    std::vector<StateId> ready{graph.start()};
    std::size_t done = 0;
    while (!ready.empty()) {
        const StateId state = ready.back();
        ready.pop_back();
        ++done;
        const EndingId ending = graph.endingAt(state);
        if (ending != noEnding) {
            counts.byOutcome[graph.ending(ending).outcome] += ways[state];
            counts.total += ways[state];
            continue;
        }
        for (std::size_t i = 0; i < graph.moves(state).size(); ++i) {
            const StateId to = graph.step(state, graph.moves(state)[i]).to;
            ways[to] += ways[state];
            if (--into[to] == 0) ready.push_back(to);
        }
        ways[state] = 0;
    }
    if (done != found.size()) return std::nullopt; // a circle
    return counts;
}

} // namespace lockstep::explore
