// Exploration: all interleavings of a compiled program, from the front door: the clock or clocks, the time limit, the
// progress, the stop.
//
// One call, to be made on a worker thread: progress comes on that thread, the stop token may be used from any other,
// and the result is a value that may go anywhere. Stopped or out of time, it keeps what it has found and says so.
#pragma once

#include "engine/explore/explorer.h"
#include "engine/session/compile.h"

#include <chrono>

namespace lockstep::session {

enum class Clocks : std::uint8_t { Ideal, Adversarial, Both };

struct ExplorationOptions {
    Clocks clocks = Clocks::Both;
    history::WakePolicy wake = history::WakePolicy::Any;
    std::uint64_t maxExecutions = 1'000'000;
    std::optional<std::chrono::milliseconds> timeLimit = std::chrono::seconds(20);
    std::optional<std::uint32_t> preemptionBound;
    std::optional<std::uint64_t> maxMemory; ///< bytes the program keeps alive
    std::uint64_t samples = 10'000;
    std::uint64_t seed = 0;
    unsigned jobs = 1;                         ///< with 2 and both clocks, they are explored side by side
    std::shared_ptr<const explore::Goal> goal; ///< only: a schedule that leads there
    std::stop_token stop;
    std::function<void(const explore::Progress&)> progress;
};

struct Exploration {
    explore::Result result; ///< of both clocks together, where both were explored
    bool usedBothClocks = false;
    bool ranOutOfTime = false;
    bool wasStopped = false; ///< by the caller's token
};

/// Whether the program can see time at all; if not, both clocks are the same.
[[nodiscard]] bool usesClock(const program::Program& program);

/// Pre: compilation->ok().
[[nodiscard]] Exploration explore(const Compilation& compilation, const ExplorationOptions& options);

} // namespace lockstep::session
