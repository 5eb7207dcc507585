#include "engine/history/schedule.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::history {
namespace {

Schedule parsed(std::string_view text) {
    auto result = Schedule::parse(text);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().sentence);
    return result.ok() ? result.value() : Schedule{};
}

std::string problem(std::string_view text) {
    auto result = Schedule::parse(text);
    return result.ok() ? "no problem" : result.error().sentence;
}

rc::Gen<std::string> anyName() {
    return rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::oneOf(
        rc::gen::inRange<char>('a', 'z'), rc::gen::element('.', '[', ']', '(', ')', ' ', '%', ';', '#', '"', '*'))));
}

Schedule anySchedule() {
    Schedule schedule;
    schedule.header.language = *rc::gen::element<std::string>("go1.19", "go1.22", "go1.23");
    schedule.header.clock = *rc::gen::element(ClockMode::Ideal, ClockMode::Adversarial);
    schedule.header.wake = *rc::gen::element(WakePolicy::Any, WakePolicy::Fifo, WakePolicy::Go);
    schedule.header.strategy = *rc::gen::element(StrategyKind::Go, StrategyKind::Fair, StrategyKind::Random,
                                                 StrategyKind::Pct, StrategyKind::Timed);
    schedule.header.seed = *rc::gen::arbitrary<std::uint64_t>();
    if (schedule.header.strategy == StrategyKind::Timed) {
        schedule.header.processors = *rc::gen::inRange<std::uint32_t>(1, mostProcessors + 1);
        if (*rc::gen::arbitrary<bool>()) {
            schedule.header.costs.name = *rc::gen::element<std::string>("my-laptop", "v1.2_b", "typical-arm64");
            for (std::int64_t& cost : schedule.header.costs.picoseconds)
                cost = *rc::gen::inRange<std::int64_t>(0, CostTable::most + 1);
        }
    }
    const auto count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i) {
        ScheduleRun run;
        run.count = *rc::gen::inRange<std::uint32_t>(1, 50000);
        if (*rc::gen::inRange(0, 4) != 0) {
            run.actor = *rc::gen::element<std::string>("main", "G1", "G2.1", "G1000.3.2", "clock");
            run.alternative = *rc::gen::inRange<std::uint16_t>(0, 5);
            if (*rc::gen::arbitrary<bool>()) {
                run.anchorKind = *rc::gen::element<std::string>("load", "store", "lock", "wait");
                if (*rc::gen::arbitrary<bool>()) run.anchorObject = *anyName();
            }
        }
        schedule.runs.push_back(run);
    }
    return schedule;
}

RC_GTEST_PROP(Schedule, TextRoundTrips, ()) {
    const Schedule schedule = anySchedule();
    auto again = Schedule::parse(schedule.text());
    RC_ASSERT(again.ok());
    RC_ASSERT(again.value() == schedule);
    RC_ASSERT(again.value().text() == schedule.text());
}

RC_GTEST_PROP(Schedule, DamagedTextNeverBreaksTheReader, ()) {
    std::string text = anySchedule().text();
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::arbitrary<char>();
    const auto result = Schedule::parse(text);
    if (!result.ok()) RC_ASSERT(result.error().sentence.starts_with("column "));
}

TEST(Schedule, ASettingThatIsGivenTwiceIsAnError) {
    const auto result = Schedule::parse("ls1 seed=1 wake=go seed=2;");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().sentence, "column 20 of the schedule: seed= is given twice");
}

TEST(Schedule, ReadsTheExampleOfItsHeader) {
    const Schedule schedule =
        parsed("ls1 lang=go1.23 clock=ideal wake=go strategy=go seed=0; main:3 G1:1@load(x) G2:2 ~4 G1:1=2");
    ASSERT_EQ(schedule.runs.size(), 5U);
    EXPECT_EQ(schedule.runs[0].actor, "main");
    EXPECT_EQ(schedule.runs[1].anchorKind, "load");
    EXPECT_EQ(schedule.runs[1].anchorObject, "x");
    EXPECT_TRUE(schedule.runs[3].actor.empty());
    EXPECT_EQ(schedule.runs[3].count, 4U);
    EXPECT_EQ(schedule.runs[4].alternative, 2U);
    EXPECT_EQ(schedule.stepCount(), 11U);
}

TEST(Schedule, MissingSettingsKeepTheirDefaultsAndSpaceIsFree) {
    const Schedule schedule = parsed("  ls1\n strategy=random seed=42 ;\n\tmain:1\n");
    EXPECT_EQ(schedule.header.strategy, StrategyKind::Random);
    EXPECT_EQ(schedule.header.seed, 42U);
    EXPECT_EQ(schedule.header.wake, WakePolicy::Go);
    EXPECT_EQ(schedule.runs.size(), 1U);
}

TEST(Schedule, ErrorsNameTheColumnAndWhatWouldFit) {
    EXPECT_EQ(problem(""), "column 1 of the schedule: a schedule begins with \"ls1\"");
    EXPECT_EQ(problem("ls2 ; main:1"),
              "column 1 of the schedule: this is a schedule of another version, \"ls2\"; ls1 is understood");
    EXPECT_EQ(problem("ls1 clock=sundial;"),
              "column 11 of the schedule: there is no clock \"sundial\"; there are ideal, adversarial");
    EXPECT_EQ(problem("ls1 seed=x;"), "column 10 of the schedule: seed= needs a whole number");
    EXPECT_EQ(problem("ls1 color=red;"), "column 5 of the schedule: there is no setting \"color\"; there are lang, "
                                         "clock, wake, strategy, seed, procs, costs");
    EXPECT_EQ(problem("ls1 main:3"),
              "column 5 of the schedule: \"name=value\" or \";\" is expected in place of \"main:3\"");
    EXPECT_EQ(problem("ls1 seed=1"), "column 11 of the schedule: \";\" is expected after the header");
    EXPECT_EQ(problem("ls1; main"), "column 6 of the schedule: a run is \"actor:count\" or \"~count\"");
    EXPECT_EQ(problem("ls1; main:x"), "column 11 of the schedule: the number of steps is expected here");
    EXPECT_EQ(problem("ls1; main:0"), "column 11 of the schedule: the number of steps is at least 1");
    EXPECT_EQ(problem("ls1; main:99999999999"), "column 11 of the schedule: the number of steps is too large");
    EXPECT_EQ(problem("ls1; main:1@load(x"), "column 19 of the schedule: \")\" is expected after the object's name");
    EXPECT_EQ(problem("ls1; main:1=70000"), "column 13 of the schedule: there are at most 65536 alternatives");
    EXPECT_EQ(problem("ls1; main:1,G1:1"), "column 12 of the schedule: a space is expected between runs");
}

} // namespace
} // namespace lockstep::history
