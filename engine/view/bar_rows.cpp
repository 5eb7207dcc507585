#include "engine/view/bar_rows.h"

#include <algorithm>
#include <map>

namespace lockstep::view {

std::uint16_t stackBars(std::vector<Bar>& bars, std::uint16_t maximum) {
    std::vector<Column> rowEnds;
    std::uint16_t rows = 0;
    bool crowded = false;
    for (Bar& bar : bars) {
        std::size_t row = 0;
        while (row < rowEnds.size() && rowEnds[row] > bar.begin) ++row;
        if (row >= maximum) crowded = true;
        if (row == rowEnds.size()) rowEnds.push_back(0);
        rowEnds[row] = bar.end;
        bar.row = static_cast<std::uint16_t>(std::min<std::size_t>(row, 0xffff));
        rows = std::max(rows, static_cast<std::uint16_t>(bar.row + 1));
    }
    if (!crowded) return rows;
    for (Bar& bar : bars) {
        bar.overflow = bar.row + 1 >= maximum;
        if (bar.overflow) bar.row = static_cast<std::uint16_t>(maximum - 1);
    }
    return maximum;
}

std::vector<Level> countOverflow(const std::vector<Bar>& bars) {
    std::map<Column, std::int64_t> changes;
    for (const Bar& bar : bars) {
        if (!bar.overflow) continue;
        ++changes[bar.begin];
        --changes[bar.end];
    }
    std::vector<Level> levels;
    std::int64_t value = 0;
    for (const auto& [column, change] : changes) {
        if (change == 0) continue;
        value += change;
        levels.push_back({column, value, history::none});
    }
    return levels;
}

} // namespace lockstep::view
