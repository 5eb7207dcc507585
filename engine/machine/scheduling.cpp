// Who can move: starting goroutines, the ready list, wait queues.
#include "engine/base/random.h"
#include "engine/machine/core.h"
#include "engine/machine/sync/timer.h"

#include <algorithm>

namespace lockstep::machine {

using history::EventKind;

void Core::addRecordPage() {
    const std::uint32_t pages = header().goroutineCapacity / goroutinesPerPage;
    const Address old = header().goroutines;
    // The first table is part of the machine's beginning and no block.
    const bool isFirst = old == sizeof(Header);
    const std::uint32_t size = isFirst ? Image::firstTableSize : at<ObjectHeader>(old - sizeof(ObjectHeader)).size;
    if (pages * sizeof(Address) == size) {
        const Address table = allocateInternal(pages * 2 * sizeof(Address), InternalUse::Bytes);
        std::memcpy(bytes() + table, bytes() + old, pages * sizeof(Address));
        if (!isFirst) freeInternal(old);
        header().goroutines = table;
    }
    const Address page = allocateInternal(goroutinesPerPage * sizeof(Goroutine), InternalUse::Bytes);
    const Address entry = header().goroutines + pages * static_cast<Address>(sizeof(Address));
    touch(entry, sizeof(Address));
    at<Address>(entry) = page;
    header().goroutineCapacity += goroutinesPerPage;
}

GoroutineIndex Core::spawn(GoroutineIndex parent, program::FunctionId functionId, Word closure, const Word* arguments,
                           std::uint32_t words, program::CodeIndex site) {
    const program::Function& function = m_program.functions[functionId];
    const Address from = words == 0 ? 0 : addressOf(arguments); // allocation moves the arena
    if (header().goroutineCount == header().goroutineCapacity) addRecordPage();
    Header* h = &header();
    const std::uint32_t needed = m_image.entries()[functionId].room + 2U;
    Address stack = 0;
    std::uint32_t slots = initialStackSlots;
    if (needed <= initialStackSlots && h->freeStacks != 0 && !m_undo.isActive()) {
        stack = h->freeStacks;
        h->freeStacks = at<Address>(stack);
    } else {
        slots = std::max(needed, initialStackSlots);
        stack = allocateInternal(slots * static_cast<std::uint32_t>(sizeof(Word)), InternalUse::Stack);
        h = &header();
    }
    const GoroutineIndex index = h->goroutineCount++;
    ++h->liveGoroutines;
    const bool isMain = index == 0;
    std::uint32_t order = 0;
    std::uint64_t random = 0;
    if (!isMain) {
        Goroutine& starter = touchGoroutine(parent);
        order = ++starter.spawned;
        random = base::Random(starter.random + order).next();
    }
    Goroutine& g = touchGoroutine(index);
    g = Goroutine{};
    g.pc = function.begin;
    g.base = 1;
    g.stack = stack;
    g.stackSlots = slots;
    g.status = Status::Done; // linkReady below puts it on the list
    g.next = g.previous = noLink;
    g.parent = isMain ? history::noGoroutine : parent;
    g.spawnOrder = order;
    g.random = random;
    g.spawnSite = site;
    g.function = functionId;
    Word* window = &at<Word>(stack);
    *reinterpret_cast<Link*>(window) = Link{0, 0};
    copyWords(window + 1, &at<Word>(from), words);
    if (closure != 0) window[1 + function.closureSlot] = closure;
    linkReady(index, g);
    g.flags |= Unsettled;
    ++header().unsettled;
    return index;
}

void Core::spawnWithEvent(GoroutineIndex parent, program::FunctionId function, Word closure, const Word* arguments,
                          std::uint32_t words) {
    const program::CodeIndex site = goroutine(parent).pc;
    const GoroutineIndex child = spawn(parent, function, closure, arguments, words, site);
    countStep();
    if (!isObserved()) return;
    const Goroutine& g = goroutine(child);
    if (m_recorder != nullptr) m_recorder->addGoroutine(parent, g.spawnOrder, function, site, numberOf(child));
    record(parent,
           {.kind = EventKind::Spawn, .offset = child, .flags = static_cast<std::uint8_t>(history::Flag::Step)});
}

void Core::spawnFor(GoroutineIndex parent, Word closure, bool byClock) {
    const program::CodeIndex site = goroutine(parent).pc;
    const program::FunctionId function = functionOfValue(m_arena, closure);
    const GoroutineIndex child = spawn(parent, function, closure, nullptr, 0, site);
    if (byClock) goroutine(child).flags |= ByClock;
    if (!isObserved()) return;
    const Goroutine& g = goroutine(child);
    if (m_recorder != nullptr) m_recorder->addGoroutine(parent, g.spawnOrder, function, site, numberOf(child));
    const Recorded started{.kind = EventKind::Spawn, .offset = child};
    byClock ? recordClock(started) : record(parent, started);
}

namespace {

std::uint32_t queueSlot(Pointer on, std::uint32_t capacity) {
    return static_cast<std::uint32_t>((on * 0x9e3779b97f4a7c15ULL) >> 40U) & (capacity - 1);
}

bool isFor(const WaitQueue& queue, Pointer on) { return queue.object == objectOf(on) && queue.offset == offsetOf(on); }

} // namespace

WaitQueue* Core::findQueue(Pointer on, bool create) {
    if (header().queueCapacity == 0) {
        if (!create) return nullptr;
        constexpr std::uint32_t first = 8;
        const Address table = allocateInternal(first * static_cast<std::uint32_t>(sizeof(WaitQueue)));
        header().queues = table;
        header().queueCapacity = first;
    }
    if (create && header().queueCount * 2 >= header().queueCapacity) {
        const std::uint32_t old = header().queueCapacity;
        const std::uint32_t capacity = old * 2;
        const Address table = allocateInternal(capacity * static_cast<std::uint32_t>(sizeof(WaitQueue)));
        const auto* from = &at<WaitQueue>(header().queues);
        auto* to = &at<WaitQueue>(table);
        for (std::uint32_t i = 0; i < old; ++i) {
            if (from[i].object == 0) continue;
            std::uint32_t slot = queueSlot(makePointer(from[i].object, from[i].offset), capacity);
            while (to[slot].object != 0) slot = (slot + 1) & (capacity - 1);
            to[slot] = from[i];
        }
        freeInternal(header().queues);
        header().queues = table;
        header().queueCapacity = capacity;
    }
    auto* table = &at<WaitQueue>(header().queues);
    const std::uint32_t capacity = header().queueCapacity;
    std::uint32_t slot = queueSlot(on, capacity);
    while (table[slot].object != 0) {
        if (isFor(table[slot], on)) return &table[slot];
        slot = (slot + 1) & (capacity - 1);
    }
    if (!create) return nullptr;
    touch(header().queues + slot * sizeof(WaitQueue), sizeof(WaitQueue));
    table[slot] = WaitQueue{objectOf(on), offsetOf(on), noLink, noLink, 0, 0};
    ++header().queueCount;
    return &table[slot];
}

void Core::removeQueue(WaitQueue* queue) {
    auto* table = &at<WaitQueue>(header().queues);
    const std::uint32_t capacity = header().queueCapacity;
    auto hole = static_cast<std::uint32_t>(queue - table);
    auto touchSlot = [&](std::uint32_t slot) { touch(header().queues + slot * sizeof(WaitQueue), sizeof(WaitQueue)); };
    touchSlot(hole);
    table[hole].object = 0;
    // Backward-shift deletion keeps every other queue reachable from its home slot.
    for (std::uint32_t slot = (hole + 1) & (capacity - 1); table[slot].object != 0;
         slot = (slot + 1) & (capacity - 1)) {
        const std::uint32_t home = queueSlot(makePointer(table[slot].object, table[slot].offset), capacity);
        const std::uint32_t fromHome = (slot - home) & (capacity - 1);
        const std::uint32_t fromHole = (slot - hole) & (capacity - 1);
        if (fromHome < fromHole) continue;
        touchSlot(slot);
        table[hole] = table[slot];
        table[slot].object = 0;
        hole = slot;
    }
    --header().queueCount;
}

void Core::enqueue(GoroutineIndex index, Pointer on, bool atFront) {
    WaitQueue* queue = findQueue(on, true);
    touch(static_cast<std::uint64_t>(reinterpret_cast<std::byte*>(queue) - bytes()), sizeof(WaitQueue));
    Goroutine& g = goroutine(index); // touched by park
    if (queue->head == noLink) {
        queue->head = queue->tail = index;
        g.next = g.previous = noLink;
    } else if (atFront) {
        g.next = queue->head;
        g.previous = noLink;
        touchGoroutine(queue->head).previous = index;
        queue->head = index;
    } else {
        g.previous = queue->tail;
        g.next = noLink;
        touchGoroutine(queue->tail).next = index;
        queue->tail = index;
    }
    ++queue->count;
}

void Core::park(GoroutineIndex index, WaitReason reason, Pointer on, bool atFront) {
    parkUnqueued(index, reason, on);
    enqueue(index, on, atFront);
}

std::uint32_t Core::firstWaiter(Pointer on) {
    const WaitQueue* queue = findQueue(on, false);
    return queue == nullptr ? noLink : queue->head;
}

std::uint32_t Core::takeWaiter(Pointer on) {
    WaitQueue* queue = findQueue(on, false);
    if (queue == nullptr) return noLink;
    touch(static_cast<std::uint64_t>(reinterpret_cast<std::byte*>(queue) - bytes()), sizeof(WaitQueue));
    const GoroutineIndex first = queue->head;
    queue->head = goroutine(first).next;
    --queue->count;
    if (queue->head == noLink)
        removeQueue(queue);
    else
        touchGoroutine(queue->head).previous = noLink;
    return first;
}

void Core::removeWaiter(GoroutineIndex waiter) {
    const Goroutine& g = touchGoroutine(waiter);
    WaitQueue* queue = findQueue(makePointer(g.waitObject, g.waitOffset), false);
    base::ensure(queue != nullptr, "a parked goroutine is in a queue");
    touch(static_cast<std::uint64_t>(reinterpret_cast<std::byte*>(queue) - bytes()), sizeof(WaitQueue));
    if (g.previous == noLink)
        queue->head = g.next;
    else
        touchGoroutine(g.previous).next = g.next;
    if (g.next == noLink)
        queue->tail = g.previous;
    else
        touchGoroutine(g.next).previous = g.previous;
    --queue->count;
    if (queue->head == noLink) removeQueue(queue);
}

void Core::completeFor(GoroutineIndex waiter, GoroutineIndex by) {
    Goroutine& g = touchGoroutine(waiter);
    g.flags = static_cast<std::uint8_t>(g.flags & ~(Woken | Starving));
    goOnAt(waiter, g.pc + 1);
    if (isObserved()) record(by, {.kind = EventKind::Unblock, .offset = waiter});
}

void Core::wakeToRetry(GoroutineIndex waiter, GoroutineIndex by) {
    Goroutine& g = touchGoroutine(waiter);
    g.flags |= Woken;
    makeReady(waiter);
    if (isObserved()) record(by, {.kind = EventKind::Unblock, .offset = waiter});
}

void Core::exitGoroutine(GoroutineIndex index) {
    Goroutine& g = touchProgress(index);
    unlinkReady(g);
    if ((g.flags & Unsettled) != 0) setUnsettled(index, false);
    g.status = Status::Done;
    --header().liveGoroutines;
    releaseStack(index);
}

bool Core::anyoneCanProceed() {
    // Who became ready last is the least likely to be one of many that wait for the same.
    for (std::uint32_t index = header().readyTail; index != noLink; index = goroutine(index).previous)
        if (canProceed(index)) return true;
    return hasTimerToWaitFor();
}

/// Since go1.23 the timer of a channel does not run on account of nobody: it keeps no program alive.
bool Core::hasTimerToWaitFor() {
    if (m_program.language < "go1.23") return header().timerCount != 0;
    for (std::uint32_t i = 0; i < header().timerCount; ++i) {
        const Pointer alarm = timer(i).alarm;
        const Pointer target = alarm == 0 ? 0 : at<sync::AlarmWords>(dataAddress(alarm)).target;
        if (target == 0 || sync::isAwaited(*this, target)) return true;
    }
    return false;
}

void Core::checkDeadlock(GoroutineIndex mover) {
    if (header().end != End::None || canProceed(mover) || anyoneCanProceed()) return;
    if (header().ended != End::None) {
        header().end = header().ended;
        return;
    }
    endRun(End::Deadlock, 0);
    if (m_recorder != nullptr) recordClock({.kind = EventKind::Deadlock});
}

} // namespace lockstep::machine
