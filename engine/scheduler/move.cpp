#include "engine/scheduler/move.h"

namespace lockstep::scheduler {

using machine::StepStatus;

StepStatus makeMove(machine::Machine& machine, history::Choice choice, history::Recorder* recorder,
                    std::uint64_t operations) {
    const machine::Pause pause = machine.advance(choice, {.operations = operations}, recorder);
    if (machine.isOver()) return StepStatus::Over;
    StepStatus status = pause == machine::Pause::TicksSpent ? StepStatus::StillRunning : StepStatus::Done;
    for (unsigned portion = 1; portion < maxPortions && status == StepStatus::StillRunning; ++portion)
        status = machine.step({choice.actor, 0}, recorder);
    return status;
}

bool isBusy(const machine::Machine& machine, history::Actor actor) {
    if (!actor.isGoroutine()) return false;
    const machine::Goroutine& goroutine = machine.goroutine(actor.index());
    return goroutine.status == machine::Status::Ready && (goroutine.flags & machine::Unsettled) != 0;
}

} // namespace lockstep::scheduler
