#include "engine/history/cost_table.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lockstep::history {

namespace {

constexpr std::array<CostInfo, costCount> infos{{
#define COST(name, key, picoseconds, meaning) {key, meaning},
#include "engine/history/cost.def"
#undef COST
}};

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
}

} // namespace

const CostInfo& costInfo(Cost cost) { return infos[static_cast<std::size_t>(cost)]; }

bool isTableName(std::string_view name) {
    constexpr std::size_t longest = 60;
    return !name.empty() && name.size() <= longest && std::ranges::all_of(name, isNameCharacter);
}

std::string CostTable::label() const { return isBuiltIn() ? name + " (built in)" : name; }

std::string CostTable::text() const {
    return isBuiltIn() ? name : fmt::format("{}:{}", name, fmt::join(picoseconds, ","));
}

base::Result<CostTable> CostTable::parse(std::string_view text) {
    CostTable table;
    if (text == builtInName) return table;
    const std::size_t colon = text.find(':');
    table.name = text.substr(0, colon);
    if (!isTableName(table.name) || colon == std::string_view::npos)
        return base::Error{
            fmt::format("a cost table is \"{}\" or a name, \":\" and {} numbers", builtInName, costCount), {}};
    std::string_view rest = text.substr(colon + 1);
    for (std::size_t row = 0; row < costCount; ++row) {
        std::int64_t& cost = table.picoseconds[row];
        const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), cost);
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        if (problem != std::errc{} || cost < 0 || cost > most || rest.empty() != (row + 1 == costCount) ||
            (!rest.empty() && rest.front() != ','))
            return base::Error{
                fmt::format("a cost table has {} whole numbers of picoseconds, from 0 to {}, with commas "
                            "between",
                            costCount, most),
                {}};
        if (!rest.empty()) rest.remove_prefix(1);
    }
    if (table.borrowsName()) return base::Error{fmt::format("\"{}\" has other figures", builtInName), {}};
    return table;
}

} // namespace lockstep::history
