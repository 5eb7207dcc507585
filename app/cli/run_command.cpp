// lockstep-cli run: runs the program once; its output, its exit code.
#include "app/cli/command.h"
#include "app/cli/input.h"
#include "engine/base/counted.h"
#include "engine/history/value_text.h"
#include "engine/scheduler/actor_names.h"
#include "engine/scheduler/strategies.h"

#include <cstdio>
#include <fmt/format.h>
#include <functional>
#include <memory>

namespace lockstep::cli {

namespace {

using history::OutcomeKind;

constexpr std::uint64_t unrecordedSteps = 100'000'000;

struct Options {
    InputOptions input;
    RunOptions run;
    std::string record;
};

/// Passes on what the program writes, in its order.
void write(int descriptor, std::string_view text) {
    std::FILE* stream = descriptor == 2 ? stderr : stdout;
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

/// The end of a run on the command line: Go's report, our limits, the exit code.
int finish(const history::Outcome& outcome, std::string_view report, std::string_view limit) {
    write(2, report);
    switch (outcome.kind) {
    case OutcomeKind::StepLimit:
        return complain(BudgetSpent, fmt::format("{}; --max-steps N sets another limit", limit));
    case OutcomeKind::MemoryLimit:
        return complain(BudgetSpent, fmt::format("{}; --memory SIZE sets another limit", limit));
    default: return outcome.exitCode;
    }
}

/// How long a timed run took, and by whose figures.
void report(const std::optional<scheduler::Timing>& timing, const std::function<std::string(std::size_t)>& nameOf) {
    if (!timing) return;
    constexpr std::size_t shown = 20;
    fmt::print(stderr, "timed: {} on {} (cost table: {})\n", history::durationText(timing->duration),
               base::counted(timing->processors, "processor"), timing->table);
    for (std::size_t i = 0; i < timing->goroutines.size() && i < shown; ++i) {
        const scheduler::GoroutineTiming& goroutine = timing->goroutines[i];
        fmt::print(stderr, "timed: {}: running {}, ready {}, waiting {}\n", nameOf(i),
                   history::durationText(goroutine.running), history::durationText(goroutine.ready),
                   history::durationText(goroutine.blocked));
    }
    if (timing->goroutines.size() > shown)
        fmt::print(stderr, "timed: and {} goroutines more\n", timing->goroutines.size() - shown);
}

int runUnrecorded(const session::Compilation& compilation, const history::Schedule& schedule,
                  const scheduler::Limits& limits) {
    machine::Settings settings = scheduler::settingsFor(schedule.header, limits);
    settings.output = write;
    settings.forgetEnded = true;
    machine::Machine machine(compilation.image, settings);
    machine.begin();
    scheduler::ReplayStrategy strategy(schedule, scheduler::makeStrategy(schedule.header));
    scheduler::Control control;
    control.limits = limits;
    if (scheduler::run(machine, strategy, nullptr, control) == scheduler::RunEnd::Lost)
        return complain(Diverged, strategy.divergence()->text().en);
    const history::Outcome outcome = machine.outcome();
    const int code = finish(outcome, outcome.standardError, limitText(machine, limits).en);
    report(strategy.timing(), [&machine](std::size_t goroutine) {
        return scheduler::actorText(machine,
                                    history::Actor::goroutine(static_cast<history::GoroutineIndex>(goroutine)));
    });
    return code;
}

int runRecorded(std::shared_ptr<const session::Compilation> compilation, const history::Schedule& schedule,
                const scheduler::Limits& limits, const std::string& path) {
    session::Session session(std::move(compilation), {schedule.header, limits});
    std::size_t written = 0; // to standard error
    scheduler::Control control;
    control.output = [&written](int descriptor, std::string_view text) {
        if (descriptor == 2) written += text.size();
        write(descriptor, text);
    };
    const base::Result<base::Nothing> replayed = session.replay(schedule, 0, control);
    if (!replayed) return complain(UsageError, replayed.error().sentence);
    const base::Result<base::Nothing> saved = session::saveSessionFile(path, session.toFile());
    if (!saved) return complain(CompileError, saved.error().sentence);
    if (session.divergence()) return complain(Diverged, session.divergence()->text().en);
    const history::Outcome& outcome = session.recording().history().outcome();
    const int code = finish(outcome, std::string_view(outcome.standardError).substr(written), outcome.message);
    report(session.recording().timing(),
           [&session](std::size_t goroutine) { return session.recording().history().goroutines()[goroutine].name; });
    return code;
}

int runProgram(const Options& options) {
    const std::shared_ptr<const session::Compilation> compilation =
        compileInput(withLanguageOf(options.input, options.run));
    const history::Schedule schedule = scheduleFrom(options.run, *compilation);
    if (options.record.empty()) return runUnrecorded(*compilation, schedule, limitsFrom(options.run, unrecordedSteps));
    return runRecorded(compilation, schedule, limitsFrom(options.run, recordedSteps), options.record);
}

} // namespace

Command addRunCommand(CLI::App& app) {
    CLI::App* command = app.add_subcommand("run", "run once; output and exit code are the Go program's");
    auto options = std::make_shared<Options>();
    addInputOptions(*command, options->input);
    addRunOptions(*command, options->run);
    command->add_option("--record", options->record, "write the run as a .lockstep file")->check(notEmpty());
    return {command, [options] { return runProgram(*options); }};
}

} // namespace lockstep::cli
