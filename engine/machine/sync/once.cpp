// sync.Once: the first to come runs f; whoever comes until f has returned waits, whoever comes later passes. That f
// panics counts as its having returned. Go does this with a mutex, which is why a Do inside f waits for itself.
#include "engine/machine/sync/primitives.h"

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;
using history::WakePolicy;

namespace {

OnceWords& words(Core& core, Pointer once) { return core.at<OnceWords>(dataAddress(once)); }

OnceWords& touched(Core& core, Pointer once) {
    core.touch(dataAddress(once), sizeof(OnceWords));
    return words(core, once);
}

void note(Core& core, GoroutineIndex g, EventKind kind, Pointer once, bool runs, Flag flag) {
    if (!core.isObserved()) return;
    core.record(g, {.kind = kind, .object = once, .after = runs ? 1U : 0U, .flags = static_cast<std::uint8_t>(flag)});
}

} // namespace

bool canEnterOnce(Core& core, Pointer once) { return words(core, once).runner == 0; }

Performed enterOnce(Core& core, GoroutineIndex g, Pointer pointer, Word& result) {
    if (!canEnterOnce(core, pointer)) {
        if (core.settings().wake == WakePolicy::Any) return Performed::NotEnabled;
        core.countStep();
        recordBlock(core, g, pointer, EventKind::OnceEnter);
        core.park(g, WaitReason::MutexLock, pointer, false);
        return Performed::Parked;
    }
    const bool runs = words(core, pointer).done == 0;
    if (runs) touched(core, pointer).runner = g + 1;
    result = runs ? 1 : 0;
    core.countStep();
    note(core, g, EventKind::OnceEnter, pointer, runs, Flag::Step);
    return Performed::Done;
}

Performed leaveOnce(Core& core, GoroutineIndex g, Pointer pointer) {
    OnceWords& once = touched(core, pointer);
    once.done = 1;
    once.runner = 0;
    core.countStep();
    note(core, g, EventKind::OnceLeave, pointer, false, Flag::Step);
    for (std::uint32_t waiter = core.takeWaiter(pointer); waiter != noLink; waiter = core.takeWaiter(pointer)) {
        core.touchFrame(waiter);
        core.window(core.goroutine(waiter))[0] = 0; // enter's answer: f has been run
        core.completeFor(waiter, g);
        note(core, waiter, EventKind::OnceEnter, pointer, false, Flag::HandedOver);
    }
    return Performed::Done;
}

} // namespace lockstep::machine::sync
