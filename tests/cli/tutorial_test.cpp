// The listings about locks and wait groups, unmodified, at their full size: oracle 1 to 15.
#include "engine/scheduler/strategies.h"
#include "engine/session/session.h"
#include "tests/cli/process.h"
#include "tests/cli/tutorial.h"

#include <gmock/gmock.h>
#include <set>

namespace lockstep::cli::testing {
namespace {

class Tutorial : public CliTest {
protected:
    std::string race = listing("## 并发安全和锁", 1);
    std::string mutex = listing("### 互斥锁", 1);
    std::string rwmutex = listing("### 读写互斥锁", 1);
    std::string group = listing("### sync.WaitGroup", 1);

    /// The RW mutex listing, with the one after it as its main.
    [[nodiscard]] std::string timing() const {
        return "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n\t\"time\"\n)\n\n" + rwmutex + "\nfunc main() {\n" +
               listing("### 读写互斥锁", 2) + "}\n";
    }
};

TEST_F(Tutorial, mutex_listing_prints_10000_for_200_seeds) {
    NEEDS_TUTORIAL();
    const auto compilation = session::compile({{"mutex.go", mutex}});
    ASSERT_TRUE(compilation->ok()) << compilation->report;
    EXPECT_EQ(runCli({"run", write("mutex.go", mutex)}).out, "10000\n");
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        scheduler::RecordingOptions options;
        options.header.strategy = history::StrategyKind::Random;
        options.header.seed = seed;
        machine::Machine machine(compilation->image, scheduler::settingsFor(options.header));
        machine.begin();
        scheduler::run(machine, *scheduler::makeStrategy(options.header), nullptr, {});
        ASSERT_EQ(machine.outcome().standardOutput, "10000\n") << "seed " << seed;
    }
}

TEST_F(Tutorial, race_listing_prints_different_totals_within_its_range) {
    NEEDS_TUTORIAL();
    const std::string file = write("race.go", race);
    std::set<int> totals;
    for (int seed = 1; seed <= 8; ++seed) {
        const Ended ended = runCli({"run", file, "--strategy", "random", "--seed", std::to_string(seed)});
        ASSERT_EQ(ended.code, 0) << ended.err;
        totals.insert(std::stoi(ended.out));
    }
    EXPECT_GT(totals.size(), 3U);
    EXPECT_GE(*totals.begin(), 2);
    EXPECT_LE(*totals.rbegin(), 10000);
}

TEST_F(Tutorial, race_listing_with_3_rounds_is_driven_to_2_and_names_what_was_lost) {
    NEEDS_TUTORIAL();
    std::string three = race;
    three.replace(three.find("5000; i++"), 4, "3");
    session::Session session(session::compile({{"race.go", three}}));
    const std::string schedule = "ls1; main:3 G1:1 G2:4 G1:1 G2:1 G1:4 G2:1";
    ASSERT_TRUE(session.replay(history::Schedule::parse(schedule).value()).ok());
    ASSERT_FALSE(session.divergence()) << session.divergence()->text().en;
    EXPECT_EQ(session.recording().history().outcome().standardOutput, "2\n");
    std::size_t overwriting = 0;
    std::uint64_t vanished = 0;
    for (const analysis::Finding& finding : session.view()->findings()) {
        if (finding.kind != analysis::FindingKind::LostUpdate) continue;
        overwriting += finding.occurrences.size();
        vanished += finding.lostStores;
    }
    EXPECT_EQ(overwriting, 2U) << "two stores overwrote";
    EXPECT_EQ(vanished, 4U) << "four increments vanished";
    EXPECT_EQ(runCli({"run", write("race.go", three), "--schedule", session.scheduleText()}).out, "2\n");
}

TEST_F(Tutorial, rwmutex_listing_takes_the_virtual_time_that_its_rules_imply) {
    NEEDS_TUTORIAL();
    const std::string file = write("rwmutex.go", timing());
    const auto costs = [&](const std::vector<std::string>& options) {
        std::vector<std::string> arguments{"run", file};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Ended ended = runCli(arguments);
        EXPECT_EQ(ended.code, 0) << ended.err;
        return ended.out;
    };
    using ::testing::AnyOf;
    for (const std::vector<std::string>& options :
         {std::vector<std::string>{}, {"--strategy", "random", "--seed", "1"}, {"--strategy", "fair"}})
        EXPECT_THAT(costs(options), AnyOf("x:10 cost:1.1s\nx:20 cost:101ms\n", "x:10 cost:1.1s\nx:20 cost:102ms\n"));
    for (int seed = 1; seed <= 10; ++seed) {
        const std::string out = costs({"--wake", "any", "--seed", std::to_string(seed)});
        const std::size_t at = out.find("x:20 cost:");
        ASSERT_NE(at, std::string::npos) << out;
        EXPECT_TRUE(out.starts_with("x:10 cost:1.1s\n")) << out;
        EXPECT_LE(std::stoi(out.substr(at + 10)), 111) << out;
        EXPECT_TRUE(out.ends_with("ms\n")) << out;
    }
}

TEST_F(Tutorial, rwmutex_listing_timed_says_that_readers_are_10_times_quicker_together) {
    NEEDS_TUTORIAL();
    const std::string file = write("rwmutex.go", timing());
    for (const char* processors : {"1", "2", "8"})
        EXPECT_THAT(runCli({"run", file, "--strategy", "timed", "--procs", processors}).out,
                    ::testing::MatchesRegex("x:10 cost:1\\.10[0-9]*s\nx:20 cost:10[12]\\.[0-9]*ms\n"));
}

TEST_F(Tutorial, wait_group_listing_greets_and_ends) {
    NEEDS_TUTORIAL();
    const std::string program = "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n)\n\n" + group;
    const Ended ended = runCli({"run", write("group.go", program)});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_THAT(ended.out, ::testing::HasSubstr("Hello Goroutine!\n"));
    EXPECT_THAT(ended.out, ::testing::HasSubstr("main goroutine done!\n"));
}

TEST_F(Tutorial, every_state_of_the_long_listings_is_reached_from_a_near_checkpoint) {
    NEEDS_TUTORIAL();
    for (const std::string& text : {race, mutex}) {
        session::Session session(session::compile({{"main.go", text}}),
                                 {.header = history::Schedule::parse("ls1 strategy=random seed=1;").value().header});
        session.runOn();
        ASSERT_TRUE(session.isOver());
        EXPECT_GT(session.stepCount(), 20'000U);
        // Leaps all over the run; what each costs is measured in tests/bench, here only that all are right.
        for (std::uint32_t i = 0; i < 40; ++i) {
            const std::uint32_t step = i * 7919U % session.stepCount();
            EXPECT_EQ(session.momentAt(step).snapshot.step, step);
        }
    }
}

} // namespace
} // namespace lockstep::cli::testing
