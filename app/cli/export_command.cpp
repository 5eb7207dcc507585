// lockstep-cli export: the timeline as pictures.
#include "app/cli/command.h"
#include "app/cli/input.h"
#include "engine/export/svg.h"

#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace lockstep::cli {

namespace {

struct Options {
    InputOptions input;
    RunOptions run;
    std::string format;
    std::string output;
    std::string steps;
    bool eachStep = false;
    history::Language language = history::Language::English;
    view::Theme theme = view::Theme::Light;
    view::AxisKind axis = view::AxisKind::Steps;
};

/// "steps.svg" and 7 of 120 give "steps-007.svg".
std::string numbered(const std::string& path, std::size_t number, std::size_t count) {
    const std::size_t slash = path.find_last_of('/') + 1;
    const std::size_t dot = path.find_last_of('.');
    const std::size_t end = dot == std::string::npos || dot <= slash ? path.size() : dot;
    const std::size_t digits = std::max<std::size_t>(2, fmt::formatted_size("{}", count));
    return fmt::format("{}-{:0{}}{}", path.substr(0, end), number, digits, path.substr(end));
}

int save(const std::string& path, const std::string& text) {
    if (path == "-") {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return Success;
    }
    const base::Result<base::Nothing> written = session::writeFile(path, text);
    return written ? int{Success} : complain(CompileError, written.error().sentence);
}

int exportTimeline(const Options& options) {
    if (options.format != "svg")
        throw Failure{UsageError,
                      fmt::format("format {} is not available in this version; there is svg", options.format)};
    exporting::SvgOptions svg;
    svg.language = options.language;
    svg.theme = options.theme;
    svg.axis = options.axis;
    if (!options.steps.empty()) {
        const base::Result<exporting::StepRange> range = exporting::parseStepRange(options.steps);
        if (!range) throw Failure{UsageError, range.error().sentence};
        svg.firstStep = range.value().first;
        svg.lastStep = range.value().last;
    }
    if (options.eachStep && options.output == "-")
        throw Failure{UsageError, "--each-step writes many files; -o needs a name for them"};
    session::Session session = recordInput(options.input, options.run);
    const std::shared_ptr<const session::RunView> view = session.view();
    svg.title = view->pictureTitle(view->compilation->sources.front().name, options.language);
    if (!options.eachStep) return save(options.output, exporting::writeSvg(*view->scene, svg));
    const std::vector<std::string> pictures = exporting::writeSvgSteps(*view->scene, svg);
    for (std::size_t i = 0; i < pictures.size(); ++i)
        if (const int code = save(numbered(options.output, i, pictures.size()), pictures[i]); code != Success)
            return code;
    return Success;
}

} // namespace

Command addExportCommand(CLI::App& app) {
    CLI::App* command = app.add_subcommand("export", "the timeline of a run as pictures");
    auto options = std::make_shared<Options>();
    addInputOptions(*command, options->input);
    command->add_option("--format", options->format, "svg")->required();
    command->add_option("-o,--output", options->output, "where to; - is standard output")->required();
    command->add_option("--steps", options->steps, "A..B: only these steps");
    command->add_flag("--each-step", options->eachStep, "one picture a step: OUT-01.svg, OUT-02.svg, …");
    addLanguageOption(*command, options->language, "of captions");
    addChoice<view::Theme>(*command, "--theme", options->theme,
                           {{"light", view::Theme::Light}, {"dark", view::Theme::Dark}, {"print", view::Theme::Print}},
                           "colours");
    addChoice<view::AxisKind>(*command, "--axis", options->axis,
                              {{"steps", view::AxisKind::Steps}, {"time", view::AxisKind::Time}},
                              "what lies left and right");
    addRunOptions(*command, options->run);
    return {command, [options] { return exportTimeline(*options); }};
}

} // namespace lockstep::cli
