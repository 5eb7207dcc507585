// lockstep-cli explain: the interleaving as a table, and what is wrong in it, in words.
#include "app/cli/command.h"
#include "app/cli/input.h"
#include "engine/export/text.h"

#include <fmt/format.h>
#include <memory>

namespace lockstep::cli {

namespace {

struct Options {
    InputOptions input;
    RunOptions run;
    history::Language language = history::Language::English;
};

int explain(const Options& options) {
    session::Session session = recordInput(options.input, options.run);
    const std::shared_ptr<const session::RunView> view = session.view();
    exporting::TextOptions text;
    text.language = options.language;
    const bool isChinese = options.language == history::Language::Chinese;
    fmt::print("{}\n", exporting::writeText(*view->scene, text));
    const std::string& output = view->history->outcome().standardOutput;
    if (!output.empty()) fmt::print("{}\n{}\n", isChinese ? "程序输出：" : "The program prints:", output);
    fmt::print("{}\n  {}\n",
               isChinese ? "调度序列（可交给 lockstep-cli run --schedule）："
                         : "The schedule, for lockstep-cli run --schedule:",
               session.scheduleText());
    return Success;
}

} // namespace

Command addExplainCommand(CLI::App& app) {
    CLI::App* command = app.add_subcommand(
        "explain", "the interleaving of a run as text, with what is wrong in it; without --strategy, --seed and "
                   "--schedule, a run in which something is");
    auto options = std::make_shared<Options>();
    addInputOptions(*command, options->input);
    addRunOptions(*command, options->run);
    addLanguageOption(*command, options->language, "of the text");
    return {command, [options] { return explain(*options); }};
}

} // namespace lockstep::cli
