// lockstep-cli explore: all interleavings, or as many as the budget allows: every outcome, what is wrong, and a
// schedule to each.
#include "app/cli/command.h"
#include "app/cli/explore_report.h"
#include "app/cli/input.h"

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
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
        fmt::print(stderr, "\r{} executions, {} random runs, {} outcomes, {:.0f} executions/s \x1b[K",
                   progress.executions, progress.samples, progress.outcomes,
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
    if (!options.wanted.empty()) {
        if (result.wanted) return FindingsFound;
        return result.complete ? Success : BudgetSpent;
    }
    if (!result.findings.empty()) return FindingsFound;
    const bool boundWasAsked = options.preemptionBound && !exploration.ranOutOfTime && !exploration.wasStopped;
    return result.complete || boundWasAsked ? Success : BudgetSpent;
}

int run(Options& options) {
    try {
        const std::shared_ptr<const session::Compilation> compilation = compileInput(options.input);
        session::ExplorationOptions& exploring = options.exploration;
        exploring.clocks = options.clock == "ideal"         ? session::Clocks::Ideal
                           : options.clock == "adversarial" ? session::Clocks::Adversarial
                                                            : session::Clocks::Both;
        exploring.timeLimit = std::chrono::milliseconds(static_cast<std::int64_t>(options.timeLimit * 1000));
        const Interrupt interruption;
        exploring.stop = interruption.token();
        ProgressLine line;
        if (isatty(2) != 0) exploring.progress = [&line](const explore::Progress& progress) { line.show(progress); };
        const session::Exploration exploration = session::explore(*compilation, exploring);
        line.clear();
        const std::string report =
            options.asJson ? explorationJson(exploration, exploring) : explorationText(exploration, exploring);
        std::fwrite(report.data(), 1, report.size(), stdout);
        return exitCodeOf(exploration, exploring);
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
        ->check(CLI::PositiveNumber);
    addMemoryOption(*command, exploring.maxMemory, "256M");
    command->add_option("--time-limit", options->timeLimit, "seconds (default 20)")->check(CLI::PositiveNumber);
    command->add_option("--preemption-bound", exploring.preemptionBound, "only what needs at most so many preemptions");
    command->add_option("--jobs", exploring.jobs, "how many processors to use")->check(CLI::PositiveNumber);
    command->add_option("--samples", exploring.samples, "random runs where not everything can be explored");
    command->add_option("--seed", exploring.seed, "of the random runs");
    command->add_option("--clock", options->clock, "ideal, adversarial (timers may be late) or both (default)")
        ->check(CLI::IsMember({"ideal", "adversarial", "both"}));
    command->add_option("--outcome", exploring.wanted, "find a schedule under which it prints this text");
    return {command, [options] { return run(*options); }};
}

} // namespace lockstep::cli
