#include "app/cli/input.h"

#include "app/cli/command.h"
#include "engine/session/cost_file.h"
#include "engine/session/module.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <utility>

namespace lockstep::cli {

using session::Compilation;
using session::Session;

namespace {

/// Random runs that are looked at for something wrong, and steps in all that may be spent on it.
constexpr std::uint64_t maxSeed = 20;
constexpr std::uint64_t maxTriedSteps = 500'000;

template <typename T> T valueOrFail(base::Result<T> result, int exitCode) {
    if (!result) throw Failure{exitCode, result.error().sentence};
    return std::move(result).value();
}

bool isFolder(const std::string& path) {
    std::error_code failure;
    return std::filesystem::is_directory(path, failure);
}

/// A folder stands for the files of its package.
std::vector<std::string> filesOf(const std::vector<std::string>& paths, unsigned goMinor) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        if (!isFolder(path)) {
            files.push_back(path);
            continue;
        }
        const std::vector<std::string> found = session::filesOfFolder(path, goMinor);
        files.insert(files.end(), found.begin(), found.end());
    }
    return files;
}

bool isSessionFile(const std::string& path) {
    const base::Result<std::string> text = session::readFile(path, std::size_t{64} << 20U);
    return text.ok() && session::looksLikeSessionFile(text.value());
}

/// Something happens in the run that is wrong; a data race is there whatever happens.
bool goesWrong(Session& session) {
    return std::ranges::any_of(session.view()->findings(), [](const analysis::Finding& finding) {
        return finding.kind != analysis::FindingKind::DataRace;
    });
}

/// The run in which something can be seen: of strategy go, else of the first seed that goes wrong, else of strategy go.
void runTelling(Session& session, const scheduler::Limits& limits, const history::ScheduleHeader& header) {
    session.runOn();
    if (goesWrong(session)) return;
    std::uint64_t tried = session.stepCount();
    for (std::uint64_t seed = 1; seed <= maxSeed && tried < maxTriedSteps; ++seed) {
        history::ScheduleHeader random = header;
        random.strategy = history::StrategyKind::Random;
        random.seed = seed;
        session.restart({random, limits});
        session.runOn();
        if (goesWrong(session)) return;
        tried += session.stepCount();
    }
    session.restart({header, limits});
    session.runOn();
}

Session openSessionFile(const std::string& path) {
    session::SessionFile file = valueOrFail(session::loadSessionFile(path), CompileError);
    base::Result<Session::Opened> opened = Session::open(file);
    if (!opened) throw Failure{CompileError, fmt::format("cannot open {}: {}", path, opened.error().sentence)};
    return std::move(opened.value().session);
}

} // namespace

int complain(int exitCode, std::string_view sentence) {
    std::fflush(stdout);
    // Go's own reports come as they are; they end with a line end.
    if (sentence.ends_with('\n'))
        fmt::print(stderr, "{}", sentence);
    else
        fmt::print(stderr, "lockstep-cli: {}\n", sentence);
    return exitCode;
}

int complain(const Failure& failure) { return complain(failure.exitCode, failure.sentence); }

CLI::Validator moreThanZero() {
    const auto complaint = [](std::string& text) {
        double value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value > 0 ? std::string() : fmt::format("{} is not a number above 0", text);
    };
    return {complaint, "POSITIVE"};
}

CLI::Validator wholeNumber() {
    const auto complaint = [](std::string& text) {
        const bool isWhole = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
        return isWhole ? std::string() : fmt::format("{} is not a whole number from 0 on", text);
    };
    return {complaint, ""};
}

CLI::Validator notEmpty() {
    return {[](std::string& text) { return text.empty() ? std::string("it says nothing") : std::string(); }, ""};
}

void addLanguageOption(CLI::App& app, history::Language& language, const std::string& description) {
    addChoice<history::Language>(app, "--language", language,
                                 {{"en", history::Language::English}, {"zh", history::Language::Chinese}}, description);
}

void addInputOptions(CLI::App& app, InputOptions& options) {
    app.add_option("FILE", options.files, "the Go files of one main package; - is standard input")->required();
    app.add_option("--lang", options.language,
                   "go1.N: the version of Go (default: the go line of the nearest go.mod, else the newest there is)");
}

void addRunOptions(CLI::App& app, RunOptions& options) {
    app.add_option(
        "--strategy", options.strategy,
        "who moves: go (as Go on one processor), fair (in turns), random, timed (on several processors, every "
        "operation taking its time)");
    app.add_option("--seed", options.seed, "of strategy random")->check(wholeNumber());
    app.add_option("--schedule", options.schedule, "a schedule as text, as the window shows it")->check(notEmpty());
    app.add_option("--clock", options.clock, "ideal: time moves when nobody can; adversarial: timers may be late");
    app.add_option("--wake", options.wake, "which waiter a lock wakes: any, fifo or go");
    app.add_option("--procs", options.processors, "of strategy timed: how many processors there are (default: 4)")
        ->check(CLI::Range(1U, history::mostProcessors));
    app.add_option("--costs", options.costs,
                   "of strategy timed: a file with what operations cost, as `calibrate` writes it (default: the "
                   "built-in table)");
    app.add_option("--max-steps", options.maxSteps, "stop a run after that many steps")->check(moreThanZero());
    addMemoryOption(app, options.memory, "1G");
}

void addMemoryOption(CLI::App& app, std::optional<std::uint64_t>& bytes, const std::string& defaultSize) {
    constexpr std::uint64_t least = 1ULL << 20U;
    constexpr std::uint64_t most = 3ULL << 30U; // addresses have 32 bits
    app.add_option("--memory", bytes,
                   fmt::format("end a run that keeps more alive: 64M, 2G (default {}, at most 3G)", defaultSize))
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::Range(least, most).description(""));
}

std::shared_ptr<const Compilation> compileInput(const InputOptions& options, Purpose purpose) {
    session::CompileOptions compileOptions;
    compileOptions.mustRun = purpose == Purpose::Run;
    compileOptions.onlyTest = options.onlyTest;
    compileOptions.scales = options.scales;
    const std::string& first = options.files.front();
    compileOptions.goMinor = options.language.empty()
                                 ? session::languageFor(isFolder(first) ? first + "/main.go" : first)
                                 : valueOrFail(session::parseLanguage(options.language), UsageError);
    std::vector<session::SourceText> sources;
    for (const std::string& path : filesOf(options.files, compileOptions.goMinor)) {
        sources.push_back(valueOrFail(session::readSource(path), CompileError));
        if (session::looksLikeSessionFile(sources.back().text))
            throw Failure{UsageError, fmt::format("{} is a .lockstep file; `lockstep-cli replay` runs it", path)};
    }
    sources = valueOrFail(session::withImports(std::move(sources), compileOptions.goMinor), CompileError);
    for (const session::SourceText& source : sources) rememberForFault(source.name, source.text);
    std::shared_ptr<const Compilation> compilation = session::compile(std::move(sources), compileOptions);
    if (compilation->hasErrors()) throw Failure{CompileError, compilation->report};
    return compilation;
}

InputOptions withLanguageOf(InputOptions input, const RunOptions& run) {
    const std::string header = run.schedule.substr(0, run.schedule.find(';'));
    if (input.language.empty() && header.find(" lang=") != std::string::npos)
        input.language = valueOrFail(history::Schedule::parse(run.schedule), UsageError).header.language;
    return input;
}

history::Schedule scheduleFrom(const RunOptions& options, const Compilation& compilation) {
    history::Schedule schedule;
    if (!options.schedule.empty()) schedule = valueOrFail(history::Schedule::parse(options.schedule), UsageError);
    history::ScheduleHeader& header = schedule.header;
    if (!options.strategy.empty())
        header.strategy = valueOrFail(history::parseStrategyKind(options.strategy), UsageError);
    if (!options.clock.empty()) header.clock = valueOrFail(history::parseClockMode(options.clock), UsageError);
    if (!options.wake.empty()) header.wake = valueOrFail(history::parseWakePolicy(options.wake), UsageError);
    if (options.seed) {
        header.seed = *options.seed;
        if (options.strategy.empty() && options.schedule.empty()) header.strategy = history::StrategyKind::Random;
    }
    const bool isTimed = header.strategy == history::StrategyKind::Timed;
    if (!isTimed && (options.processors || !options.costs.empty()))
        throw Failure{UsageError, "--procs and --costs are for --strategy timed"};
    if (options.processors) header.processors = *options.processors;
    if (!options.costs.empty()) header.costs = valueOrFail(session::loadCostTable(options.costs), UsageError);
    header.language = compilation.language;
    const auto strategy = scheduler::createStrategy(header);
    if (!strategy) throw Failure{UsageError, strategy.error().sentence};
    return schedule;
}

scheduler::Limits limitsFrom(const RunOptions& options, std::uint64_t defaultSteps) {
    scheduler::Limits limits;
    limits.maxSteps = options.maxSteps.value_or(defaultSteps);
    limits.maxMemory = options.memory.value_or(limits.maxMemory);
    // Room for private work between the steps that were asked for.
    if (options.maxSteps) limits.maxTicks = std::max(limits.maxTicks, *options.maxSteps * 20);
    return limits;
}

Session recordInput(const InputOptions& input, const RunOptions& run) {
    if (input.files.size() == 1 && isSessionFile(input.files.front())) return openSessionFile(input.files.front());
    const std::shared_ptr<const Compilation> compilation = compileInput(withLanguageOf(input, run));
    const history::Schedule schedule = scheduleFrom(run, *compilation);
    const scheduler::Limits limits = limitsFrom(run, recordedSteps);
    Session session(compilation, {schedule.header, limits});
    if (run.isOpen()) {
        runTelling(session, limits, schedule.header);
        return session;
    }
    valueOrFail(session.replay(schedule), UsageError);
    if (session.divergence()) throw Failure{Diverged, session.divergence()->text().en};
    return session;
}

} // namespace lockstep::cli
