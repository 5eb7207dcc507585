// lockstep-cli check: is it Go?
#include "app/cli/command.h"
#include "app/cli/input.h"

#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace lockstep::cli {

Command addCheckCommand(CLI::App& app) {
    CLI::App* command = app.add_subcommand("check", "type-check; prints file:line:col: message");
    auto options = std::make_shared<InputOptions>();
    addInputOptions(*command, *options);
    return {command, [options]() -> int {
                try {
                    compileInput(*options, Purpose::Check);
                } catch (const Failure& failure) {
                    // What is wrong with the program is what was asked for; the rest is a complaint.
                    if (!failure.sentence.ends_with('\n')) throw;
                    fmt::print("{}", failure.sentence);
                    return failure.exitCode;
                }
                return Success;
            }};
}

} // namespace lockstep::cli
