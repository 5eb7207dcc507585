// lockstep-cli: check, run, replay, export, explain and lessons from the command line.
#include "app/cli/command.h"
#include "app/cli/fault.h"
#include "app/cli/input.h"
#include "engine/session/version.h"

#include <fmt/format.h>
#include <string>
#include <vector>

namespace {

using namespace lockstep;

/// Commands that are planned and must not be mistaken for typing errors.
bool isPlanned(int argc, char** argv) { return argc > 1 && std::string(argv[1]) == "explore"; }

int parseAndRun(int argc, char** argv) {
    CLI::App app("Runs Go programs under a scheduler you control, and shows who did what when.", "lockstep-cli");
    app.set_version_flag("--version", fmt::format("lockstep-cli {}", session::toolVersion));
    app.require_subcommand(1);
    const std::vector<cli::Command> commands{cli::addCheckCommand(app),   cli::addRunCommand(app),
                                             cli::addReplayCommand(app),  cli::addExportCommand(app),
                                             cli::addExplainCommand(app), cli::addLessonsCommand(app)};
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool isAnswer = error.get_exit_code() == 0; // --help, --version
        if (isAnswer) return app.exit(error);
        return cli::complain(cli::UsageError,
                             fmt::format("{}; `lockstep-cli --help` lists what there is", error.what()));
    }
    for (const cli::Command& command : commands)
        if (command.app->parsed()) return command.action();
    return cli::UsageError;
}

} // namespace

int main(int argc, char** argv) {
    if (isPlanned(argc, argv))
        return cli::complain(cli::UsageError, "explore is not in this version yet; `run --strategy random --seed N` "
                                              "tries one interleaving after another");
    return cli::guarded(argc, argv, [argc, argv] { return parseAndRun(argc, argv); });
}
