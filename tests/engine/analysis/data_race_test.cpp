#include "engine/analysis/data_race.h"
#include "tests/engine/view/any_story.h"
#include "tests/engine/view/tales.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::analysis {
namespace {

using namespace testing_story;
using history::none;

std::vector<DataRace> racesOf(const Story& story) {
    DataRaceDetector detector;
    for (EventIndex event = 0; event < story.history().events().size(); ++event) detector.push(story.history(), event);
    return {detector.races().begin(), detector.races().end()};
}

TEST(DataRace, IsFoundEvenWhenTheResultIsRight) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.increment(a, "x");
    story.increment(b, "x");
    DataRaceDetector detector;
    for (EventIndex event = 0; event < story.history().events().size(); ++event) detector.push(story.history(), event);
    std::vector<Finding> findings;
    detector.report(story.history(), findings);
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].title.en, "Data race on x");
    EXPECT_EQ(findings[0].goroutines, (std::vector<GoroutineIndex>{a, b}));
    EXPECT_NE(findings[0].message.en.find("G1 stores it at step 4"), std::string::npos) << findings[0].message.en;
}

TEST(DataRace, IsOneFindingForAVariableAndIsToldAfterWhatWentWrong) {
    const Story story = raceToTwo();
    const std::vector<Finding> findings = analyze(story.history());
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].kind, FindingKind::LostUpdate);
    EXPECT_EQ(findings[1].kind, FindingKind::DataRace);
    ASSERT_EQ(findings[1].occurrences.size(), 1U);
    const Occurrence& first = findings[1].first();
    EXPECT_EQ(story.history().stepOf(first.events[0].event), 4U);
    EXPECT_EQ(story.history().stepOf(first.events[1].event), 6U);
    EXPECT_EQ(first.focus, first.events[1].event);
}

TEST(DataRace, SaysWhereElseTheVariableIsAccessedWithoutOrder) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.blind(a, "x");
    story.blind(b, "x");
    story.load(a, "x");
    const std::vector<Finding> findings = analyze(story.history());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].positions, (std::vector<std::string>{"main.go:12:2"}));
    EXPECT_TRUE(findings[0].message.en.ends_with("one happen before the other. Likewise the accesses at main.go:11:2."))
        << findings[0].message.en;
    EXPECT_TRUE(findings[0].message.zh.ends_with("main.go:11:2 处的访问也是如此。")) << findings[0].message.zh;
}

TEST(DataRace, AMutexOrdersWhatItGuards) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    for (const GoroutineIndex g : {a, b, a}) {
        story.lock(g);
        story.increment(g, "x");
        story.unlock(g);
    }
    EXPECT_TRUE(racesOf(story).empty());
}

TEST(DataRace, AnotherMutexOrdersNothing) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.lock(0, Mu);
    story.increment(0, "x");
    story.unlock(0, Mu);
    story.lock(a, Nu);
    story.increment(a, "x");
    story.unlock(a, Nu);
    EXPECT_FALSE(racesOf(story).empty());
}

TEST(DataRace, DoneBeforeWaitOrdersTheFinalRead) { EXPECT_TRUE(racesOf(handOver()).empty()); }

TEST(DataRace, AGoStatementOrdersWhatCameBeforeItOnly) {
    Story story;
    story.blind(0, "x");
    const GoroutineIndex a = story.spawn(0);
    story.load(a, "x");
    EXPECT_TRUE(racesOf(story).empty());
    story.blind(0, "x");
    EXPECT_EQ(racesOf(story).size(), 1U);
}

TEST(DataRace, ReadersDoNotOrderEachOtherButWritersAll) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.onLock(a, EventKind::RWMutexRLock, Rw, 1);
    story.load(a, "x");
    story.onLock(a, EventKind::RWMutexRUnlock, Rw, 0);
    story.onLock(b, EventKind::RWMutexAnnounce, Rw);
    story.onLock(b, EventKind::RWMutexLock, Rw);
    story.blind(b, "x");
    story.onLock(b, EventKind::RWMutexUnlock, Rw);
    EXPECT_TRUE(racesOf(story).empty());
    story.onLock(a, EventKind::RWMutexRLock, Rw, 1);
    story.blind(a, "y");
    story.onLock(a, EventKind::RWMutexRUnlock, Rw, 0);
    story.onLock(b, EventKind::RWMutexRLock, Rw, 1);
    story.blind(b, "y");
    EXPECT_EQ(racesOf(story).size(), 1U);
}

TEST(DataRace, SleepingIsNotSynchronisation) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.blind(a, "x");
    story.sleep(0, 1000);
    story.tick(1000);
    story.wake(0);
    story.load(0, "x");
    EXPECT_EQ(racesOf(story).size(), 1U);
}

/// Reachability over the edges, written down one by one.
std::vector<std::vector<bool>> reachability(const history::History& history) {
    const auto events = history.events();
    std::vector<std::vector<bool>> before(events.size(), std::vector<bool>(events.size()));
    const auto isUnlock = [](EventKind k) { return k == EventKind::MutexUnlock || k == EventKind::RWMutexUnlock; };
    const auto edge = [&](const Event& a, const Event& b) {
        if (!a.actor.isGoroutine() || !b.actor.isGoroutine()) return false;
        if (a.actor == b.actor) return true;
        if (a.kind == EventKind::Spawn && a.partner() == b.actor.index()) return true;
        if (a.object == none || a.object != b.object) return false;
        if (isUnlock(a.kind) &&
            (b.kind == EventKind::MutexLock || b.kind == EventKind::RWMutexRLock || b.kind == EventKind::RWMutexLock))
            return true;
        return a.kind == EventKind::RWMutexRUnlock && b.kind == EventKind::RWMutexLock;
    };
    for (std::size_t b = 0; b < events.size(); ++b)
        for (std::size_t a = b; a-- > 0;) {
            if (!before[a][b] && !edge(events[a], events[b])) continue;
            before[a][b] = true;
            for (std::size_t c = 0; c < a; ++c)
                if (before[c][a]) before[c][b] = true;
        }
    return before;
}

RC_GTEST_PROP(HappensBefore, VectorClocksAreReachability, ()) {
    const Story story = anyStory();
    const auto count = static_cast<EventIndex>(story.history().events().size());
    HappensBefore order;
    for (EventIndex event = 0; event < count; ++event) order.push(story.history(), event);
    const auto before = reachability(story.history());
    for (EventIndex a = 0; a < count; ++a)
        for (EventIndex b = a + 1; b < count; ++b) RC_ASSERT(order.isBefore(a, b) == before[a][b]);
}

RC_GTEST_PROP(DataRace, TakingEventsBackLeavesNoTrace, ()) {
    const Story story = anyStory();
    const auto count = static_cast<EventIndex>(story.history().events().size());
    DataRaceDetector detector;
    EventIndex at = 0;
    for (const int turn : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3))) {
        if (turn == 0 && at > 0) {
            detector.pop();
            --at;
        } else if (at < count) {
            detector.push(story.history(), at++);
        }
    }
    while (at < count) detector.push(story.history(), at++);
    RC_ASSERT(std::vector<DataRace>(detector.races().begin(), detector.races().end()) == racesOf(story));
}

} // namespace
} // namespace lockstep::analysis
