#include "engine/view/axis.h"

#include "engine/history/value_text.h"

#include <algorithm>
#include <cmath>

namespace lockstep::view {

Axis Axis::steps(const history::History& history) {
    Axis axis;
    axis.m_columns = history.stepCount();
    return axis;
}

Axis Axis::time(const history::History& history) {
    Axis axis;
    axis.m_kind = AxisKind::Time;
    axis.m_columns = history.stepCount();
    axis.m_edges.reserve(axis.m_columns + 1U);
    const auto steps = history.steps();
    for (const history::EventIndex step : steps)
        axis.m_edges.push_back(step == 0 ? 0.0 : static_cast<double>(history.timeAt(step - 1)));
    const auto events = static_cast<history::EventIndex>(history.events().size());
    axis.m_edges.push_back(events == 0 ? 0.0 : static_cast<double>(history.timeAt(events - 1)));
    return axis;
}

std::uint32_t Axis::columnAt(double position) const {
    if (m_columns == 0 || position <= 0) return 0;
    std::uint32_t column = 0;
    if (m_kind == AxisKind::Steps) {
        column = position >= m_columns ? m_columns : static_cast<std::uint32_t>(position);
    } else {
        const auto after = std::upper_bound(m_edges.begin(), m_edges.end(), position);
        column = static_cast<std::uint32_t>(after - m_edges.begin()) - 1U;
    }
    return std::min(column, m_columns - 1U);
}

std::string Axis::label(double position) const {
    if (m_kind == AxisKind::Steps) return std::to_string(static_cast<std::int64_t>(std::floor(position)) + 1);
    return history::durationText(static_cast<std::int64_t>(std::llround(position)));
}

double Axis::roundDistance(double least) const {
    const double smallest = std::max(least, 1.0);
    const double decade = std::pow(10.0, std::floor(std::log10(smallest)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (decade * factor >= smallest) return decade * factor;
    return decade * 10;
}

} // namespace lockstep::view
