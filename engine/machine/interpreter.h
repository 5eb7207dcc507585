// The interpreter: runs one goroutine's instructions. Internal to engine/machine.
//
// Visible operations are counted; it stops before the one after the last allowed. One source, two instantiations of the
// same meaning. *Free*: for a machine that nobody observes and without marks; private work has no overhead. *Stepping*:
// also records, and remembers for undo.
#pragma once

#include "engine/machine/core.h"

namespace lockstep::machine {

enum class Pace : std::uint8_t { Free, Stepping };

/// Lets a ready goroutine go on. operations: how many visible operations it may do; 0 runs private work only.
/// ticks: how many backward jumps and calls it may do.
template <Pace pace> Pause interpret(Core& core, GoroutineIndex g, std::uint64_t operations, std::uint64_t ticks);

extern template Pause interpret<Pace::Free>(Core&, GoroutineIndex, std::uint64_t, std::uint64_t);
extern template Pause interpret<Pace::Stepping>(Core&, GoroutineIndex, std::uint64_t, std::uint64_t);

/// Likewise, at the pace that recorder and marks ask for.
inline Pause interpret(Core& core, GoroutineIndex g, std::uint64_t operations, std::uint64_t ticks) {
    const bool isFree = !core.isObserved() && !core.undo().isActive();
    return isFree ? interpret<Pace::Free>(core, g, operations, ticks)
                  : interpret<Pace::Stepping>(core, g, operations, ticks);
}

} // namespace lockstep::machine
