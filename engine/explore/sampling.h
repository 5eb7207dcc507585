// Sampling: runs by chance, for programs that are too large to be explored.
//
// Three ways in turn: a random walk; PCT (random priorities with a few changes), which finds with a known chance what
// needs few preemptions; and partial order sampling, whose priorities are drawn anew for steps that depend on each
// other. Each run starts from the seed and its number, so that any of them can be run again. The mean
// of the products of the branching degrees estimates how many interleavings there are.
// Source: Burckhardt et al., "A randomized scheduler with probabilistic guarantees of finding bugs", ASPLOS 2010;
// Yuan, Yang, Gu, "Partial order aware concurrency sampling", CAV 2018; Knuth, "Estimating the efficiency of backtrack
// programs", 1975.
#pragma once

#include "engine/explore/state_graph.h"

#include <functional>
#include <stop_token>

namespace lockstep::explore {

struct SamplingSettings {
    std::uint64_t samples = 10'000;
    std::uint64_t seed = 0;
    std::uint32_t maxLength = 100'000;   ///< steps of one run
    std::uint64_t maxSteps = 30'000'000; ///< of all together
    std::stop_token stop;
};

struct SamplingCounts {
    std::uint64_t samples = 0;
    std::uint64_t cut = 0;
    double estimate = 0; ///< of the number of interleavings, from the random walks
};

/// Told of every run that came to its end; false: stop.
using SampleVisitor = std::function<bool(std::span<const Move> moves, EndingId ending, const SamplingCounts& counts)>;

SamplingCounts sample(StateGraph& graph, const SamplingSettings& settings, const SampleVisitor& visit);

} // namespace lockstep::explore
