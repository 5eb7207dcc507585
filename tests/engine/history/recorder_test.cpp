#include "engine/history/recorder.h"
#include "engine/history/schedule_of.h"
#include "tests/engine/history/story.h"

#include <gtest/gtest.h>

namespace lockstep::history {
namespace {

using namespace testing_story;

const Event& eventAt(const Story& story, EventIndex index) { return story.history().events()[index]; }

TEST(Recorder, NamesGoroutinesBySpawnPath) {
    Story story;
    const GoroutineIndex first = story.spawn(0);
    const GoroutineIndex second = story.spawn(0);
    const GoroutineIndex child = story.spawn(second);
    const GoroutineIndex grandchild = story.spawn(child);
    const auto goroutines = story.history().goroutines();
    EXPECT_EQ(goroutines[0].name, "main");
    EXPECT_EQ(goroutines[first].name, "G1");
    EXPECT_EQ(goroutines[second].name, "G2");
    EXPECT_EQ(goroutines[child].name, "G2.1");
    EXPECT_EQ(goroutines[grandchild].name, "G2.1.1");
    EXPECT_EQ(story.history().findGoroutine("G2.1"), child);
    EXPECT_EQ(story.history().findGoroutine("G7"), noGoroutine);
}

TEST(Recorder, ALoadIsCausedByTheStoreThatWroteItsValue) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex store = story.blind(0, "x");
    const EventIndex load = story.load(a, "x");
    const EventIndex other = story.load(0, "y");
    EXPECT_EQ(eventAt(story, load).cause, store);
    EXPECT_EQ(eventAt(story, other).cause, none);
}

TEST(Recorder, AStoreIsCausedByTheGoroutinesOwnLoadSinceItsLastStore) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex load = story.load(a, "x");
    story.load(0, "x");
    const EventIndex store = story.store(a, "x", 1);
    const EventIndex again = story.store(a, "x", 2);
    EXPECT_EQ(eventAt(story, store).cause, load);
    EXPECT_EQ(eventAt(story, again).cause, none);
}

TEST(Recorder, AGoroutinesFirstEventIsCausedByItsSpawnUnlessItHasACauseOfItsOwn) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex spawnA = story.history().goroutines()[a].spawnEvent;
    const EventIndex store = story.blind(0, "x");
    const GoroutineIndex b = story.spawn(0);
    EXPECT_EQ(eventAt(story, story.load(a, "y")).cause, spawnA);
    EXPECT_EQ(eventAt(story, story.load(b, "x")).cause, store);
    EXPECT_EQ(eventAt(story, story.load(a, "y")).cause, none);
}

TEST(Recorder, LocksAreCausedByWhatFreedThem) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex lock = story.lock(0);
    const EventIndex block = story.block(a, EventKind::MutexLock, Mu);
    const EventIndex unlock = story.unlock(0);
    const EventIndex unblock = story.unblock(0, a);
    const EventIndex handed = story.handOver(a, EventKind::MutexLock, Mu);
    EXPECT_EQ(eventAt(story, block).cause, lock);
    EXPECT_EQ(eventAt(story, unblock).cause, unlock);
    EXPECT_EQ(eventAt(story, handed).cause, unlock);
}

TEST(Recorder, AWriterIsLetInByTheLastReader) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex in = story.onLock(0, EventKind::RWMutexRLock, Rw, 1);
    story.onLock(a, EventKind::RWMutexAnnounce, Rw);
    EXPECT_EQ(eventAt(story, story.block(a, EventKind::RWMutexLock, Rw)).cause, in);
    const EventIndex out = story.onLock(0, EventKind::RWMutexRUnlock, Rw);
    EXPECT_EQ(eventAt(story, story.onLock(a, EventKind::RWMutexLock, Rw)).cause, out);
    const EventIndex unlock = story.onLock(a, EventKind::RWMutexUnlock, Rw);
    EXPECT_EQ(eventAt(story, story.onLock(0, EventKind::RWMutexRLock, Rw, 1)).cause, unlock);
}

TEST(Recorder, AWaitIsCausedByTheDoneThatReachedZero) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.add(0, 2);
    story.done(0);
    const EventIndex last = story.done(a);
    EXPECT_EQ(eventAt(story, story.wait(0)).cause, last);
}

TEST(Recorder, ASleeperIsCausedToGoOnByItsWake) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex sleep = story.sleep(a, 1000);
    story.tick(1000);
    const EventIndex wake = story.wake(a);
    EXPECT_EQ(eventAt(story, wake).cause, sleep);
    EXPECT_EQ(eventAt(story, story.exit(a)).cause, wake);
}

TEST(Recorder, KnowsTheTimeAfterEveryEvent) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex sleep = story.sleep(a, 1000);
    const EventIndex tick = story.tick(1000);
    story.wake(a);
    const EventIndex exit = story.exit(a);
    EXPECT_EQ(story.history().timeAt(sleep), 0);
    EXPECT_EQ(story.history().timeAt(tick), 1000);
    EXPECT_EQ(story.history().timeAt(exit), 1000);
}

TEST(Recorder, ConsequencesBelongToTheStepBeforeThem) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex unlock = story.unlock(0);
    const EventIndex unblock = story.unblock(0, a);
    EXPECT_EQ(story.history().stepCount(), 2U);
    EXPECT_EQ(story.history().stepOf(unlock), 2U);
    EXPECT_EQ(story.history().stepOf(unblock), 2U);
    EXPECT_EQ(story.history().steps()[1], unlock);
}

TEST(Recorder, ShowsTheUsersCallOfWhatHappensInTheLibrary) {
    Story story;
    const EventIndex lock = story.lock(0);
    const Event& event = eventAt(story, lock);
    EXPECT_EQ(event.site, story.program().lock);
    EXPECT_EQ(story.history().shownSite(event), story.program().callLock);
    EXPECT_EQ(story.history().positionText(event).substr(0, 8), "main.go:");
    EXPECT_EQ(story.history().callSites(event.stack), std::vector<program::CodeIndex>{story.program().callLock});
}

TEST(Recorder, InternsEqualStacks) {
    Story story;
    const EventIndex one = story.lock(0);
    const EventIndex other = story.unlock(0);
    EXPECT_EQ(eventAt(story, one).stack, eventAt(story, other).stack);
    EXPECT_NE(eventAt(story, one).stack, eventAt(story, story.load(0, "x")).stack);
}

TEST(Recorder, NamesObjectsByVariableOrByTypeAndAllocation) {
    Story story;
    EXPECT_EQ(story.history().objectName(eventAt(story, story.load(0, "x"))), "x");
    Event event;
    event.kind = EventKind::Load;
    event.actor = Actor::goroutine(0);
    ObjectRef pair{
        .heapIndex = 77, .type = PairType, .global = none, .allocator = 0, .allocationOrder = 3, .allocationSite = 0};
    event.offset = 8;
    const EventIndex first = story.recorder().record(event, &pair, {});
    EXPECT_EQ(story.history().objectName(eventAt(story, first)), "Pair#3.right");
    event.offset = 16; // the second element of a slice of pairs
    const EventIndex second = story.recorder().record(event, &pair, {});
    EXPECT_EQ(story.history().objectName(eventAt(story, second)), "Pair#3[1].left");
}

TEST(Recorder, AReusedHeapSlotIsAnotherObject) {
    Story story;
    Event event;
    event.kind = EventKind::Store;
    event.actor = Actor::goroutine(0);
    ObjectRef object{
        .heapIndex = 50, .type = Int64, .global = none, .allocator = 0, .allocationOrder = 1, .allocationSite = 0};
    const EventIndex store = story.recorder().record(event, &object, {});
    object.allocationOrder = 2;
    event.kind = EventKind::Load;
    const EventIndex load = story.recorder().record(event, &object, {});
    EXPECT_NE(eventAt(story, store).object, eventAt(story, load).object);
    EXPECT_EQ(eventAt(story, load).cause, none);
}

TEST(Recorder, AWideStoreIsTheCauseOfALoadOfItsParts) {
    Story story;
    Event event;
    event.actor = Actor::goroutine(0);
    event.kind = EventKind::Store;
    event.flags = static_cast<std::uint8_t>(Flag::Wide);
    event.site = story.program().other;
    auto program = std::make_shared<program::Program>(*story.program().program);
    program->sites.push_back({story.program().other, PairType, "p"});
    Recorder recorder(program);
    recorder.addGoroutine(noGoroutine, 0, 1, 0, 1);
    const ObjectRef pair{
        .heapIndex = 9, .type = PairType, .global = none, .allocator = 0, .allocationOrder = 1, .allocationSite = 0};
    const EventIndex store = recorder.record(event, &pair, {}, "{1 2}");
    event.kind = EventKind::Load;
    event.flags = 0;
    event.offset = 8;
    const EventIndex load = recorder.record(event, &pair, {});
    EXPECT_EQ(recorder.history().events()[load].cause, store);
    EXPECT_EQ(recorder.history().text(recorder.history().events()[store].side), "{1 2}");
}

TEST(History, EqualHistoriesHaveNoDifferenceAndOthersTellTheirFirst) {
    const Story one = raceToTwo();
    const Story same = raceToTwo();
    EXPECT_EQ(one.history(), same.history());
    EXPECT_EQ(firstDifference(one.history(), same.history()), "");
    Story other;
    other.add(0, 2);
    other.spawn(0);
    other.spawn(0);
    other.load(1, "x");
    other.load(1, "x");
    EXPECT_EQ(firstDifference(one.history(), other.history()),
              "step 5: Load by G2 of x = 0 at main.go:11:2, but now Load by G1 of x = 0 at main.go:11:2");
    Story shorter;
    shorter.add(0, 2);
    EXPECT_EQ(firstDifference(one.history(), shorter.history()),
              "after step 2: Spawn by main at main.go:20:2, but now nothing more");
}

TEST(ScheduleOf, ListsEveryChoiceInRuns) {
    const Story story = raceToTwo();
    const Schedule schedule = scheduleOf(story.history(), {});
    EXPECT_EQ(schedule.stepCount(), story.history().stepCount());
    EXPECT_EQ(schedule.text(), "ls1 lang=go1.23 clock=ideal wake=go strategy=go seed=0; "
                               "main:3 G1:1 G2:4 G1:1 G2:1 G1:6 G2:3 main:3");
    EXPECT_EQ(scheduleOf(story.history(), {}, Anchors::EveryRun).runs[1].anchorObject, "x");
}

TEST(ScheduleOf, AStepThatOnlyArrivedAtAQueueIsAnchoredByWhatItWanted) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.block(a, EventKind::MutexLock, Mu);
    const Schedule schedule = scheduleOf(story.history(), {}, Anchors::EveryRun);
    EXPECT_EQ(schedule.runs[1].anchorKind, "lock");
    EXPECT_EQ(schedule.runs[1].anchorObject, "mu");
    EXPECT_EQ(schedule.runs[1].alternative, 0);
}

} // namespace
} // namespace lockstep::history
