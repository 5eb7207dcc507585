#include "engine/explore/minimise.h"

#include <algorithm>
#include <optional>

namespace lockstep::explore {
namespace {

using Moves = std::vector<Move>;

/// Moves of one goroutine without another's between.
struct Turn {
    std::size_t begin = 0;
    std::size_t end = 0;
    ActorId actor = clockActor;
};

std::vector<Turn> turnsOf(const Moves& moves) {
    std::vector<Turn> turns;
    for (std::size_t at = 0; at < moves.size(); ++at) {
        if (turns.empty() || turns.back().actor != moves[at].actor) turns.push_back({at, at, moves[at].actor});
        turns.back().end = at + 1;
    }
    return turns;
}

class Minimiser {
public:
    Minimiser(StateGraph& graph, Moves moves, const IsSame& isSame, std::uint64_t& budget)
        : m_graph(graph), m_isSame(isSame), m_budget(budget), m_best(std::move(moves)) {}

    Moves run() {
        const std::optional<Cost> cost = follow(m_best, m_best);
        base::ensure(cost.has_value(), "the schedule that is to be minimised leads where it should");
        m_cost = *cost;
        for (std::size_t window = m_best.size(); window >= 4; window /= 2)
            for (std::size_t begin = 0; begin < m_best.size() && isInBudget(); begin += window)
                offer(grouped(begin, std::min(begin + window, m_best.size())));
        while (isInBudget() && joinSomeTurns()) {
        }
        return std::move(m_best);
    }

private:
    [[nodiscard]] bool isInBudget() const { return m_budget > m_best.size(); }

    /// The moves in that window, each goroutine's together, in order of who comes first.
    [[nodiscard]] Moves grouped(std::size_t begin, std::size_t end) const {
        std::vector<ActorId> order;
        for (std::size_t at = begin; at < end; ++at)
            if (std::ranges::find(order, m_best[at].actor) == order.end()) order.push_back(m_best[at].actor);
        Moves moves(m_best.begin(), m_best.begin() + static_cast<std::ptrdiff_t>(begin));
        for (const ActorId actor : order)
            for (std::size_t at = begin; at < end; ++at)
                if (m_best[at].actor == actor) moves.push_back(m_best[at]);
        moves.insert(moves.end(), m_best.begin() + static_cast<std::ptrdiff_t>(end), m_best.end());
        return moves;
    }

    /// True if that made it better.
    bool joinSomeTurns() {
        const std::vector<Turn> turns = turnsOf(m_best);
        for (std::size_t i = 0; i < turns.size(); ++i)
            for (std::size_t j = i + 2; j < turns.size() && isInBudget(); ++j) {
                if (turns[j].actor != turns[i].actor) continue;
                if (offer(rotated(turns[i].end, turns[j].begin, turns[j].end)) ||
                    offer(rotated(turns[i].begin, turns[i].end, turns[j].begin)))
                    return true;
                break;
            }
        return false;
    }

    [[nodiscard]] Moves rotated(std::size_t begin, std::size_t middle, std::size_t end) const {
        Moves moves = m_best;
        const auto at = [&moves](std::size_t index) { return moves.begin() + static_cast<std::ptrdiff_t>(index); };
        std::rotate(at(begin), at(middle), at(end));
        return moves;
    }

    bool offer(const Moves& wished) {
        if (wished == m_best) return false;
        Moves made;
        const std::optional<Cost> cost = follow(wished, made);
        if (!cost || *cost >= m_cost) return false;
        m_cost = *cost;
        m_best = std::move(made);
        return true;
    }

    /// Makes the moves as far as they are possible, and others of the same goroutines where they are not; what it
    /// costs, if it comes to the same.
    std::optional<Cost> follow(const Moves& wished, Moves& made) {
        const StateId since = m_graph.now();
        StateId state = m_graph.start();
        Cost cost;
        ActorId last = mainActor;
        Moves done;
        for (std::size_t next = 0; m_graph.endingAt(state) == noEnding && done.size() < 2 * wished.size() + 64;) {
            const std::span<const Move> offered = m_graph.moves(state);
            if (offered.empty()) break;
            const ActorId actor = next < wished.size() ? wished[next].actor : last;
            auto move = next < wished.size() ? std::ranges::find(offered, wished[next]) : offered.end();
            ++next;
            if (move == offered.end()) move = std::ranges::find(offered, actor, &Move::actor);
            if (move == offered.end() && next <= wished.size()) continue;
            if (move == offered.end()) move = offered.begin();
            const bool couldGoOn = std::ranges::find(offered, last, &Move::actor) != offered.end();
            const Move chosen = *move;
            ++cost.steps;
            if (chosen.actor != last) {
                ++cost.switches;
                if (couldGoOn && chosen.actor != clockActor) ++cost.preemptions;
            }
            last = chosen.actor;
            done.push_back(chosen);
            state = m_graph.step(state, chosen).to;
        }
        m_budget -= std::min<std::uint64_t>(m_budget, done.size() + 1);
        const bool isSame = m_isSame(state);
        m_graph.forgetSince(since);
        if (!isSame) return std::nullopt;
        made = std::move(done);
        return cost;
    }

    StateGraph& m_graph;
    const IsSame& m_isSame;
    std::uint64_t& m_budget;
    Moves m_best;
    Cost m_cost;
};

} // namespace

std::vector<Move> minimised(StateGraph& graph, std::vector<Move> moves, const IsSame& isSame, std::uint64_t& maxSteps) {
    if (moves.empty() || maxSteps < moves.size() * 2) return moves;
    return Minimiser(graph, std::move(moves), isSame, maxSteps).run();
}

} // namespace lockstep::explore
