// Counting: how many interleavings there are, and how many lead to each outcome, exactly.
//
// The number of ways to a state is the sum over the steps into it; with merged states that is one pass over the graph
// in topological order, whatever the number of interleavings. What commutes with everything is no step of its own (see
// docs/model.md), and what happens after the program's end is not counted.
#pragma once

#include "engine/explore/state_graph.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <map>
#include <optional>

namespace lockstep::explore {

using Count = boost::multiprecision::cpp_int;

struct InterleavingCounts {
    Count total;
    std::map<OutcomeId, Count> byOutcome;
};

/// None: the graph is larger than it can be held, or the program can come back to where it was, so that there is no end
/// to its interleavings.
[[nodiscard]] std::optional<InterleavingCounts> countInterleavings(StateGraph& graph);

} // namespace lockstep::explore
