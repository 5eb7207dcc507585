// What the commands have in common: reading the files named on the command line, and the options of a run.
#pragma once

#include "engine/scheduler/strategies.h"
#include "engine/session/session.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep::cli {

/// A command that cannot go on: the sentence was not printed yet.
struct Failure {
    int exitCode = 0;
    std::string sentence;
};

/// Prints "lockstep-cli: sentence" to stderr and returns the exit code.
int complain(const Failure& failure);
int complain(int exitCode, std::string_view sentence);

/// For options whose number must be more than 0. The library's own names the largest double in its sentence.
[[nodiscard]] CLI::Validator moreThanZero();

/// For options whose number must be whole and not negative: the library takes "-1" for the largest number.
[[nodiscard]] CLI::Validator wholeNumber();
/// For texts that must say something.
[[nodiscard]] CLI::Validator notEmpty();

/// An option that takes one of some words, each for a value.
template <typename T>
void addChoice(CLI::App& app, const std::string& name, T& target, std::vector<std::pair<std::string, T>> choices,
               const std::string& description) {
    std::string words;
    for (const auto& [word, value] : choices) words += (words.empty() ? "" : ", ") + word;
    const auto choose = [name, &target, choices = std::move(choices), words](const std::string& text) {
        const auto chosen =
            std::find_if(choices.begin(), choices.end(), [&](const auto& choice) { return choice.first == text; });
        if (chosen == choices.end())
            throw CLI::ValidationError(name, "there is no \"" + text + "\"; there are " + words);
        target = chosen->second;
    };
    app.add_option_function<std::string>(name, choose, description)->type_name(words);
}
/// --language en, zh.
void addLanguageOption(CLI::App& app, history::Language& language, const std::string& description);

/// FILE... and --lang.
struct InputOptions {
    std::vector<std::string> files;
    std::string language; ///< empty: of the nearest go.mod, else the newest
    // Set by the commands that have them:
    std::string onlyTest;                   ///< of the tests this one; empty: all
    std::vector<session::LoopScale> scales; ///< loops that are to go round less often
};
void addInputOptions(CLI::App& app, InputOptions& options);

/// How a run is to go: --strategy, --seed, --schedule, --clock, --wake, --procs, --costs, --max-steps, --memory.
struct RunOptions {
    std::string strategy;
    std::optional<std::uint64_t> seed;
    std::string schedule;
    std::string clock;
    std::string wake;
    std::optional<std::uint32_t> processors;
    std::string costs; ///< a file
    std::optional<std::uint64_t> maxSteps;
    std::optional<std::uint64_t> memory; ///< bytes

    /// Nothing was said about who moves.
    [[nodiscard]] bool isOpen() const { return strategy.empty() && schedule.empty() && !seed; }
};
void addRunOptions(CLI::App& app, RunOptions& options);
/// --memory SIZE.
void addMemoryOption(CLI::App& app, std::optional<std::uint64_t>& bytes, const std::string& defaultSize);

/// Whether the program is to run: then it needs a function main.
enum class Purpose : std::uint8_t { Run, Check };

/// Reads and compiles. Throws Failure: a file that cannot be read, a language that does not exist, errors in the
/// program (the sentence is then the compiler's report).
std::shared_ptr<const session::Compilation> compileInput(const InputOptions& options, Purpose purpose = Purpose::Run);

/// With the language that the schedule says, if no other is asked for. Throws Failure.
InputOptions withLanguageOf(InputOptions input, const RunOptions& run);

/// The schedule the options ask for; without --schedule, one with a header alone. Throws Failure.
history::Schedule scheduleFrom(const RunOptions& options, const session::Compilation& compilation);
/// The limits the options ask for; `defaultSteps` without --max-steps.
scheduler::Limits limitsFrom(const RunOptions& options, std::uint64_t defaultSteps);

/// Compiles and runs to the end, with a history; a .lockstep file is replayed. With nothing said about who moves: the
/// run of strategy go if something is wrong in it, else the first of some random runs in which something is.
/// Throws Failure.
session::Session recordInput(const InputOptions& input, const RunOptions& run);

/// Steps of a recorded run, which keeps 48 bytes and more for each.
inline constexpr std::uint64_t recordedSteps = 1'000'000;

/// What went wrong with the source and with the fault: see fault.cpp.
void rememberForFault(std::string_view name, std::string_view text);

} // namespace lockstep::cli
