#include "engine/view/layout.h"
#include "engine/view/scene.h"
#include "tests/engine/view/any_story.h"
#include "tests/engine/view/tales.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::view {
namespace {

using namespace testing_story;
using history::none;

std::shared_ptr<const Scene> sceneOf(const Story& story) {
    const auto history = story.shared();
    return buildScene(history, analysis::analyze(*history));
}

/// "RR_bb": a letter a column.
std::string statesOf(const Scene& scene, LaneIndex lane) {
    constexpr std::string_view letters = ".-RbzDX"; // Absent Ready Running Blocked Sleeping Done Panicked
    std::string text;
    for (const StateSpan& span : scene.lanes()[lane].states)
        text += std::string(span.end - span.begin, letters[static_cast<std::size_t>(span.state)]);
    return text;
}

std::vector<const Arrow*> arrowsOf(const Scene& scene, ArrowKind kind) {
    std::vector<const Arrow*> found;
    for (const Arrow& arrow : scene.arrows())
        if (arrow.kind == kind) found.push_back(&arrow);
    return found;
}

TEST(Scene, HasALaneForEveryGoroutineTheClockAndEveryPrimitive) {
    const auto scene = sceneOf(handOver());
    std::string names;
    for (const Lane& lane : scene->lanes()) names += lane.name + " ";
    EXPECT_EQ(names, "main G1 G2 clock mu wg ");
    EXPECT_EQ(scene->lanesOf(Section::Goroutines), (std::pair<LaneIndex, LaneIndex>{0, 4}));
    EXPECT_EQ(scene->lanesOf(Section::Objects), (std::pair<LaneIndex, LaneIndex>{4, 6}));
    EXPECT_EQ(scene->lanes()[4].top, 0);
    EXPECT_EQ(scene->laneOf(history::Place(scene->lanes()[5].place)), 5U);
}

TEST(Scene, TellsWhatEverybodyIsDoingInEveryColumn) {
    const auto scene = sceneOf(handOver());
    EXPECT_EQ(statesOf(*scene, 0), "RRRRbbbbbbbbbbbbb-RR");
    EXPECT_EQ(statesOf(*scene, 1), "..--RRR-R--RRDDDDDDD");
    EXPECT_EQ(statesOf(*scene, 2), "...----RbRRzzzRRRRDD");
    EXPECT_EQ(statesOf(*scene, 3), "-------------R------");
}

TEST(Scene, APanickedGoroutineStaysPanicked) {
    Story story;
    story.plain(0, EventKind::Panic, "boom");
    story.plain(0, EventKind::Crash, "boom");
    story.exit(0);
    EXPECT_EQ(statesOf(*sceneOf(story), 0), "RRR");
    Story crash;
    const GoroutineIndex a = crash.spawn(0);
    crash.plain(a, EventKind::Crash, "boom");
    crash.load(0, "x");
    EXPECT_EQ(statesOf(*sceneOf(crash), a), ".RX");
}

TEST(Scene, TheMutexLaneSaysWhoHeldItAndWhoWaited) {
    const auto scene = sceneOf(handOver());
    const Lane& mutex = scene->lanes()[4];
    ASSERT_EQ(mutex.holds.size(), 2U);
    EXPECT_EQ(mutex.holds[0].goroutine, 1U);
    EXPECT_EQ(mutex.holds[0].begin, 4U);
    EXPECT_EQ(mutex.holds[0].end, 8U);
    EXPECT_EQ(mutex.holds[1].goroutine, 2U);
    EXPECT_EQ(mutex.holds[1].begin, 8U);
    ASSERT_EQ(mutex.waits.size(), 1U);
    EXPECT_EQ(mutex.waits[0].goroutine, 2U);
    EXPECT_EQ(mutex.waits[0].begin, 7U);
    EXPECT_EQ(mutex.waits[0].end, 8U);
}

TEST(Scene, TheWaitGroupLaneCounts) {
    const auto scene = sceneOf(handOver());
    std::string levels;
    for (const Level& level : scene->lanes()[5].levels)
        levels += std::to_string(level.begin) + ":" + std::to_string(level.value) + " ";
    EXPECT_EQ(levels, "0:0 0:2 11:1 16:0 ");
}

TEST(Scene, TheChannelLaneShowsHowFullItIsAndWhoWaits) {
    testing_story::Story story;
    const GoroutineIndex a = story.spawn(0);
    story.block(0, EventKind::ChanReceive, testing_story::Ch);
    story.send(a, 1, 2);
    story.send(a, 2, 2);
    story.receive(0, 1, 2);
    story.close(a);
    story.receive(0, 2, 2);
    story.receive(0, 0, 2, true);
    const auto scene = sceneOf(story);
    const Lane& lane = scene->lanes().back();
    ASSERT_EQ(lane.kind, LaneKind::Channel);
    EXPECT_EQ(lane.name, "ch");
    EXPECT_EQ(lane.capacity, 2U);
    std::string levels;
    for (const Level& level : lane.levels)
        levels += std::to_string(level.begin) + ":" + std::to_string(level.value) + (level.closed ? "c " : " ");
    EXPECT_EQ(levels, "0:0 2:1 3:2 4:1 5:1c 6:0c ");
    ASSERT_EQ(lane.waits.size(), 1U);
    EXPECT_EQ(lane.waits[0].begin, 1U);
    EXPECT_EQ(lane.waits[0].end, 4U) << "what it does next ends its waiting";
}

TEST(Scene, WhatTheClockSendsIsInTheChannel) {
    testing_story::Story story;
    story.block(0, EventKind::ChanReceive, testing_story::Ch);
    story.tick(5);
    story.byClock(EventKind::ChanSend, testing_story::Ch, 5, history::ChannelDetail{.capacity = 1}.word());
    story.receive(0, 5, 1);
    const auto scene = sceneOf(story);
    std::string levels;
    for (const Level& level : scene->lanes().back().levels) levels += std::to_string(level.value) + " ";
    EXPECT_EQ(levels, "0 1 0 ");
}

TEST(Scene, JoinsCausesAcrossLanes) {
    const auto scene = sceneOf(handOver());
    EXPECT_EQ(arrowsOf(*scene, ArrowKind::Spawn).size(), 2U);
    ASSERT_EQ(arrowsOf(*scene, ArrowKind::HandOver).size(), 1U);
    EXPECT_EQ(arrowsOf(*scene, ArrowKind::HandOver)[0]->fromLane, 1U);
    EXPECT_EQ(arrowsOf(*scene, ArrowKind::HandOver)[0]->toLane, 2U);
    EXPECT_EQ(arrowsOf(*scene, ArrowKind::Release).size(), 1U);
    EXPECT_EQ(arrowsOf(*scene, ArrowKind::ReadsFrom).size(), 1U);
}

TEST(Scene, JoinsLoadsAndStoresOfALostUpdate) {
    const auto scene = sceneOf(raceToTwo());
    const auto joins = arrowsOf(*scene, ArrowKind::LostUpdate);
    EXPECT_EQ(joins.size(), 6U);
    ASSERT_EQ(scene->flags().size(), 3U);
    EXPECT_EQ(scene->flags()[0].column, 5U) << "the data race";
    EXPECT_EQ(scene->flags()[1].column, 8U);
    EXPECT_EQ(scene->flags()[1].lane, 1U);
    const Box* overwriting = scene->boxOf(scene->flags()[1].event);
    ASSERT_NE(overwriting, nullptr);
    EXPECT_TRUE((overwriting->flags & OverwritingBox) != 0);
    EXPECT_TRUE(scene->lanes()[1].pyramid.buckets(0)[8].has(Bucket::HasFinding));
}

TEST(Scene, KnowsItsContextSwitches) {
    const auto scene = sceneOf(raceToTwo());
    EXPECT_EQ(std::vector<Column>(scene->switches().begin(), scene->switches().end()),
              (std::vector<Column>{3, 4, 8, 9, 10, 16, 19}));
}

TEST(Scene, FindsLanesByNameExactOnesFirst) {
    Story story;
    for (int i = 0; i < 12; ++i) story.spawn(0);
    const auto scene = sceneOf(story);
    EXPECT_EQ(scene->findLanes("g1"), (std::vector<LaneIndex>{1, 10, 11, 12}));
    EXPECT_TRUE(scene->findLanes("G99").empty());
}

TEST(Scene, ManyReadersAreStackedAndTheRestCounted) {
    const auto scene = sceneOf(readersAndWriter());
    const Lane& lane = scene->lanes()[scene->lanesOf(Section::Objects).first];
    EXPECT_EQ(lane.holdRows, 4U);
    std::int64_t most = 0;
    for (const Level& level : lane.levels) most = std::max(most, level.value);
    EXPECT_EQ(most, 3);
}

TEST(Scene, WhoIsAloneAmongTheUncountedHasABarOfItsOwn) {
    Story story;
    std::vector<GoroutineIndex> g;
    for (int i = 0; i < 5; ++i) g.push_back(story.spawn(0));
    story.lock(0);
    for (const GoroutineIndex waiter : g) story.block(waiter, EventKind::MutexLock, Mu);
    story.unlock(0);
    for (std::size_t i = 0; i < 4; ++i) {
        story.lock(g[i]);
        story.unlock(g[i]);
    }
    const auto scene = sceneOf(story);
    const Lane& lane = scene->lanes()[scene->lanesOf(Section::Objects).first];
    for (const Level& level : lane.queue) EXPECT_NE(level.value, 1);
    const Axis axis = Axis::steps(scene->history());
    Viewport viewport;
    viewport.section = Section::Objects;
    viewport.width = axis.end() * viewport.xScale;
    viewport.height = 400;
    bool isNamed = false;
    for (const Shape& shape : collect(*scene, axis, viewport).shapes) {
        EXPECT_NE(shape.label, "+1");
        const bool isLast = shape.rect.right() == viewport.width;
        if (shape.role == Role::Queue && isLast) isNamed = shape.label == "G5";
    }
    EXPECT_TRUE(isNamed) << "the last one, who waits to the end";
}

TEST(Scene, OfAnEmptyHistoryIsEmpty) {
    Story story;
    const auto scene = sceneOf(story);
    EXPECT_EQ(scene->columns(), 0U);
    EXPECT_EQ(scene->lanes().size(), 1U);
    EXPECT_TRUE(scene->lanes()[0].states.empty());
    EXPECT_EQ(scene->stateAt(0, 0), nullptr);
}

// -- laws

RC_GTEST_PROP(Scene, StatesCoverEveryColumnOnceAndNeighboursDiffer, ()) {
    const Story story = anyStory();
    const auto scene = sceneOf(story);
    for (const Lane& lane : scene->lanes()) {
        Column at = 0;
        for (std::size_t i = 0; i < lane.states.size(); ++i) {
            RC_ASSERT(lane.states[i].begin == at);
            RC_ASSERT(lane.states[i].end > at);
            at = lane.states[i].end;
        }
        RC_ASSERT(at == scene->columns());
    }
}

RC_GTEST_PROP(Scene, ExactlyTheMoverRunsInEveryColumn, ()) {
    const Story story = anyStory();
    const auto scene = sceneOf(story);
    for (Column column = 0; column < scene->columns(); ++column) {
        const EventIndex step = scene->history().steps()[column];
        const LaneIndex mover = scene->laneOfEvent(step);
        for (LaneIndex lane = 0; lane < scene->lanesOf(Section::Goroutines).second; ++lane) {
            const StateSpan* span = scene->stateAt(lane, column);
            RC_ASSERT(span != nullptr);
            RC_ASSERT((span->state == LaneState::Running) == (lane == mover));
        }
        RC_ASSERT(scene->boxOf(step) != nullptr);
    }
}

RC_GTEST_PROP(Scene, BarsOfARowNeverOverlapAndOneWriterHoldsAtATime, ()) {
    const Story story = anyStory();
    const auto scene = sceneOf(story);
    for (const Lane& lane : scene->lanes())
        for (const auto* bars : {&lane.holds, &lane.waits})
            for (std::size_t i = 0; i < bars->size(); ++i)
                for (std::size_t j = i + 1; j < bars->size(); ++j) {
                    const Bar& a = (*bars)[i];
                    const Bar& b = (*bars)[j];
                    RC_ASSERT(a.begin <= b.begin);
                    if (a.row == b.row && !a.overflow && !b.overflow) RC_ASSERT(a.end <= b.begin);
                    if (bars == &lane.holds && (!a.reading || !b.reading)) RC_ASSERT(a.end <= b.begin);
                }
}

RC_GTEST_PROP(Scene, ArrowsInARangeAreThoseThatTouchIt, ()) {
    const Story story = anyStory(3);
    const auto scene = sceneOf(story);
    const auto begin = *rc::gen::inRange<Column>(0, scene->columns() + 1);
    const auto end = begin + *rc::gen::inRange<Column>(0, 20);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < scene->arrows().size(); ++i) {
        const Arrow& arrow = scene->arrows()[i];
        RC_ASSERT(arrow.fromColumn <= arrow.toColumn);
        if (arrow.fromColumn < end && arrow.toColumn >= begin) expected.push_back(i);
    }
    RC_ASSERT(scene->arrowsIn(begin, end) == expected);
}

} // namespace
} // namespace lockstep::view
