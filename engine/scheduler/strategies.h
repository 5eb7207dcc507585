// The strategies by name: makes the one that a schedule's header asks for.
#pragma once

#include "engine/base/result.h"
#include "engine/history/schedule.h"
#include "engine/scheduler/runner.h"
#include "engine/scheduler/strategy.h"

namespace lockstep::scheduler {

/// Errors: a strategy that this version does not have.
[[nodiscard]] base::Result<std::unique_ptr<Strategy>> createStrategy(const history::ScheduleHeader& header);
/// Pre: isAvailable(header.strategy).
[[nodiscard]] std::unique_ptr<Strategy> makeStrategy(const history::ScheduleHeader& header);
[[nodiscard]] bool isAvailable(history::StrategyKind kind);
/// The machine settings that a schedule's header asks for.
[[nodiscard]] machine::Settings settingsFor(const history::ScheduleHeader& header, const Limits& limits = {});

} // namespace lockstep::scheduler
