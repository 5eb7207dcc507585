#include "engine/machine/run_queue.h"

#include "engine/machine/core.h"

#include <algorithm>

namespace lockstep::machine {

using history::noGoroutine;

namespace {

bool isReady(GoroutineIndex goroutine, const Machine& machine) {
    return machine.goroutine(goroutine).status == Status::Ready;
}

} // namespace

/// Puts in line who became ready since the last time, in the order in which they did.
inline void RunQueue::noteReady(const Machine& machine) {
    if (machine.readyStamps() == m_seenStamp) return;
    std::uint32_t first = noLink;
    for (std::uint32_t index = machine.lastReady(); index != noLink; index = machine.goroutine(index).previous) {
        if (machine.goroutine(index).readyStamp <= m_seenStamp) break;
        first = index;
    }
    for (std::uint32_t index = first; index != noLink; index = machine.goroutine(index).next) {
        if (index == m_current) continue;
        if (m_next != noGoroutine) putInLine(m_next, machine);
        m_next = index;
    }
    m_seenStamp = machine.readyStamps();
}

void RunQueue::putInLine(GoroutineIndex goroutine, const Machine& machine) {
    m_line.push_back({goroutine, machine.goroutine(goroutine).readyStamp});
}

inline void RunQueue::leaveCurrent(const Machine& machine) {
    if (m_current != noGoroutine && isReady(m_current, machine)) putInLine(m_current, machine);
    m_current = noGoroutine;
}

/// Who goes on after a move, who then is the current one.
inline void RunQueue::pick(const Machine& machine) {
    const bool sliceOver = spent(machine) >= m_sliceEnd;
    m_yields = false;
    if (m_current != noGoroutine && !sliceOver && machine.canProceed(m_current)) return;
    leaveCurrent(machine);
    if (m_next != noGoroutine) {
        const GoroutineIndex next = std::exchange(m_next, noGoroutine);
        if (machine.canProceed(next)) {
            if (sliceOver) m_sliceEnd = spent(machine) + m_slice;
            m_current = next;
            return;
        }
        if (isReady(next, machine)) putInLine(next, machine);
    }
    m_current = pickQueued(machine);
}

/// For the goroutine that has been picked: which way its operation goes.
inline std::uint16_t RunQueue::draw(const Machine& machine, const Goroutine& record) {
    m_yields = machine.image().traitsAt(record.pc).yields && (record.flags & Unsettled) == 0;
    if (!machine.picks(record)) return 0;
    const std::uint32_t ways = machine.alternatives(m_current);
    return static_cast<std::uint16_t>(ways > 1 ? m_random.below(ways) : 0);
}

std::optional<Choice> RunQueue::next(const Machine& machine) {
    if (!m_started) noteReady(machine);
    m_started = true;
    pick(machine);
    if (m_current == noGoroutine) return std::nullopt;
    return Choice{Actor::goroutine(m_current), draw(machine, machine.goroutine(m_current))};
}

GoroutineIndex RunQueue::pickQueued(const Machine& machine) {
    // Who waits again, or has run since, is in the line again or gone: the stamp tells.
    const auto isStillThere = [&machine](const Queued& queued) {
        return isReady(queued.goroutine, machine) &&
               machine.goroutine(queued.goroutine).readyStamp == queued.readyStamp;
    };
    while (!m_line.empty() && !isStillThere(m_line.front())) m_line.pop_front();
    auto found = m_line.begin(); // nearly always
    while (found != m_line.end() && !machine.canProceed(found->goroutine))
        found = std::find_if(found + 1, m_line.end(), isStillThere);
    if (found == m_line.end()) return noGoroutine;
    const GoroutineIndex next = found->goroutine;
    found == m_line.begin() ? m_line.pop_front() : static_cast<void>(m_line.erase(found));
    m_sliceEnd = spent(machine) + m_slice;
    return next;
}

void RunQueue::moved(GoroutineIndex mover, const Machine& machine) {
    if (mover != noGoroutine && (mover != m_current || !m_started)) {
        // Somebody else decided: that goroutine is the current one now.
        m_started = true;
        if (m_current != mover) leaveCurrent(machine);
        m_current = mover;
        if (m_next == mover) m_next = noGoroutine;
        std::erase_if(m_line, [mover](const Queued& queued) { return queued.goroutine == mover; });
        m_sliceEnd = spent(machine) + m_slice;
    }
    noteReady(machine);
    if (std::exchange(m_yields, false)) leaveCurrent(machine);
}

/// What the current goroutine may do of the budget. Busy with private work it goes on to its next operation only; while
/// others are, their work comes after each operation.
inline Turn RunQueue::currentTurn(const Machine& machine) const {
    const Address record = recordAddress(machine.m_arena, m_current);
    std::uint64_t operations = allowance(spent(machine));
    if (machine.header().unsettled != 0)
        operations = (machine.m_arena.at<Goroutine>(record).flags & Unsettled) != 0 ? 0 : 1;
    return turnOf(m_current, record, operations, machine.settings().privateBudget);
}

Turn RunQueue::firstTurn(const Machine& machine, std::uint64_t budget) {
    m_until = spent(machine) + budget;
    m_handsOver = machine.settings().wake != history::WakePolicy::Any;
    m_waiting = 0;
    return currentTurn(machine);
}

bool RunQueue::passOn(Core& core, Turn& turn, Pause pause) {
    const Machine& machine = core.machine();
    m_waiting = 0;
    if (machine.isOver()) return false;
    if (pause == Pause::TicksSpent) {
        core.setUnsettled(turn.goroutine, true);
        if (turn.goroutine == m_current) return false;
    } else if (core.header().unsettled != 0) {
        const GoroutineIndex next = machine.nextUnsettled();
        turn = turnOf(next, recordAddress(*core.arena(), next), 0, core.settings().privateBudget);
        core.setUnsettled(next, false);
        return true;
    }
    if (spent(machine) >= m_until) {
        core.checkDeadlock(m_current);
        return false;
    }
    const GoroutineIndex mover = m_current;
    noteReady(machine);
    if (m_yields) leaveCurrent(machine);
    pick(machine);
    if (m_current == noGoroutine) {
        core.checkDeadlock(mover);
        return false;
    }
    const Goroutine& record = machine.goroutine(m_current);
    core.setAlternative(draw(machine, record));
    turn = currentTurn(machine);
    if ((record.flags & Unsettled) != 0) core.setUnsettled(m_current, false);
    return true;
}

} // namespace lockstep::machine
