#include "engine/scheduler/recording.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::scheduler {
namespace {

using testing::compileGo;
using testing::raceProgram;
using testing::scheduleOf;

Recording recorded(const std::string& program, std::string_view schedule, RecordingOptions options = {}) {
    auto replayed = Recording::replay(compileGo(program)->image, scheduleOf(schedule), std::move(options), {});
    return std::move(replayed.value().recording);
}

TEST(Recording, gives_the_state_at_every_step_forwards_backwards_and_by_leaps) {
    Recording recording = recorded(raceProgram(20), "ls1 strategy=random seed=2;");
    std::vector<machine::Snapshot> forwards;
    for (std::uint32_t step = 0; step <= recording.stepCount(); ++step) {
        forwards.push_back(recording.snapshotAt(step));
        ASSERT_EQ(forwards.back().step, step);
    }
    for (std::uint32_t step = recording.stepCount() + 1; step-- > 0;)
        ASSERT_EQ(recording.snapshotAt(step), forwards[step]) << step;
    for (const std::uint32_t step : {50U, 3U, 80U, 0U, 79U, 12U})
        ASSERT_EQ(recording.snapshotAt(step), forwards[step]) << step;
}

TEST(Recording, keeps_few_checkpoints_however_long_the_run_and_still_finds_every_state) {
    const std::string program = raceProgram(3000);
    RecordingOptions few;
    few.maxCheckpoints = 4;
    Recording thin = recorded(program, "ls1 strategy=random seed=1;", few);
    Recording full = recorded(program, "ls1 strategy=random seed=1;");
    ASSERT_EQ(thin.history(), full.history());
    EXPECT_LE(thin.checkpointCount(), 4U);
    EXPECT_GT(full.checkpointCount(), 4U);
    for (std::uint32_t step = 0; step < full.stepCount(); step += 1711)
        ASSERT_EQ(thin.machineAt(step), full.machineAt(step)) << step;
}

TEST(Recording, writes_an_undisturbed_run_as_its_header_alone) {
    const Recording recording = recorded(raceProgram(3), "ls1 strategy=random seed=9;");
    EXPECT_TRUE(recording.schedule().runs.empty()) << recording.schedule().text();
}

TEST(Recording, lists_what_was_chosen_by_hand_and_replays_it) {
    const auto compilation = compileGo(raceProgram(2));
    RecordingOptions options;
    options.header = scheduleOf("ls1 strategy=random seed=5;").header;
    Recording recording(compilation->image, options);
    Control five;
    five.untilStep = 5;
    recording.run(five);
    for (int i = 0; i < 3; ++i) recording.choose(recording.end().choices().back());
    recording.run({});
    const history::Schedule schedule = recording.schedule();
    ASSERT_GE(schedule.runs.size(), 2U);
    EXPECT_EQ(schedule.runs.front().actor, "") << schedule.text();
    EXPECT_EQ(schedule.runs.front().count, 5U);
    EXPECT_FALSE(schedule.runs[1].anchorKind.empty());
    const Recording again = recorded(raceProgram(2), schedule.text());
    EXPECT_EQ(again.history(), recording.history());
    EXPECT_EQ(again.schedule(), schedule);
}

TEST(Recording, can_be_cut_at_every_step_and_goes_on_from_there_as_it_did) {
    const Recording whole = recorded(raceProgram(3), "ls1 strategy=random seed=6; ~4 G1:2 ~3 G2:1");
    for (std::uint32_t step = 0; step < whole.stepCount(); ++step) {
        Recording cut = whole.cut(step);
        ASSERT_EQ(cut.stepCount(), step);
        ASSERT_FALSE(cut.isOver());
        if (step < 10) continue; // before the last listed run the strategy would decide otherwise
        cut.run({});
        ASSERT_EQ(cut.history(), whole.history()) << "cut at " << step;
    }
}

TEST(Recording, finishes_private_work_after_a_move_by_hand_and_leaves_an_endless_loop_alone) {
    const std::string program = R"(package main

var x int

func main() {
	go func() {
		x = 1
		for i := 0; i < 3000000; i++ {
		}
		x = 2
		for {
		}
	}()
	for x != 2 {
	}
}
)";
    Recording recording(compileGo(program)->image, {});
    const Choice main{Actor::goroutine(0), 0};
    const Choice other{Actor::goroutine(1), 0};
    recording.choose(main);
    EXPECT_EQ(recording.choose(other), machine::StepStatus::Done);
    EXPECT_EQ(recording.choose(other), machine::StepStatus::StillRunning) << "it is in its endless loop now";
    EXPECT_EQ(recording.stepCount(), 3U);
    const Recording again = recorded(program, recording.schedule().text());
    EXPECT_EQ(again.history().outcome().kind, history::OutcomeKind::Exited);
}

} // namespace
} // namespace lockstep::scheduler
