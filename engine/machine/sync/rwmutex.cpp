// sync.RWMutex, after the rules of Go's sync/rwmutex.go: a pending writer makes new readers wait; the writer that
// unlocks frees every reader that waits before the next writer comes. Lock is two operations: announce (become the
// pending writer, waiting for other writers) and acquire (wait until the readers inside have left).
//
// Under the policies any and FIFO nothing is reserved for freed readers: they must compete again, as the specification
// allows. FIFO serves arrivals strictly in order.
#include "engine/machine/sync/primitives.h"

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;
using history::WakePolicy;

namespace {

RWMutexWords& words(Core& core, Pointer rw) { return core.at<RWMutexWords>(dataAddress(rw)); }

RWMutexWords& touched(Core& core, Pointer rw) {
    core.touch(dataAddress(rw), sizeof(RWMutexWords));
    return words(core, rw);
}

bool writerIsThere(const RWMutexWords& rw) { return rw.readerCount < 0; }

std::int32_t readersOf(const RWMutexWords& rw) {
    return writerIsThere(rw) ? rw.readerCount + maximumReaders : rw.readerCount;
}

Pointer part(Pointer rw, std::uint32_t offset) { return rw + offset; }

void note(Core& core, GoroutineIndex g, EventKind kind, Pointer rw, std::uint64_t after, Flag flag = Flag::Step,
          std::uint64_t before = 0) {
    if (!core.isObserved()) return;
    core.record(
        g, {.kind = kind, .object = rw, .before = before, .after = after, .flags = static_cast<std::uint8_t>(flag)});
}

/// A writer that finds no reader inside need not wait, whatever an Unlock that was not its own has left of others'
/// waiting. Returns whether something was left: then it matters who comes first, this or a reader's leaving.
bool becomePending(Core& core, GoroutineIndex writer, RWMutexWords& rw) {
    const bool wasLeft = rw.readerWait != 0;
    if (wasLeft && rw.readerCount == 0) core.touchGoroutine(writer).flags |= Admitted;
    rw.readerWait += rw.readerCount;
    rw.readerCount -= maximumReaders;
    return wasLeft;
}

bool isKeptOut(const RWMutexWords& rw) { return writerIsThere(rw) && rw.readerSemaphore == 0; }

/// FIFO: one queue, on the reader semaphore, of readers and writers in order of arrival.
void serveQueue(Core& core, GoroutineIndex by, Pointer pointer) {
    const Pointer queue = part(pointer, readerSemaphoreOffset);
    while (true) {
        const std::uint32_t first = core.firstWaiter(queue);
        if (first == noLink) return;
        RWMutexWords& rw = touched(core, pointer);
        const bool isReader = core.goroutine(first).reason == WaitReason::RWMutexRLock;
        if (writerIsThere(rw) || (!isReader && rw.readerCount != 0)) return;
        core.takeWaiter(queue);
        if (isReader) {
            ++rw.readerCount;
            const auto inside = static_cast<std::uint64_t>(rw.readerCount);
            core.completeFor(first, by);
            note(core, first, EventKind::RWMutexRLock, pointer, inside, Flag::HandedOver);
            continue;
        }
        const bool wasLeft = becomePending(core, first, rw);
        rw.writers.state |= mutexLocked;
        core.completeFor(first, by); // announced; its acquire follows as its own step and cannot block
        note(core, first, EventKind::RWMutexAnnounce, pointer, wasLeft ? 1 : 0, Flag::HandedOver);
        return;
    }
}

} // namespace

bool canReadLock(Core& core, Pointer rw) { return !isKeptOut(words(core, rw)); }
bool canAnnounceWriter(Core& core, Pointer rw) { return !writerIsThere(words(core, rw)); }
bool canAcquireWriter(Core& core, GoroutineIndex g, Pointer rw) {
    return words(core, rw).readerWait == 0 || (core.goroutine(g).flags & Admitted) != 0;
}

Performed readLock(Core& core, GoroutineIndex g, Pointer pointer) {
    const WakePolicy policy = core.settings().wake;
    if (policy == WakePolicy::Any && !canReadLock(core, pointer)) return Performed::NotEnabled;
    core.countStep();
    RWMutexWords& rw = touched(core, pointer);
    const Pointer queue = part(pointer, readerSemaphoreOffset);
    const bool mustWait = isKeptOut(rw) || (policy == WakePolicy::Fifo && core.firstWaiter(queue) != noLink);
    if (mustWait) {
        if (policy == WakePolicy::Go) ++rw.readerCount;
        recordBlock(core, g, pointer, EventKind::RWMutexRLock);
        core.park(g, WaitReason::RWMutexRLock, queue, false);
        return Performed::Parked;
    }
    const bool isLetPass = writerIsThere(rw);
    if (isLetPass) --rw.readerSemaphore;
    ++rw.readerCount;
    note(core, g, EventKind::RWMutexRLock, pointer, static_cast<std::uint64_t>(readersOf(words(core, pointer))),
         Flag::Step, isLetPass ? 1 : 0);
    return Performed::Done;
}

Performed readUnlock(Core& core, GoroutineIndex g, Pointer pointer) {
    core.countStep();
    RWMutexWords& rw = touched(core, pointer);
    const std::int32_t inside = readersOf(rw);
    if (inside <= 0) {
        core.noteAttempt(g, EventKind::RWMutexRUnlock, pointer);
        return core.fatal(g, "sync: RUnlock of unlocked RWMutex");
    }
    --rw.readerCount;
    // Under Go's rule waiting readers count as readers, too; those inside are what the writer waits for.
    const bool pending = writerIsThere(rw);
    if (pending) --rw.readerWait;
    note(core, g, EventKind::RWMutexRUnlock, pointer,
         static_cast<std::uint64_t>(pending && core.settings().wake == WakePolicy::Go ? rw.readerWait : inside - 1));
    if (core.settings().wake == WakePolicy::Fifo) {
        serveQueue(core, g, pointer);
    } else if (core.settings().wake == WakePolicy::Go && pending && words(core, pointer).readerWait == 0) {
        const std::uint32_t writer = core.takeWaiter(part(pointer, writerSemaphoreOffset));
        if (writer != noLink) {
            touched(core, pointer).writerOwner = writer + 1;
            core.completeFor(writer, g);
            note(core, writer, EventKind::RWMutexLock, pointer, 0, Flag::HandedOver);
        }
    }
    return Performed::Done;
}

Performed announceWriter(Core& core, GoroutineIndex g, Pointer pointer) {
    switch (core.settings().wake) {
    case WakePolicy::Any:
        if (!canAnnounceWriter(core, pointer)) return Performed::NotEnabled;
        core.countStep();
        break;
    case WakePolicy::Fifo: {
        core.countStep();
        RWMutexWords& rw = touched(core, pointer);
        const Pointer queue = part(pointer, readerSemaphoreOffset);
        if (writerIsThere(rw) || rw.readerCount != 0 || core.firstWaiter(queue) != noLink) {
            recordBlock(core, g, pointer, EventKind::RWMutexAnnounce);
            core.park(g, WaitReason::RWMutexLock, queue, false);
            return Performed::Parked;
        }
        break;
    }
    case WakePolicy::Go:
        core.countStep();
        if (!writers::acquire(core, g, pointer, WaitReason::RWMutexLock, EventKind::RWMutexAnnounce))
            return Performed::Parked;
        break;
    }
    RWMutexWords& rw = touched(core, pointer);
    rw.writers.state |= mutexLocked;
    const bool wasLeft = becomePending(core, g, rw);
    note(core, g, EventKind::RWMutexAnnounce, pointer, wasLeft ? 1 : 0);
    return Performed::Done;
}

Performed acquireWriter(Core& core, GoroutineIndex g, Pointer pointer) {
    const bool free = canAcquireWriter(core, g, pointer);
    if (!free && core.settings().wake == WakePolicy::Any) return Performed::NotEnabled;
    core.countStep();
    if (!free) {
        recordBlock(core, g, pointer, EventKind::RWMutexLock);
        core.park(g, WaitReason::RWMutexLock, part(pointer, writerSemaphoreOffset), false);
        return Performed::Parked;
    }
    core.touchGoroutine(g).flags &= static_cast<std::uint8_t>(~Admitted);
    touched(core, pointer).writerOwner = g + 1;
    note(core, g, EventKind::RWMutexLock, pointer, 0);
    return Performed::Done;
}

Performed writeUnlock(Core& core, GoroutineIndex g, Pointer pointer) {
    core.countStep();
    RWMutexWords& rw = touched(core, pointer);
    if (!writerIsThere(rw)) {
        core.noteAttempt(g, EventKind::RWMutexUnlock, pointer);
        return core.fatal(g, "sync: Unlock of unlocked RWMutex");
    }
    note(core, g, EventKind::RWMutexUnlock, pointer, 0);
    // As Go, this does not ask whether the writer is inside yet: readers that are let go on are those who wait, and as
    // many as did not are let pass later, when somebody should keep them out.
    rw.writerOwner = 0;
    rw.readerCount += maximumReaders;
    rw.readerSemaphore += static_cast<std::uint32_t>(rw.readerCount);
    if (core.settings().wake == WakePolicy::Go) {
        // Every reader that waits is let in at once, before the next writer.
        const Pointer queue = part(pointer, readerSemaphoreOffset);
        for (std::uint32_t reader = core.takeWaiter(queue); reader != noLink; reader = core.takeWaiter(queue)) {
            --touched(core, pointer).readerSemaphore;
            core.completeFor(reader, g);
            note(core, reader, EventKind::RWMutexRLock, pointer,
                 static_cast<std::uint64_t>(words(core, pointer).readerCount), Flag::HandedOver);
        }
        writers::release(core, g, pointer, false);
        return Performed::Done;
    }
    rw.writers.state &= ~mutexLocked;
    if (core.settings().wake == WakePolicy::Fifo) serveQueue(core, g, pointer);
    return Performed::Done;
}

Performed tryWriteLock(Core& core, GoroutineIndex g, Pointer pointer, Word& result) {
    core.countStep();
    RWMutexWords& rw = touched(core, pointer);
    const bool free = (rw.writers.state & (mutexLocked | mutexStarving)) == 0 && rw.readerCount == 0;
    if (free) {
        rw.writers.state |= mutexLocked;
        rw.readerCount = -maximumReaders;
        rw.writerOwner = g + 1;
    }
    result = free ? 1 : 0;
    note(core, g, EventKind::RWMutexTryLock, pointer, result);
    return Performed::Done;
}

Performed tryReadLock(Core& core, GoroutineIndex g, Pointer pointer, Word& result) {
    core.countStep();
    RWMutexWords& rw = touched(core, pointer);
    // In line behind a writer that has not announced itself yet, as RLock under this rule.
    const bool mayPass =
        core.settings().wake != WakePolicy::Fifo || core.firstWaiter(part(pointer, readerSemaphoreOffset)) == noLink;
    const bool free = !writerIsThere(rw) && mayPass;
    if (free) ++rw.readerCount;
    result = free ? 1 : 0;
    note(core, g, EventKind::RWMutexTryRLock, pointer, result);
    return Performed::Done;
}

} // namespace lockstep::machine::sync
