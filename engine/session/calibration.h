// Calibration: measures what things cost on this machine, for timed runs.
//
// A small native benchmark, a few tenths of a second. What the processor does is measured as it is (accesses, atomic
// operations, locks); what Go's runtime does is measured on stand-ins built of the same parts: a goroutine's switch is
// a switch between two user-level contexts, waking is a queue under a lock, a channel is a ring buffer under a lock.
// The smallest of several measurements counts, because disturbance only adds. The only place where the host's clock
// meets a cost table: what comes after is deterministic again.
#pragma once

#include "engine/history/cost_table.h"

#include <string>

namespace lockstep::session {

struct Calibration {
    history::CostTable table;
    bool hasContended = true; ///< false: no two processors were free together; the row is the built-in one
};

/// Pre: isTableName(name). Cost: about half a second.
[[nodiscard]] Calibration calibrate(const std::string& name);

} // namespace lockstep::session
