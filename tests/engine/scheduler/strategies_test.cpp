#include "engine/scheduler/manual_strategy.h"
#include "engine/scheduler/runner.h"
#include "engine/scheduler/strategies.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>
#include <set>

namespace lockstep::scheduler {
namespace {

using testing::compileGo;
using testing::outputOf;
using testing::raceProgram;

/// Goroutines that print their number, `rounds` times each, doing `between` after each print.
std::string printers(int goroutines, int rounds, const std::string& between = "") {
    return "package main\n\nimport (\n\t\"fmt\"\n\t\"runtime\"\n\t\"sync\"\n)\n\nvar wg sync.WaitGroup\n\n"
           "func show(n int) {\n\tfor i := 0; i < " +
           std::to_string(rounds) + "; i++ {\n\t\tfmt.Print(n, \" \")\n\t\t" + between +
           "\n\t}\n\twg.Done()\n}\n\n"
           "func main() {\n\t_ = runtime.NumGoroutine\n\twg.Add(" +
           std::to_string(goroutines) + ")\n\tfor n := 1; n <= " + std::to_string(goroutines) +
           "; n++ {\n\t\tgo show(n)\n\t}\n\twg.Wait()\n}\n";
}

TEST(GoStrategy, runs_the_goroutine_started_last_first_and_then_the_others_in_order) {
    // What Go does with GOMAXPROCS=1: the last one started is "runnext", the others queue.
    EXPECT_EQ(outputOf(printers(4, 1)), "4 1 2 3 ");
}

TEST(GoStrategy, lets_a_goroutine_go_on_until_it_ends) { EXPECT_EQ(outputOf(printers(2, 3)), "2 2 2 1 1 1 "); }

TEST(GoStrategy, takes_turns_where_goroutines_yield) {
    EXPECT_EQ(outputOf(printers(2, 3, "runtime.Gosched()")), "2 1 2 1 2 1 ");
}

TEST(GoStrategy, ends_the_time_slice_of_a_goroutine_that_spins) {
    const std::string program = "package main\n\nvar ready bool\n\nfunc main() {\n\tgo func() { ready = true }()\n"
                                "\tfor !ready {\n\t}\n\tprintln(\"done\")\n}\n";
    const session::Session session = testing::runGo(program);
    EXPECT_EQ(session.recording().history().outcome().kind, history::OutcomeKind::Exited);
}

TEST(GoStrategy, starves_nobody_although_two_goroutines_keep_waking_each_other) {
    const std::string program = R"(package main

import "sync"

var (
	a, b sync.Mutex
	stop bool
)

func pass(from, to *sync.Mutex) {
	for !stop {
		from.Lock()
		to.Unlock()
	}
}

func main() {
	a.Lock()
	b.Lock()
	go pass(&a, &b)
	go pass(&b, &a)
	go func() { stop = true }()
	a.Unlock()
	for !stop {
	}
}
)";
    EXPECT_NE(testing::runGo(program).recording().history().outcome().kind, history::OutcomeKind::StepLimit);
}

TEST(GoStrategy, wakes_sleepers_when_their_time_has_come) {
    const std::string program = R"(package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	for _, d := range []int{3, 1, 2} {
		wg.Add(1)
		go func(d int) {
			defer wg.Done()
			time.Sleep(time.Duration(d) * time.Millisecond)
			fmt.Print(d, " ")
		}(d)
	}
	wg.Wait()
}
)";
    EXPECT_EQ(outputOf(program), "1 2 3 ");
    EXPECT_EQ(outputOf(program, "ls1 strategy=random seed=5;"), "1 2 3 ");
}

TEST(FairStrategy, gives_every_goroutine_one_step_in_turn) {
    const session::Session session = testing::runGo(raceProgram(3), "ls1 strategy=fair;");
    const history::History& history = session.recording().history();
    std::string order;
    for (const history::EventIndex step : history.steps()) {
        const history::Event& event = history.events()[step];
        if (event.kind == history::EventKind::Load || event.kind == history::EventKind::Store)
            order += history.actorName(event.actor) + " ";
    }
    // Main takes its turn, too: G1 is one step ahead when G2 starts. From then on they alternate.
    EXPECT_EQ(order, "G1 G1 G2 G1 G2 G1 G2 G1 G2 G1 G2 G2 main ");
}

TEST(RandomStrategy, gives_the_same_run_for_the_same_seed) {
    const session::Session first = testing::runGo(raceProgram(5), "ls1 strategy=random seed=3;");
    const session::Session second = testing::runGo(raceProgram(5), "ls1 strategy=random seed=3;");
    EXPECT_EQ(first.recording().history(), second.recording().history());
}

TEST(RandomStrategy, gives_different_runs_for_different_seeds) {
    std::set<std::string> outputs;
    for (int seed = 0; seed < 30; ++seed)
        outputs.insert(outputOf(raceProgram(5), "ls1 strategy=random seed=" + std::to_string(seed) + ";"));
    EXPECT_GT(outputs.size(), 3U);
}

TEST(ManualStrategy, makes_the_listed_choices_and_then_knows_no_more) {
    const auto compilation = compileGo(raceProgram(1));
    machine::Machine machine(compilation->image, {});
    machine.begin();
    const Choice main{Actor::goroutine(0), 0};
    ManualStrategy strategy({main, main, main});
    EXPECT_EQ(run(machine, strategy, nullptr, {}), RunEnd::Lost);
    EXPECT_EQ(machine.steps(), 3U);
}

TEST(Strategies, refuse_what_this_version_does_not_have_with_a_sentence) {
    history::ScheduleHeader header;
    header.strategy = history::StrategyKind::Pct;
    const auto strategy = createStrategy(header);
    ASSERT_FALSE(strategy.ok());
    EXPECT_NE(strategy.error().sentence.find("pct"), std::string::npos);
    EXPECT_FALSE(isAvailable(history::StrategyKind::Pct));
}

TEST(Strategies, a_copy_goes_on_as_its_original) {
    for (const char* name : {"go", "fair", "random", "timed"}) {
        const auto compilation = compileGo(raceProgram(4));
        history::ScheduleHeader header;
        header.strategy = history::parseStrategyKind(name).value();
        header.seed = 11;
        machine::Machine machine(compilation->image, settingsFor(header));
        machine.begin();
        const auto strategy = makeStrategy(header);
        Control control;
        control.untilStep = 9;
        ASSERT_EQ(run(machine, *strategy, nullptr, control), RunEnd::StepDone);
        machine::Machine copiedMachine = machine;
        const auto copiedStrategy = strategy->clone();
        run(machine, *strategy, nullptr, {});
        run(copiedMachine, *copiedStrategy, nullptr, {});
        EXPECT_EQ(machine, copiedMachine) << name;
    }
}

} // namespace
} // namespace lockstep::scheduler
