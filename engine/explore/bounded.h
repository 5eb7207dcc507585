// Bounded: one execution of every class that has a schedule with few preemptions.
//
// A depth-first walk over all such schedules, which are many fewer than all: choosing between goroutines costs a
// preemption unless the one that moved last cannot go on. Two that have come to equivalent prefixes with the same last
// mover go on alike, so the second is left; an execution counts once however many of its schedules stay within the
// bound.
// Source: Musuvathi, Qadeer, "Iterative context bounding", PLDI 2007.
#pragma once

#include "engine/explore/state_graph.h"

#include <functional>
#include <stop_token>

namespace lockstep::explore {

struct BoundedLimits {
    std::uint32_t preemptions = 0;
    std::uint32_t maxLength = 4096;
    std::uint64_t maxExecutions = 1'000'000;
    std::size_t maxPrefixes = 4'000'000; ///< remembered
    std::stop_token stop;
};

struct BoundedCounts {
    std::uint64_t executions = 0;
    std::uint64_t truncated = 0; ///< of them, longer than the limit
    bool isComplete = true;      ///< no other limit was reached
};

/// Told of each execution once, in its first schedule; `state` is where it ended.
using BoundedVisitor =
    std::function<void(std::span<const Move> moves, StateId state, bool isTruncated, const BoundedCounts& counts)>;

BoundedCounts visitBounded(StateGraph& graph, const BoundedLimits& limits, const BoundedVisitor& visit);

} // namespace lockstep::explore
