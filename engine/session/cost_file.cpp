#include "engine/session/cost_file.h"

#include "engine/session/source_text.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lockstep::session {

using history::Cost;
using history::CostTable;
using Json = nlohmann::ordered_json;

namespace {

constexpr int format = 1;
constexpr double perNanosecond = 1000;

base::Error wrong(std::string_view what) { return {fmt::format("this is no file of costs: {}", what), {}}; }

} // namespace

std::string toJson(const CostTable& table) {
    Json costs = Json::object();
    for (std::size_t row = 0; row < history::costCount; ++row)
        costs[std::string(history::costInfo(static_cast<Cost>(row)).key)] =
            static_cast<double>(table.picoseconds[row]) / perNanosecond;
    return Json{{"lockstep-costs", format}, {"name", table.name}, {"nanoseconds", costs}}.dump(2) + "\n";
}

base::Result<CostTable> parseCostTable(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return wrong("it is not JSON");
    if (!json.is_object() || json.value("lockstep-costs", Json()) != format)
        return wrong(fmt::format("\"lockstep-costs\": {} is missing", format));
    const Json name = json.value("name", Json());
    if (!name.is_string() || !history::isTableName(name.get<std::string>()))
        return wrong("\"name\" must be of letters, digits, \".\", \"-\" and \"_\"");
    const Json costs = json.value("nanoseconds", Json());
    if (!costs.is_object()) return wrong("\"nanoseconds\" is no object");
    CostTable table;
    table.name = name.get<std::string>();
    for (std::size_t row = 0; row < history::costCount; ++row) {
        const std::string key(history::costInfo(static_cast<Cost>(row)).key);
        const Json cost = costs.value(key, Json());
        const double picoseconds = cost.is_number() ? cost.get<double>() * perNanosecond : -1;
        if (!(picoseconds >= 0 && picoseconds <= static_cast<double>(CostTable::most)))
            return wrong(fmt::format("\"{}\" must be a number of nanoseconds, from 0 to 1e9", key));
        table.picoseconds[row] = std::llround(picoseconds);
    }
    if (costs.size() != history::costCount) return wrong("there is a cost that this version does not know");
    if (table.borrowsName())
        return wrong(fmt::format("\"{}\" is the built-in table, which has other figures", table.name));
    return table;
}

base::Result<CostTable> loadCostTable(const std::string& path) {
    constexpr std::size_t mostBytes = std::size_t{1} << 16U;
    const base::Result<std::string> text = readFile(path, mostBytes);
    if (!text) return text.error();
    base::Result<CostTable> table = parseCostTable(text.value());
    if (!table) return base::Error{fmt::format("cannot use {}: {}", path, table.error().sentence), {}};
    return table;
}

} // namespace lockstep::session
