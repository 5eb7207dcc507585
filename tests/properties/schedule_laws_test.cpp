// Laws of schedules: their text, replayed, is the same run.
#include "engine/history/schedule_of.h"
#include "tests/properties/program_generator.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::properties {
namespace {

using scheduler::Recording;

Recording start(const GoProgram& program, const RunChoice& run) {
    scheduler::RecordingOptions options;
    options.header = run.header;
    return Recording(testing::compileGo(program.text())->image, options);
}

/// Lets a strategy and a hand take turns, as drawn.
void drive(Recording& recording) {
    const auto turns = *rc::gen::container<std::vector<std::pair<bool, std::uint8_t>>>(
        rc::gen::pair(rc::gen::arbitrary<bool>(), rc::gen::inRange<std::uint8_t>(0, 8)));
    for (const auto& [byHand, number] : turns) {
        if (recording.isOver()) return;
        if (byHand) {
            const auto choices = recording.end().choices();
            recording.choose(choices[number % choices.size()]);
        } else {
            scheduler::Control control;
            control.untilStep = recording.stepCount() + number;
            recording.run(control);
        }
    }
}

Recording replayed(const Recording& original, const std::string& text, std::uint32_t steps) {
    const auto schedule = history::Schedule::parse(text);
    RC_ASSERT(schedule.ok());
    scheduler::Control control;
    control.untilStep = steps;
    auto replay = Recording::replay(original.image(), schedule.value(), {}, control);
    RC_ASSERT(replay.ok());
    if (replay.value().divergence) RC_FAIL(replay.value().divergence->text().en);
    return std::move(replay.value().recording);
}

RC_GTEST_PROP(ScheduleLaw, the_text_of_a_run_by_hand_and_strategy_gives_it_again,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = start(program, run);
    drive(recording);
    const std::string text = recording.schedule().text();
    RC_LOG() << text << std::endl;
    const Recording again = replayed(recording, text, recording.stepCount());
    RC_ASSERT(again.stepCount() == recording.stepCount());
    RC_ASSERT(history::firstDifference(recording.history(), again.history()) == "");
    RC_ASSERT(again.schedule().text() == text);
}

RC_GTEST_PROP(ScheduleLaw, and_the_strategy_goes_on_from_there_as_it_would_have,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = start(program, run);
    drive(recording);
    Recording again = replayed(recording, recording.schedule().text(), recording.stepCount());
    recording.run({});
    again.run({});
    RC_ASSERT(recording.history() == again.history());
}

RC_GTEST_PROP(ScheduleLaw, the_choices_of_a_history_with_every_anchor_give_it_again,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = start(program, run);
    recording.run({});
    const history::Schedule all =
        history::scheduleOf(recording.history(), recording.options().header, history::Anchors::EveryRun);
    RC_LOG() << all.text() << std::endl;
    const Recording again = replayed(recording, all.text(), recording.stepCount());
    RC_ASSERT(history::firstDifference(recording.history(), again.history()) == "");
}

RC_GTEST_PROP(ScheduleLaw, a_run_cut_anywhere_has_the_same_beginning,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = start(program, run);
    drive(recording);
    const auto step = *rc::gen::inRange<std::uint32_t>(0, recording.stepCount() + 1);
    const Recording cut = recording.cut(step);
    RC_ASSERT(cut.stepCount() == step);
    const auto whole = recording.history().steps();
    const auto part = cut.history().steps();
    for (std::uint32_t i = 0; i < step; ++i)
        RC_ASSERT(recording.history().events()[whole[i]] == cut.history().events()[part[i]]);
}

} // namespace
} // namespace lockstep::properties
