// sync.Mutex, after the rules in the comment of Go's sync/mutex.go: normal mode, in which a woken waiter competes with
// newcomers and goes back to the front of the queue if it loses, and starvation mode, entered by a waiter that has
// waited for more than 1 ms, in which Unlock hands the mutex to the first waiter.
#include "engine/machine/sync/primitives.h"

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;
using history::WakePolicy;

namespace {

MutexWords& words(Core& core, Pointer mutex) { return core.at<MutexWords>(dataAddress(mutex)); }

MutexWords& touched(Core& core, Pointer mutex) {
    core.touch(dataAddress(mutex), sizeof(MutexWords));
    return words(core, mutex);
}

void own(MutexWords& mutex, GoroutineIndex g) {
    mutex.state |= mutexLocked;
    mutex.owner = g + 1;
}

void clearFlags(Core& core, GoroutineIndex g) {
    Goroutine& record = core.touchGoroutine(g);
    record.flags = static_cast<std::uint8_t>(record.flags & ~(Woken | HandedLock | Starving));
}

} // namespace

void recordBlock(Core& core, GoroutineIndex g, Pointer on, EventKind operation, std::uint64_t before) {
    if (!core.isObserved()) return;
    core.record(g, {.kind = EventKind::Block,
                    .object = on,
                    .before = before,
                    .flags = static_cast<std::uint8_t>(Flag::Step),
                    .alternative = static_cast<std::uint16_t>(operation)});
}

bool canLockMutex(Core& core, Pointer mutex) { return (words(core, mutex).state & mutexLocked) == 0; }

namespace writers {

bool acquire(Core& core, GoroutineIndex g, Pointer pointer, WaitReason reason, EventKind blockedAt) {
    MutexWords& mutex = touched(core, pointer);
    Goroutine& record = core.touchGoroutine(g);
    const bool woken = (record.flags & Woken) != 0;
    if ((record.flags & HandedLock) != 0) {
        clearFlags(core, g);
        return true;
    }
    const bool locked = (mutex.state & mutexLocked) != 0;
    const bool starvingMode = (mutex.state & mutexStarving) != 0;
    if (woken) mutex.state &= ~mutexWoken;
    if (!locked && (woken || !starvingMode)) {
        own(mutex, g);
        clearFlags(core, g);
        return true;
    }
    // A waiter that lost again after 1 ms asks for a hand-over; it waits at the front.
    if (woken && locked && core.header().now - record.waitSince > starvationThreshold) mutex.state |= mutexStarving;
    mutex.state += mutexWaiter;
    recordBlock(core, g, pointer, blockedAt);
    core.park(g, reason, pointer, woken);
    Goroutine& parked = core.goroutine(g);
    parked.flags = static_cast<std::uint8_t>(parked.flags & ~Woken);
    return false;
}

void release(Core& core, GoroutineIndex g, Pointer pointer, bool completesWaiter) {
    MutexWords& mutex = touched(core, pointer);
    mutex.state &= ~mutexLocked;
    mutex.owner = 0;
    const std::int32_t waiters = mutex.state / mutexWaiter;
    if (waiters == 0) return;
    const bool handOver = core.settings().wake == WakePolicy::Fifo || (mutex.state & mutexStarving) != 0;
    if (!handOver && (mutex.state & mutexWoken) != 0) return; // somebody woken is already on the way
    const GoroutineIndex waiter = core.takeWaiter(pointer);
    mutex.state -= mutexWaiter;
    if (!handOver) {
        mutex.state |= mutexWoken;
        core.wakeToRetry(waiter, g);
        return;
    }
    const Goroutine& record = core.goroutine(waiter);
    const bool waitedBriefly = core.header().now - record.waitSince <= starvationThreshold;
    if (waiters == 1 || waitedBriefly) mutex.state &= ~mutexStarving;
    own(mutex, waiter);
    if (completesWaiter) {
        core.completeFor(waiter, g);
        return;
    }
    core.touchGoroutine(waiter).flags |= HandedLock;
    core.makeReady(waiter);
    if (core.isObserved()) core.record(g, {.kind = EventKind::Unblock, .offset = waiter});
}

} // namespace writers

Performed lockMutex(Core& core, GoroutineIndex g, Pointer pointer) {
    if (core.settings().wake == WakePolicy::Any) {
        MutexWords& mutex = words(core, pointer);
        if ((mutex.state & mutexLocked) != 0) return Performed::NotEnabled;
        own(touched(core, pointer), g);
        core.countStep();
    } else {
        core.countStep();
        if (!writers::acquire(core, g, pointer, WaitReason::MutexLock, EventKind::MutexLock)) return Performed::Parked;
    }
    if (core.isObserved())
        core.record(g,
                    {.kind = EventKind::MutexLock, .object = pointer, .flags = static_cast<std::uint8_t>(Flag::Step)});
    return Performed::Done;
}

Performed unlockMutex(Core& core, GoroutineIndex g, Pointer pointer) {
    if ((words(core, pointer).state & mutexLocked) == 0) {
        core.countStep();
        core.noteAttempt(g, EventKind::MutexUnlock, pointer);
        return core.fatal(g, "sync: unlock of unlocked mutex");
    }
    core.countStep();
    if (core.isObserved())
        core.record(
            g, {.kind = EventKind::MutexUnlock, .object = pointer, .flags = static_cast<std::uint8_t>(Flag::Step)});
    if (core.settings().wake == WakePolicy::Any) {
        MutexWords& mutex = touched(core, pointer);
        mutex.state &= ~mutexLocked;
        mutex.owner = 0;
        return Performed::Done;
    }
    writers::release(core, g, pointer, true);
    const MutexWords& mutex = words(core, pointer);
    if (core.isObserved() && (mutex.state & mutexLocked) != 0)
        core.record(
            mutex.owner - 1,
            {.kind = EventKind::MutexLock, .object = pointer, .flags = static_cast<std::uint8_t>(Flag::HandedOver)});
    return Performed::Done;
}

Performed tryLockMutex(Core& core, GoroutineIndex g, Pointer pointer, Word& result) {
    MutexWords& mutex = touched(core, pointer);
    const bool free = (mutex.state & (mutexLocked | mutexStarving)) == 0;
    if (free) own(mutex, g);
    result = free ? 1 : 0;
    core.countStep();
    if (core.isObserved())
        core.record(g, {.kind = EventKind::MutexTryLock,
                        .object = pointer,
                        .after = free ? 1U : 0U,
                        .flags = static_cast<std::uint8_t>(Flag::Step)});
    return Performed::Done;
}

} // namespace lockstep::machine::sync
