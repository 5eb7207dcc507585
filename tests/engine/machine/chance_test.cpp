// What chance decides beside who moves: where a map's iteration starts, and whether Go's runtime notices that a map is
// used by two at once. All choices of small programs are walked.
#include "tests/support/outcomes.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lockstep::machine {
namespace {

using history::WakePolicy;
using testing::goProgram;
using testing::outcomesOf;
using Outcomes = std::set<std::string>;

const char* const written = "var m = map[int]int{}\nvar wg sync.WaitGroup\n"
                            "func set(n int) {\n\tm[n] = n\n\twg.Done()\n}\n";

TEST(MapOrder, StartsAtAnyEntryAndGoesRound) {
    // 123, 231, 312.
    const std::string text = goProgram("", "\tm := map[int]bool{1: true, 2: true, 3: true}\n\tfor k := range m "
                                           "{\n\t\tfmt.Print(k)\n\t}");
    EXPECT_EQ(outcomesOf(text, WakePolicy::Any), (Outcomes{"123", "231", "312"}));
}

TEST(MapOrder, VisitsWhatIsThereOnceThoughTheMapGrowsAndShrinks) {
    const std::string text = goProgram(
        "", "\tm := map[int]bool{}\n\tfor i := 0; i < 3; i++ {\n\t\tm[i] = true\n\t}\n\tseen := 0\n\tfor k := "
            "range m {\n\t\tif k < 3 {\n\t\t\tseen++\n\t\t}\n\t\tfor i := 0; i < 20; i++ {\n\t\t\tm[100*k+i+3] "
            "= true\n\t\t}\n\t\tfor i := 0; i < 20; i++ {\n\t\t\tdelete(m, 100*k+i+3)\n\t\t}\n\t}\n\tfmt.Print("
            "seen)");
    EXPECT_EQ(outcomesOf(text, WakePolicy::Any), (Outcomes{"3"}));
}

TEST(ConcurrentMaps, OfTwoWritersTheRuntimeMayComplain) {
    const std::string text =
        goProgram(written, "\twg.Add(2)\n\tgo set(1)\n\tgo set(2)\n\twg.Wait()\n\tfmt.Print(len(m))");
    for (const WakePolicy policy : {WakePolicy::Any, WakePolicy::Fifo, WakePolicy::Go})
        EXPECT_EQ(outcomesOf(text, policy), (Outcomes{"2", "fatal error: concurrent map writes"}));
}

TEST(ConcurrentMaps, OfAReaderAndAWriterTheRuntimeMayComplain) {
    const std::string text =
        goProgram(written, "\twg.Add(1)\n\tgo set(1)\n\t_ = m[1]\n\twg.Wait()\n\tfmt.Print(len(m))");
    EXPECT_EQ(outcomesOf(text, WakePolicy::Any), (Outcomes{"1", "fatal error: concurrent map read and map write"}));
}

TEST(ConcurrentMaps, OfAnIterationAndAWriterTheRuntimeMayComplain) {
    const std::string text =
        goProgram(written, "\twg.Add(1)\n\tgo set(1)\n\tfor range m {\n\t}\n\twg.Wait()\n\tfmt.Print(len(m))");
    EXPECT_EQ(outcomesOf(text, WakePolicy::Any),
              (Outcomes{"1", "fatal error: concurrent map iteration and map write"}));
}

TEST(ConcurrentMaps, UnderALockThereIsNothingToNotice) {
    const std::string text = goProgram("var m = map[int]int{}\nvar mu sync.Mutex\nvar wg sync.WaitGroup\n"
                                       "func set(n int) {\n\tmu.Lock()\n\tm[n] = n\n\tmu.Unlock()\n\twg.Done()\n}\n",
                                       "\twg.Add(2)\n\tgo set(1)\n\tgo set(2)\n\twg.Wait()\n\tfmt.Print(len(m))");
    EXPECT_EQ(outcomesOf(text, WakePolicy::Any), (Outcomes{"2"}));
}

TEST(ConcurrentMaps, WhatWasNoticedIsReplayed) {
    const std::string text =
        goProgram(written, "\twg.Add(2)\n\tgo set(1)\n\tgo set(2)\n\twg.Wait()\n\tfmt.Print(len(m))");
    scheduler::RecordingOptions options;
    scheduler::Recording recording(testing::compileGo(text)->image, options);
    while (!recording.isOver()) {
        // Main until it waits, then in turns, until both are about to write.
        const Machine& machine = recording.machineAt(recording.stepCount());
        const std::span<const history::Choice> offered = machine.choices();
        const auto noticed =
            std::ranges::find_if(offered, [](const history::Choice& choice) { return choice.alternative != 0; });
        const auto laziest = std::ranges::min_element(offered, {}, [&](const history::Choice& choice) {
            return machine.goroutine(choice.actor.index()).operations;
        });
        const bool isMains = offered.front().actor == history::Actor::goroutine(0);
        recording.choose(noticed != offered.end() ? *noticed : isMains ? offered.front() : *laziest);
    }
    const history::Outcome outcome = recording.history().outcome();
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_TRUE(outcome.standardError.starts_with("fatal error: concurrent map writes\n\ngoroutine "));
    const auto again = scheduler::Recording::replay(testing::compileGo(text)->image, recording.schedule(), options, {});
    ASSERT_TRUE(again.ok());
    EXPECT_FALSE(again.value().divergence.has_value());
    EXPECT_EQ(history::firstDifference(recording.history(), again.value().recording.history()), "");
}

} // namespace
} // namespace lockstep::machine
