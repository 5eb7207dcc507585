// Timers: a binary heap in the arena, earliest deadline first, equal ones in order of arming. An entry is a goroutine
// that sleeps or an alarm (sync/timer.h); an alarm knows its place, so that it can be taken out.
#include "engine/machine/core.h"
#include "engine/machine/sync/timer.h"

#include <algorithm>

namespace lockstep::machine {

using history::EventKind;

namespace {

bool isBefore(const Timer& a, const Timer& b) {
    return a.deadline != b.deadline ? a.deadline < b.deadline : a.order < b.order;
}

} // namespace

Timer& Core::timer(std::uint32_t place) { return (&at<Timer>(header().timers))[place]; }

void Core::placeTimer(std::uint32_t place, const Timer& entry) {
    touch(header().timers + place * sizeof(Timer), sizeof(Timer));
    timer(place) = entry;
    if (entry.alarm == 0) return;
    touch(dataAddress(entry.alarm), sizeof(sync::AlarmWords));
    at<sync::AlarmWords>(dataAddress(entry.alarm)).place = place + 1;
}

void Core::siftTimer(std::uint32_t place, const Timer& entry) {
    const std::uint32_t count = header().timerCount;
    while (place != 0 && isBefore(entry, timer((place - 1) / 2))) {
        placeTimer(place, timer((place - 1) / 2));
        place = (place - 1) / 2;
    }
    for (std::uint32_t child = 2 * place + 1; child < count; child = 2 * place + 1) {
        if (child + 1 < count && isBefore(timer(child + 1), timer(child))) ++child;
        if (!isBefore(timer(child), entry)) break;
        placeTimer(place, timer(child));
        place = child;
    }
    placeTimer(place, entry);
}

void Core::addTimer(std::int64_t deadline, GoroutineIndex sleeper, Pointer alarm) {
    if (header().timerCount == header().timerCapacity) {
        const std::uint32_t capacity = header().timerCapacity == 0 ? 4 : header().timerCapacity * 2;
        const Address heap = allocateInternal(capacity * static_cast<std::uint32_t>(sizeof(Timer)));
        if (header().timerCount != 0)
            std::memcpy(bytes() + heap, bytes() + header().timers, header().timerCount * sizeof(Timer));
        if (header().timers != 0) freeInternal(header().timers);
        header().timers = heap;
        header().timerCapacity = capacity;
    }
    const Timer entry{deadline, alarm, header().timerOrder++, sleeper};
    siftTimer(header().timerCount++, entry);
}

void Core::removeTimer(std::uint32_t place) {
    const Pointer alarm = timer(place).alarm;
    const std::uint32_t last = --header().timerCount;
    if (place != last) siftTimer(place, Timer(timer(last)));
    if (alarm == 0) return;
    touch(dataAddress(alarm), sizeof(sync::AlarmWords));
    at<sync::AlarmWords>(dataAddress(alarm)).place = 0;
}

void Core::startSleep(GoroutineIndex index, std::int64_t duration) {
    removeReady(index);
    Goroutine& g = touchGoroutine(index);
    g.status = Status::Sleeping;
    g.reason = WaitReason::Sleep;
    g.waitSince = header().now;
    g.waitStep = header().steps;
    g.deadline = header().now + duration;
    addTimer(g.deadline, index, 0);
}

void Core::fireTimers() {
    const std::int64_t due = timer(0).deadline;
    const std::int64_t was = std::min(header().now, due);
    const bool goesOn = due > header().now;
    if (goesOn) header().now = due;
    if (goesOn && m_recorder != nullptr) m_recorder->setTime(due);
    recordClock({.kind = EventKind::Tick,
                 .before = static_cast<std::uint64_t>(was),
                 .after = static_cast<std::uint64_t>(due),
                 .flags = static_cast<std::uint8_t>(history::Flag::Step)});
    ++header().steps;
    while (header().timerCount != 0 && timer(0).deadline <= due) {
        const Timer entry = timer(0);
        removeTimer(0);
        if (entry.alarm != 0)
            sync::fireAlarm(*this, entry.alarm, entry.deadline);
        else
            wakeSleeper(entry.sleeper);
        // Under the adversarial clock every timer may be late, each on its own.
        if (settings().clock == history::ClockMode::Adversarial) break;
    }
}

void Core::wakeSleeper(GoroutineIndex sleeper) {
    Goroutine& g = touchGoroutine(sleeper);
    ++g.pc;
    makeReady(sleeper);
    setUnsettled(sleeper, true);
    recordClock({.kind = EventKind::Wake, .offset = sleeper});
}

} // namespace lockstep::machine
