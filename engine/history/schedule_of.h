// The schedule of a history: the choices that were made, read off its steps.
#pragma once

#include "engine/history/history.h"
#include "engine/history/schedule.h"

namespace lockstep::history {

enum class Anchors : std::uint8_t { None, EveryRun };

/// Every choice of the history, as runs; replayed under the header's clock and wake policy it gives the history again.
/// Steps of one actor in a row are one run, unless one of them has an alternative, which only a run's first step can.
Schedule scheduleOf(const History& history, ScheduleHeader header, Anchors anchors = Anchors::None);

/// The operation a step did or, if it only arrived at a queue, wanted to do.
EventKind operationOf(const Event& event);

} // namespace lockstep::history
