// Runner: lets a machine go on under a strategy until the run is over, a limit is reached or somebody stops it.
//
// Limits are part of what a run is: reaching one ends it with an Outcome that says so with a sentence. Being stopped,
// or having done the steps that were asked for, is not the run's end: it can be taken up again and goes on the same.
#pragma once

#include "engine/history/language.h"
#include "engine/scheduler/strategy.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <stop_token>
#include <string_view>

namespace lockstep::scheduler {

struct Limits {
    std::uint64_t maxSteps = 1'000'000;
    std::uint64_t maxTicks = 1'000'000'000;                    ///< backward jumps and calls
    std::uint64_t maxMemory = machine::Settings{}.memoryLimit; ///< bytes the program keeps alive
    friend bool operator==(const Limits&, const Limits&) = default;
};

struct Progress {
    std::uint64_t steps = 0;
    std::uint64_t ticks = 0;
    std::int64_t now = 0; ///< virtual time, ns
};

struct Control {
    Limits limits;
    /// Comes back when the machine has made this many steps in all.
    std::uint64_t untilStep = std::numeric_limits<std::uint64_t>::max();
    std::stop_token stop;
    /// Called every few thousand moves, on the calling thread.
    std::function<void(const Progress&)> progress;
    /// Called after every move.
    std::function<void(Choice, const Machine&)> moved;
    /// Recordings only: what the program writes, as it does; 1 is standard output, 2 standard error.
    std::function<void(int descriptor, std::string_view text)> output;
};

enum class RunEnd : std::uint8_t {
    Over,     ///< the run is over: see the outcome
    StepDone, ///< untilStep was reached
    Stopped,  ///< by the stop token
    Lost,     ///< the strategy did not know how to go on
};

/// Pre: machine.begin() was called, with the same recorder.
RunEnd run(Machine& machine, Strategy& strategy, history::Recorder* recorder, const Control& control);

/// The sentence for a run that one of our limits ended. Pre: it was.
[[nodiscard]] history::Text limitText(const Machine& machine, const Limits& limits);

} // namespace lockstep::scheduler
