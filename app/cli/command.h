// Command: one subcommand of lockstep-cli, one file each. Adding a command: its file, its add…Command here, a line in
// main.cpp.
//
// An add function declares the command's arguments and returns what to do when it was asked for: an action that gives
// the exit code. Actions print to stdout what was asked for and to stderr what went wrong, as sentences.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace lockstep::cli {

/// The contract of the command line; `run` ends with the Go program's own code where it has one.
enum ExitCode : int {
    Success = 0,
    CompileError = 1, ///< also: a file that cannot be read, a lesson that does not hold
    Diverged = 3,
    BudgetSpent = 4, ///< a limit ended the run before the program did
    FindingsFound = 5,
    UsageError = 64,
    OurFault = 70,
};

struct Command {
    CLI::App* app = nullptr;
    std::function<int()> action;
};

Command addCheckCommand(CLI::App& app);
Command addRunCommand(CLI::App& app);
Command addExploreCommand(CLI::App& app);
Command addReplayCommand(CLI::App& app);
Command addExportCommand(CLI::App& app);
Command addExplainCommand(CLI::App& app);
Command addLessonsCommand(CLI::App& app);
Command addCalibrateCommand(CLI::App& app);

} // namespace lockstep::cli
