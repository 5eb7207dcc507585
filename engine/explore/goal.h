// Goal: what a search was asked for: that the program prints a text, that its variables end with certain values, or
// that goroutines are at certain lines at the same time.
//
//   lost                           it prints "lost", or fails with it; as whole words: 2 is no part of 12
//   x == 2 && y > x                package variables, integers and bools, when the program ends; Go's operators
//   line 12 while G2 at line 7     some goroutine is about to execute line 12, and G2 line 7 or a call on it
//
// The first two are about an end of the program, the last about any state on the way.
#pragma once

#include "engine/base/result.h"
#include "engine/history/language.h"
#include "engine/machine/machine.h"

#include <memory>
#include <string>
#include <string_view>

namespace lockstep::explore {

class Goal {
public:
    virtual ~Goal() = default;
    Goal() = default;
    Goal(const Goal&) = delete;
    Goal& operator=(const Goal&) = delete;

    enum class Kind : std::uint8_t { Printed, FinalValues, Places };
    [[nodiscard]] virtual Kind kind() const = 0;
    /// Whether the machine is where the goal wants it. Pre, unless it is about places: the program has just ended.
    [[nodiscard]] virtual bool isMet(const machine::Machine& machine) const = 0;
    /// As it was asked for, in words.
    [[nodiscard]] virtual history::Text text() const = 0;
};

/// A comparison or logical expression over package variables means their final values, everything else a text that is
/// printed. Errors: it is such an expression, but not all of its names are package variables that can be compared.
[[nodiscard]] base::Result<std::shared_ptr<const Goal>> parseOutcome(std::string_view text,
                                                                     const program::Program& program);
/// `[NAME at] [line] [FILE:]N`, several of them with `while` between; different ones are different goroutines.
/// Errors: something else, or a line of a file that there is not.
[[nodiscard]] base::Result<std::shared_ptr<const Goal>> parsePlaces(std::string_view text,
                                                                    const program::Program& program);

} // namespace lockstep::explore
