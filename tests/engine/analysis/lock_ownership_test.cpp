#include "engine/analysis/lock_ownership.h"
#include "tests/engine/history/story.h"

#include <algorithm>
#include <deque>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::analysis {
namespace {

using namespace testing_story;
using history::none;

TEST(LockOwnership, TellsWhoHeldAMutexFromWhenToWhen) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex lock = story.lock(0);
    const EventIndex block = story.block(a, EventKind::MutexLock, Mu);
    const EventIndex unlock = story.unlock(0);
    const EventIndex handed = story.handOver(a, EventKind::MutexLock, Mu);
    const LockOwnership ownership(story.history());
    ASSERT_EQ(ownership.locks().size(), 1U);
    const LockRecord& mutex = ownership.locks()[0];
    EXPECT_EQ(mutex.name, "mu");
    EXPECT_EQ(mutex.kind, LockKind::Mutex);
    EXPECT_EQ(mutex.holds, (std::vector<Hold>{{0, lock, unlock, false}, {a, handed, none, false}}));
    EXPECT_EQ(mutex.waits, (std::vector<Wait>{{a, block, handed, EventKind::MutexLock}}));
    EXPECT_EQ(ownership.holdersAfter(mutex.place, lock).size(), 1U);
    EXPECT_EQ(ownership.holdersAfter(mutex.place, block).front().owner, 0U);
    EXPECT_TRUE(ownership.holdersAfter(mutex.place, unlock).empty());
    EXPECT_EQ(ownership.waitersAfter(mutex.place, unlock).size(), 1U);
    EXPECT_TRUE(ownership.waitersAfter(mutex.place, handed).empty());
    EXPECT_EQ(ownership.find({99, 0}), nullptr);
}

TEST(LockOwnership, AnybodyMayUnlockAMutex) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex lock = story.lock(0);
    const EventIndex unlock = story.unlock(a);
    const LockOwnership ownership(story.history());
    EXPECT_EQ(ownership.locks()[0].holds, (std::vector<Hold>{{0, lock, unlock, false}}));
}

TEST(LockOwnership, AWaiterThatCameTooLateStillWaitsSinceItFirstCame) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.lock(0);
    const EventIndex block = story.block(a, EventKind::MutexLock, Mu);
    story.unlock(0);
    story.unblock(0, a);
    story.lock(0);
    story.block(a, EventKind::MutexLock, Mu);
    const LockOwnership ownership(story.history());
    ASSERT_EQ(ownership.locks()[0].waits.size(), 1U);
    EXPECT_EQ(ownership.locks()[0].waits[0].since, block);
}

TEST(LockOwnership, ReadersOverlapAndEndTheirOwnHolds) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const EventIndex first = story.onLock(0, EventKind::RWMutexRLock, Rw, 1);
    const EventIndex second = story.onLock(a, EventKind::RWMutexRLock, Rw, 2);
    const EventIndex out = story.onLock(0, EventKind::RWMutexRUnlock, Rw, 1);
    const LockOwnership ownership(story.history());
    const LockRecord& rw = ownership.locks()[0];
    EXPECT_EQ(rw.kind, LockKind::RWMutex);
    EXPECT_EQ(rw.holds, (std::vector<Hold>{{0, first, out, true}, {a, second, none, true}}));
    EXPECT_EQ(ownership.holdersAfter(rw.place, second).size(), 2U);
}

TEST(LockOwnership, TryLockHoldsOnlyIfItSucceeded) {
    Story story;
    story.onLock(0, EventKind::MutexTryLock, Mu, 0);
    const EventIndex got = story.onLock(0, EventKind::MutexTryLock, Mu, 1);
    const LockOwnership ownership(story.history());
    EXPECT_EQ(ownership.locks()[0].holds, (std::vector<Hold>{{0, got, none, false}}));
}

// The law: replaying a random legal life of a mutex step by step, the holder is always who the record says.
RC_GTEST_PROP(LockOwnership, AgreesWithAMutexKeptByHand, ()) {
    Story story;
    constexpr GoroutineIndex count = 4;
    for (GoroutineIndex i = 1; i < count; ++i) story.spawn(0);
    std::deque<GoroutineIndex> queue;
    GoroutineIndex owner = history::noGoroutine;
    std::vector<std::pair<EventIndex, GoroutineIndex>> truth;
    const auto moves = *rc::gen::container<std::vector<GoroutineIndex>>(rc::gen::inRange<GoroutineIndex>(0, count));
    for (const GoroutineIndex g : moves) {
        EventIndex last = none;
        if (std::find(queue.begin(), queue.end(), g) != queue.end()) continue;
        if (owner == history::noGoroutine) {
            last = story.lock(g);
            owner = g;
        } else if (owner != g) {
            last = story.block(g, EventKind::MutexLock, Mu);
            queue.push_back(g);
        } else {
            last = story.unlock(g);
            owner = history::noGoroutine;
            if (!queue.empty()) {
                owner = queue.front();
                queue.pop_front();
                story.unblock(g, owner);
                last = story.handOver(owner, EventKind::MutexLock, Mu);
            }
        }
        truth.emplace_back(last, owner);
    }
    RC_PRE(!truth.empty());
    const LockOwnership ownership(story.history());
    const history::Place place = ownership.locks()[0].place;
    for (const auto& [event, expected] : truth) {
        const std::vector<Hold> holders = ownership.holdersAfter(place, event);
        RC_ASSERT(holders.size() == (expected == history::noGoroutine ? 0U : 1U));
        if (!holders.empty()) RC_ASSERT(holders[0].owner == expected);
    }
    RC_ASSERT(ownership.waitersAfter(place, truth.back().first).size() == queue.size());
}

} // namespace
} // namespace lockstep::analysis
