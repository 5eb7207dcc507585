#include "engine/export/text.h"
#include "engine/view/layout.h"
#include "tests/engine/view/any_story.h"
#include "tests/engine/view/tales.h"
#include "tests/golden.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::exporting {
namespace {

using namespace testing_story;
using history::Language;
using testing_golden::expectGolden;

std::shared_ptr<const view::Scene> sceneOf(const Story& story) {
    const auto history = story.shared();
    return view::buildScene(history, analysis::analyze(*history));
}

TEST(Text, ShowsTheRaceAsATable) {
    expectGolden("text_race_en.txt", writeText(*sceneOf(raceToTwo())));
    expectGolden("text_race_zh.txt", writeText(*sceneOf(raceToTwo()), {.language = Language::Chinese}));
}

TEST(Text, ShowsConsequencesBesideTheirStep) { expectGolden("text_hand_over_en.txt", writeText(*sceneOf(handOver()))); }

TEST(Text, NamesTheGoroutineWhenThereAreManyColumns) {
    expectGolden("text_readers_en.txt", writeText(*sceneOf(readersAndWriter())));
}

TEST(Text, LeavesOutTheMiddleOfALongRunButNotItsFindings) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    for (int i = 0; i < 2000; ++i) story.increment(b, "y");
    story.load(a, "x");
    story.increment(b, "x");
    story.store(a, "x", 1);
    for (int i = 0; i < 2000; ++i) story.increment(b, "y");
    const std::string text = writeText(*sceneOf(story), {.maxSteps = 40});
    EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 60);
    EXPECT_NE(text.find("steps left out"), std::string::npos);
    EXPECT_NE(text.find("4006         store x = 1                  <- lost update: G2's 1 (step 4005) vanished"),
              std::string::npos)
        << text;
}

TEST(Text, WithoutFindingsSaysNothingOfThem) {
    Story story;
    story.increment(0, "x");
    EXPECT_EQ(writeFindings(*sceneOf(story), Language::English), "");
}

RC_GTEST_PROP(Text, EveryStepHasALineThatStartsWithItsNumber, ()) {
    const auto scene = sceneOf(anyStory());
    TextOptions options;
    options.maxSteps = 100'000;
    options.language = *rc::gen::element(Language::English, Language::Chinese);
    options.maxColumns = *rc::gen::inRange(1U, 9U);
    const std::string text = writeText(*scene, options);
    std::uint32_t next = 1;
    for (const std::string& line : testing_golden::linesOf(text)) {
        const std::string number = std::to_string(next);
        const std::size_t at = line.find_first_not_of(' ');
        if (next <= scene->columns() && at != std::string::npos &&
            line.compare(at, number.size() + 2, number + "  ") == 0)
            ++next;
    }
    RC_ASSERT(next == scene->columns() + 1);
}

} // namespace
} // namespace lockstep::exporting
