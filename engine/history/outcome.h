// Outcome: how a run ended, as data. The failure of a Go program is not a failure of ours.
#pragma once

#include "engine/history/choice.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lockstep::history {

enum class OutcomeKind : std::uint8_t {
    Running,     ///< not over yet
    Exited,      ///< main returned, or os.Exit
    Panicked,    ///< an unrecovered panic; exit code 2
    FatalError,  ///< "fatal error: …"; exit code 2
    Deadlocked,  ///< "fatal error: all goroutines are asleep - deadlock!"; exit code 2
    StepLimit,   ///< our limit on steps or instructions was reached: says nothing about the program
    MemoryLimit, ///< our limit on memory was reached
};

struct Outcome {
    OutcomeKind kind = OutcomeKind::Running;
    int exitCode = 0;
    std::string standardOutput;
    std::string standardError;              ///< with Go's report of a panic or fatal error and its traces
    std::string message;                    ///< for limits: the sentence; for panics: the value as Go prints it
    std::vector<GoroutineIndex> ableToGoOn; ///< when main returned: who would not have had to wait

    [[nodiscard]] bool isOver() const { return kind != OutcomeKind::Running; }
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

} // namespace lockstep::history
