// lockstep-cli: check, run, explore, replay, export, explain, lessons and calibrate from the command line.
#include "app/cli/command.h"
#include "app/cli/fault.h"
#include "app/cli/heap.h"
#include "app/cli/input.h"
#include "engine/session/version.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace lockstep;

int parseAndRun(int argc, char** argv) {
    CLI::App app("Runs Go programs under a scheduler you control, and shows who did what when.", "lockstep-cli");
    app.set_version_flag("--version", fmt::format("lockstep-cli {}", session::toolVersion));
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0, or the Go program's own (2 for a panic, a fatal error, a deadlock); 1: it does not compile,\n"
        "or a file cannot be read or written; 3: the schedule cannot be followed, or another history came of it;\n"
        "4: a limit ended the run before the program did; 5: findings; 64: a wrong argument; 70: a fault of ours.");
    const std::vector<cli::Command> commands{cli::addCheckCommand(app),   cli::addRunCommand(app),
                                             cli::addReplayCommand(app),  cli::addExportCommand(app),
                                             cli::addExplainCommand(app), cli::addLessonsCommand(app),
                                             cli::addExploreCommand(app), cli::addCalibrateCommand(app)};
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool isAnswer = error.get_exit_code() == 0; // --help, --version
        if (isAnswer) return app.exit(error);
        const std::string_view first = argc > 1 ? argv[1] : "";
        const bool isKnown = std::ranges::any_of(
            commands, [&](const cli::Command& command) { return command.app->get_name() == first; });
        if (!isKnown && !first.empty() && !first.starts_with('-'))
            return cli::complain(
                cli::UsageError,
                fmt::format("there is no command \"{}\"; `lockstep-cli --help` lists what there is", first));
        return cli::complain(cli::UsageError,
                             fmt::format("{}; `lockstep-cli --help` lists what there is", error.what()));
    }
    for (const cli::Command& command : commands)
        if (command.app->parsed()) return command.action();
    return cli::UsageError;
}

} // namespace

int main(int argc, char** argv) {
    cli::preferLargePages();
    return cli::guarded(argc, argv, [argc, argv] { return parseAndRun(argc, argv); });
}
