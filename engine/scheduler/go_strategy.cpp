#include "engine/scheduler/go_strategy.h"

namespace lockstep::scheduler {

std::optional<Choice> GoStrategy::choose(const Machine& machine) {
    if (const std::optional<Choice> next = m_queue.next(machine)) return next;
    const std::span<const Choice> choices = machine.choices();
    if (choices.empty()) return std::nullopt;
    return choices.back(); // the clock
}

void GoStrategy::made(Choice choice, const Machine& machine) {
    m_queue.moved(choice.actor.isGoroutine() ? choice.actor.index() : history::noGoroutine, machine);
}

} // namespace lockstep::scheduler
