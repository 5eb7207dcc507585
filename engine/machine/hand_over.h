// Hand-over: the commonest ways in which the turn passes from one goroutine to another, inline. Internal to
// engine/machine.
//
// The interpreter asks here before it asks RunQueue::passOn(), which does the same in all cases.
#pragma once

#include "engine/machine/core.h"
#include "engine/machine/run_queue.h"
#include "engine/machine/sync/quick.h"

namespace lockstep::machine {

[[gnu::always_inline]] inline void RunQueue::handOver(Core& core, Turn& turn, std::uint64_t used) {
    m_seenStamp = core.header().readyStamps;
    m_current = turn.goroutine;
    turn.operations = static_cast<std::int64_t>(std::min(m_sliceEnd, m_until) - used);
    core.setAlternative(0);
}

[[gnu::always_inline]] inline bool RunQueue::settleFreed(Core& core, Turn& turn) {
    Header& h = core.header();
    if (h.unsettled != 1 || turn.goroutine != m_current) return false;
    const Address address = recordAddress(*core.arena(), h.readyTail);
    Goroutine& record = core.at<Goroutine>(address);
    if ((record.flags & Unsettled) == 0) return false;
    record.flags ^= Unsettled;
    h.unsettled = 0;
    m_waiting = turn.record;
    turn.goroutine = h.readyTail;
    turn.record = address;
    turn.operations = 0;
    return true;
}

[[gnu::always_inline]] inline bool RunQueue::takeFreed(Core& core, const Goroutine& current, Turn& turn) {
    const Header& h = core.header();
    const std::uint64_t used = std::uint64_t{h.steps} + h.instructions;
    if (current.status != Status::Parked || !oneWasFreed(h) || h.readyTail == noLink || used >= m_until) return false;
    const Address address = recordAddress(*core.arena(), h.readyTail);
    const Goroutine& record = core.at<Goroutine>(address);
    const SiteTraits& traits = core.image().traitsAt(record.pc);
    if (record.readyStamp != h.readyStamps || traits.draws || traits.yields) return false;
    if (used >= m_sliceEnd) m_sliceEnd = used + m_slice;
    turn.goroutine = h.readyTail;
    turn.record = address;
    handOver(core, turn, used);
    return true;
}

[[gnu::always_inline]] inline bool RunQueue::waitForSettled(Core& core, Turn& turn, program::CodeIndex site) {
    const Header& h = core.header();
    const std::uint64_t used = std::uint64_t{h.steps} + h.instructions + 1;
    if (m_waiting == 0 || !oneWasFreed(h) || used >= m_until || used >= m_sliceEnd) return false;
    const SiteTraits& traits = core.image().traitsAt(site);
    if (traits.draws || traits.yields) return false;
    Goroutine& current = core.at<Goroutine>(m_waiting);
    if (!sync::waitInTheNameOf(core, m_current, current)) return false;
    ++current.operations;
    handOver(core, turn, used);
    return true;
}

[[gnu::always_inline]] inline bool RunQueue::resumeCurrent(Core& core, Turn& turn) {
    const Header& h = core.header();
    const std::uint64_t used = std::uint64_t{h.steps} + h.instructions;
    if (m_waiting == 0 || h.unsettled != 0 || !m_handsOver || used >= m_until || used >= m_sliceEnd) return false;
    const Goroutine& current = core.at<Goroutine>(m_waiting);
    const SiteTraits& traits = core.image().traitsAt(current.pc);
    const std::uint32_t freed = h.readyStamps - m_seenStamp;
    if (current.status != Status::Ready || traits.draws || traits.yields || freed > 1) return false;
    if (freed == 1) {
        if (turn.goroutine != h.readyTail) return false;
        if (m_next != history::noGoroutine) putInLine(m_next, core.machine());
        m_next = turn.goroutine;
    }
    turn.goroutine = m_current;
    turn.record = std::exchange(m_waiting, 0);
    handOver(core, turn, used);
    return true;
}

[[gnu::always_inline]] inline bool RunQueue::takeNext(Core& core, Turn& turn) {
    const Header& h = core.header();
    const std::uint64_t used = std::uint64_t{h.steps} + h.instructions;
    if (h.unsettled != 0 || h.readyStamps != m_seenStamp || m_next != history::noGoroutine || !m_handsOver)
        return false;
    if (used >= m_until || m_line.empty() || turn.goroutine != m_current) return false;
    const Queued first = m_line.front();
    const Address address = recordAddress(*core.arena(), first.goroutine);
    const Goroutine& record = core.at<Goroutine>(address);
    const SiteTraits& traits = core.image().traitsAt(record.pc);
    if (record.status != Status::Ready || record.readyStamp != first.readyStamp || traits.draws || traits.yields)
        return false;
    m_line.pop_front();
    m_sliceEnd = used + m_slice;
    turn.goroutine = first.goroutine;
    turn.record = address;
    handOver(core, turn, used);
    return true;
}

} // namespace lockstep::machine
