// The primitives of package sync, one file each. Internal to engine/machine.
//
// Each keeps Go's own words inside the object, so that a copied lock copies its state as in Go, and parks goroutines in
// the machine's wait queues, keyed by the address of the word they wait on. What differs between the wake policies is
// here and nowhere else:
//   any   nobody queues: whoever is at a blocking operation may complete it as soon as it can, in any order
//   FIFO  strictly first come, first served, by handing over
//   Go    what Go's runtime does: a woken waiter competes with newcomers until it has waited for 1 ms
// Every function performs one visible operation of goroutine g on the primitive at `object`, or parks it.
#pragma once

#include "engine/machine/core.h"

namespace lockstep::machine::sync {

/// Go's sync.Mutex: {state int32; sema uint32}. sema keeps the owner + 1, which Go does not need and people do.
struct MutexWords {
    std::int32_t state;
    std::uint32_t owner;
};
inline constexpr std::int32_t mutexLocked = 1;
inline constexpr std::int32_t mutexWoken = 2;
inline constexpr std::int32_t mutexStarving = 4;
inline constexpr std::int32_t mutexWaiter = 8;                 ///< one waiter
inline constexpr std::int64_t starvationThreshold = 1'000'000; ///< ns

/// Go's sync.RWMutex: the writers' mutex, two semaphores, two counts. writerOwner keeps the owner + 1.
struct RWMutexWords {
    MutexWords writers;
    std::uint32_t writerOwner;
    std::uint32_t readerSemaphore; ///< so many readers more may pass a writer
    std::int32_t readerCount;      ///< minus maximumReaders while a writer is pending or inside
    std::int32_t readerWait;       ///< readers the pending writer still waits for
};
inline constexpr std::int32_t maximumReaders = 1 << 30;
/// Byte distances of the words that goroutines wait on.
inline constexpr std::uint32_t writerSemaphoreOffset = 8;
inline constexpr std::uint32_t readerSemaphoreOffset = 12;

/// Go 1.19's sync.WaitGroup: counter in the high half of the state, waiters in the low half.
struct WaitGroupWords {
    std::uint32_t waiters;
    std::int32_t counter;
    std::uint32_t semaphore;
};

/// sync.Once. Go's words are {done uint32; m Mutex}; the mutex's hold who runs f.
struct OnceWords {
    std::uint32_t done;
    std::uint32_t spare;
    std::uint32_t runner; ///< goroutine + 1
};

/// What follows the Locker in a sync.Cond.
struct CondWords {
    std::uint64_t locker[2];
    std::uint32_t issued; ///< tickets
    std::uint32_t called;
    Pointer self; ///< of its first use, to find copies
};

/// sync.Pool: what has been put in, and New.
struct PoolWords {
    Pointer items; ///< newest last; but the last is the one kept aside, if any
    std::uint64_t count;
    std::uint64_t capacity;
    std::uint64_t aside; ///< 1: there is one
    Word make;
};

Performed lockMutex(Core& core, GoroutineIndex g, Pointer mutex);
Performed unlockMutex(Core& core, GoroutineIndex g, Pointer mutex);
Performed tryLockMutex(Core& core, GoroutineIndex g, Pointer mutex, Word& result);
bool canLockMutex(Core& core, Pointer mutex);

Performed readLock(Core& core, GoroutineIndex g, Pointer rw);
Performed readUnlock(Core& core, GoroutineIndex g, Pointer rw);
Performed announceWriter(Core& core, GoroutineIndex g, Pointer rw);
Performed acquireWriter(Core& core, GoroutineIndex g, Pointer rw);
Performed writeUnlock(Core& core, GoroutineIndex g, Pointer rw);
Performed tryWriteLock(Core& core, GoroutineIndex g, Pointer rw, Word& result);
Performed tryReadLock(Core& core, GoroutineIndex g, Pointer rw, Word& result);
bool canReadLock(Core& core, Pointer rw);
bool canAnnounceWriter(Core& core, Pointer rw);
bool canAcquireWriter(Core& core, GoroutineIndex g, Pointer rw);

Performed addToWaitGroup(Core& core, GoroutineIndex g, Pointer wg, std::int64_t delta, bool isDone);
Performed waitForWaitGroup(Core& core, GoroutineIndex g, Pointer wg);
bool canFinishWait(Core& core, GoroutineIndex g, Pointer wg);
/// As events have it: signed.
std::uint64_t waitGroupCounter(Core& core, Pointer wg);

/// result: whether g is the one to run f.
Performed enterOnce(Core& core, GoroutineIndex g, Pointer once, Word& result);
Performed leaveOnce(Core& core, GoroutineIndex g, Pointer once);
bool canEnterOnce(Core& core, Pointer once);

Performed joinCond(Core& core, GoroutineIndex g, Pointer cond);
Performed sleepOnCond(Core& core, GoroutineIndex g, Pointer cond);
Performed signalCond(Core& core, GoroutineIndex g, Pointer cond, bool all);
bool canWake(Core& core, GoroutineIndex g, Pointer cond);
std::uint32_t signalAlternatives(Core& core, Pointer cond);

Performed putInPool(Core& core, GoroutineIndex g, Pointer pool, const Word* item);
/// result: the item, and whether there is one.
Performed getFromPool(Core& core, GoroutineIndex g, Pointer pool);
std::uint32_t poolAlternatives(Core& core, Pointer pool);

/// One visible operation of a sync.Map: R[0] := the Go map that holds its entries, which the library then works on in
/// private. Errors: a panic if the key cannot be hashed.
Performed visitMap(Core& core, GoroutineIndex g, history::EventKind kind, bool hasKey);
/// The next entry of a Range.
Performed nextOfMap(Core& core, GoroutineIndex g);

/// Parts of a Mutex that an RWMutex shares: its writers' mutex follows the same rules. An operation that had to wait
/// for it goes on by being performed again with `Woken` or `HandedLock`.
namespace writers {
/// True if acquired; else g is parked on the mutex.
bool acquire(Core& core, GoroutineIndex g, Pointer mutex, WaitReason reason, history::EventKind blockedAt);
void release(Core& core, GoroutineIndex g, Pointer mutex, bool completesWaiter);
} // namespace writers

/// Records that g could not go on. `before`: of a wait group its counter.
void recordBlock(Core& core, GoroutineIndex g, Pointer on, history::EventKind operation, std::uint64_t before = 0);

} // namespace lockstep::machine::sync
