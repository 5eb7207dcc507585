// Result: what exploring a program came to, as a value: which outcomes it can have, what is wrong, and a schedule to
// each. Made by explore() (explorer.h); immutable afterwards, and may go to any thread.
//
// `rung` says what it stands on: every class of executions was visited, or everything with few preemptions, or some
// runs by chance. A result that is not complete never says that there is nothing.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/history/outcome.h"
#include "engine/history/schedule.h"

#include <optional>
#include <string>
#include <vector>

namespace lockstep::explore {

enum class Rung : std::uint8_t {
    Complete, ///< one execution of every class
    Bounded,  ///< everything that needs at most `preemptions` preemptions
    Sampled,  ///< some runs by chance
};

/// What it costs a person to follow a schedule, in order of weight.
struct Cost {
    std::uint32_t preemptions = 0; ///< turning away from a goroutine that could have gone on
    std::uint32_t switches = 0;    ///< turning to another goroutine
    std::uint32_t steps = 0;
    friend auto operator<=>(const Cost&, const Cost&) = default;
};

/// A schedule that shows something.
struct Witness {
    history::Schedule schedule; ///< to be replayed from the start
    Cost cost;
    bool isLeast = false; ///< nothing cheaper exists
};

struct OutcomeResult {
    history::OutcomeKind kind = history::OutcomeKind::Exited;
    int exitCode = 0;
    std::string standardOutput;
    std::string standardError;                ///< with Go's report, as the witness prints it
    std::string message;                      ///< the panic's value, the fatal error
    std::uint64_t executions = 0;             ///< classes that end so; when sampled, runs that did
    std::optional<std::string> interleavings; ///< exact, in decimal
    double share = 0;                         ///< of all interleavings, else of the executions visited; 0: nobody knows
    Witness witness;
};

struct FindingResult {
    analysis::Finding finding; ///< its goroutines and events are those of the witness's history
    std::vector<std::string> goroutines;
    std::vector<std::uint32_t> steps; ///< of the witness, at which it can be seen
    Witness witness;
};

struct Result {
    Rung rung = Rung::Complete;
    bool complete = false; ///< rung Complete, and no run had to be cut
    history::ClockMode clock = history::ClockMode::Ideal;
    std::uint64_t executions = 0;
    std::uint64_t blocked = 0;                ///< visited in vain: 0
    std::uint64_t cut = 0;                    ///< longer than the longest that is looked at
    std::uint64_t samples = 0;                ///< runs by chance
    std::optional<std::uint32_t> preemptions; ///< everything up to so many was tried
    bool isBoundWhole = false;                ///< rung Bounded: every class with a schedule within it was visited
    std::optional<std::string> interleavings;
    double estimate = 0; ///< of the number of interleavings, when it is not known; 0: none
    std::uint64_t states = 0;
    std::vector<OutcomeResult> outcomes; ///< the most frequent first
    std::vector<FindingResult> findings;
    history::Text verdict; ///< in plain words: what was looked at, and what that does not cover
    /// When an outcome was asked for: whether it was found. None: it is not reachable, or not as far as was looked.
    std::optional<Witness> wanted;
};

/// How far it has got.
struct Progress {
    std::uint64_t executions = 0;
    std::uint64_t samples = 0;
    std::uint64_t states = 0;
    std::size_t outcomes = 0;
    double estimate = 0; ///< of the number of executions; 0: none yet
};

std::string_view toText(Rung rung);

} // namespace lockstep::explore
