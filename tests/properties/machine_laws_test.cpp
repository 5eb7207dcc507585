// Laws of machines and recordings.
#include "engine/scheduler/strategies.h"
#include "tests/properties/program_generator.h"
#include "tests/support/go_program.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::properties {
namespace {

using scheduler::Recording;

RC_GTEST_PROP(MachineLaw, the_same_choices_give_the_same_history_byte_for_byte,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording first = record(program, run);
    const Recording second = record(program, run);
    RC_ASSERT(first.isOver());
    const auto a = std::as_bytes(first.history().events());
    const auto b = std::as_bytes(second.history().events());
    RC_ASSERT(std::equal(a.begin(), a.end(), b.begin(), b.end()));
    RC_ASSERT(first.history() == second.history());
}

RC_GTEST_PROP(MachineLaw, recorded_or_not_a_run_is_the_same, (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    machine::Machine machine(recording.image(), scheduler::settingsFor(run.header));
    machine.begin();
    const auto strategy = scheduler::makeStrategy(run.header);
    scheduler::run(machine, *strategy, nullptr, {});
    RC_ASSERT(machine == recording.end());
    RC_ASSERT(machine.outcome() == recording.history().outcome());
}

RC_GTEST_PROP(MachineLaw, every_step_of_a_machine_is_one_step_of_its_history,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    RC_ASSERT(recording.end().steps() == recording.history().stepCount());
}

RC_GTEST_PROP(MachineLaw, forward_and_back_is_the_same_snapshot, (const GoProgram& program, const RunChoice& run)) {
    Recording recording = record(program, run);
    std::vector<machine::Snapshot> forward;
    for (std::uint32_t step = 0; step <= recording.stepCount(); ++step) forward.push_back(recording.snapshotAt(step));
    for (std::uint32_t step = recording.stepCount() + 1; step-- > 0;)
        RC_ASSERT(recording.snapshotAt(step) == forward[step]);
}

RC_GTEST_PROP(MachineLaw, a_copy_behaves_as_its_original, (const GoProgram& program, const RunChoice& run)) {
    Recording recording = record(program, run);
    const auto step = *rc::gen::inRange<std::uint32_t>(0, recording.stepCount() + 1);
    machine::Machine original = recording.machineAt(step);
    machine::Machine copy = original;
    RC_ASSERT(copy == original);
    RC_ASSERT(copy.hash() == original.hash());
    while (!original.isOver()) {
        const auto choices = original.choices();
        const std::vector<history::Choice> listed(choices.begin(), choices.end());
        const auto copied = copy.choices();
        RC_ASSERT(std::equal(listed.begin(), listed.end(), copied.begin(), copied.end()));
        const history::Choice choice = listed[(original.steps() * 7U) % listed.size()];
        original.step(choice);
        copy.step(choice);
    }
    RC_ASSERT(copy == original);
    RC_ASSERT(copy.outcome() == original.outcome());
}

RC_GTEST_PROP(MachineLaw, rewinding_to_a_mark_is_as_if_nothing_had_happened,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = record(program, run);
    const auto step = *rc::gen::inRange<std::uint32_t>(0, recording.stepCount());
    machine::Machine machine = recording.machineAt(step);
    const machine::Machine before = machine;
    const auto mark = machine.mark();
    while (!machine.isOver()) machine.step(machine.choices().back());
    machine.rewind(mark);
    RC_ASSERT(machine == before);
    RC_ASSERT(machine.snapshot() == before.snapshot());
}

} // namespace
} // namespace lockstep::properties
