#include "engine/scheduler/go_strategy.h"
#include "engine/scheduler/runner.h"
#include "engine/scheduler/strategies.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::scheduler {
namespace {

using testing::compileGo;

constexpr const char* endless = "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n";
constexpr const char* endlessSteps =
    "package main\n\nvar x int\n\nfunc main() {\n\tgo func() { x = 0 }()\n\tfor {\n\t\tx++\n\t}\n}\n";

struct Running {
    explicit Running(const std::string& text)
        : compilation(compileGo(text)), machine(compilation->image, {}), strategy(makeStrategy({})) {
        machine.begin();
    }
    std::shared_ptr<const session::Compilation> compilation;
    machine::Machine machine;
    std::unique_ptr<Strategy> strategy;
};

TEST(Runner, stops_a_loop_without_steps_at_the_limit_of_ticks_and_says_so) {
    Running running(endless);
    Control control;
    control.limits.maxTicks = 3'000'000;
    EXPECT_EQ(run(running.machine, *running.strategy, nullptr, control), RunEnd::Over);
    EXPECT_EQ(running.machine.outcome().kind, history::OutcomeKind::StepLimit);
    EXPECT_NE(limitText(running.machine, control.limits).en.find("3000000 loop rounds"), std::string::npos);
}

TEST(Runner, stops_a_loop_of_steps_at_the_limit_of_steps_and_says_so) {
    Running running(endlessSteps);
    Control control;
    control.limits.maxSteps = 500;
    EXPECT_EQ(run(running.machine, *running.strategy, nullptr, control), RunEnd::Over);
    EXPECT_EQ(running.machine.steps(), 500U);
    EXPECT_NE(limitText(running.machine, control.limits).en.find("step 500"), std::string::npos);
}

TEST(Runner, comes_back_when_it_is_asked_to_stop_and_can_go_on) {
    Running running(endless);
    std::stop_source source;
    Control control;
    control.stop = source.get_token();
    int beats = 0;
    control.progress = [&](const Progress& progress) {
        EXPECT_GT(progress.ticks, 0U);
        if (++beats == 3) source.request_stop();
    };
    EXPECT_EQ(run(running.machine, *running.strategy, nullptr, control), RunEnd::Stopped);
    EXPECT_EQ(beats, 3);
    EXPECT_FALSE(running.machine.isOver());
    EXPECT_EQ(run(running.machine, *running.strategy, nullptr, control), RunEnd::Stopped) << "still asked to stop";
}

TEST(Runner, pauses_at_a_step_and_goes_on_as_if_it_had_not) {
    Running paused(testing::raceProgram(3));
    Running straight(testing::raceProgram(3));
    for (std::uint64_t step = 1; !paused.machine.isOver(); ++step) {
        Control control;
        control.untilStep = step;
        run(paused.machine, *paused.strategy, nullptr, control);
    }
    run(straight.machine, *straight.strategy, nullptr, {});
    EXPECT_EQ(paused.machine, straight.machine);
}

constexpr const char* busy = R"(package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

var (
	mu    sync.Mutex
	wg    sync.WaitGroup
	total int
	raced int
	ping  = make(chan int)
	pong  = make(chan *int)
)

func echo() {
	for v := range ping {
		w := v + 1
		pong <- &w
	}
	close(pong)
}

func work(rounds int) {
	defer wg.Done()
	for i := 0; i < rounds; i++ {
		mu.Lock()
		total += i
		mu.Unlock()
		private := 0
		for j := 0; j < i*10; j++ {
			private += j
		}
		raced++
		if i%3 == 1 {
			ping <- i
			raced += *<-pong
		}
		if i%5 == 2 {
			select {
			case ping <- i:
				raced += *<-pong
			case v := <-pong:
				raced -= *v
				pong <- v
			}
		}
		if i%7 == 3 {
			runtime.Gosched()
		}
		if i%11 == 5 {
			time.Sleep(time.Duration(i))
		}
	}
}

func main() {
	go echo()
	for i := 1; i <= 4; i++ {
		wg.Add(1)
		go work(10 * i)
	}
	wg.Wait()
	close(ping)
	<-pong
	fmt.Println(total, raced)
}
)";

/// Two goroutines that meet at the bottoms of their loops, with little to do in between.
constexpr std::string_view meeting = R"(package main

import "fmt"

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			if v%4 == 3 {
				v = -v
			}
			pong <- v + 1
		}
		close(pong)
	}()
	sum, last := 0, 200
	for i := 0; i < 100; i++ {
		ping <- i
		sum += <-pong
	}
	for i := 0; i < last; i++ {
		ping <- i
		sum -= <-pong
	}
	for n := last; n > 0; n-- {
		ping <- n
		sum += <-pong - 1
	}
	close(ping)
	for v := range pong {
		sum += v
	}
	fmt.Println(sum)
}
)";

/// A small budget of private work: goroutines are busy in the middle of it, movers and those who were freed.
void expectMovesAtOnceToLeadWhereSingleOnesDo(std::string_view text) {
    const auto compilation = compileGo(std::string(text));
    for (const auto& [slice, budget] : std::vector<std::pair<std::uint64_t, std::uint64_t>>{{1, 1'000'000},
                                                                                            {2, 1'000'000},
                                                                                            {3, 1'000'000},
                                                                                            {10, 1'000'000},
                                                                                            {57, 1'000'000},
                                                                                            {400, 1'000'000},
                                                                                            {100'000, 1'000'000},
                                                                                            {1, 1},
                                                                                            {10, 1},
                                                                                            {57, 2},
                                                                                            {100'000, 3}}) {
        machine::Machine single(compilation->image, {.privateBudget = budget});
        machine::Machine together(compilation->image, {.privateBudget = budget});
        single.begin();
        together.begin();
        GoStrategy first(slice);
        GoStrategy second(slice);
        std::uint64_t moves = 0;
        Control control;
        control.moved = [&moves](Choice, const machine::Machine&) { ++moves; };
        EXPECT_EQ(run(single, first, nullptr, control), RunEnd::Over);
        EXPECT_EQ(run(together, second, nullptr, {}), RunEnd::Over);
        EXPECT_GE(moves, single.steps());
        EXPECT_EQ(single, together) << "slices of " << slice << ", private work in portions of " << budget;
    }
}

TEST(Runner, makes_moves_at_once_that_lead_where_single_ones_do) {
    expectMovesAtOnceToLeadWhereSingleOnesDo(busy);
    expectMovesAtOnceToLeadWhereSingleOnesDo(meeting);
}

} // namespace
} // namespace lockstep::scheduler
