#include "engine/session/random_runs.h"

#include "engine/scheduler/recording.h"
#include "engine/scheduler/strategies.h"

#include <algorithm>

namespace lockstep::session {
namespace {

constexpr std::uint64_t runsPerReport = 50;

history::Outcome outcomeOf(const Compilation& compilation, std::uint64_t seed, const std::stop_token& stop) {
    history::ScheduleHeader header;
    header.strategy = history::StrategyKind::Random;
    header.seed = seed;
    machine::Machine machine(compilation.image, scheduler::settingsFor(header));
    machine.begin();
    scheduler::Control control;
    control.stop = stop;
    const auto strategy = scheduler::makeStrategy(header);
    if (scheduler::run(machine, *strategy, nullptr, control) != scheduler::RunEnd::Over) return {};
    return machine.outcome();
}

void count(RandomRuns& runs, history::Outcome outcome, std::uint64_t seed, std::size_t mostOutcomes) {
    ++runs.runs;
    const auto same = std::ranges::find_if(runs.outcomes, [&](const RandomOutcome& known) {
        return known.kind == outcome.kind && known.exitCode == outcome.exitCode &&
               known.standardOutput == outcome.standardOutput && known.message == outcome.message;
    });
    if (same != runs.outcomes.end()) {
        ++same->runs;
    } else if (runs.outcomes.size() < mostOutcomes) {
        runs.outcomes.push_back(
            {outcome.kind, outcome.exitCode, std::move(outcome.standardOutput), std::move(outcome.message), 1, seed});
    } else {
        runs.isCrowded = true;
        ++runs.outcomes.back().runs;
    }
}

} // namespace

RandomRuns runAtRandom(const Compilation& compilation, const RandomRunOptions& options) {
    RandomRuns runs;
    for (std::uint64_t i = 0; i < options.runs && !options.stop.stop_requested(); ++i) {
        const std::uint64_t seed = options.firstSeed + i;
        history::Outcome outcome = outcomeOf(compilation, seed, options.stop);
        if (!outcome.isOver()) break;
        count(runs, std::move(outcome), seed, options.mostOutcomes);
        if (options.progress && runs.runs % runsPerReport == 0) options.progress(runs);
    }
    return runs;
}

} // namespace lockstep::session
