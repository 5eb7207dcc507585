// ExecutionOrder: the steps of the current execution and the dependency order among them.
//
// Kept as bits: for each step those before it that it depends on, directly or not (its past), those after it that
// depend on it (its future), and which of its past are its immediate predecessors. Pushing a step costs an OR for each
// group of steps it depends on, and a bit in each step before it.
#pragma once

#include "engine/explore/event_set.h"
#include "engine/explore/labels.h"

#include <vector>

namespace lockstep::explore {

template <std::size_t Words> class ExecutionOrder {
public:
    using Set = EventSet<Words>;

    explicit ExecutionOrder(const Labels& labels) : m_labels(labels) {}

    [[nodiscard]] std::size_t size() const { return m_past.size(); }
    /// With what was appended.
    [[nodiscard]] std::span<const Move> moves() const { return m_moves; }
    [[nodiscard]] std::span<const LabelId> labels() const { return m_ids; }
    [[nodiscard]] const Set& past(std::size_t at) const { return m_past[at]; }
    [[nodiscard]] Set future(std::size_t at) const { return m_future[at] & m_all; }
    [[nodiscard]] const Set& immediate(std::size_t at) const { return m_immediate[at]; }
    [[nodiscard]] const Set& all() const { return m_all; }
    /// The steps whose labels depend on the state, barriers left out.
    [[nodiscard]] const Set& stateful() const { return m_stateful; }
    [[nodiscard]] const Set& barriers() const { return m_barriers; }
    /// The steps the actor took part in.
    [[nodiscard]] Set of(ActorId actor) const { return group(Labels::groupOf(actor)); }
    /// The steps of everybody who took part in such a step.
    [[nodiscard]] Set ofActorsOf(LabelId id) const {
        Set found;
        for (const ActorId actor : m_labels[id].actors) found |= of(actor);
        return found;
    }
    /// After `at` and not depending on it.
    [[nodiscard]] Set unaffectedBy(std::size_t at) const {
        Set rest = m_all - Set::before(at + 1);
        return rest -= m_future[at];
    }

    /// The steps of the execution that such a step depends on.
    [[nodiscard]] Set dependents(LabelId id) const {
        if (m_labels.traits(id).isBarrier) return m_all;
        Set found = m_barriers;
        for (const std::uint32_t which : m_labels.dependentGroups(id)) found |= group(which);
        return found;
    }

    /// Those without which, or before which, such a step might be something else.
    [[nodiscard]] Set bearingOn(LabelId id) const {
        Set found;
        for (const std::uint32_t which : m_labels.bearingGroups(id)) found |= group(which);
        return found;
    }

    void push(Move move, LabelId id) {
        const std::size_t at = size();
        Set direct = dependents(id);
        if (m_labels.traits(id).hasMatches) addMatches(m_labels[id], direct);
        Set past;
        Set immediate;
        while (!direct.isEmpty()) {
            const std::size_t latest = direct.last();
            immediate.add(latest);
            past |= m_past[latest];
            past.add(latest);
            direct -= past;
        }
        for (std::size_t before = 0; before < at; ++before) m_future[before].put(at, past.has(before));
        m_moves.push_back(move);
        m_ids.push_back(id);
        m_past.push_back(past);
        if (m_future.size() == at) m_future.emplace_back();
        m_immediate.push_back(immediate);
        m_all.add(at);
        const Labels::Traits& traits = m_labels.traits(id);
        if (traits.isBarrier)
            m_barriers.add(at);
        else if (traits.dependsOnState)
            m_stateful.add(at);
        for (const std::uint32_t which : m_labels.groups(id)) {
            if (which >= m_groups.size()) m_groups.resize(which + 1);
            m_groups[which].add(at);
        }
    }

    /// The futures keep what is not true any more: it is behind the end, and written anew by the next push.
    void pop() {
        const std::size_t at = size() - 1;
        for (const std::uint32_t which : m_labels.groups(m_ids[at])) m_groups[which].remove(at);
        m_all.remove(at);
        m_barriers.remove(at);
        m_stateful.remove(at);
        m_moves.pop_back();
        m_ids.pop_back();
        m_past.pop_back();
        m_immediate.pop_back();
    }

    /// Adds a step without an order, to make the execution whole.
    void append(Move move, LabelId id) {
        m_moves.push_back(move);
        m_ids.push_back(id);
    }
    void dropAppended() {
        m_moves.resize(size());
        m_ids.resize(size());
    }

private:
    /// The k-th receive from a buffer comes after the k-th send, and the send that needs its place after that.
    void addMatches(const Label& label, Set& direct) const {
        for (const AccessId access : label.accesses) {
            const AccessId other = m_labels.counterpart(access);
            if (other == noAccess) continue;
            const bool isSend = m_labels.kindOf(access) == Access::Send;
            const std::size_t done = group(Labels::groupOfAccess(access)).count();
            const std::size_t skipped = isSend ? m_labels.capacity(access) : 0;
            if (done < skipped) continue;
            Set theirs = group(Labels::groupOfAccess(other));
            for (std::size_t i = 0; i < done - skipped && !theirs.isEmpty(); ++i) theirs.remove(theirs.first());
            if (!theirs.isEmpty()) direct.add(theirs.first());
        }
    }

    [[nodiscard]] Set group(std::uint32_t which) const { return which < m_groups.size() ? m_groups[which] : Set(); }

    const Labels& m_labels;
    std::vector<Move> m_moves;
    std::vector<LabelId> m_ids;
    std::vector<Set> m_past;
    std::vector<Set> m_future; ///< of the steps that are there, as far as they are
    std::vector<Set> m_immediate;
    std::vector<Set> m_groups; ///< the steps of each group of Labels
    Set m_all;
    Set m_barriers;
    Set m_stateful;
};

} // namespace lockstep::explore
