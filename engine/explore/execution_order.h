// ExecutionOrder: the steps of the current execution and the dependency order among them.
//
// Kept as bits: for each step those before it that it depends on, directly or not (its past), those after it that
// depend on it (its future), and which of its past are its immediate predecessors. Pushing a step costs a few ORs for
// each access it made.
#pragma once

#include "engine/explore/event_set.h"
#include "engine/explore/labels.h"

#include <vector>

namespace lockstep::explore {

template <std::size_t Words> class ExecutionOrder {
public:
    using Set = EventSet<Words>;

    explicit ExecutionOrder(const Labels& labels) : m_labels(labels) {}

    [[nodiscard]] std::size_t size() const { return m_moves.size(); }
    [[nodiscard]] std::span<const Move> moves() const { return m_moves; }
    [[nodiscard]] std::span<const LabelId> labels() const { return m_ids; }
    [[nodiscard]] const Set& past(std::size_t at) const { return m_past[at]; }
    [[nodiscard]] const Set& future(std::size_t at) const { return m_future[at]; }
    [[nodiscard]] const Set& immediate(std::size_t at) const { return m_immediate[at]; }
    /// The steps the actor took part in.
    [[nodiscard]] Set of(ActorId actor) const { return actor < m_byActor.size() ? m_byActor[actor] : Set(); }
    [[nodiscard]] std::size_t actorCount() const { return m_byActor.size(); }
    /// After `at` and not depending on it.
    [[nodiscard]] Set unaffectedBy(std::size_t at) const {
        Set rest = Set::before(size()) - Set::before(at + 1);
        return rest -= m_future[at];
    }

    /// The steps of the execution that such a step depends on.
    [[nodiscard]] Set dependents(LabelId id) const {
        const Label& label = m_labels[id];
        if (label.isBarrier) return Set::before(size());
        Set found = m_barriers;
        for (const ActorId actor : label.actors)
            if (actor < m_byActor.size()) found |= m_byActor[actor];
        for (const AccessId access : label.accesses)
            for (const AccessId other : m_labels.dependents(access))
                if (other < m_byAccess.size()) found |= m_byAccess[other];
        return found;
    }

    void push(Move move, LabelId id) {
        const std::size_t at = size();
        Set direct = dependents(id);
        addMatches(m_labels[id], direct);
        Set past;
        Set immediate;
        while (!direct.isEmpty()) {
            const std::size_t latest = direct.last();
            immediate.add(latest);
            past |= m_past[latest];
            past.add(latest);
            direct -= past;
        }
        for (Set rest = past; !rest.isEmpty();) {
            const std::size_t before = rest.first();
            rest.remove(before);
            m_future[before].add(at);
        }
        m_moves.push_back(move);
        m_ids.push_back(id);
        m_past.push_back(past);
        m_future.emplace_back();
        m_immediate.push_back(immediate);
        note(id, at, true);
    }

    void pop() {
        const std::size_t at = size() - 1;
        for (Set rest = m_past[at]; !rest.isEmpty();) {
            const std::size_t before = rest.first();
            rest.remove(before);
            m_future[before].remove(at);
        }
        note(m_ids[at], at, false);
        m_moves.pop_back();
        m_ids.pop_back();
        m_past.pop_back();
        m_future.pop_back();
        m_immediate.pop_back();
    }

private:
    /// The k-th receive from a buffer comes after the k-th send, and the send that needs its place after that.
    void addMatches(const Label& label, Set& direct) const {
        for (const AccessId access : label.accesses) {
            const AccessId other = m_labels.counterpart(access);
            if (other == noAccess || other >= m_byAccess.size()) continue;
            const bool isSend = m_labels.kindOf(access) == Access::Send;
            const std::size_t done = access < m_byAccess.size() ? m_byAccess[access].count() : 0;
            const std::size_t skipped = isSend ? m_labels.capacity(access) : 0;
            if (done < skipped) continue;
            Set theirs = m_byAccess[other];
            for (std::size_t i = 0; i < done - skipped && !theirs.isEmpty(); ++i) theirs.remove(theirs.first());
            if (!theirs.isEmpty()) direct.add(theirs.first());
        }
    }

    static void set(std::vector<Set>& sets, std::size_t which, std::size_t at, bool isThere) {
        if (which >= sets.size()) sets.resize(which + 1);
        if (isThere)
            sets[which].add(at);
        else
            sets[which].remove(at);
    }

    void note(LabelId id, std::size_t at, bool isThere) {
        const Label& label = m_labels[id];
        for (const ActorId actor : label.actors) set(m_byActor, actor, at, isThere);
        for (const AccessId access : label.accesses) set(m_byAccess, access, at, isThere);
        if (!label.isBarrier) return;
        if (isThere)
            m_barriers.add(at);
        else
            m_barriers.remove(at);
    }

    const Labels& m_labels;
    std::vector<Move> m_moves;
    std::vector<LabelId> m_ids;
    std::vector<Set> m_past;
    std::vector<Set> m_future;
    std::vector<Set> m_immediate;
    std::vector<Set> m_byActor;
    std::vector<Set> m_byAccess;
    Set m_barriers;
};

} // namespace lockstep::explore
