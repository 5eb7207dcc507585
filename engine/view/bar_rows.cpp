#include "engine/view/bar_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

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

std::vector<Level> countOverflow(std::vector<Bar>& bars) {
    std::map<Column, std::vector<std::size_t>> changes; // bars that begin or end there
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (!bars[i].overflow) continue;
        changes[bars[i].begin].push_back(i);
        changes[bars[i].end].push_back(i);
    }
    std::vector<Level> levels;
    std::set<std::size_t> there;
    std::int64_t shown = 0;
    const std::size_t crowd = bars.size();
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        for (const std::size_t bar : change->second)
            if (!there.insert(bar).second) there.erase(bar);
        const bool isAlone = there.size() == 1;
        if (isAlone) {
            Bar part = bars[*there.begin()];
            part.begin = change->first;
            part.end = std::next(change)->first;
            part.overflow = false;
            bars.push_back(part);
        }
        const std::int64_t value = isAlone ? 0 : static_cast<std::int64_t>(there.size());
        if (value != std::exchange(shown, value)) levels.push_back({change->first, value, history::none});
    }
    if (bars.size() != crowd)
        std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.begin < b.begin; });
    return levels;
}

} // namespace lockstep::view
