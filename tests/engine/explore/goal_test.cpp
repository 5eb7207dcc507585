#include "engine/explore/explorer.h"
#include "tests/support/go_program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lockstep::explore {
namespace {

using ::testing::HasSubstr;

Result lookFor(const std::string& program, std::string_view outcome, std::string_view places = {}) {
    const auto compilation = testing::compileGo(program);
    auto goal =
        places.empty() ? parseOutcome(outcome, compilation->program()) : parsePlaces(places, compilation->program());
    if (!goal) throw std::runtime_error(goal.error().sentence);
    Options options;
    options.goal = goal.value();
    return explore(compilation->image, options);
}

std::string complaintAbout(std::string_view outcome) {
    const auto goal = parseOutcome(outcome, testing::compileGo(testing::raceProgram(2))->program());
    return goal ? "" : goal.error().sentence;
}

std::string complaintAboutPlaces(std::string_view places) {
    const auto goal = parsePlaces(places, testing::compileGo(testing::raceProgram(2))->program());
    return goal ? "" : goal.error().sentence;
}

TEST(Goal, IsATextThatIsPrintedAsWholeWords) {
    EXPECT_TRUE(lookFor(testing::raceProgram(2), "2").wanted.has_value());
    EXPECT_FALSE(lookFor(testing::raceProgram(11), "1").wanted.has_value()); // though it prints 12
}

TEST(Goal, IsAConditionOnFinalValues) {
    const Result two = lookFor(testing::raceProgram(3), "x == 2");
    ASSERT_TRUE(two.wanted.has_value());
    EXPECT_EQ(two.wanted->cost.preemptions, 4U);
    EXPECT_TRUE(two.wanted->isLeast);
    EXPECT_TRUE(lookFor(testing::raceProgram(3), "x > 1 && !(x >= 3)").wanted.has_value());
    EXPECT_TRUE(lookFor(testing::raceProgram(3), "x*2 - 1 == 7 || x/0 == 1").wanted.has_value());
}

TEST(Goal, ThatIsNotReachableIsSaidToBe) {
    const Result never = lookFor(testing::raceProgram(3), "x < 2");
    EXPECT_FALSE(never.wanted.has_value());
    EXPECT_TRUE(never.complete);
    EXPECT_EQ(never.verdict.en, "x < 2 at the end is not reachable: all 328 executions explored.");
}

TEST(Goal, AsksForVariablesThatThereAre) {
    EXPECT_THAT(complaintAbout("x == 2 && nope == 1"), HasSubstr("nope is no package variable"));
    EXPECT_THAT(complaintAbout("x == true"), HasSubstr("== does not go with its operands"));
    EXPECT_THAT(complaintAbout("wg == 1"), HasSubstr("wg is neither an integer nor a bool"));
    EXPECT_EQ(complaintAbout("a == b"), ""); // no variable at all: a text
    EXPECT_EQ(complaintAbout("not (Go"), "");
}

const std::string critical = R"(package main

import "sync"

var mu sync.Mutex

func main() {
	go func() {
		mu.Lock()
		print(1)
		mu.Unlock()
	}()
	mu.Lock()
	print(2)
	mu.Unlock()
	print(3)
}
)";

TEST(Goal, IsSeveralGoroutinesAtLinesAtTheSameTime) {
    EXPECT_TRUE(lookFor(critical, "", "line 14 while G1 at line 9").wanted.has_value());
    EXPECT_TRUE(lookFor(critical, "", "main at 16 while G1 is at line 10").wanted.has_value());
    const Result never = lookFor(critical, "", "line 14 while line 10");
    EXPECT_FALSE(never.wanted.has_value());
    EXPECT_TRUE(never.complete);
    EXPECT_THAT(never.verdict.en, HasSubstr("line 14 while line 10 is not reachable: all "));
}

TEST(Goal, AsksForLinesThatThereAre) {
    EXPECT_THAT(complaintAboutPlaces("line 900"), HasSubstr("nothing to execute at line 900"));
    EXPECT_THAT(complaintAboutPlaces("G1 near 3"), HasSubstr("names no places"));
    EXPECT_THAT(complaintAboutPlaces(""), HasSubstr("names no places"));
}

} // namespace
} // namespace lockstep::explore
