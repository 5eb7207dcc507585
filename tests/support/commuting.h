// Whether what the dependency table calls independent commutes, in the states of one program.
#pragma once

#include "engine/explore/state_graph.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>
#include <utility>

namespace lockstep::testing {

/// Two accesses to the same thing that were tried in both orders, the smaller one first.
using TriedPairs = std::set<std::pair<explore::Access, explore::Access>>;

class Commuting {
public:
    /// `known`: complaints that are not made.
    explicit Commuting(explore::StateGraph& graph, std::set<std::string> known = {})
        : m_graph(graph), m_known(std::move(known)) {}

    /// In the first states that are found: both orders of any two moves of different goroutines that are independent.
    /// What is wrong with the first that do not commute; empty if all do.
    std::string check(std::size_t mostStates) {
        for (explore::StateId state = 0; state < m_graph.stateCount() && state < mostStates; ++state) {
            const std::span<const explore::Move> offered = m_graph.moves(state);
            const std::vector<explore::Move> moves(offered.begin(), offered.end());
            for (const explore::Move move : moves) m_graph.step(state, move); // so that all states are found
            for (const explore::Move a : moves)
                for (const explore::Move b : moves)
                    if (a.actor < b.actor && !commute(state, a, b)) return m_complaint;
        }
        return {};
    }

    [[nodiscard]] const TriedPairs& tried() const { return m_tried; }

private:
    bool commute(explore::StateId state, explore::Move a, explore::Move b) {
        const explore::StateGraph::Step first = m_graph.step(state, a);
        const explore::StateGraph::Step second = m_graph.step(state, b);
        if (m_graph.labels().areDependent(first.label, second.label)) return true;
        note(first.label, second.label);
        if (!m_graph.canMove(first.to, b) || !m_graph.canMove(second.to, a))
            return complain(first.label, second.label, "one disables the other");
        const explore::StateGraph::Step ab = m_graph.step(first.to, b);
        const explore::StateGraph::Step ba = m_graph.step(second.to, a);
        if (ab.label != second.label || ba.label != first.label)
            return complain(first.label, second.label, "one changes what the other is");
        return ab.to == ba.to || complain(first.label, second.label, "the state depends on their order");
    }

    void note(explore::LabelId a, explore::LabelId b) {
        const explore::Labels& labels = m_graph.labels();
        for (const explore::AccessId one : labels[a].accesses)
            for (const explore::AccessId other : labels[b].accesses)
                if (labels.meet(one, other)) m_tried.insert(std::minmax(labels.kindOf(one), labels.kindOf(other)));
    }

    bool complain(explore::LabelId a, explore::LabelId b, std::string_view what) {
        for (const explore::LabelId label : {a, b}) {
            for (const explore::AccessId access : m_graph.labels()[label].accesses)
                m_complaint += fmt::format("{} ", toText(m_graph.labels().kindOf(access)));
            m_complaint += label == a ? "and " : ": ";
        }
        m_complaint += what;
        if (!m_known.contains(m_complaint)) return false;
        m_complaint.clear();
        return true;
    }

    explore::StateGraph& m_graph;
    std::set<std::string> m_known;
    TriedPairs m_tried;
    std::string m_complaint;
};

} // namespace lockstep::testing
