#include "engine/scheduler/fair_strategy.h"

#include <algorithm>

namespace lockstep::scheduler {

std::optional<Choice> FairStrategy::choose(const Machine& machine) {
    const std::span<const Choice> choices = machine.choices();
    if (choices.empty()) return std::nullopt;
    if (!m_started) return choices.front();
    const auto next = std::find_if(choices.begin(), choices.end(),
                                   [this](const Choice& choice) { return choice.actor > m_last.actor; });
    const Choice chosen = next == choices.end() ? choices.front() : *next;
    if (!chosen.actor.isGoroutine()) return chosen;
    // Of several ready cases each has its turn, too.
    const std::uint32_t ways = machine.alternatives(chosen.actor.index());
    return Choice{chosen.actor, static_cast<std::uint16_t>(machine.steps() % ways)};
}

void FairStrategy::made(Choice choice, const Machine&) {
    m_started = true;
    m_last = choice;
}

} // namespace lockstep::scheduler
