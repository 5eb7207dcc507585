// Counts of classes by the fewest preemptions that they need, from published tables.
#include "engine/explore/bounded.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::explore {
namespace {

std::vector<std::uint64_t> executionsUpTo(std::uint32_t most, const std::string& text) {
    std::vector<std::uint64_t> counts;
    for (std::uint32_t preemptions = 0; preemptions <= most; ++preemptions) {
        StateGraph graph(testing::compileGo(text)->image, {});
        const auto ignore = [](std::span<const Move>, StateId, bool, const BoundedCounts&) {};
        const BoundedCounts found = visitBounded(graph, {.preemptions = preemptions}, ignore);
        EXPECT_TRUE(found.isComplete);
        counts.push_back(found.executions);
    }
    return counts;
}

TEST(Bounded, VisitsEachClassWithAScheduleOfSoManyPreemptionsOnce) {
    EXPECT_EQ(executionsUpTo(3, testing::goroutinesProgram(3, "x = x + 1")),
              (std::vector<std::uint64_t>{6, 24, 36, 36}));
    EXPECT_EQ(executionsUpTo(4, testing::goroutinesProgram(4, "x = x + 1")),
              (std::vector<std::uint64_t>{24, 168, 432, 576, 576}));
}

TEST(Bounded, SaysThatALimitWasReached) {
    StateGraph graph(testing::compileGo(testing::raceProgram(4))->image, {});
    const auto ignore = [](std::span<const Move>, StateId, bool, const BoundedCounts&) {};
    EXPECT_FALSE(visitBounded(graph, {.preemptions = 3, .maxExecutions = 5}, ignore).isComplete);
}

} // namespace
} // namespace lockstep::explore
