// Dependency: which accesses to one object commute. The table is dependency.def; this makes it askable, and says what
// access a touch of the machine is.
//
// Dependency order is about what may not be swapped, and is not the happens-before order of Go's memory model: print
// order and lock order between readers are in the first only.
#pragma once

#include "engine/machine/footprint.h"

#include <cstdint>
#include <string_view>

namespace lockstep::explore {

enum class Access : std::uint8_t {
#define NOTHING
#define ACCESS(name, meaning, dependents) name,
#include "engine/explore/dependency.def"
#undef ACCESS
#undef NOTHING
    None, ///< commutes with everything
};

inline constexpr unsigned accessCount = static_cast<unsigned>(Access::None);

/// Whether two such accesses of different goroutines to the same object (memory: to overlapping bytes) are dependent.
[[nodiscard]] bool areDependent(Access a, Access b);

/// Whether what such an access does, or whether it can be done at all, depends on what others did to the object:
/// undoing an earlier step may turn it into something else.
[[nodiscard]] bool dependsOnState(Access access);

std::string_view toText(Access access);

/// To bytes of a variable.
[[nodiscard]] constexpr bool isMemory(Access access) {
    return access == Access::Read || access == Access::Write || access == Access::Exchanged ||
           access == Access::ExchangeFailed;
}

/// Done to the buffer of a channel, whose sends and receives are matched.
[[nodiscard]] constexpr bool isMatched(Access access) { return access == Access::Send || access == Access::Receive; }

/// What a label is made of besides objects.
struct AccessRules {
    bool isOver = false; ///< the program had ended before the step
    bool orderedWaitGroups = false;
    bool adversarialClock = false;
};

/// The access that the touch is.
[[nodiscard]] Access accessOf(const machine::Touch& touch, const AccessRules& rules);

} // namespace lockstep::explore
