// A move: one step of a machine together with the private work behind it.
//
// The machine does private work in portions (Settings::privateBudget), so that a loop without an end hangs nobody.
// Whoever moves machines moves them through here, strategies and hands alike, so that a move means the same everywhere
// and a schedule need not speak of portions. Only private work that goes on for more than maxPortions is left where it
// is; the goroutine can be chosen again, and that move makes no step.
#pragma once

#include "engine/machine/run_queue.h"

namespace lockstep::scheduler {

inline constexpr unsigned maxPortions = 10;

/// Pre: choice is one of machine.choices(). StillRunning: private work is left.
machine::StepStatus makeMove(machine::Machine& machine, history::Choice choice, history::Recorder* recorder);
/// The queue's choice and the moves after it that it says, up to so many operations and ticks together.
void makeMoves(machine::Machine& machine, history::Choice choice, machine::RunQueue& queue, std::uint64_t budget);

/// Whether the actor is a goroutine in the middle of private work: its next move may make no step.
[[nodiscard]] bool isBusy(const machine::Machine& machine, history::Actor actor);

} // namespace lockstep::scheduler
