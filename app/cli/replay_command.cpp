// lockstep-cli replay: the same history again, or the first step that differs.
#include "app/cli/command.h"
#include "app/cli/input.h"

#include <fmt/format.h>
#include <memory>

namespace lockstep::cli {

namespace {

int replay(const std::string& path) {
    const base::Result<session::SessionFile> file = session::loadSessionFile(path);
    if (!file) return complain(CompileError, file.error().sentence);
    for (const session::SourceText& source : file.value().sources) rememberForFault(source.name, source.text);
    const base::Result<session::Session::Opened> opened = session::Session::open(file.value());
    if (!opened) return complain(CompileError, opened.error().sentence);
    if (file.value().sourceChanged)
        complain(Success, fmt::format("the program in {} was changed since it was saved", path));
    if (opened.value().firstDifferentStep != 0)
        return complain(Diverged, fmt::format("{}: the history differs from step {} on: {}", path,
                                              opened.value().firstDifferentStep, opened.value().difference.en));
    fmt::print("{}: the same history again, {} steps\n", path, opened.value().session.stepCount());
    return Success;
}

} // namespace

Command addReplayCommand(CLI::App& app) {
    CLI::App* command =
        app.add_subcommand("replay", "the same history again; 3 and the first different step otherwise");
    auto path = std::make_shared<std::string>();
    command->add_option("FILE", *path, "a .lockstep file")->required();
    return {command, [path] { return replay(*path); }};
}

} // namespace lockstep::cli
