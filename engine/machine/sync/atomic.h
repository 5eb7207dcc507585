// sync/atomic: one visible operation on a word of memory, or on the interface inside an atomic.Value. Internal to
// engine/machine.
//
// They never wait and are steps also on memory that nobody else can reach, because people want to see them. A load and
// a store are recorded as those of any variable, with Flag::Atomic; what reads and writes in one is an event of its
// own.
#pragma once

#include "engine/machine/core.h"

namespace lockstep::machine::sync {

[[nodiscard]] bool isAtomic(program::Operation operation);
/// The event that the operation is. Pre: isAtomic(operation).
[[nodiscard]] history::EventKind atomicEvent(program::Operation operation);
/// Pre: isAtomic(operation) and R[0] is not nil.
Performed performAtomic(Core& core, GoroutineIndex g, program::Operation operation);

} // namespace lockstep::machine::sync
