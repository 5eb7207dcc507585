// time.Timer and time.Ticker: starting, stopping, and what the clock does when their time has come.
#include "engine/machine/sync/timer.h"

#include <algorithm>
#include <limits>

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;

namespace {

constexpr auto stepFlag = static_cast<std::uint8_t>(Flag::Step);

AlarmWords& words(Core& core, Pointer alarm) { return core.at<AlarmWords>(dataAddress(alarm)); }

AlarmWords& touched(Core& core, Pointer alarm) {
    core.touch(dataAddress(alarm), sizeof(AlarmWords));
    return words(core, alarm);
}

void arm(Core& core, GoroutineIndex g, Pointer alarm, std::int64_t nanoseconds) {
    touched(core, alarm).owner = g;
    const std::int64_t wait = std::max<std::int64_t>(nanoseconds, 0);
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    const std::int64_t now = core.header().now;
    core.addTimer(wait > never - now ? never : now + wait, history::noGoroutine, alarm);
}

bool disarm(Core& core, Pointer alarm) {
    const bool wasRunning = words(core, alarm).place != 0;
    if (wasRunning) core.removeTimer(words(core, alarm).place - 1);
    const Pointer target = words(core, alarm).target;
    if (target == 0 || core.program().language < "go1.23") return wasRunning;
    // A value that nobody has received yet counts as not sent.
    return dropValues(core, target) || wasRunning;
}

void note(Core& core, GoroutineIndex g, EventKind kind, Pointer alarm, std::uint64_t before, std::uint64_t after) {
    if (!core.isObserved()) return;
    core.record(g, {.kind = kind, .object = alarm, .before = before, .after = after, .flags = stepFlag});
}

std::uint64_t deadlineOf(Core& core, Pointer alarm) {
    const std::uint32_t place = words(core, alarm).place;
    return place == 0 ? 0 : static_cast<std::uint64_t>(core.timer(place - 1).deadline);
}

/// time.Now() as the clock would give it now.
void currentTime(Core& core, const AlarmWords& alarm, Word* time) {
    constexpr std::int64_t second = 1'000'000'000;
    const std::int64_t now = core.header().now;
    time[0] = alarm.zeroWall | static_cast<Word>(now % second);
    time[1] = alarm.zeroSeconds + static_cast<Word>(now / second);
    time[2] = alarm.zeroZone;
}

} // namespace

Performed startAlarm(Core& core, GoroutineIndex g, Pointer alarm, std::int64_t nanoseconds) {
    core.countStep();
    // The clock reaches it from now on, and through it the channel or what the function needs.
    core.publish(alarm);
    if (const Pointer target = words(core, alarm).target; target != 0 && core.program().language >= "go1.23")
        saysNoCapacity(core, target);
    arm(core, g, alarm, nanoseconds);
    note(core, g, EventKind::TimerStart, alarm, static_cast<std::uint64_t>(core.header().now), deadlineOf(core, alarm));
    return Performed::Done;
}

Performed stopAlarm(Core& core, GoroutineIndex g, Pointer alarm) {
    core.countStep();
    const Word wasRunning = disarm(core, alarm) ? 1 : 0;
    core.window(core.goroutine(g))[0] = wasRunning;
    note(core, g, EventKind::TimerStop, alarm, 0, wasRunning);
    return Performed::Done;
}

Performed resetAlarm(Core& core, GoroutineIndex g, Pointer alarm, std::int64_t nanoseconds) {
    core.countStep();
    const Word wasRunning = disarm(core, alarm) ? 1 : 0;
    arm(core, g, alarm, nanoseconds);
    core.window(core.goroutine(g))[0] = wasRunning;
    note(core, g, EventKind::TimerStart, alarm, static_cast<std::uint64_t>(core.header().now), deadlineOf(core, alarm));
    return Performed::Done;
}

void disarmTimer(Core& core, Pointer timer) { disarm(core, timer + alarmInTimer); }

void fireAlarm(Core& core, Pointer alarm, std::int64_t deadline) {
    const AlarmWords fired = words(core, alarm);
    core.recordClock(
        {.kind = EventKind::TimerFire, .object = alarm, .after = static_cast<std::uint64_t>(core.header().now)});
    if (fired.call != 0) {
        core.spawnFor(fired.owner, fired.call, true);
        return;
    }
    Word time[3];
    currentTime(core, fired, time);
    sendByClock(core, fired.target, time);
    if (fired.period == 0) return;
    // The clock may be late by several periods: the next tick is the next one that lies ahead.
    const std::int64_t late = core.header().now - deadline;
    core.addTimer(deadline + fired.period * (1 + late / fired.period), history::noGoroutine, alarm);
}

} // namespace lockstep::machine::sync
