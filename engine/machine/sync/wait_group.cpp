// sync.WaitGroup, after Go's sync/waitgroup.go: the Add that brings the counter to zero lets every waiter go on.
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

} // namespace

bool canFinishWait(Core& core, Pointer wg) { return words(core, wg).counter == 0; }

Performed addToWaitGroup(Core& core, GoroutineIndex g, Pointer pointer, std::int64_t delta, bool isDone) {
    WaitGroupWords& wg = touched(core, pointer);
    const std::int32_t before = wg.counter;
    wg.counter += static_cast<std::int32_t>(delta);
    const std::int32_t counter = wg.counter;
    core.countStep(g);
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
    if (counter != 0 || words(core, pointer).waiters == 0) return Performed::Done;
    touched(core, pointer).waiters = 0;
    for (std::uint32_t waiter = core.takeWaiter(pointer); waiter != noLink; waiter = core.takeWaiter(pointer)) {
        core.completeFor(waiter, g);
        if (core.isObserved())
            core.record(waiter, {.kind = EventKind::WaitGroupWait,
                                 .object = pointer,
                                 .flags = static_cast<std::uint8_t>(Flag::HandedOver)});
    }
    return Performed::Done;
}

Performed waitForWaitGroup(Core& core, GoroutineIndex g, Pointer pointer) {
    if (!canFinishWait(core, pointer)) {
        if (core.settings().wake == WakePolicy::Any) return Performed::NotEnabled;
        core.countStep(g);
        recordBlock(core, g, pointer, EventKind::WaitGroupWait);
        ++touched(core, pointer).waiters;
        core.park(g, WaitReason::WaitGroupWait, pointer, false);
        return Performed::Parked;
    }
    core.countStep(g);
    if (core.isObserved())
        core.record(
            g, {.kind = EventKind::WaitGroupWait, .object = pointer, .flags = static_cast<std::uint8_t>(Flag::Step)});
    return Performed::Done;
}

} // namespace lockstep::machine::sync
