#include "engine/scheduler/random_strategy.h"

namespace lockstep::scheduler {

std::optional<Choice> RandomStrategy::choose(const Machine& machine) {
    const std::span<const Choice> choices = machine.choices();
    if (choices.empty()) return std::nullopt;
    return choices[m_random.below(static_cast<std::uint32_t>(choices.size()))];
}

} // namespace lockstep::scheduler
