#include "engine/scheduler/manual_strategy.h"

#include <algorithm>

namespace lockstep::scheduler {

std::optional<Choice> ManualStrategy::choose(const Machine& machine) {
    if (m_next == m_choices.size()) return std::nullopt;
    const std::span<const Choice> possible = machine.choices();
    if (std::find(possible.begin(), possible.end(), m_choices[m_next]) == possible.end()) return std::nullopt;
    return m_choices[m_next];
}

void ManualStrategy::made(Choice choice, const Machine&) {
    if (m_next < m_choices.size() && m_choices[m_next] == choice) ++m_next;
}

} // namespace lockstep::scheduler
