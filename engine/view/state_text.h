// State texts: a line each for what the state of a run shows beside variables and locks: cases of a select, timers,
// contexts, groups of tasks. In English and Chinese; names and errors are quoted as they are.
#pragma once

#include "engine/history/language.h"
#include "engine/machine/snapshot.h"

#include <string>

namespace lockstep::view {

using history::Language;

/// "receive from c: nobody sends"
[[nodiscard]] std::string caseText(const machine::SelectCase& state, Language language);
/// "fires at 10ms, then every 5ms"; of a sleeper "wakes at 10ms"
[[nodiscard]] std::string timerText(const machine::TimerState& timer, Language language);
/// "active until 10ms"; "context canceled", with its cause if that says more
[[nodiscard]] std::string contextText(const machine::ContextState& context, Language language);
/// "2 to be done; first error: no such host"
[[nodiscard]] std::string taskGroupText(const machine::PrimitiveState& group, Language language);
/// "2 of 3 taken"
[[nodiscard]] std::string semaphoreText(const machine::PrimitiveState& semaphore, Language language);
/// "user:7 (for 2 more), user:9"; "nothing is asked"
[[nodiscard]] std::string flightsText(const machine::PrimitiveState& flights, Language language);
/// "runs its function"
[[nodiscard]] std::string onceText(const machine::PrimitiveState& once, Language language);
/// "since 12": of somebody who waits, the step
[[nodiscard]] std::string sinceText(std::uint32_t step, Language language);

} // namespace lockstep::view
