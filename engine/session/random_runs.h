// Random runs: what a program comes to when chance is the scheduler, counted. "Run it a thousand times and hope", made
// quick, honest about its number, and each run repeatable by its seed.
#pragma once

#include "engine/history/outcome.h"
#include "engine/session/compile.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace lockstep::session {

/// One way to end, and how often.
struct RandomOutcome {
    history::OutcomeKind kind = history::OutcomeKind::Exited;
    int exitCode = 0;
    std::string standardOutput;
    std::string message; ///< the panic's value, the fatal error
    std::uint64_t runs = 0;
    std::uint64_t firstSeed = 0; ///< of the first run that ended so
};

struct RandomRuns {
    std::vector<RandomOutcome> outcomes; ///< in order of first appearance
    std::uint64_t runs = 0;
    bool isCrowded = false; ///< there were more ways to end than are told apart: the last row holds the rest
};

struct RandomRunOptions {
    std::uint64_t runs = 1000;
    std::uint64_t firstSeed = 1;
    std::size_t mostOutcomes = 64; ///< told apart
    std::stop_token stop;          ///< keeps what was counted
    /// Called now and then, on the calling thread.
    std::function<void(const RandomRuns&)> progress;
};

/// Pre: compilation.ok(). Cost: the runs, without recording.
[[nodiscard]] RandomRuns runAtRandom(const Compilation& compilation, const RandomRunOptions& options);

} // namespace lockstep::session
