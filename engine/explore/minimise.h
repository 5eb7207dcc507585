// Minimise: a schedule with fewer preemptions and switches that comes to the same, where the state graph is too large
// for the least one.
//
// Delta debugging: in ever smaller windows of the schedule each goroutine's moves are put together; then single turns
// are joined with the goroutine's turn before or after. What leads to the same and costs less is kept. The result is no
// worse than what was given; when the budget lasts, joining no two turns makes it better.
// Source: A. Zeller, R. Hildebrandt, "Simplifying and isolating failure-inducing input" (2002).
#pragma once

#include "engine/explore/result.h"
#include "engine/explore/state_graph.h"

#include <functional>

namespace lockstep::explore {

/// Whether a way that ended there comes to the same.
using IsSame = std::function<bool(StateId state)>;

/// Pre: the moves lead to a state that is the same. Cost: at most about `maxSteps` steps, which it takes off.
[[nodiscard]] std::vector<Move> minimised(StateGraph& graph, std::vector<Move> moves, const IsSame& isSame,
                                          std::uint64_t& maxSteps);

} // namespace lockstep::explore
