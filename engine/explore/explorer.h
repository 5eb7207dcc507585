// explore(): everything a program can do, or as much of it as the budget allows.
//
// The ladder: the reduction visits one execution of every class; beside it, the state graph gives counts and least
// witnesses where it can be held whole. Where the reduction does not end within the budget, everything with few
// preemptions is looked at, and the rest sampled. The result says which rung it stands on. Same program, same options,
// not stopped from outside: same result.
// Under the wake policies Go and FIFO, where it matters in which order goroutines come to wait, the dependency table
// does not hold: there the first rung is every state instead of every class.
#pragma once

#include "engine/explore/goal.h"
#include "engine/explore/result.h"
#include "engine/machine/image.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace lockstep::explore {

struct Options {
    history::ClockMode clock = history::ClockMode::Ideal;
    /// Any, as the specification allows, is what the reduction is made for; under the others the state graph is all
    /// there is, and nothing is said of classes.
    history::WakePolicy wake = history::WakePolicy::Any;
    std::uint64_t maxExecutions = 1'000'000;
    std::uint32_t maxLength = 4096;                    ///< steps of one execution
    std::size_t maxGraphBytes = std::size_t{6} << 20U; ///< of the state graph; beyond it there are no counts
    std::uint64_t maxMemory = 256ULL << 20U;           ///< bytes the program keeps alive
    std::uint64_t samples = 10'000;                    ///< where the reduction does not end
    std::uint64_t seed = 0;
    std::optional<std::uint32_t> preemptionBound; ///< only what needs at most so many
    std::shared_ptr<const Goal> goal;             ///< only: how to get there
    /// A schedule to the goal from elsewhere, asked for when the state graph is too large to look through.
    std::function<std::optional<Witness>()> guess;
    std::size_t maxWitnesses = 64;                 ///< runs looked at in detail for findings
    std::stop_token stop;                          ///< keeps what was found
    std::function<void(const Progress&)> progress; ///< on the calling thread, now and then
};

[[nodiscard]] Result explore(std::shared_ptr<const machine::Image> image, const Options& options);

} // namespace lockstep::explore
