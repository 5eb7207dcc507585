// CostTable: what operations cost in a timed run, in picoseconds, and the name of the table, which is shown with every
// figure it makes. The rows are those of cost.def.
//
// A schedule's header carries the table whole, so that a timed run can be made again on another machine: the built-in
// table by its name, any other as `name:1500,1000,...`, all rows in the order of cost.def.
#pragma once

#include "engine/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep::history {

enum class Cost : std::uint8_t {
#define COST(name, key, picoseconds, meaning) name,
#include "engine/history/cost.def"
#undef COST
};

inline constexpr std::size_t costCount = 0
#define COST(name, key, picoseconds, meaning) +1
#include "engine/history/cost.def"
#undef COST
    ;

struct CostInfo {
    std::string_view key;
    std::string_view meaning;
};
const CostInfo& costInfo(Cost cost);

struct CostTable {
    static constexpr std::string_view builtInName = "typical-amd64";
    static constexpr std::int64_t most = 1'000'000'000'000; ///< one second: no operation costs more

    std::string name{builtInName}; ///< see isTableName()
    std::array<std::int64_t, costCount> picoseconds{
#define COST(name, key, picoseconds, meaning) picoseconds,
#include "engine/history/cost.def"
#undef COST
    };

    [[nodiscard]] std::int64_t operator[](Cost cost) const { return picoseconds[static_cast<std::size_t>(cost)]; }
    [[nodiscard]] bool isBuiltIn() const { return *this == CostTable{}; }
    /// Whether it is another table under the built-in one's name: what is shown would seem to come from that one.
    [[nodiscard]] bool borrowsName() const { return name == builtInName && !isBuiltIn(); }
    /// As people see it: "typical-amd64 (built in)", "my-laptop".
    [[nodiscard]] std::string label() const;
    /// As a schedule's header has it.
    [[nodiscard]] std::string text() const;
    /// Errors: what is wrong, in a sentence.
    static base::Result<CostTable> parse(std::string_view text);
    friend bool operator==(const CostTable&, const CostTable&) = default;
};

/// Letters, digits, `.`, `-` and `_`, between 1 and 60 of them.
[[nodiscard]] bool isTableName(std::string_view name);

} // namespace lockstep::history
