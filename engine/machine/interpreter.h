// The interpreter: runs one goroutine's instructions. Internal to engine/machine.
//
// One source, two instantiations. *Free*: for a strategy that lets the goroutine go on until it blocks or its ticks are
// spent, without recorder and without marks; visible operations do not stop it. *Stepping*: counts visible operations,
// stops before the one after the last allowed, records, and remembers for undo.
#pragma once

#include "engine/machine/core.h"

namespace lockstep::machine {

enum class Pace : std::uint8_t { Free, Stepping };

/// Lets a ready goroutine go on. operations: how many visible operations it may do; 0 runs private work only.
/// ticks: how many backward jumps and calls it may do.
template <Pace pace> Pause interpret(Core& core, GoroutineIndex g, std::uint64_t operations, std::uint64_t ticks);

extern template Pause interpret<Pace::Free>(Core&, GoroutineIndex, std::uint64_t, std::uint64_t);
extern template Pause interpret<Pace::Stepping>(Core&, GoroutineIndex, std::uint64_t, std::uint64_t);

} // namespace lockstep::machine
