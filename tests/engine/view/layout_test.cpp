#include "engine/view/caption.h"
#include "engine/view/layout.h"
#include "tests/engine/view/any_story.h"
#include "tests/engine/view/tales.h"

#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>

namespace lockstep::view {
namespace {

using namespace testing_story;
using history::none;

std::shared_ptr<const Scene> sceneOf(const Story& story) {
    const auto history = story.shared();
    return buildScene(history, analysis::analyze(*history));
}

Viewport wholeOf(const Scene& scene, const Axis& axis, Section section, double scale) {
    Viewport viewport;
    viewport.section = section;
    viewport.xScale = scale;
    viewport.width = std::max(1.0, axis.end() * scale);
    viewport.height = std::max(1.0, scene.height(section) * viewport.yScale);
    return viewport;
}

Viewport anyViewport(const Scene& scene, const Axis& axis) {
    Viewport viewport;
    viewport.section = *rc::gen::element(Section::Goroutines, Section::Objects);
    viewport.xScale = *rc::gen::element(0.01, 0.5, 3.0, 20.0, 60.0, 200.0);
    if (axis.kind() == AxisKind::Time) viewport.xScale /= 100;
    viewport.yScale = *rc::gen::element(8.0, 40.0, 100.0);
    viewport.firstX = *rc::gen::inRange(-50, 150) / 100.0 * axis.end();
    viewport.firstY = *rc::gen::inRange(-50, 150) / 100.0 * scene.height(viewport.section);
    viewport.width = *rc::gen::inRange(1, 1500);
    viewport.height = *rc::gen::inRange(1, 600);
    return viewport;
}

CollectOptions anyOptions(const Scene& scene) {
    CollectOptions options;
    options.currentStep = *rc::gen::inRange<Column>(0, scene.columns() + 2);
    if (*rc::gen::arbitrary<bool>() && !scene.history().events().empty())
        options.selected = *rc::gen::inRange<EventIndex>(0, static_cast<EventIndex>(scene.history().events().size()));
    options.language = *rc::gen::element(history::Language::English, history::Language::Chinese);
    return options;
}

bool isDisjoint(Role role) {
    return role == Role::Box || role == Role::Hold || role == Role::ReadHold || role == Role::Queue ||
           role == Role::Crowd || role == Role::State || role == Role::StateRun || role == Role::Counter;
}

RC_GTEST_PROP(Layout, NothingOverlapsWhateverTheViewport, ()) {
    const auto scene = sceneOf(anyStory());
    const Axis axis = *rc::gen::arbitrary<bool>() ? Axis::steps(scene->history()) : Axis::time(scene->history());
    const Picture picture = collect(*scene, axis, anyViewport(*scene, axis), anyOptions(*scene));
    std::map<Role, std::vector<const Shape*>> byRole;
    for (const Shape& shape : picture.shapes) {
        RC_ASSERT(shape.rect.width >= 0 && shape.rect.height >= 0);
        // Holds, readers and the crowd share rows, and so do waiters and their crowd.
        Role role = shape.role == Role::ReadHold ? Role::Hold : shape.role;
        if (role == Role::Crowd) role = shape.state == LaneState::Blocked ? Role::Queue : Role::Hold;
        if (isDisjoint(shape.role)) byRole[role].push_back(&shape);
    }
    constexpr double hair = 1e-6;
    for (const auto& [role, shapes] : byRole)
        for (std::size_t i = 0; i < shapes.size(); ++i)
            for (std::size_t j = i + 1; j < shapes.size(); ++j) {
                Rect a = shapes[i]->rect;
                a.x += hair;
                a.y += hair;
                a.width -= 2 * hair;
                a.height -= 2 * hair;
                RC_ASSERT(!a.overlaps(shapes[j]->rect));
            }
}

RC_GTEST_PROP(Layout, LabelsFitTheirRectangles, ()) {
    const auto scene = sceneOf(anyStory());
    const Axis axis = Axis::steps(scene->history());
    const CollectOptions options = anyOptions(*scene);
    for (const Shape& shape : collect(*scene, axis, anyViewport(*scene, axis), options).shapes) {
        if (shape.role == Role::LaneBand) continue;
        RC_ASSERT(textWidthUnits(shape.label) * options.characterWidth <= shape.rect.width);
        RC_ASSERT(textWidthUnits(shape.detail) * options.characterWidth <= shape.rect.width);
    }
}

RC_GTEST_PROP(Layout, ThePointerHitsTheBoxThatIsDrawnThere, ()) {
    const auto scene = sceneOf(anyStory());
    const Axis axis = Axis::steps(scene->history());
    Viewport viewport = anyViewport(*scene, axis);
    viewport.section = Section::Goroutines;
    CollectOptions options;
    options.arrows = ArrowChoice::None;
    for (const Shape& shape : collect(*scene, axis, viewport, options).shapes) {
        const Point middle{shape.rect.x + shape.rect.width / 2, shape.rect.y + shape.rect.height / 2};
        if (shape.role != Role::Box) continue;
        const Hit hit = at(*scene, axis, viewport, middle, 0);
        RC_ASSERT(hit.kind == HitKind::Box);
        RC_ASSERT(hit.event == shape.event);
        RC_ASSERT(hit.lane == shape.lane);
    }
}

RC_GTEST_PROP(Layout, ThePointerHitsTheBarThatIsDrawnThere, ()) {
    const auto scene = sceneOf(anyStory());
    const Axis axis = Axis::steps(scene->history());
    const Viewport viewport = wholeOf(*scene, axis, Section::Objects, 30);
    for (const Shape& shape : collect(*scene, axis, viewport).shapes) {
        if (shape.role != Role::Hold && shape.role != Role::ReadHold && shape.role != Role::Queue) continue;
        const Hit hit =
            at(*scene, axis, viewport, {shape.rect.x + shape.rect.width / 2, shape.rect.y + shape.rect.height / 2});
        RC_ASSERT(hit.kind == (shape.role == Role::Queue ? HitKind::Queue : HitKind::Hold));
        RC_ASSERT(hit.goroutine == shape.goroutine);
        RC_ASSERT(hit.event == shape.event);
    }
}

RC_GTEST_PROP(Layout, APieceOfTheViewIsAPieceOfTheWhole, ()) {
    const auto scene = sceneOf(anyStory());
    RC_PRE(scene->columns() > 0U);
    const Axis axis = Axis::steps(scene->history());
    const Viewport whole = wholeOf(*scene, axis, Section::Goroutines, 50);
    Viewport piece = whole;
    piece.firstX = *rc::gen::inRange<Column>(0, scene->columns());
    piece.width = *rc::gen::inRange(1, 400);
    std::map<EventIndex, Rect> boxes;
    for (const Shape& shape : collect(*scene, axis, whole).shapes)
        if (shape.role == Role::Box) boxes[shape.event] = shape.rect;
    std::size_t seen = 0;
    for (const Shape& shape : collect(*scene, axis, piece).shapes) {
        if (shape.role != Role::Box) continue;
        ++seen;
        RC_ASSERT(std::abs(boxes.at(shape.event).x - piece.firstX * piece.xScale - shape.rect.x) < 1e-6);
        RC_ASSERT(std::abs(boxes.at(shape.event).y - shape.rect.y) < 1e-6);
    }
    std::size_t expected = 0;
    for (const auto& [event, rect] : boxes) {
        const double left = scene->columnOf(event) * 50.0 - piece.firstX * 50.0;
        if (left + 50 > 0 && left < piece.width) ++expected;
    }
    RC_ASSERT(seen >= expected);
}

TEST(Layout, WhatComesLaterIsAGhost) {
    const auto scene = sceneOf(raceToTwo());
    const Axis axis = Axis::steps(scene->history());
    CollectOptions options;
    options.currentStep = 9;
    const Picture picture = collect(*scene, axis, wholeOf(*scene, axis, Section::Goroutines, 60), options);
    int ghosts = 0;
    for (const Shape& shape : picture.shapes) {
        if (shape.role != Role::Box) continue;
        const Column column = scene->columnOf(shape.event);
        EXPECT_EQ((shape.flags & Future) != 0, column >= 9);
        EXPECT_EQ((shape.flags & Current) != 0, column == 8);
        ghosts += (shape.flags & Future) != 0 ? 1 : 0;
    }
    EXPECT_EQ(ghosts, 13);
    for (const Link& link : picture.links)
        EXPECT_EQ((link.flags & Future) != 0, scene->arrows()[link.arrow].toColumn >= 9);
}

TEST(Layout, TheLostUpdateIsMarkedOnItsBoxes) {
    const auto scene = sceneOf(raceToTwo());
    const Axis axis = Axis::steps(scene->history());
    std::map<std::uint32_t, std::uint16_t> flags;
    std::map<std::uint32_t, std::string> labels;
    for (const Shape& shape : collect(*scene, axis, wholeOf(*scene, axis, Section::Goroutines, 80)).shapes)
        if (shape.role == Role::Box) {
            flags[scene->columnOf(shape.event) + 1] = shape.flags;
            labels[scene->columnOf(shape.event) + 1] = shape.label + "|" + shape.detail;
        }
    EXPECT_TRUE((flags[4] & StaleLoad) != 0);
    EXPECT_TRUE((flags[6] & Overwritten) != 0);
    EXPECT_TRUE((flags[8] & Overwritten) != 0);
    EXPECT_TRUE((flags[9] & Overwriting) != 0);
    EXPECT_EQ(flags[5] & (StaleLoad | Overwritten | Overwriting), 0);
    EXPECT_EQ(labels[9], "store|x = 1");
}

/// The labels of the boxes that say something else than their verb, by what they say whole.
std::map<std::string, std::string> narrowLabels(const Story& story, history::Language language, double columnWidth) {
    const auto scene = sceneOf(story);
    const Axis axis = Axis::steps(scene->history());
    CollectOptions options;
    options.language = language;
    std::map<std::string, std::string> labels;
    const Viewport viewport = wholeOf(*scene, axis, Section::Goroutines, columnWidth);
    for (const Shape& shape : collect(*scene, axis, viewport, options).shapes) {
        if (shape.role != Role::Box) continue;
        const std::string verb = boxWords(scene->history(), shape.event, language).verb;
        const bool hasRoom = (shape.rect.width - 8) / options.characterWidth >= 2;
        EXPECT_TRUE(!hasRoom || !shape.label.empty()) << verb;
        if (shape.label != verb) labels[verb] = shape.label;
    }
    return labels;
}

TEST(Layout, ABoxTooNarrowForItsWordSaysAShorterOne) {
    auto en = narrowLabels(everythingElse(), history::Language::English, 60);
    EXPECT_EQ(en["atomic add"], "Add");
    EXPECT_EQ(en["compare and swap"], "CAS");
    auto zh = narrowLabels(everythingElse(), history::Language::Chinese, 60);
    EXPECT_EQ(zh["比较并交换"], "CAS");
    en = narrowLabels(readersAndWriter(), history::Language::English, 60);
    EXPECT_EQ(en["read lock"], "RLock");
    EXPECT_EQ(en["read unlock"], "RUnlo…");
    en = narrowLabels(readersAndWriter(), history::Language::English, 30);
    EXPECT_EQ(en["read lock"], "RL");
    for (const Story& story : {handOver(), passing(), everythingElse()})
        for (const double width : {60.0, 40.0, 30.0})
            for (const auto language : {history::Language::English, history::Language::Chinese})
                narrowLabels(story, language, width);
}

TEST(Layout, FarOutFindingsAndLocksAreStillThere) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    for (int i = 0; i < 3000; ++i) story.load(b, "y");
    story.load(a, "x");
    story.increment(b, "x");
    story.store(a, "x", 1);
    for (int i = 0; i < 3000; ++i) story.load(b, "y");
    const auto scene = sceneOf(story);
    const Axis axis = Axis::steps(scene->history());
    Viewport viewport = wholeOf(*scene, axis, Section::Goroutines, 400.0 / scene->columns());
    int flags = 0;
    int runs = 0;
    for (const Shape& shape : collect(*scene, axis, viewport).shapes) {
        if (shape.role == Role::FindingFlag) ++flags;
        if (shape.role == Role::StateRun && (shape.flags & InFinding) != 0) ++runs;
        EXPECT_NE(shape.role, Role::Box);
    }
    EXPECT_GE(flags, 1);
    EXPECT_GE(runs, 1);
}

TEST(Layout, ADataRaceIsDrawnBetweenItsAccessesWhenItIsSelected) {
    const auto scene = sceneOf(raceToTwo());
    ASSERT_EQ(scene->findings().size(), 2U);
    ASSERT_EQ(scene->findings()[1].kind, analysis::FindingKind::DataRace);
    const Axis axis = Axis::steps(scene->history());
    const Viewport viewport = wholeOf(*scene, axis, Section::Goroutines, 60);
    for (const std::uint32_t selected : {history::none, 0U, 1U}) {
        CollectOptions options;
        options.selectedFinding = selected;
        const Picture picture = collect(*scene, axis, viewport, options);
        const auto links =
            std::ranges::count_if(picture.links, [](const Link& link) { return link.kind == ArrowKind::DataRace; });
        const auto boxes =
            std::ranges::count_if(picture.shapes, [](const Shape& shape) { return (shape.flags & Racing) != 0; });
        EXPECT_EQ(links, selected == 1 ? 1 : 0);
        EXPECT_EQ(boxes, selected == 1 ? 2 : 0);
    }
}

TEST(Layout, TheRulerNumbersStepsInTheMiddleOfTheirColumn) {
    const auto scene = sceneOf(raceToTwo());
    const Axis axis = Axis::steps(scene->history());
    const Picture near = collect(*scene, axis, wholeOf(*scene, axis, Section::Goroutines, 60));
    ASSERT_EQ(near.ruler.size(), 22U);
    EXPECT_EQ(near.ruler[0].label, "1");
    EXPECT_EQ(near.ruler[0].x, 30);
    const Picture far = collect(*scene, axis, wholeOf(*scene, axis, Section::Goroutines, 15));
    ASSERT_GE(far.ruler.size(), 4U);
    EXPECT_EQ(far.ruler[0].label, "5");
    EXPECT_EQ(far.ruler[0].x, 4.5 * 15);
}

TEST(Axis, InTimeWaitingHasItsLengthAndMostStepsHaveNone) {
    const auto scene = sceneOf(handOver());
    const Axis axis = Axis::time(scene->history());
    EXPECT_EQ(axis.end(), 10'000'000);
    EXPECT_EQ(axis.start(12), 0);
    EXPECT_EQ(axis.start(13), 0); // the tick begins
    EXPECT_EQ(axis.start(14), 10'000'000);
    EXPECT_EQ(axis.columnAt(5'000'000), 13U);
    EXPECT_EQ(axis.columnAt(10'000'000), 19U);
    EXPECT_EQ(axis.label(2'500'000), "2.5ms");
    EXPECT_EQ(axis.roundDistance(3), 5);
    EXPECT_EQ(axis.roundDistance(0.2), 1);
    EXPECT_EQ(axis.roundDistance(1100), 2000);
}

/// 20,000 steps of two goroutines with a mutex and 1,000 more lanes: a picture costs what is in sight, not what there
/// is.
TEST(Layout, ALongHistoryIsCollectedInLittleTime) {
    Story story;
    for (int i = 0; i < 1000; ++i) story.spawn(0);
    for (int i = 0; i < 5000; ++i) {
        const GoroutineIndex g = 1 + (i / 7) % 2;
        story.lock(g);
        story.increment(g, "x");
        story.unlock(g);
    }
    const auto scene = sceneOf(story);
    const Axis axis = Axis::steps(scene->history());
    std::size_t most = 0;
    for (const double scale : {1920.0 / scene->columns(), 0.5, 2.0, 6.0, 60.0}) {
        Viewport viewport;
        viewport.xScale = scale;
        viewport.firstX = scene->columns() / 3.0;
        viewport.width = 1920;
        viewport.height = 1080;
        viewport.yScale = 12;
        most = std::max(most, collect(*scene, axis, viewport).shapes.size());
    }
    EXPECT_LT(most, 12'000U);
}

} // namespace
} // namespace lockstep::view
