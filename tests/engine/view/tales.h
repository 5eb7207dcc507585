// Tales: stories that tests of view and export share. everyKind() has at least one event of every kind there is.
#pragma once

#include "tests/engine/history/story.h"

namespace lockstep::testing_story {

/// Two goroutines and a mutex: one waits for the other, sleeps while it holds the lock, and main waits for both.
inline Story handOver() {
    Story story;
    story.add(0, 2);
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.block(0, EventKind::WaitGroupWait, Wg);
    story.lock(a);
    story.increment(a, "x");
    story.block(b, EventKind::MutexLock, Mu);
    story.unlock(a);
    story.unblock(a, b);
    story.handOver(b, EventKind::MutexLock, Mu);
    story.load(b, "x");
    story.sleep(b, 10'000'000);
    story.done(a);
    story.exit(a);
    story.tick(10'000'000);
    story.wake(b);
    story.store(b, "x", 2);
    story.unlock(b);
    story.done(b);
    story.unblock(b, 0);
    story.handOver(0, EventKind::WaitGroupWait, Wg);
    story.exit(b);
    story.print(0, "2\n");
    story.exit(0);
    story.end(history::OutcomeKind::Exited, 0, "2\n");
    return story;
}

/// Six readers, a writer that waits for them, two readers that wait behind the writer.
inline Story readersAndWriter() {
    Story story;
    std::vector<GoroutineIndex> g;
    for (int i = 0; i < 9; ++i) g.push_back(story.spawn(0));
    for (std::uint64_t i = 0; i < 6; ++i) story.onLock(g[i], EventKind::RWMutexRLock, Rw, i + 1);
    story.onLock(g[6], EventKind::RWMutexAnnounce, Rw);
    story.block(g[6], EventKind::RWMutexLock, Rw);
    story.block(g[7], EventKind::RWMutexRLock, Rw);
    story.block(g[8], EventKind::RWMutexRLock, Rw);
    for (std::uint64_t i = 0; i < 6; ++i) story.onLock(g[i], EventKind::RWMutexRUnlock, Rw, 5 - i);
    story.unblock(g[5], g[6]);
    story.handOver(g[6], EventKind::RWMutexLock, Rw);
    story.increment(g[6], "x");
    story.onLock(g[6], EventKind::RWMutexUnlock, Rw);
    for (std::uint64_t i = 7; i < 9; ++i) {
        story.unblock(g[6], g[i]);
        story.handOver(g[i], EventKind::RWMutexRLock, Rw, i - 6);
    }
    return story;
}

/// What the other tales do not have: tries, clocks, panics, every end.
inline Story everythingElse() {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.onLock(0, EventKind::MutexTryLock, Mu, 1);
    story.onLock(a, EventKind::MutexTryLock, Mu, 0);
    story.onLock(a, EventKind::RWMutexTryLock, Rw, 1);
    story.onLock(0, EventKind::RWMutexTryRLock, Rw, 0);
    story.onLock(a, EventKind::RWMutexUnlock, Rw);
    story.block(0, EventKind::MutexLock, Mu);
    story.plain(a, EventKind::Now, {}, 1'500'000);
    story.plain(a, EventKind::DrawNumber, {}, 2);
    story.plain(a, EventKind::Request, "go.dev", 1);
    story.plain(a, EventKind::Yield);
    story.print(a, "out of \"luck\"\n", 2);
    for (const EventKind kind : {EventKind::MapRange, EventKind::AtomicAdd, EventKind::AtomicSwap,
                                 EventKind::AtomicCompareAndSwap, EventKind::AtomicMask})
        story.onLock(a, kind, X, 2, 1);
    for (const EventKind kind :
         {EventKind::OnceEnter, EventKind::OnceLeave, EventKind::CondWait, EventKind::CondWake, EventKind::CondSignal,
          EventKind::CondBroadcast, EventKind::PoolPut, EventKind::PoolGet, EventKind::SyncMapLoad,
          EventKind::SyncMapStore, EventKind::SyncMapDelete, EventKind::SyncMapClear, EventKind::SyncMapRange})
        story.onLock(a, kind, Mu, 1);
    story.plain(a, EventKind::Panic, "boom");
    story.plain(a, EventKind::Recover, "boom");
    story.plain(a, EventKind::Panic, "again");
    story.plain(a, EventKind::Crash, "again");
    story.plain(a, EventKind::Fatal, "sync: unlock of unlocked mutex");
    story.plain(a, EventKind::ExitProcess, {}, 3);
    story.deadlock();
    return story;
}

/// Channels, a timer and a context: through the buffer, meetings either way, a close, a select, cancellation.
inline Story passing() {
    using history::ChannelDetail;
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.pass(a, EventKind::ChanSend, 7, ChannelDetail{.capacity = 1});
    story.block(b, EventKind::ChanSend, Ch);
    story.onObject(0, EventKind::ChanLen, Ch, 1);
    story.pass(0, EventKind::ChanReceive, 7, ChannelDetail{.capacity = 1});
    story.unblock(0, b);
    story.pass(b, EventKind::ChanSend, 8, ChannelDetail{.capacity = 1}, true);
    story.pass(a, EventKind::ChanReceive, 8, ChannelDetail{.caseNumber = 2, .capacity = 1});
    story.block(a, EventKind::ChanReceive, Ch);
    story.pass(b, EventKind::ChanSend, 9, ChannelDetail{.partner = a, .capacity = 1});
    story.unblock(b, a);
    story.pass(a, EventKind::ChanReceive, 9, ChannelDetail{.partner = b, .capacity = 1}, true);
    story.block(a, EventKind::ChanSend, Ch);
    story.pass(b, EventKind::ChanReceive, 10, ChannelDetail{.partner = a});
    story.unblock(b, a);
    story.pass(a, EventKind::ChanSend, 10, ChannelDetail{.partner = b}, true);
    story.plain(0, EventKind::Select, {}, 2);
    story.onObject(0, EventKind::ChanClose, Ch);
    story.pass(b, EventKind::ChanReceive, 0, ChannelDetail{.capacity = 1, .closed = true});
    story.onObject(0, EventKind::TimerStart, Alarm, 5'000'000);
    story.tick(5'000'000);
    story.byClock(EventKind::TimerFire, Alarm, 5'000'000);
    story.onObject(0, EventKind::TimerStop, Alarm, 0);
    story.onObject(a, EventKind::ContextDerive, Ctx);
    story.onObject(b, EventKind::ContextRead, Ctx, 0);
    story.onObject(a, EventKind::ContextCancel, Ctx);
    story.onObject(b, EventKind::ContextRead, Ctx, 1);
    story.onObject(b, EventKind::ContextCancel, Ctx, 1);
    story.onObject(b, EventKind::ContextStop, Ctx, 1);
    return story;
}

} // namespace lockstep::testing_story
