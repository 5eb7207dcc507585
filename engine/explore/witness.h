// Witness: moves of the state graph as a schedule that can be replayed, and what its replay shows.
#pragma once

#include "engine/explore/result.h"
#include "engine/explore/state_graph.h"

namespace lockstep::explore {

/// The schedule of those moves from the start, up to the program's end; its cost. Cost: replays them.
[[nodiscard]] Witness makeWitness(StateGraph& graph, std::span<const Move> moves);

/// What happened under the schedule.
[[nodiscard]] history::History replay(const std::shared_ptr<const machine::Image>& image,
                                      const history::Schedule& schedule);

/// Everything wrong in the history, each with its steps; the witness of all is `witness`.
[[nodiscard]] std::vector<FindingResult> findingsOf(const history::History& history, const Witness& witness);

/// Adds what is new; what is there already keeps the cheaper witness.
void merge(std::vector<FindingResult>& all, std::vector<FindingResult> more);

} // namespace lockstep::explore
