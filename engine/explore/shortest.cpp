#include "engine/explore/shortest.h"

#include <queue>

#include <algorithm>

namespace lockstep::explore {
namespace {

struct Node {
    StateId state = 0;
    ActorId last = clockActor;
    Cost cost;
    std::uint32_t from = 0;
    Move by;
    bool isDone = false;
};

struct Entry {
    Cost cost;
    std::uint32_t node;
    friend bool operator>(const Entry& a, const Entry& b) {
        return a.cost != b.cost ? a.cost > b.cost : a.node > b.node;
    }
};

class Dijkstra {
public:
    Dijkstra(StateGraph& graph, const ShortestLimits& limits) : m_graph(graph), m_limits(limits) {}

    ShortestResult run() {
        reach(m_graph.start(), mainActor, {}, 0, {});
        while (!m_queue.empty()) {
            const Entry entry = m_queue.top();
            m_queue.pop();
            if (m_nodes[entry.node].isDone) continue;
            m_nodes[entry.node].isDone = true;
            m_result.preemptions = entry.cost.preemptions;
            if (m_limits.preemptions && entry.cost.preemptions > *m_limits.preemptions) return std::move(m_result);
            if (finish(entry.node)) return std::move(m_result);
            if (m_nodes.size() > m_limits.maxNodes || !m_graph.isComplete() || m_limits.stop.stop_requested())
                return std::move(m_result);
            leaveFrom(entry.node);
        }
        m_result.isComplete = m_graph.isComplete();
        return std::move(m_result);
    }

private:
    /// True if that was what was looked for.
    bool finish(std::uint32_t at) {
        const StateId state = m_nodes[at].state;
        const EndingId ending = m_graph.endingAt(state);
        if (m_limits.isWanted) {
            const bool hasJustEnded =
                ending != noEnding && (at == 0 || m_graph.endingAt(m_nodes[m_nodes[at].from].state) == noEnding);
            if (m_limits.isWanted(state, hasJustEnded)) {
                m_result.wanted = pathTo(at);
                return true;
            }
        }
        if (ending == noEnding) return false;
        const OutcomeId outcome = m_graph.ending(ending).outcome;
        if (!m_result.paths.contains(outcome)) m_result.paths.emplace(outcome, pathTo(at));
        if (m_graph.isEnd(state) && !m_result.endings.contains(ending)) m_result.endings.emplace(ending, pathTo(at));
        return false;
    }

    void leaveFrom(std::uint32_t at) {
        const Node node = m_nodes[at];
        const std::span<const Move> offered = m_graph.moves(node.state);
        const std::vector<Move> moves(offered.begin(), offered.end());
        const bool couldGoOn = std::ranges::any_of(moves, [&](Move move) { return move.actor == node.last; });
        for (const Move move : moves) {
            Cost cost = node.cost;
            ++cost.steps;
            if (move.actor != node.last) {
                ++cost.switches;
                if (couldGoOn && move.actor != clockActor) ++cost.preemptions;
            }
            const StateId to = m_graph.step(node.state, move).to;
            if (!m_graph.isTransient(to)) reach(to, move.actor, cost, at, move);
        }
    }

    void reach(StateId state, ActorId last, Cost cost, std::uint32_t from, Move by) {
        const std::uint64_t key = std::uint64_t{state} << 16U | last;
        const auto [entry, isNew] = m_byKey.try_emplace(key, static_cast<std::uint32_t>(m_nodes.size()));
        if (isNew)
            m_nodes.push_back({state, last, cost, from, by, false});
        else if (cost < m_nodes[entry->second].cost)
            m_nodes[entry->second] = {state, last, cost, from, by, false};
        else
            return;
        m_queue.push({cost, entry->second});
    }

    [[nodiscard]] CheapestPath pathTo(std::uint32_t at) const {
        CheapestPath path;
        path.cost = m_nodes[at].cost;
        for (; at != 0; at = m_nodes[at].from) path.moves.push_back(m_nodes[at].by);
        std::ranges::reverse(path.moves);
        return path;
    }

    StateGraph& m_graph;
    const ShortestLimits& m_limits;
    ShortestResult m_result;
    std::vector<Node> m_nodes;
    std::unordered_map<std::uint64_t, std::uint32_t> m_byKey;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
};

} // namespace

ShortestResult shortestPaths(StateGraph& graph, const ShortestLimits& limits) {
    ShortestResult result = Dijkstra(graph, limits).run();
    result.states = graph.stateCount();
    return result;
}

} // namespace lockstep::explore
