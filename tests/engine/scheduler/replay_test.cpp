#include "engine/scheduler/actor_names.h"
#include "engine/scheduler/obstacle.h"
#include "engine/scheduler/recording.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::scheduler {
namespace {

using testing::compileGo;
using testing::raceProgram;
using testing::scheduleOf;

Recording::Replayed replayOf(const std::string& program, std::string_view schedule) {
    auto replayed = Recording::replay(compileGo(program)->image, scheduleOf(schedule), {}, {});
    if (!replayed) throw std::runtime_error(replayed.error().sentence);
    return std::move(replayed).value();
}

constexpr const char* mutexProgram = R"(package main

import "sync"

var mu sync.Mutex

func main() {
	mu.Lock()
	go func() {
		mu.Lock()
		mu.Unlock()
	}()
	mu.Unlock()
}
)";

TEST(Replay, drives_the_race_to_two_by_hand) {
    // G1 loads 0 and sleeps on it; G2 does two of its three rounds; G1 stores 1; G2 loads 1 and sleeps on it; G1
    // finishes; G2 stores 2.
    const auto replayed = replayOf(raceProgram(3), "ls1; main:3 G1:1 G2:4 G1:1 G2:1 G1:4 G2:1");
    ASSERT_FALSE(replayed.divergence) << replayed.divergence->text().en;
    EXPECT_EQ(replayed.recording.history().outcome().standardOutput, "2\n");
}

TEST(Replay, follows_the_strategy_where_the_schedule_says_so_and_after_its_end) {
    const auto whole = replayOf(raceProgram(3), "ls1 strategy=random seed=4;");
    const auto part = replayOf(raceProgram(3), "ls1 strategy=random seed=4; ~5");
    EXPECT_EQ(whole.recording.history(), part.recording.history());
}

TEST(Replay, says_which_run_does_not_fit_because_its_goroutine_waits) {
    const auto replayed = replayOf(mutexProgram, "ls1 wake=any; main:2 G1:1");
    ASSERT_TRUE(replayed.divergence);
    EXPECT_EQ(replayed.end, RunEnd::Lost);
    EXPECT_EQ(replayed.divergence->run, 2U);
    EXPECT_EQ(replayed.divergence->step, 3U);
    EXPECT_EQ(replayed.divergence->text().en,
              "run 2 of the schedule (G1:1) does not fit at step 3: G1 waits for mu, held by main");
    EXPECT_EQ(replayed.recording.stepCount(), 2U) << "the run ends before the step that does not fit";
}

TEST(Replay, says_that_a_goroutine_has_not_been_started) {
    const auto replayed = replayOf(raceProgram(1), "ls1; G1:1");
    ASSERT_TRUE(replayed.divergence);
    EXPECT_EQ(replayed.divergence->text().en,
              "run 1 of the schedule (G1:1) does not fit at step 1: G1 has not been started");
}

TEST(Replay, says_that_a_goroutine_has_ended) {
    const auto replayed = replayOf(raceProgram(1), "ls1; main:3 G1:9");
    ASSERT_TRUE(replayed.divergence);
    EXPECT_NE(replayed.divergence->text().en.find("G1 has ended"), std::string::npos) << replayed.divergence->text().en;
}

TEST(Replay, says_what_it_found_in_place_of_an_anchored_operation) {
    const auto replayed = replayOf(raceProgram(1), "ls1; main:3 G1:1@store(x)");
    ASSERT_TRUE(replayed.divergence);
    EXPECT_EQ(replayed.divergence->text().en, "run 2 of the schedule (G1:1@store(x)) does not fit at step 4: "
                                              "store(x) was expected next, but it is load(x)");
}

TEST(Replay, refuses_a_strategy_that_is_not_there) {
    const auto replayed = Recording::replay(compileGo(raceProgram(1))->image, scheduleOf("ls1 strategy=pct;"), {}, {});
    EXPECT_FALSE(replayed.ok());
}

TEST(ActorNames, are_the_path_of_go_statements_that_led_there) {
    const std::string program = R"(package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	go func() {
		go func() { wg.Done() }()
		go func() { wg.Done() }()
		wg.Done()
	}()
	wg.Wait()
}
)";
    session::Session session = testing::runGo(program);
    const machine::Machine& machine = session.recording().end();
    ASSERT_EQ(machine.goroutineCount(), 4U);
    for (const char* name : {"main", "G1", "G1.1", "G1.2", "clock"}) {
        const auto actor = findActor(machine, name);
        ASSERT_TRUE(actor) << name;
        EXPECT_EQ(actorText(machine, *actor), name);
    }
    for (const char* name : {"G2", "G1.3", "G", "G0", "G1.", "G1.x", "g1", "", "G99999999999999"})
        EXPECT_FALSE(findActor(machine, name)) << name;
}

TEST(Obstacle, names_the_lock_its_holder_and_the_wait_group) {
    const auto replayed = replayOf(mutexProgram, "ls1; main:2 G1:1");
    EXPECT_FALSE(replayed.divergence);
    // Under Go's rule G1 has arrived at the queue and is parked; the run went on to its end after that.
    Recording blocked = replayed.recording.cut(3);
    EXPECT_EQ(findObstacle(blocked.end(), Actor::goroutine(1)).text().en, "G1 waits for mu, held by main");
    EXPECT_EQ(findObstacle(blocked.end(), Actor::goroutine(0)).kind, ObstacleKind::None);
    EXPECT_EQ(findObstacle(blocked.end(), Actor::clock()).kind, ObstacleKind::NoTimer);

    Recording waiting = replayOf(raceProgram(1), "ls1; main:4").recording.cut(4);
    EXPECT_EQ(findObstacle(waiting.end(), Actor::goroutine(0)).text().en, "main waits for wg, whose counter is 2");
}

} // namespace
} // namespace lockstep::scheduler
