// Leaks: goroutines that are left over when main has returned and everybody else has gone as far as they can.
//
// A process that ends takes its goroutines along, so a run shows a leak only if it had come to its wait by then. The
// search lets the others go on, unseen, and knows.
#pragma once

#include "engine/explore/result.h"
#include "engine/explore/state_graph.h"

namespace lockstep::explore {

/// A finding for each goroutine that those moves leave over. Pre: after them nobody can move.
[[nodiscard]] std::vector<FindingResult> leaksAfter(StateGraph& graph, std::span<const Move> moves,
                                                    const Witness& witness);

} // namespace lockstep::explore
