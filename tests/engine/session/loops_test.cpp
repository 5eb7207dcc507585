#include "engine/session/compile.h"
#include "engine/session/lift.h"
#include "engine/session/loops.h"
#include "engine/session/scales.h"
#include "tests/support/go_program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

std::string scaledText(const std::string& body, std::vector<LoopScale> scales = {{.line = 0, .rounds = 3}}) {
    CompileOptions options;
    options.scales = std::move(scales);
    const std::string text = "package main\n\nconst n = 5000\n\nfunc main() {\n" + body + "\n}\n";
    const auto compilation = compile({{"main.go", text}}, options);
    EXPECT_TRUE(compilation->ok()) << compilation->report;
    const std::string& scaled = compilation->sources.front().text;
    return scaled.substr(scaled.find("{\n") + 2, body.size());
}

TEST(Loops, GoRoundLessOftenWithNothingElseMoved) {
    EXPECT_EQ(scaledText("for i := 0; i < 5000; i++ {\n}"), "for i := 0; i < 3   ; i++ {\n}");
    EXPECT_EQ(scaledText("for i := 1; i <= 2*n; i++ {\n}"), "for i := 1; i <= 3  ; i++ {\n}");
    EXPECT_EQ(scaledText("for i := 10; i != n+1; i++ {\n}"), "for i := 10; i != 13 ; i++ {\n}");
    EXPECT_EQ(scaledText("for i := 5000; i > 0; i-- {\n}"), "for i := 3   ; i > 0; i-- {\n}");
    EXPECT_EQ(scaledText("for i := 5000; i >= 0; i-- {\n}"), "for i := 2   ; i >= 0; i-- {\n}");
    EXPECT_EQ(scaledText("for i := range 5000 {\n_ = i\n}"), "for i := range 3    {\n_ = i\n}");
}

TEST(Loops, ThatAreShortOrNotConstantStay) {
    for (const char* body :
         {"for i := 0; i < 3; i++ {\n}", "m := 9\nfor i := 0; i < m; i++ {\n}", "for i := 0; i < 5000; i += 2 {\n}",
          "for i := 9; i < 20; i-- {\n\tbreak\n}", "for i := 0; i < n; i++ {\n\tgo main()\n}"})
        EXPECT_EQ(scaledText(body), body);
}

TEST(Loops, ThatCanBeShorterAreListedWithTheirRounds) {
    const std::string text =
        "package main\n\nfunc main() {\n\tfor i := range 7 {\n\t\tfor j := 9; j > 0; j-- {\n\t\t\t_ = i\n"
        "\t\t}\n\t}\n\tfor i := 0; i < 5; i++ {\n\t\tgo main()\n\t}\n}\n";
    const std::vector<ScalableLoop> expected{{"main.go", 4, 7}, {"main.go", 5, 9}};
    EXPECT_EQ(compile({{"main.go", text}})->loops, expected);
    const std::vector<ScaledLoop> scaled{{"main.go", 4, 7, 2}, {"main.go", 5, 9, 2}};
    const auto shorter = scaledTo(*compile({{"main.go", text}}), 2);
    EXPECT_EQ(shorter->scaled, scaled);
    EXPECT_EQ(textOf(scaled.front()).en, "The loop at main.go:4 goes round 2 times here, not 7.");
    EXPECT_EQ(textOf(scaled.front()).zh, "main.go:4 的循环在此执行 2 次，而不是 7 次。");
}

TEST(Loops, CanBeNamedByTheirLine) {
    EXPECT_EQ(scaledText("for i := 0; i < n; i++ {\n\tgo main()\n}", {{.line = 6, .rounds = 2}}),
              "for i := 0; i < 2; i++ {\n\tgo main()\n}");
    EXPECT_EQ(scaledText("for i := 0; i < 50; i++ {\n}", {{.line = 7, .rounds = 2}}), "for i := 0; i < 50; i++ {\n}");
}

TEST(Scales, SayThatAVerdictIsStable) {
    CompileOptions options;
    options.scales = {{.line = 0, .rounds = 3}};
    const auto verdicts = verdictsAtScales({{"main.go", testing::raceProgram(5000)}}, options, {.jobs = 2});
    ASSERT_EQ(verdicts.size(), 3U);
    EXPECT_THAT(compareScales(verdicts).en,
                ::testing::StartsWith("With 2, 3 and 4 rounds the same is found: data-race x"));
}

TEST(Scales, SayThatAVerdictDependsOnThem) {
    const std::string text =
        "package main\n\nfunc main() {\n\tc := make(chan int, 3)\n\tfor i := 0; i < 100; i++ {\n\t\tc "
        "<- i\n\t}\n}\n";
    CompileOptions options;
    options.scales = {{.line = 0, .rounds = 3}};
    const std::string told = compareScales(verdictsAtScales({{"main.go", text}}, options, {})).en;
    EXPECT_THAT(told, ::testing::HasSubstr("with 3: nothing wrong; with 4: deadlock"));
}

history::Schedule scheduleOf(const std::string& text) { return history::Schedule::parse(text).value(); }

TEST(Lift, CarriesTurnsOnThatGrowWithTheRounds) {
    const auto lifted = extrapolated(scheduleOf("ls1; main:3 G1:1 G2:5"), scheduleOf("ls1; main:3 G1:1 G2:7"), 3, 5000);
    ASSERT_TRUE(lifted.has_value());
    EXPECT_EQ(lifted->text(), scheduleOf("ls1; main:3 G1:1 G2:9999").text());
    EXPECT_FALSE(extrapolated(scheduleOf("ls1; main:3 G1:1"), scheduleOf("ls1; main:3 G2:1"), 3, 5000).has_value());
}

TEST(Lift, FindsTheRarestResultOfALongRace) {
    const auto compilation = testing::compileGo(testing::raceProgram(5000));
    explore::Options options;
    options.goal = explore::parseOutcome("x == 2", compilation->program()).value();
    const auto witness = lift(*compilation, options);
    ASSERT_TRUE(witness.has_value());
    EXPECT_EQ(witness->cost.preemptions, 4U);
    EXPECT_EQ(testing::outputOf(testing::raceProgram(5000), witness->schedule.text()), "2\n");
}

} // namespace
} // namespace lockstep::session
