// Counts of equivalence classes that are known from arithmetic, from published tables, or by hand.
#include "engine/explore/reduction.h"
#include "tests/support/go_program.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace lockstep::explore {
namespace {

ReductionCounts countExecutions(const std::string& text) {
    StateGraph graph(testing::compileGo(text)->image, {});
    ReductionCounts counts;
    const ReductionEnd end = reduce(graph, {}, counts, [](const Execution&, const ReductionCounts&) { return true; });
    EXPECT_EQ(end, ReductionEnd::Complete);
    EXPECT_EQ(counts.blocked, 0U);
    return counts;
}

std::uint64_t race(int goroutines, int iterations) {
    return countExecutions(testing::goroutinesProgram(
                               goroutines, fmt::format("for i := 0; i < {}; i++ {{\n\t\tx = x + 1\n\t}}", iterations)))
        .executions;
}

TEST(Reduction, VisitsOneExecutionOfEachClassOfTheLostUpdate) {
    EXPECT_EQ(race(2, 1), 4U);
    EXPECT_EQ(race(2, 2), 34U);
    EXPECT_EQ(race(2, 3), 328U);
    EXPECT_EQ(race(2, 4), 3'334U);
    EXPECT_EQ(race(2, 5), 34'904U);
    EXPECT_EQ(race(3, 1), 36U);
    EXPECT_EQ(race(3, 2), 7'134U);
    EXPECT_EQ(race(4, 1), 576U);
}

std::uint64_t locked(int goroutines, int iterations) {
    return countExecutions(
               testing::goroutinesProgram(
                   goroutines,
                   fmt::format("for i := 0; i < {}; i++ {{\n\t\tmu.Lock()\n\t\tx = x + 1\n\t\tmu.Unlock()\n\t}}",
                               iterations)))
        .executions;
}

TEST(Reduction, OrdersCriticalSectionsOnly) {
    EXPECT_EQ(locked(2, 1), 2U);
    EXPECT_EQ(locked(2, 3), 20U);
    EXPECT_EQ(locked(3, 1), 6U);
    EXPECT_EQ(locked(3, 3), 1'680U);
}

/// How many executions are left when a rule is taken away.
std::uint64_t without(bool ReductionSettings::*rule, const std::string& text) {
    StateGraph graph(testing::compileGo(text)->image, {});
    ReductionSettings settings;
    settings.*rule = false;
    ReductionCounts counts;
    reduce(graph, settings, counts, [](const Execution&, const ReductionCounts&) { return true; });
    return counts.executions;
}

constexpr const char* twoReadyChannels = R"(package main

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 2
	select {
	case <-a:
	case <-b:
	}
}
)";

TEST(Reduction, NeedsEachOfItsRules) {
    const std::string racy = testing::goroutinesProgram(2, "x = x + 1");
    const std::string lockedOnce = testing::goroutinesProgram(2, "mu.Lock()\n\tx++\n\tmu.Unlock()");
    EXPECT_EQ(without(&ReductionSettings::withRaces, racy), 1U);
    EXPECT_EQ(without(&ReductionSettings::withDisablers, lockedOnce), 1U);
    EXPECT_EQ(countExecutions(twoReadyChannels).executions, 2U);
    EXPECT_EQ(without(&ReductionSettings::withAlternatives, twoReadyChannels), 1U);
}

/// Published with the rules: 47 and 45 classes where panics do not mind each other; which of two panics ends the
/// process makes six more.
TEST(Reduction, LeavesOutAStepForEachChannelThatKeepsASelectFromItsDefault) {
    const std::string text = R"(package main

func main() {
	c0, c1 := make(chan int, 2), make(chan int, 1)
	go func() {
		c1 <- 3
		<-c1
		c1 <- 3
		c0 <- 5
	}()
	go func() {
		select {
		case <-c0:
		case <-c1:
		}
		c0 <- 7
		c1 <- 5
		close(c0)
	}()
	go func() {
		c0 <- 3
		select {
		case <-c1:
		case c0 <- 5:
		default:
		}
	}()
	select {}
}
)";
    EXPECT_EQ(countExecutions(text).executions, 53U);
    EXPECT_EQ(without(&ReductionSettings::withGuards, text), 51U);
}

TEST(Reduction, NoticesWaitGroupsWhoseAddsHaveAnOrder) {
    const std::string text = R"(package main

import "sync"

var wg sync.WaitGroup

func main() {
	wg.Add(1)
	go wg.Done()
	go wg.Done()
	wg.Wait()
}
)";
    StateGraph graph(testing::compileGo(text)->image, {});
    ReductionCounts counts;
    const auto visit = [](const Execution&, const ReductionCounts&) { return true; };
    EXPECT_EQ(reduce(graph, {}, counts, visit), ReductionEnd::NeedsOrderedWaitGroups);
    StateGraph ordered(testing::compileGo(text)->image, {.orderedWaitGroups = true});
    EXPECT_EQ(reduce(ordered, {}, counts, visit), ReductionEnd::Complete);
    EXPECT_EQ(counts.blocked, 0U);
}

TEST(Reduction, NeedsNoOrderOfAddsAndDonesThatAreUsedAsIntended) {
    const std::string text = R"(package main

import "sync"

func main() {
	work := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			for range work {
			}
			wg.Done()
		}()
	}
	work <- 1
	close(work)
	wg.Wait()
}
)";
    EXPECT_GT(countExecutions(text).executions, 0U); // to the end, without starting again
}

} // namespace
} // namespace lockstep::explore
