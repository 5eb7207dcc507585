#include "engine/analysis/deadlock.h"
#include "tests/engine/history/story.h"

#include <gtest/gtest.h>

namespace lockstep::analysis {
namespace {

using namespace testing_story;
using history::OutcomeKind;

/// G1 takes mu then wants nu, G2 takes nu then wants mu.
Story twoLocks() {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.lock(a, Mu);
    story.lock(b, Nu);
    story.block(a, EventKind::MutexLock, Nu);
    story.block(b, EventKind::MutexLock, Mu);
    return story;
}

Finding onlyFinding(const History& history) {
    const std::vector<Finding> findings = analyze(history);
    EXPECT_EQ(findings.size(), 1U);
    return findings.empty() ? Finding{} : findings.front();
}

TEST(Deadlock, FindsTheCircleOfTwoLocks) {
    Story story = twoLocks();
    const LockOwnership ownership(story.history());
    const auto last = static_cast<EventIndex>(story.history().events().size() - 1);
    const WaitGraph graph = waitGraphAfter(story.history(), ownership, last);
    ASSERT_EQ(graph.waiting.size(), 2U);
    EXPECT_EQ(graph.cycle, (std::vector<GoroutineIndex>{1, 2}));
    EXPECT_TRUE(waitGraphAfter(story.history(), ownership, last - 1).cycle.empty());
}

TEST(Deadlock, TellsWhoWaitsForWhatHeldByWhom) {
    Story story = twoLocks();
    story.block(0, EventKind::WaitGroupWait, Wg);
    story.deadlock();
    story.end(OutcomeKind::Deadlocked, 2);
    const Finding finding = onlyFinding(story.history());
    EXPECT_EQ(finding.kind, FindingKind::Deadlock);
    EXPECT_EQ(finding.title.en, "Deadlock: all goroutines are asleep");
    EXPECT_EQ(finding.message.en,
              "Nobody can ever go on: main has waited since step 7 to pass wg.Wait; G1 has waited since step 5 to lock "
              "nu, which is held by G2 since step 4; G2 has waited since step 6 to lock mu, which is held by G1 since "
              "step 3.");
    EXPECT_EQ(finding.message.zh,
              "谁都无法继续：main 自第 7 步起等待从 wg.Wait 返回；G1 自第 5 步起等待锁定 nu，而它自第 4 步起由 G2 "
              "持有；G2 自第 6 步起等待锁定 mu，而它自第 3 步起由 G1 持有。");
    EXPECT_EQ(finding.goroutines, (std::vector<GoroutineIndex>{0, 1, 2}));
}

TEST(Deadlock, ACircleIsFoundEvenWhileOthersCanGoOn) {
    Story story = twoLocks();
    const Finding finding = onlyFinding(story.history());
    EXPECT_EQ(finding.title.en, "Deadlock: a circle of goroutines");
    EXPECT_EQ(finding.goroutines, (std::vector<GoroutineIndex>{1, 2}));
}

TEST(Deadlock, OfAllIsThereOnlyWhenTheLastOneHasStopped) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.block(0, EventKind::WaitGroupWait, Wg);
    story.load(a, "x");
    const EventIndex last = story.exit(a);
    story.deadlock();
    story.end(OutcomeKind::Deadlocked, 2);
    EXPECT_EQ(onlyFinding(story.history()).first().focus, last) << "before, a could move";
}

TEST(Deadlock, LockingTwiceIsACircleOfOne) {
    Story story;
    story.lock(0);
    story.block(0, EventKind::MutexLock, Mu);
    const LockOwnership ownership(story.history());
    EXPECT_EQ(waitGraphAfter(story.history(), ownership, 1).cycle, std::vector<GoroutineIndex>{0});
}

TEST(GoroutineLeak, IsWhoeverNobodyCanFreeWhenMainReturns) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.lock(0);
    story.block(a, EventKind::MutexLock, Mu);
    const EventIndex returned = story.exit(0);
    story.end(OutcomeKind::Exited);
    const Finding finding = onlyFinding(story.history());
    EXPECT_EQ(finding.first().focus, returned) << "before, main could have freed it";
    EXPECT_EQ(finding.kind, FindingKind::GoroutineLeak);
    EXPECT_EQ(finding.goroutines, std::vector<GoroutineIndex>{a});
    EXPECT_EQ(finding.object, "mu");
}

TEST(GoroutineLeak, IsNotWhoeverWaitsForSomebodyWhoCouldStillMove) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.lock(b);
    story.block(a, EventKind::MutexLock, Mu);
    story.exit(0);
    story.end(OutcomeKind::Exited);
    EXPECT_TRUE(analyze(story.history()).empty());
}

TEST(Failure, APanicThatNobodyRecoveredIsAFinding) {
    Story story;
    const EventIndex panic = story.plain(0, EventKind::Panic, "boom");
    story.plain(0, EventKind::Crash, "boom");
    story.end(OutcomeKind::Panicked, 2);
    const Finding finding = onlyFinding(story.history());
    EXPECT_EQ(finding.kind, FindingKind::Panic);
    EXPECT_EQ(finding.title.en, "Panic: boom");
    EXPECT_EQ(finding.first().focus, panic);
}

TEST(Failure, ARecoveredPanicIsNone) {
    Story story;
    story.plain(0, EventKind::Panic, "boom");
    story.plain(0, EventKind::Recover, "boom");
    story.end(OutcomeKind::Exited);
    EXPECT_TRUE(analyze(story.history()).empty());
}

TEST(Failure, AFatalErrorIsAFinding) {
    Story story;
    story.plain(0, EventKind::Fatal, "sync: unlock of unlocked mutex");
    story.end(OutcomeKind::FatalError, 2);
    const Finding finding = onlyFinding(story.history());
    EXPECT_EQ(toText(finding.kind), "fatal-error");
    EXPECT_NE(finding.message.zh.find("sync: unlock of unlocked mutex"), std::string::npos);
}

} // namespace
} // namespace lockstep::analysis
