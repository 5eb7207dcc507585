#include "engine/scheduler/move.h"

namespace lockstep::scheduler {

using machine::StepStatus;

namespace {

/// After the first portion.
StepStatus doRest(machine::Machine& machine, history::Actor actor, history::Recorder* recorder, StepStatus status) {
    for (unsigned portion = 1; portion < maxPortions && status == StepStatus::StillRunning; ++portion)
        status = machine.step({actor, 0}, recorder);
    return status;
}

} // namespace

StepStatus makeMove(machine::Machine& machine, history::Choice choice, history::Recorder* recorder) {
    return doRest(machine, choice.actor, recorder, machine.step(choice, recorder));
}

void makeMoves(machine::Machine& machine, history::Choice choice, machine::RunQueue& queue, std::uint64_t budget) {
    machine.advance(choice, {.operations = budget, .queue = &queue});
    if (machine.isOver()) return;
    const history::GoroutineIndex last = queue.current();
    const auto actor = history::Actor::goroutine(last);
    if (last != history::noGoroutine && isBusy(machine, actor))
        doRest(machine, actor, nullptr, StepStatus::StillRunning);
    queue.moved(last, machine);
}

bool isBusy(const machine::Machine& machine, history::Actor actor) {
    if (!actor.isGoroutine()) return false;
    const machine::Goroutine& goroutine = machine.goroutine(actor.index());
    return goroutine.status == machine::Status::Ready && (goroutine.flags & machine::Unsettled) != 0;
}

} // namespace lockstep::scheduler
