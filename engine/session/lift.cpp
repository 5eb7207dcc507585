#include "engine/session/lift.h"

#include "engine/scheduler/recording.h"
#include "engine/session/scales.h"

#include <algorithm>

namespace lockstep::session {
namespace {

constexpr std::uint32_t fewestRounds = 3;
constexpr std::uint32_t mostRounds = 5;

/// How often all scaled loops go round in the source; none if not all as often, or if there are none.
std::optional<std::int64_t> commonRounds(const Compilation& scaled) {
    if (scaled.scaled.empty()) return std::nullopt;
    const std::int64_t rounds = scaled.scaled.front().rounds;
    const bool areEqual =
        std::ranges::all_of(scaled.scaled, [rounds](const ScaledLoop& loop) { return loop.rounds == rounds; });
    return areEqual ? std::optional(rounds) : std::nullopt;
}

/// The least witness with so many rounds.
std::optional<explore::Witness> leastWith(const Compilation& compilation, std::uint32_t rounds,
                                          const explore::Options& options) {
    const std::shared_ptr<const Compilation> scaled = scaledTo(compilation, rounds);
    if (!scaled->ok()) return std::nullopt;
    explore::Options small = options;
    small.guess = nullptr;
    small.progress = nullptr;
    small.maxExecutions = 1;
    small.samples = 0;
    const explore::Result result = explore::explore(scaled->image, small);
    return result.wanted && result.wanted->isLeast ? result.wanted : std::nullopt;
}

bool leadsThere(const Compilation& compilation, const history::Schedule& schedule, const explore::Goal& goal) {
    scheduler::RecordingOptions options;
    options.header = schedule.header;
    auto replayed = scheduler::Recording::replay(compilation.image, schedule, options, scheduler::Control{});
    if (!replayed || replayed.value().divergence) return false;
    scheduler::Recording& recording = replayed.value().recording;
    return recording.isOver() && goal.isMet(recording.machineAt(recording.stepCount()));
}

std::uint32_t extrapolated(std::uint32_t fewer, std::uint32_t more, std::uint32_t fewerRounds, std::int64_t rounds) {
    const std::int64_t perRound = std::int64_t{more} - std::int64_t{fewer};
    return static_cast<std::uint32_t>(std::int64_t{fewer} + perRound * (rounds - fewerRounds));
}

} // namespace

std::optional<history::Schedule> extrapolated(const history::Schedule& fewer, const history::Schedule& more,
                                              std::uint32_t fewerRounds, std::int64_t rounds) {
    if (fewer.runs.size() != more.runs.size()) return std::nullopt;
    history::Schedule result = fewer;
    for (std::size_t i = 0; i < result.runs.size(); ++i) {
        const history::ScheduleRun& longer = more.runs[i];
        history::ScheduleRun& run = result.runs[i];
        if (run.actor != longer.actor || run.alternative != longer.alternative || run.count > longer.count)
            return std::nullopt;
        run.count = extrapolated(run.count, longer.count, fewerRounds, rounds);
    }
    return result;
}

std::optional<explore::Witness> lift(const Compilation& compilation, const explore::Options& options) {
    if (options.goal->kind() == explore::Goal::Kind::Places) return std::nullopt;
    const std::optional<std::int64_t> rounds = commonRounds(*scaledTo(compilation, mostRounds));
    if (!rounds) return std::nullopt;
    std::optional<explore::Witness> fewer = leastWith(compilation, fewestRounds, options);
    for (std::uint32_t count = fewestRounds; count < mostRounds && !options.stop.stop_requested(); ++count) {
        std::optional<explore::Witness> more = leastWith(compilation, count + 1, options);
        if (fewer && more) {
            const auto schedule = extrapolated(fewer->schedule, more->schedule, count, *rounds);
            if (schedule && leadsThere(compilation, *schedule, *options.goal)) {
                explore::Cost cost = more->cost;
                cost.steps = extrapolated(fewer->cost.steps, cost.steps, count, *rounds);
                return explore::Witness{.schedule = *schedule, .cost = cost};
            }
        }
        fewer = std::move(more);
    }
    return std::nullopt;
}

} // namespace lockstep::session
