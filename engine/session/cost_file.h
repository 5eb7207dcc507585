// Cost files: a cost table as a small JSON file that people can read and edit, in nanoseconds.
//
//   {"lockstep-costs": 1, "name": "my-laptop", "nanoseconds": {"access": 0.4, "atomic": 5.1, ...}}
//
// Every row of cost.def must be there and no other: a figure that nobody gave would be shown under the table's name.
#pragma once

#include "engine/base/result.h"
#include "engine/history/cost_table.h"

#include <string>
#include <string_view>

namespace lockstep::session {

[[nodiscard]] std::string toJson(const history::CostTable& table);
/// Errors: what is wrong, in a sentence.
[[nodiscard]] base::Result<history::CostTable> parseCostTable(std::string_view text);
/// Errors: also a file that cannot be read.
[[nodiscard]] base::Result<history::CostTable> loadCostTable(const std::string& path);

} // namespace lockstep::session
