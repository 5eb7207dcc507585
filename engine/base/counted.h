// counted: a number and what it is a number of, in English.
#pragma once

#include <fmt/format.h>
#include <string>
#include <string_view>

namespace lockstep::base {

/// "1 execution", "2 executions". `plural` where it is not the noun with an s.
template <typename Count>
[[nodiscard]] std::string counted(const Count& count, std::string_view noun, std::string_view plural = {}) {
    const std::string number = fmt::format("{}", count);
    if (number == "1") return fmt::format("1 {}", noun);
    return plural.empty() ? fmt::format("{} {}s", number, noun) : fmt::format("{} {}", number, plural);
}

} // namespace lockstep::base
