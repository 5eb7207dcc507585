// sync.WaitGroup, after Go's sync/waitgroup.go: the Add that brings the counter to zero wakes every waiter, which looks
// at the counter once more when its turn comes: if the group has been used again by then, it panics.
#include "engine/machine/sync/primitives.h"

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;
using history::WakePolicy;

namespace {

WaitGroupWords& words(Core& core, Pointer wg) { return core.at<WaitGroupWords>(dataAddress(wg)); }

WaitGroupWords& touched(Core& core, Pointer wg) {
    core.touch(dataAddress(wg), sizeof(WaitGroupWords));
    return words(core, wg);
}

bool isAtWait(Core& core, GoroutineIndex g, Pointer wg) {
    const Goroutine& record = core.goroutine(g);
    const program::Instruction in = core.program().code[record.pc];
    return (record.flags & Unsettled) == 0 && in.op == program::Opcode::Sync &&
           static_cast<program::Operation>(in.c) == program::Operation::WaitGroupWait && core.window(record)[0] == wg;
}

/// Wakes those who wait in the queue.
void releaseWaiters(Core& core, GoroutineIndex by, Pointer wg) {
    for (std::uint32_t waiter = core.takeWaiter(wg); waiter != noLink; waiter = core.takeWaiter(wg)) {
        core.touchGoroutine(waiter).flags |= Released;
        core.makeReady(waiter);
        if (core.isObserved()) core.record(by, {.kind = EventKind::Unblock, .offset = waiter});
    }
}

/// Under any nobody queues, but whoever is at Wait now may have been waiting, and is on its way out from now on.
void releaseAll(Core& core, Pointer wg) {
    for (std::uint32_t g = core.header().readyHead; g != noLink; g = core.goroutine(g).next)
        if (isAtWait(core, g, wg)) core.touchGoroutine(g).flags |= Released;
}

} // namespace

bool canFinishWait(Core& core, GoroutineIndex g, Pointer wg) {
    return words(core, wg).counter == 0 || (core.goroutine(g).flags & Released) != 0;
}

std::uint64_t waitGroupCounter(Core& core, Pointer wg) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(words(core, wg).counter));
}

Performed addToWaitGroup(Core& core, GoroutineIndex g, Pointer pointer, std::int64_t delta, bool isDone) {
    WaitGroupWords& wg = touched(core, pointer);
    const std::int32_t before = wg.counter;
    wg.counter += static_cast<std::int32_t>(delta);
    const std::int32_t counter = wg.counter;
    core.countStep();
    if (core.isObserved())
        core.record(g, {.kind = isDone ? EventKind::WaitGroupDone : EventKind::WaitGroupAdd,
                        .object = pointer,
                        .before = static_cast<std::uint64_t>(static_cast<std::int64_t>(before)),
                        .after = static_cast<std::uint64_t>(static_cast<std::int64_t>(counter)),
                        .flags = static_cast<std::uint8_t>(Flag::Step)});
    if (counter < 0) {
        core.startPlainPanic(g, "sync: negative WaitGroup counter");
        return Performed::Panicked;
    }
    if (words(core, pointer).waiters != 0 && delta > 0 && before == 0) {
        core.startPlainPanic(g, "sync: WaitGroup misuse: Add called concurrently with Wait");
        return Performed::Panicked;
    }
    if (counter == 0 && core.settings().wake == WakePolicy::Any) releaseAll(core, pointer);
    if (counter != 0 || words(core, pointer).waiters == 0) return Performed::Done;
    touched(core, pointer).waiters = 0;
    releaseWaiters(core, g, pointer);
    return Performed::Done;
}

Performed waitForWaitGroup(Core& core, GoroutineIndex g, Pointer pointer) {
    const bool wasReleased = (core.goroutine(g).flags & Released) != 0;
    if (wasReleased) core.touchGoroutine(g).flags &= static_cast<std::uint8_t>(~Released);
    if (wasReleased && words(core, pointer).counter != 0) {
        core.noteAttempt(g, EventKind::WaitGroupWait, pointer);
        core.startPlainPanic(g, "sync: WaitGroup is reused before previous Wait has returned");
        return Performed::Panicked;
    }
    if (words(core, pointer).counter != 0) {
        if (core.settings().wake == WakePolicy::Any) return Performed::NotEnabled;
        core.countStep();
        recordBlock(core, g, pointer, EventKind::WaitGroupWait, waitGroupCounter(core, pointer));
        ++touched(core, pointer).waiters;
        core.park(g, WaitReason::WaitGroupWait, pointer, false);
        return Performed::Parked;
    }
    core.countStep();
    if (core.isObserved())
        core.record(
            g, {.kind = EventKind::WaitGroupWait, .object = pointer, .flags = static_cast<std::uint8_t>(Flag::Step)});
    return Performed::Done;
}

} // namespace lockstep::machine::sync
