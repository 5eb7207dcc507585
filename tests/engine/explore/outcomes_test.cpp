// The outcomes that exploration finds are those that there are: programs in which states that look alike are not, and
// in which steps that look independent are not.
#include "engine/explore/explorer.h"
#include "tests/support/outcomes.h"

#include <gtest/gtest.h>

namespace lockstep::explore {
namespace {

using history::WakePolicy;

std::set<std::string> explored(const std::string& text, WakePolicy wake) {
    const Result result = explore(testing::compileGo(text)->image, {.wake = wake});
    EXPECT_TRUE(result.complete);
    std::set<std::string> outcomes;
    for (const OutcomeResult& outcome : result.outcomes)
        EXPECT_TRUE(
            outcomes.insert(outcome.standardOutput + outcome.standardError.substr(0, outcome.standardError.find('\n')))
                .second)
            << "told apart";
    if (wake == WakePolicy::Any) {
        EXPECT_GE(result.executions, outcomes.size()) << "each class has one outcome";
    }
    return outcomes;
}

/// All of them, and that many.
void expectAll(const std::string& text, std::size_t count) {
    const auto granularity = machine::Granularity::FusedSpawn;
    const std::set<std::string> any = testing::OutcomeWalk(text, WakePolicy::Any, granularity).outcomes;
    EXPECT_EQ(any.size(), count);
    for (const WakePolicy wake : {WakePolicy::Any, WakePolicy::Go, WakePolicy::Fifo})
        EXPECT_EQ(explored(text, wake),
                  wake == WakePolicy::Any ? any : testing::OutcomeWalk(text, wake, granularity).outcomes)
            << text;
}

TEST(ExploredOutcomes, DifferInWhatOnlyAnEarlierDeferHolds) {
    expectAll(testing::goProgram("var wg sync.WaitGroup\nvar once sync.Once\nvar x atomic.Int32\nvar out [2]string",
                                 R"(	done := make(chan bool, 2)
	wg.Add(1)
	go func() {
		seen := ""
		defer func() { out[0] = seen; done <- recover() == nil }()
		seen = fmt.Sprint(x.Load())
		once.Do(func() { seen += " once"; x.Add(1) })
	}()
	go func() {
		seen := ""
		defer func() { out[1] = seen; done <- recover() == nil }()
		seen = fmt.Sprint(x.Add(1))
	}()
	<-done
	<-done
	fmt.Println(out))"),
              3);
}

TEST(ExploredOutcomes, DifferInThePanicThatEndsTheProgram) {
    expectAll(testing::goProgram("var x atomic.Int32",
                                 "\tgo x.Store(1)\n\tif x.Load() == 1 {\n\t\tpanic(\"after\")\n\t}"
                                 "\n\tpanic(\"before\")"),
              2);
}

TEST(ExploredOutcomes, OfAContextsCallsComeAfterTheCancelThatStartsThem) {
    const std::string text = R"(package main

import (
	"context"
	"fmt"
)

var ctx, cancel = context.WithCancel(context.Background())
var out [3]string

func look(at int) {
	select {
	case <-ctx.Done():
		out[at] += "C"
	default:
		out[at] += "c"
	}
}

func main() {
	done := make(chan bool, 3)
	go func() { look(0); look(0); done <- true }()
	go func() { cancel(); done <- true }()
	go func() {
		stop := context.AfterFunc(ctx, func() {})
		out[2] = fmt.Sprint(stop())
		look(2)
		done <- true
	}()
	<-done
	<-done
	<-done
	fmt.Println(out)
}
)";
    expectAll(text, 9);
}

TEST(ExploredOutcomes, OfAnAddThatComesTooLate) {
    const char* const group = "var wg sync.WaitGroup";
    expectAll(testing::goProgram(group, "\tgo wg.Done()\n\twg.Add(1)\n\twg.Wait()\n\tfmt.Println(\"ok\")"), 3);
    expectAll(
        testing::goProgram(group, "\tgo func() { go wg.Done() }()\n\twg.Add(1)\n\twg.Wait()\n\tfmt.Println(\"ok\")"),
        3);
}

TEST(ExploredOutcomes, OfAGroupThatIsUsedAgainUnderSomebodysWait) {
    const char* const group = "var wg sync.WaitGroup";
    expectAll(testing::goProgram(group, R"(	wg.Add(1)
	go wg.Wait()
	wg.Done()
	wg.Add(1)
	wg.Done()
	fmt.Println("ok"))"),
              3);
    expectAll(testing::goProgram(group, R"(	wg.Add(1)
	go wg.Wait()
	go wg.Done()
	wg.Add(1)
	wg.Done()
	wg.Wait()
	fmt.Println("ok"))"),
              3);
}

TEST(ExploredOutcomes, AreNoLeaksOfThoseWhoNeedNotWaitAnyMore) {
    for (const char* body :
         {"\tc := make(chan int)\n\tgo func() { <-c }()\n\tclose(c)",
          "\tc := make(chan int, 1)\n\tgo func() { <-c }()\n\tc <- 1",
          "\tvar mu sync.Mutex\n\tmu.Lock()\n\tgo func() { mu.Lock(); mu.Unlock() }()\n\tmu.Unlock()",
          "\tvar wg sync.WaitGroup\n\twg.Add(1)\n\tgo func() { wg.Wait() }()\n\twg.Done()"})
        EXPECT_TRUE(explore(testing::compileGo(testing::goProgram("", body))->image, {}).findings.empty()) << body;
}

TEST(ExploredOutcomes, AreLeaksOfThoseWhoWaitForEver) {
    const std::string text = testing::goProgram("", "\tc := make(chan int)\n\tgo func() { <-c }()");
    const Result result = explore(testing::compileGo(text)->image, {});
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(result.findings[0].finding.kind, analysis::FindingKind::GoroutineLeak);
}

} // namespace
} // namespace lockstep::explore
