// Where in the user's own files something happens, when the instruction itself lies in the library: a Lock is shown at
// the line that calls it, not inside of sync.
#pragma once

#include "engine/history/history.h"
#include "engine/machine/snapshot.h"

#include <cstddef>

namespace lockstep::app {

/// Of an event: of its instruction, or of the innermost call in the user's files. line 0: none.
program::SourcePosition userPosition(const history::History& history, history::EventIndex event);
/// Of what a goroutine is about to do. `frame` receives the index of the frame that is in the user's files.
program::SourcePosition userPosition(const program::Program& program, const machine::GoroutineState& goroutine,
                                     std::size_t* frame = nullptr);

} // namespace lockstep::app
