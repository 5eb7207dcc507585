#include "engine/explore/bounded.h"

#include "engine/base/hash.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace lockstep::explore {
namespace {

std::uint64_t mixed(std::uint64_t first, std::uint64_t second) {
    return base::StableHash().add(first).add(second).value();
}

class Walk {
public:
    Walk(StateGraph& graph, const BoundedLimits& limits, const BoundedVisitor& visit)
        : m_graph(graph), m_limits(limits), m_visit(visit) {}

    BoundedCounts run() {
        walk(m_graph.start(), mainActor, 0, 0);
        return m_counts;
    }

private:
    /// `prefix` is equal for equivalent beginnings. False: a limit was reached.
    bool walk(StateId state, ActorId last, std::uint32_t preemptions, std::uint64_t prefix) {
        const bool isTruncated = m_moves.size() >= m_limits.maxLength && !m_graph.isEnd(state);
        if (isTruncated || m_graph.isEnd(state)) return complete(state, isTruncated, prefix);
        const auto [known, isNew] = m_known.try_emplace(mixed(prefix, last), preemptions);
        if (!isNew && known->second <= preemptions) return true;
        known->second = preemptions;
        if (m_known.size() >= m_limits.maxPrefixes || m_limits.stop.stop_requested()) return stopHere();
        const std::span<const Move> offered = m_graph.moves(state);
        const std::vector<Move> moves(offered.begin(), offered.end());
        const bool couldGoOn = std::ranges::any_of(moves, [last](Move move) { return move.actor == last; });
        for (const Move move : moves) {
            const bool isPreemption = couldGoOn && move.actor != last && move.actor != clockActor;
            const std::uint32_t cost = preemptions + (isPreemption ? 1U : 0U);
            if (cost <= m_limits.preemptions && !makeMove(state, move, cost, prefix)) return false;
        }
        return true;
    }

    bool makeMove(StateId state, Move move, std::uint32_t preemptions, std::uint64_t prefix) {
        const StateId since = m_graph.now();
        const StateGraph::Step step = m_graph.step(state, move);
        const auto order = static_cast<std::uint64_t>(std::ranges::count(m_moves, move.actor, &Move::actor));
        const std::uint64_t name = mixed(move.actor, order);
        std::uint64_t before = 0;
        for (std::size_t i = 0; i < m_labels.size(); ++i)
            if (m_graph.labels().areDependent(m_labels[i], step.label)) before += mixed(m_names[i], 1);
        const std::uint64_t event = mixed(mixed(name, step.label), mixed(move.way, before));
        m_moves.push_back(move);
        m_labels.push_back(step.label);
        m_names.push_back(name);
        const bool goesOn = walk(step.to, move.actor, preemptions, prefix + event);
        m_moves.pop_back();
        m_labels.pop_back();
        m_names.pop_back();
        m_graph.forgetSince(since);
        return goesOn;
    }

    bool complete(StateId state, bool isTruncated, std::uint64_t execution) {
        if (!m_executions.insert(execution).second) return true;
        ++m_counts.executions;
        if (isTruncated) ++m_counts.truncated;
        m_visit(m_moves, state, isTruncated, m_counts);
        return m_counts.executions < m_limits.maxExecutions || stopHere();
    }

    bool stopHere() {
        m_counts.isComplete = false;
        return false;
    }

    StateGraph& m_graph;
    const BoundedLimits& m_limits;
    const BoundedVisitor& m_visit;
    BoundedCounts m_counts;
    std::vector<Move> m_moves;
    std::vector<LabelId> m_labels;
    std::vector<std::uint64_t> m_names;                       ///< of the steps: whose how-manieth
    std::unordered_map<std::uint64_t, std::uint32_t> m_known; ///< with how few preemptions a beginning was reached
    std::unordered_set<std::uint64_t> m_executions;
};

} // namespace

BoundedCounts visitBounded(StateGraph& graph, const BoundedLimits& limits, const BoundedVisitor& visit) {
    return Walk(graph, limits, visit).run();
}

} // namespace lockstep::explore
