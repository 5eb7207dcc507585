// Shortest: the cheapest way to every outcome, over the state graph.
//
// Dijkstra's algorithm on (state, who moved last) with the cost (preemptions, switches, steps). The first time an
// outcome is reached is its least witness; and when the search turns to schedules with k + 1 preemptions, everything
// with k has been seen, which is what "bounded" means.
#pragma once

#include "engine/explore/result.h"
#include "engine/explore/state_graph.h"

#include <functional>
#include <map>
#include <stop_token>

namespace lockstep::explore {

struct CheapestPath {
    std::vector<Move> moves;
    Cost cost;
};

struct ShortestResult {
    std::map<OutcomeId, CheapestPath> paths;  ///< the least for each outcome reached
    std::map<EndingId, CheapestPath> endings; ///< likewise, for each way of being left over
    std::optional<CheapestPath> wanted;       ///< the least to a state that was wanted
    bool isComplete = false;                  ///< every state was seen
    std::uint32_t preemptions = 0;            ///< if not: everything with fewer than so many was
    std::uint64_t states = 0;
};

struct ShortestLimits {
    std::size_t maxNodes = 400'000;
    std::optional<std::uint32_t> preemptions; ///< look no further
    /// Stop at the first such state. `hasJustEnded`: the program ended with the step to it.
    std::function<bool(StateId state, bool hasJustEnded)> isWanted;
    std::stop_token stop;
};

[[nodiscard]] ShortestResult shortestPaths(StateGraph& graph, const ShortestLimits& limits);

} // namespace lockstep::explore
