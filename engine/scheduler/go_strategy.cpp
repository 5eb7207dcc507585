#include "engine/scheduler/go_strategy.h"

#include <algorithm>
#include <utility>

namespace lockstep::scheduler {

using history::noGoroutine;

namespace {

bool isReady(GoroutineIndex goroutine, const Machine& machine) {
    return machine.goroutine(goroutine).status == machine::Status::Ready;
}

bool canMove(GoroutineIndex goroutine, const Machine& machine) {
    return isReady(goroutine, machine) && machine.canProceed(goroutine);
}

/// Whether what the goroutine is about to do is runtime.Gosched.
bool isAboutToYield(GoroutineIndex goroutine, const Machine& machine) {
    const machine::Goroutine& record = machine.goroutine(goroutine);
    if ((record.flags & machine::Unsettled) != 0) return false;
    const program::Instruction& instruction = machine.program().code[record.pc];
    return instruction.op == program::Opcode::Sync &&
           static_cast<program::Operation>(instruction.c) == program::Operation::Yield;
}

} // namespace

/// Queues who became ready since the last time, in the order in which they did.
void GoStrategy::noteReady(const Machine& machine) {
    std::uint32_t first = machine::noLink;
    for (std::uint32_t index = machine.lastReady(); index != machine::noLink;
         index = machine.goroutine(index).previous) {
        if (machine.goroutine(index).readyStamp <= m_seenStamp) break;
        first = index;
    }
    for (std::uint32_t index = first; index != machine::noLink; index = machine.goroutine(index).next) {
        m_seenStamp = machine.goroutine(index).readyStamp;
        if (index == m_current) continue;
        if (m_next != noGoroutine) putInQueue(m_next, machine);
        m_next = index;
    }
}

void GoStrategy::putInQueue(GoroutineIndex goroutine, const Machine& machine) {
    m_queue.push_back({goroutine, machine.goroutine(goroutine).readyStamp});
}

void GoStrategy::leaveCurrent(const Machine& machine) {
    if (m_current != noGoroutine && isReady(m_current, machine)) putInQueue(m_current, machine);
    m_current = noGoroutine;
}

Choice GoStrategy::run(GoroutineIndex goroutine, const Machine& machine) {
    m_current = goroutine;
    const std::uint32_t ways = machine.drawnAlternatives(goroutine);
    return {Actor::goroutine(goroutine), static_cast<std::uint16_t>(ways > 1 ? m_random.below(ways) : 0)};
}

std::optional<Choice> GoStrategy::choose(const Machine& machine) {
    if (!m_started) noteReady(machine);
    m_started = true;
    const std::optional<Choice> chosen = pick(machine);
    m_yields = chosen && chosen->actor.isGoroutine() && isAboutToYield(m_current, machine);
    return chosen;
}

std::optional<Choice> GoStrategy::pick(const Machine& machine) {
    const bool sliceOver = spent(machine) - m_sliceStart >= m_slice;
    if (m_current != noGoroutine && !sliceOver && canMove(m_current, machine)) return run(m_current, machine);
    leaveCurrent(machine);
    if (m_next != noGoroutine) {
        const GoroutineIndex next = std::exchange(m_next, noGoroutine);
        if (canMove(next, machine)) {
            if (sliceOver) m_sliceStart = spent(machine);
            return run(next, machine);
        }
        if (isReady(next, machine)) putInQueue(next, machine);
    }
    // Who waits again, or has run since, is in the queue again or gone: the stamp tells.
    const auto isStillThere = [&machine](const Queued& queued) {
        return isReady(queued.goroutine, machine) &&
               machine.goroutine(queued.goroutine).readyStamp == queued.readyStamp;
    };
    while (!m_queue.empty() && !isStillThere(m_queue.front())) m_queue.pop_front();
    const auto found = std::find_if(m_queue.begin(), m_queue.end(), [&](const Queued& queued) {
        return isStillThere(queued) && canMove(queued.goroutine, machine);
    });
    if (found != m_queue.end()) {
        const GoroutineIndex next = found->goroutine;
        m_queue.erase(found);
        m_sliceStart = spent(machine);
        return run(next, machine);
    }
    const std::span<const Choice> choices = machine.choices();
    if (choices.empty()) return std::nullopt;
    return choices.back(); // the clock
}

void GoStrategy::made(Choice choice, const Machine& machine) {
    if (choice.actor.isGoroutine() && (choice.actor.index() != m_current || !m_started)) {
        // Somebody else decided: that goroutine is the current one now.
        const GoroutineIndex chosen = choice.actor.index();
        m_started = true;
        if (m_current != chosen) leaveCurrent(machine);
        m_current = chosen;
        if (m_next == chosen) m_next = noGoroutine;
        std::erase_if(m_queue, [chosen](const Queued& queued) { return queued.goroutine == chosen; });
        m_sliceStart = spent(machine);
    }
    noteReady(machine);
    if (std::exchange(m_yields, false)) leaveCurrent(machine);
}

} // namespace lockstep::scheduler
