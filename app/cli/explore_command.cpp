// lockstep-cli explore: all interleavings, or as many as the budget allows: every outcome, what is wrong, and a
// schedule to each.
#include "app/cli/command.h"
#include "app/cli/explore_report.h"
#include "app/cli/input.h"
#include "engine/session/scales.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace lockstep::cli {
namespace {

struct Options {
    InputOptions input;
    session::ExplorationOptions exploration;
    std::string clock = "both";
    std::string wake = "any";
    std::string outcome; ///< asked for
    std::string places;  ///< likewise
    std::optional<std::uint32_t> scaleLoops;
    std::vector<std::string> scaledLines; ///< "LINE=N"
    double timeLimit = 20;
    bool asJson = false;
};

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int) { interrupted = 1; }

/// Turns Ctrl-C into a request to stop, so that what was found is kept.
class Interrupt {
public:
    Interrupt() : m_previous(std::signal(SIGINT, interrupt)) {
        m_watch = std::jthread([this](const std::stop_token& done) {
            std::mutex mutex;
            std::condition_variable_any never;
            std::unique_lock lock(mutex);
            while (!done.stop_requested() && interrupted == 0)
                never.wait_for(lock, done, std::chrono::milliseconds(20), [] { return false; });
            if (interrupted != 0) m_source.request_stop();
        });
    }
    ~Interrupt() { std::signal(SIGINT, m_previous); }
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    void (*m_previous)(int);
    std::stop_source m_source;
    std::jthread m_watch;
};

/// One line on a terminal, renewed now and then.
class ProgressLine {
public:
    void show(const explore::Progress& progress) {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_last < std::chrono::milliseconds(100)) return;
        const double seconds = std::chrono::duration<double>(now - m_start).count();
        m_last = now;
        m_isShown = true;
        const std::string all =
            progress.estimate > 0 ? fmt::format(" of about {:.3g}", progress.estimate) : std::string();
        fmt::print(stderr, "\r{} executions{}, {} random runs, {} outcomes, {:.0f} executions/s \x1b[K",
                   progress.executions, all, progress.samples, progress.outcomes,
                   static_cast<double>(progress.executions + progress.samples) / seconds);
    }
    void clear() const {
        if (m_isShown) fmt::print(stderr, "\r\x1b[K");
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_last = m_start;
    bool m_isShown = false;
};

int exitCodeOf(const session::Exploration& exploration, const session::ExplorationOptions& options) {
    const explore::Result& result = exploration.result;
    if (options.goal) {
        if (result.wanted) return FindingsFound;
        return result.complete ? Success : BudgetSpent;
    }
    if (!result.findings.empty()) return FindingsFound;
    const bool boundWasAsked = options.preemptionBound && !exploration.ranOutOfTime && !exploration.wasStopped;
    return result.complete || boundWasAsked ? Success : BudgetSpent;
}

/// What is asked for; null: everything.
std::shared_ptr<const explore::Goal> goalOf(const Options& options, const program::Program& program) {
    if (options.outcome.empty() && options.places.empty()) return nullptr;
    const auto goal = options.places.empty() ? explore::parseOutcome(options.outcome, program)
                                             : explore::parsePlaces(options.places, program);
    if (!goal) throw Failure{UsageError, goal.error().sentence};
    return goal.value();
}

/// `--scale-loops N` and `--scale LINE=N`, the more special one last.
std::vector<session::LoopScale> scalesOf(const Options& options) {
    std::vector<session::LoopScale> scales;
    if (options.scaleLoops) scales.push_back({.line = 0, .rounds = *options.scaleLoops});
    for (const std::string& text : options.scaledLines) {
        session::LoopScale scale;
        char rest = 0;
        if (std::sscanf(text.c_str(), "%u=%u%c", &scale.line, &scale.rounds, &rest) != 2 || scale.line == 0)
            throw Failure{UsageError, fmt::format("\"{}\" is not like LINE=N", text)};
        scales.push_back(scale);
    }
    return scales;
}

/// What was done to the loops, and whether the verdict depends on it.
void addScales(ExploreReport& report, const session::Compilation& compilation, const Options& options) {
    if (options.input.scales.empty()) return;
    report.scaled = compilation.scaled;
    if (options.exploration.goal) return;
    session::CompileOptions compileOptions;
    compileOptions.goMinor = session::parseLanguage(compilation.language).value();
    compileOptions.scales = options.input.scales;
    compileOptions.onlyTest = options.input.onlyTest;
    InputOptions input = options.input;
    input.scales.clear();
    report.stability = session::compareScales(
        session::verdictsAtScales(compileInput(input)->sources, compileOptions, options.exploration));
}

ExploreReport exploreOne(const session::Compilation& compilation, const Options& options) {
    if (!options.input.scales.empty() && compilation.scaled.empty())
        throw Failure{UsageError, "there is no loop with a constant bound that goes round more often than that"};
    ExploreReport report;
    report.exploration = session::explore(compilation, options.exploration);
    addScales(report, compilation, options);
    return report;
}

/// Each test by itself, as many at once as there are jobs.
std::vector<ExploreReport> exploreTests(const session::Compilation& all, const Options& options) {
    std::vector<ExploreReport> reports(all.tests.size());
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    const auto work = [&] {
        for (std::size_t at = next++; at < all.tests.size(); at = next++) {
            try {
                Options one = options;
                one.input.onlyTest = all.tests[at];
                if (options.exploration.jobs > 1) one.exploration.progress = nullptr;
                std::shared_ptr<const session::Compilation> compilation;
                {
                    const std::lock_guard lock(mutex); // it remembers the text in case we are wrong
                    compilation = compileInput(one.input);
                }
                reports[at] = exploreOne(*compilation, one);
                reports[at].test = all.tests[at];
            } catch (...) {
                const std::lock_guard lock(mutex);
                failure = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> workers;
        for (std::size_t i = 1; i < std::min<std::size_t>(options.exploration.jobs, all.tests.size()); ++i)
            workers.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
    return reports;
}

int run(Options& options) {
    try {
        options.input.scales = scalesOf(options);
        const std::shared_ptr<const session::Compilation> compilation = compileInput(options.input);
        session::ExplorationOptions& exploring = options.exploration;
        exploring.clocks = options.clock == "ideal"         ? session::Clocks::Ideal
                           : options.clock == "adversarial" ? session::Clocks::Adversarial
                                                            : session::Clocks::Both;
        exploring.wake = history::parseWakePolicy(options.wake).value();
        exploring.goal = goalOf(options, compilation->program());
        exploring.timeLimit = std::chrono::milliseconds(static_cast<std::int64_t>(options.timeLimit * 1000));
        const Interrupt interruption;
        exploring.stop = interruption.token();
        ProgressLine line;
        if (isatty(2) != 0) exploring.progress = [&line](const explore::Progress& progress) { line.show(progress); };
        std::vector<ExploreReport> reports;
        if (compilation->tests.empty())
            reports.push_back(exploreOne(*compilation, options));
        else
            reports = exploreTests(*compilation, options);
        line.clear();
        const std::string text =
            options.asJson ? explorationJson(reports, exploring) : explorationText(reports, exploring);
        std::fwrite(text.data(), 1, text.size(), stdout);
        int code = Success;
        for (const ExploreReport& report : reports) {
            const int one = exitCodeOf(report.exploration, exploring);
            if (one == FindingsFound || code == Success) code = one;
        }
        return code;
    } catch (const Failure& failure) {
        return complain(failure);
    }
}

} // namespace

Command addExploreCommand(CLI::App& app) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("explore", "tries all interleavings, or as many as the budget allows");
    addInputOptions(*command, options->input);
    session::ExplorationOptions& exploring = options->exploration;
    command->add_flag("--json", options->asJson, "print one JSON object");
    command->add_option("--max-executions", exploring.maxExecutions, "at most so many executions")
        ->check(moreThanZero());
    addMemoryOption(*command, exploring.maxMemory, "256M");
    command->add_option("--time-limit", options->timeLimit, "seconds (default 20)")->check(moreThanZero());
    command->add_option("--preemption-bound", exploring.preemptionBound, "only what needs at most so many preemptions")
        ->check(wholeNumber());
    command
        ->add_option(
            "--jobs", exploring.jobs,
            "processors to use: the two clocks, the tests of a package and the sizes of --scale-loops are explored "
            "side by side; one exploration keeps one busy")
        ->check(moreThanZero());
    command->add_option("--samples", exploring.samples, "random runs where not everything can be explored")
        ->check(wholeNumber());
    command->add_option("--seed", exploring.seed, "of the random runs")->check(wholeNumber());
    command->add_option("--clock", options->clock, "ideal, adversarial (timers may be late) or both (default)")
        ->check(CLI::IsMember({"ideal", "adversarial", "both"}));
    command
        ->add_option("--wake", options->wake,
                     "which waiter a lock wakes: any (default), fifo or go; under the last two states are counted, "
                     "not executions")
        ->check(CLI::IsMember({"any", "fifo", "go"}));
    command
        ->add_option("--scale-loops", options->scaleLoops,
                     "let loops with a constant bound go round N times; says whether 2, 3 and 4 find the same")
        ->check(moreThanZero());
    command->add_option("--scale", options->scaledLines, "LINE=N: the same for the loop at that line only");
    CLI::Option* outcome = command->add_option(
        "--outcome", options->outcome,
        "find a schedule under which it prints this text, or, for a condition such as 'x == 2', ends with such values "
        "of package variables");
    command->add_option("--reach", options->places, "find a schedule that comes to 'line 12 while G2 at line 7'")
        ->excludes(outcome);
    return {command, [options] { return run(*options); }};
}

} // namespace lockstep::cli
