// Axis: what lies left and right in a timeline: steps, all equally wide, or virtual time.
//
// In steps, column c lies from c to c + 1. In time, the unit is a nanosecond and a column lies from the time before its
// step to the time after it: most steps take no time and are a line, while waiting and sleeping have their length.
#pragma once

#include "engine/history/history.h"

#include <cstdint>
#include <vector>

namespace lockstep::view {

enum class AxisKind : std::uint8_t { Steps, Time };

class Axis {
public:
    static Axis steps(const history::History& history);
    static Axis time(const history::History& history);

    [[nodiscard]] AxisKind kind() const { return m_kind; }
    [[nodiscard]] std::uint32_t columns() const { return m_columns; }
    /// Where the last column ends.
    [[nodiscard]] double end() const { return start(m_columns); }
    /// Where the column begins; the column after the last gives the end.
    [[nodiscard]] double start(std::uint32_t column) const {
        return m_kind == AxisKind::Steps ? static_cast<double>(column) : m_edges[column];
    }
    /// The column at a position: the last one that begins at or before it, clamped to the columns there are.
    [[nodiscard]] std::uint32_t columnAt(double position) const;
    /// The position as text for a ruler: "14", "1.1s".
    [[nodiscard]] std::string label(double position) const;
    /// A distance between ruler marks of at least `least`, in round steps or round times.
    [[nodiscard]] double roundDistance(double least) const;

private:
    AxisKind m_kind = AxisKind::Steps;
    std::uint32_t m_columns = 0;
    std::vector<double> m_edges; ///< of Time: one more than columns
};

} // namespace lockstep::view
