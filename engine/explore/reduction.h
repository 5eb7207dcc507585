// Reduction: every execution of a program, one of each equivalence class, none twice and none in vain.
//
// Two executions are equivalent if one becomes the other by swapping neighbouring steps that do not depend on each
// other (dependency.def). The search is Optimal-DPOR, with source sets as sleepers and wakeup trees, extended for
// operations that wait and for steps with alternatives. At the end of each execution every place is looked for where
// another order could have happened:
//   race        two neighbouring dependent steps: the second one first
//   disabler    a step that took away what a goroutine was waiting for or would have chosen: without it
//   alternative the same operation of the same goroutine, done another way
//   notice      two neighbouring accesses of one map, one of them a write: with Go's runtime noticing it
//   guards      a select with default: without one step for each of its channels
// Source: Abdulla et al., POPL 2014 (wakeup trees); the last four are needed because Go waits and chooses.
#pragma once

#include "engine/explore/state_graph.h"

#include <functional>
#include <stop_token>

namespace lockstep::explore {

/// An execution that has just been completed. Lifetime: during the call only.
struct Execution {
    std::span<const Move> moves;
    std::span<const LabelId> labels;
    StateId state;            ///< the last
    bool isTruncated = false; ///< longer than was allowed: not over
    /// Pairs of positions: unsynchronised accesses to the same variable that could be neighbours.
    std::span<const std::pair<std::uint32_t, std::uint32_t>> races;
};

struct ReductionCounts {
    std::uint64_t executions = 0;
    std::uint64_t truncated = 0;
    std::uint64_t blocked = 0; ///< explored in vain; must be 0
    std::uint64_t reversals = 0;
    std::uint64_t steps = 0;
    double estimate = 0; ///< of the executions there are, by how much of the tree lies behind; 0: none yet
};

enum class ReductionEnd : std::uint8_t {
    Complete,
    Stopped,                ///< the visitor did not want to go on
    TooLong,                ///< an execution is longer than the longest the search can hold
    NeedsOrderedWaitGroups, ///< start again on a graph with that setting
};

/// False: stop.
using ExecutionVisitor = std::function<bool(const Execution&, const ReductionCounts&)>;

struct ReductionSettings {
    std::uint32_t maxLength = 4096; ///< steps of an execution; longer ones are cut and said to be
    /// For tests that show that each rule is needed.
    bool withDisablers = true;
    bool withAlternatives = true;
    bool withRaces = true;
    bool withGuards = true;
};

/// Visits one execution of each class. Chooses the size of its sets by itself.
ReductionEnd reduce(StateGraph& graph, const ReductionSettings& settings, ReductionCounts& counts,
                    const ExecutionVisitor& visit);

} // namespace lockstep::explore
