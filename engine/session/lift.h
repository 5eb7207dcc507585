// Lift: a schedule of a program with long loops, made from those of the same program with short ones.
//
// Where 5000 rounds are too many to look through, the least schedules to the goal with 3 and with 4 rounds mostly have
// the same shape: the same goroutines take turns, and the turns that span rounds are longer by the same number of
// operations for each round more, so that they begin and end in the same first and last rounds. Carried on to 5000
// rounds that is a guess, which a replay of the whole program confirms or not.
#pragma once

#include "engine/explore/explorer.h"
#include "engine/session/compile.h"

namespace lockstep::session {

/// None: the loops with a constant bound are not all equally long, or the goal is about places, or the guess was wrong.
/// What is returned was replayed. Cost: explores four small programs.
[[nodiscard]] std::optional<explore::Witness> lift(const Compilation& compilation, const explore::Options& options);

/// The schedule with `rounds`, given those with `fewer` rounds and with one more; none if they differ in shape.
[[nodiscard]] std::optional<history::Schedule> extrapolated(const history::Schedule& fewer,
                                                            const history::Schedule& more, std::uint32_t fewerRounds,
                                                            std::int64_t rounds);

} // namespace lockstep::session
