#include "engine/session/random_runs.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

TEST(RandomRuns, AreCountedByOutcomeAndRepeatableBySeed) {
    const auto compilation = compile({{"race.go", testing::raceProgram(2)}});
    ASSERT_TRUE(compilation->ok()) << compilation->report;
    RandomRunOptions options;
    options.runs = 200;
    std::uint64_t reports = 0;
    options.progress = [&](const RandomRuns& runs) { reports += runs.runs > 0 ? 1U : 0U; };
    const RandomRuns runs = runAtRandom(*compilation, options);
    EXPECT_EQ(runs.runs, 200U);
    EXPECT_EQ(runs.outcomes.size(), 3U);
    EXPECT_GT(reports, 0U);
    std::uint64_t sum = 0;
    for (const RandomOutcome& outcome : runs.outcomes) {
        sum += outcome.runs;
        const RandomRuns again = runAtRandom(*compilation, {.runs = 1, .firstSeed = outcome.firstSeed});
        ASSERT_EQ(again.outcomes.size(), 1U);
        EXPECT_EQ(again.outcomes[0].standardOutput, outcome.standardOutput);
    }
    EXPECT_EQ(sum, 200U);
}

TEST(RandomRuns, WithMoreOutcomesThanAreToldApartSaySo) {
    const auto compilation = compile({{"race.go", testing::raceProgram(3)}});
    const RandomRuns runs = runAtRandom(*compilation, {.runs = 200, .mostOutcomes = 2});
    EXPECT_TRUE(runs.isCrowded);
    EXPECT_EQ(runs.outcomes.size(), 2U);
    EXPECT_EQ(runs.outcomes[0].runs + runs.outcomes[1].runs, 200U);
}

TEST(RandomRuns, AreStoppedAtOnce) {
    const auto compilation = compile({{"race.go", testing::raceProgram(2)}});
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(runAtRandom(*compilation, {.stop = stop.get_token()}).runs, 0U);
}

} // namespace
} // namespace lockstep::session
