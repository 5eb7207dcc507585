// sync.Cond: Wait takes a ticket, unlocks, sleeps until its ticket is called, and locks again; Signal calls the next
// ticket, Broadcast all. A ticket may be called before its owner sleeps, who then does not.
//
// FIFO and Go call tickets in order. Under the policy any nobody queues: whoever has a ticket may be the one whom a
// Signal calls, each an alternative of the choice.
#include "engine/machine/sync/primitives.h"

#include <vector>

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;
using history::WakePolicy;

namespace {

CondWords& words(Core& core, Pointer cond) { return core.at<CondWords>(dataAddress(cond)); }

CondWords& touched(Core& core, Pointer cond) {
    core.touch(dataAddress(cond), sizeof(CondWords));
    return words(core, cond);
}

void note(Core& core, GoroutineIndex g, EventKind kind, Pointer cond, std::uint64_t after, Flag flag) {
    if (!core.isObserved()) return;
    core.record(g, {.kind = kind, .object = cond, .after = after, .flags = static_cast<std::uint8_t>(flag)});
}

/// False with a panic if the Cond was copied after its first use.
bool isWhole(Core& core, GoroutineIndex g, Pointer pointer) {
    CondWords& cond = touched(core, pointer);
    if (cond.self == 0) cond.self = pointer;
    if (cond.self == pointer) return true;
    core.startPlainPanic(g, "sync.Cond is copied");
    return false;
}

/// Those with a ticket that has not been called, in order of their tickets.
std::vector<GoroutineIndex> uncalled(Core& core, Pointer cond) {
    std::vector<GoroutineIndex> waiting;
    for (GoroutineIndex index = 0; index < core.header().goroutineCount; ++index)
        if (core.goroutine(index).condition == cond) waiting.push_back(index);
    std::ranges::sort(waiting, {}, [&](GoroutineIndex index) { return core.goroutine(index).ticket; });
    return waiting;
}

/// Whom the next Signal calls. Pre: there is somebody.
GoroutineIndex nextToCall(Core& core, Pointer cond) {
    if (core.settings().wake != WakePolicy::Any) {
        const std::uint32_t first = core.firstWaiter(cond);
        if (first != noLink && core.goroutine(first).ticket == words(core, cond).called) return first;
    }
    return uncalled(core, cond)[core.alternative().value_or(0)];
}

void call(Core& core, GoroutineIndex waiter, GoroutineIndex by, Pointer cond) {
    core.touchGoroutine(waiter).condition = 0;
    const bool sleeps = core.goroutine(waiter).status == Status::Parked;
    if (sleeps) {
        core.removeWaiter(waiter);
        core.completeFor(waiter, by);
    } else if (core.isObserved()) {
        core.record(by, {.kind = EventKind::Unblock, .offset = waiter});
    }
    if (sleeps) note(core, waiter, EventKind::CondWake, cond, 0, Flag::HandedOver);
}

} // namespace

bool canWake(Core& core, GoroutineIndex g, Pointer cond) { return core.goroutine(g).condition != cond; }

std::uint32_t signalAlternatives(Core& core, Pointer cond) {
    if (core.settings().wake != WakePolicy::Any) return 1;
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(uncalled(core, cond).size()));
}

Performed joinCond(Core& core, GoroutineIndex g, Pointer pointer) {
    if (!isWhole(core, g, pointer)) return Performed::Panicked;
    CondWords& cond = touched(core, pointer);
    Goroutine& record = core.touchGoroutine(g);
    record.condition = pointer;
    record.ticket = cond.issued++;
    core.countStep();
    note(core, g, EventKind::CondWait, pointer, cond.issued - cond.called, Flag::Step);
    return Performed::Done;
}

Performed sleepOnCond(Core& core, GoroutineIndex g, Pointer pointer) {
    if (!canWake(core, g, pointer)) {
        if (core.settings().wake == WakePolicy::Any) return Performed::NotEnabled;
        core.countStep();
        recordBlock(core, g, pointer, EventKind::CondWake);
        core.park(g, WaitReason::CondWait, pointer, false);
        return Performed::Parked;
    }
    core.countStep();
    note(core, g, EventKind::CondWake, pointer, 0, Flag::Step);
    return Performed::Done;
}

Performed signalCond(Core& core, GoroutineIndex g, Pointer pointer, bool all) {
    if (!all && !core.alternative() && signalAlternatives(core, pointer) > 1) return Performed::Undecided;
    if (!isWhole(core, g, pointer)) return Performed::Panicked;
    const CondWords cond = words(core, pointer);
    const std::uint32_t waiting = cond.issued - cond.called;
    const std::uint32_t calls = all ? waiting : std::min(1U, waiting);
    std::vector<GoroutineIndex> called;
    if (all && calls != 0) called = uncalled(core, pointer);
    if (!all && calls != 0) called = {nextToCall(core, pointer)};
    touched(core, pointer).called += calls;
    core.countStep();
    note(core, g, all ? EventKind::CondBroadcast : EventKind::CondSignal, pointer, calls, Flag::Step);
    for (const GoroutineIndex waiter : called) call(core, waiter, g, pointer);
    return Performed::Done;
}

} // namespace lockstep::machine::sync
