#include "engine/scheduler/strategies.h"

#include "engine/scheduler/fair_strategy.h"
#include "engine/scheduler/go_strategy.h"
#include "engine/scheduler/random_strategy.h"
#include "engine/scheduler/timed_strategy.h"

#include <fmt/format.h>

namespace lockstep::scheduler {

using history::StrategyKind;

base::Result<std::unique_ptr<Strategy>> createStrategy(const history::ScheduleHeader& header) {
    switch (header.strategy) {
    case StrategyKind::Go:
        return std::unique_ptr<Strategy>(std::make_unique<GoStrategy>(GoStrategy::defaultSlice, header.seed));
    case StrategyKind::Fair: return std::unique_ptr<Strategy>(std::make_unique<FairStrategy>());
    case StrategyKind::Random: return std::unique_ptr<Strategy>(std::make_unique<RandomStrategy>(header.seed));
    case StrategyKind::Timed:
        return std::unique_ptr<Strategy>(std::make_unique<TimedStrategy>(header.processors, header.costs, header.seed));
    case StrategyKind::Pct: break;
    }
    return base::Error{fmt::format("strategy {} is not available in this version; there are go, fair, random and timed",
                                   toText(header.strategy)),
                       {}};
}

std::unique_ptr<Strategy> makeStrategy(const history::ScheduleHeader& header) {
    base::Result<std::unique_ptr<Strategy>> made = createStrategy(header);
    base::ensure(made.ok(), "a strategy was asked for that this version does not have");
    return std::move(made).value();
}

bool isAvailable(StrategyKind kind) { return kind != StrategyKind::Pct; }

machine::Settings settingsFor(const history::ScheduleHeader& header, const Limits& limits) {
    machine::Settings settings;
    settings.clock = header.clock;
    settings.wake = header.wake;
    settings.isTimed = header.strategy == StrategyKind::Timed;
    settings.memoryLimit = limits.maxMemory;
    return settings;
}

} // namespace lockstep::scheduler
