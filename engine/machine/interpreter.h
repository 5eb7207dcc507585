// The interpreter: runs one goroutine's instructions. Internal to engine/machine.
//
// Visible operations are counted; it stops before the one after the last allowed. One source, two instantiations of the
// same meaning. *Free*: for a machine that nobody observes and without marks; private work has no overhead. *Stepping*:
// also records, and remembers for undo.
#pragma once

#include "engine/machine/core.h"
#include "engine/machine/run_queue.h"

namespace lockstep::machine {

enum class Pace : std::uint8_t { Free, Stepping };

/// Lets a ready goroutine go on. Turn::operations: how many visible operations it may do; 0 runs private work only.
/// Turn::ticks: how many backward jumps and calls it may do. With a queue, others go on when it makes room, and what
/// is to be done between two moves is done, until the queue says that somebody is to be asked; `turn` is the last
/// one then.
template <Pace pace> Pause interpret(Core& core, Turn& turn, RunQueue* queue);

extern template Pause interpret<Pace::Free>(Core&, Turn&, RunQueue*);
extern template Pause interpret<Pace::Stepping>(Core&, Turn&, RunQueue*);

/// Likewise, at the pace that recorder and marks ask for.
inline Pause interpret(Core& core, Turn& turn, RunQueue* queue = nullptr) {
    const bool isFree = !core.isObserved() && !core.undo().isActive();
    return isFree ? interpret<Pace::Free>(core, turn, queue) : interpret<Pace::Stepping>(core, turn, queue);
}

} // namespace lockstep::machine
