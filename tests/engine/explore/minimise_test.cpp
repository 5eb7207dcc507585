#include "engine/explore/minimise.h"
#include "engine/explore/sampling.h"
#include "engine/explore/shortest.h"
#include "engine/explore/witness.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::explore {
namespace {

TEST(Minimise, MakesRandomSchedulesAsCheapAsTheLeastForMostOutcomes) {
    StateGraph graph(testing::compileGo(testing::raceProgram(4))->image, {});
    const ShortestResult least = shortestPaths(graph, {});
    std::size_t equal = 0;
    std::map<OutcomeId, std::vector<Move>> random;
    sample(graph, {.samples = 300}, [&](std::span<const Move> moves, EndingId ending, const SamplingCounts&) {
        random.try_emplace(graph.ending(ending).outcome, moves.begin(), moves.end());
        return true;
    });
    ASSERT_GE(random.size(), 5U);
    for (const auto& [outcome, moves] : random) {
        const auto isSame = [&](StateId state) {
            return graph.endingAt(state) != noEnding && graph.ending(graph.endingAt(state)).outcome == outcome;
        };
        std::uint64_t budget = 1'000'000;
        const Witness before = makeWitness(graph, moves);
        const Witness after = makeWitness(graph, minimised(graph, moves, isSame, budget));
        EXPECT_LE(after.cost, before.cost);
        EXPECT_GE(after.cost.preemptions, least.paths.at(outcome).cost.preemptions);
        if (after.cost.preemptions == least.paths.at(outcome).cost.preemptions) ++equal;
    }
    EXPECT_GT(2 * equal, random.size());
}

} // namespace
} // namespace lockstep::explore
