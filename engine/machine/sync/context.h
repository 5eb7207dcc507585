// The cancellation tree of package context. Internal to engine/machine.
//
// Cancelling a context cancels everything below it and closes all their Done channels, as one visible operation: nobody
// sees half of it. Go does the same under its locks.
#pragma once

#include "engine/machine/core.h"

namespace lockstep::machine::sync {

/// context.cancelCtx in engine/golib/context/cancel.go: the fields that the machine keeps.
struct ContextWords {
    Word outer[2]; ///< the Context it comes from
    Pointer done;
    Word error[2];
    Word cause[2];
    Pointer parent;
    Pointer first;
    Pointer last;
    Pointer next;
    Pointer previous;
    Word call;
    Pointer timer;
};

Performed attachContext(Core& core, GoroutineIndex g, Pointer node, Pointer parent);
Performed cancelContext(Core& core, GoroutineIndex g, Pointer node, const Word* error, const Word* cause);
Performed stopContext(Core& core, GoroutineIndex g, Pointer node, Word& result);
Performed readContext(Core& core, GoroutineIndex g, Pointer node, bool cause, Word* result);

} // namespace lockstep::machine::sync
