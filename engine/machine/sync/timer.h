// Timers. Internal to engine/machine.
//
// What waits for a time is an entry of one binary heap in the arena: a sleeping goroutine or an alarm, the inside of a
// time.Timer or time.Ticker. An alarm knows its place in the heap, so that stopping it costs O(log n).
// Go: runtime/time.go; since go1.23 a timer that is stopped or reset leaves no old value in its channel.
#pragma once

#include "engine/machine/sync/channel.h"

namespace lockstep::machine::sync {

/// time.alarm in engine/golib/time/alarm.go.
struct AlarmWords {
    Pointer target;
    Word call;
    std::int64_t period;
    Word zeroWall; ///< time.Time
    Word zeroSeconds;
    Pointer zeroZone;
    std::uint32_t place;
    std::uint32_t owner;
};

/// Where it lies in a time.Timer or time.Ticker.
inline constexpr std::uint32_t alarmInTimer = 8;

Performed startAlarm(Core& core, GoroutineIndex g, Pointer alarm, std::int64_t nanoseconds);
/// R[0] := whether it was running, as of resetAlarm.
Performed stopAlarm(Core& core, GoroutineIndex g, Pointer alarm);
Performed resetAlarm(Core& core, GoroutineIndex g, Pointer alarm, std::int64_t nanoseconds);
/// Stops a time.Timer, as part of something else.
void disarmTimer(Core& core, Pointer timer);
/// Its deadline has come: the clock sends, or starts the function, and arms it again if it is a ticker's.
void fireAlarm(Core& core, Pointer alarm, std::int64_t deadline);

} // namespace lockstep::machine::sync
