#include "engine/machine/collector.h"

#include "engine/machine/trace.h"

#include <algorithm>
#include <bit>
#include <span>

namespace lockstep::machine {

void Core::collect() { Collector(*this).collect(); }

void Collector::collect() {
    if (m_core.header().freeRuns == 0) {
        const Address table = m_core.allocateInternal(freeListCount * sizeof(Address), InternalUse::Bytes);
        m_core.header().freeRuns = table;
    }
    if (m_core.settings().forgetEnded) forgetEnded();
    findBlocks();
    markRoots();
    trace();
    const std::uint64_t live = sweep();
    Header& header = m_core.header();
    ++header.collections;
    header.allocated = 0;
    // As much again may be allocated, but near the limit only half of what is left.
    const std::uint64_t limit = m_core.settings().memoryLimit;
    const std::uint64_t left = limit > live ? (limit - live) / 2 : 0;
    const std::uint64_t interval = m_core.settings().collectionInterval;
    header.collectAt =
        interval == 0 ? 0 : static_cast<std::uint32_t>(std::max(interval, std::min<std::uint64_t>(live, left)));
}

void Collector::findBlocks() {
    const std::uint32_t used = m_core.header().used;
    m_objects.assign(used / objectUnit / 64 + 1, 0);
    m_marked.assign(m_objects.size(), 0);
    for (Address at = m_core.image().initialSize(); at < used;) {
        // Where a block begins is known only when the one before it has been read: without this each is waited for.
        constexpr unsigned ahead = 1024;
        __builtin_prefetch(m_core.bytes() + at + ahead);
        const auto& block = m_core.at<ObjectHeader>(at);
        if ((block.flags & Internal) != 0) {
            m_blocks.push_back(at | isInternal);
            if (block.type == static_cast<program::TypeId>(InternalUse::Table)) m_tables.push_back(at);
        } else {
            m_blocks.push_back(at);
            if ((block.flags & Free) == 0)
                m_objects[at / objectUnit / 64] |= std::uint64_t{1} << (at / objectUnit % 64);
        }
        at += blockBytes(block);
    }
}

void Collector::mark(std::uint32_t object) {
    if (!test(m_objects, object)) return;
    std::uint64_t& word = m_marked[object / 64];
    const std::uint64_t bit = std::uint64_t{1} << (object % 64);
    if ((word & bit) != 0) return;
    word |= bit;
    if (m_core.objectHeader(makePointer(object)).type != 0) m_work.push_back(object);
}

void Collector::markRoots() {
    const Header& header = m_core.header();
    const auto consider = [this](Word word) { mark(objectOf(word)); };
    for (const std::uint32_t global : m_core.image().globals())
        forEachReference(m_core.program(), *m_core.arena(), makePointer(global), consider);
    mark(objectOf(header.messageData));
    for (const Address table : m_tables)
        markNumbers(table + static_cast<Address>(sizeof(ObjectHeader)), m_core.at<ObjectHeader>(table).size);
    for (GoroutineIndex index = 0; index < header.goroutineCount; ++index) {
        const Goroutine& g = m_core.goroutine(index);
        if (g.status != Status::Done) markGoroutine(g);
    }
}

void Collector::forgetEnded() {
    constexpr auto pageBytes = static_cast<std::uint32_t>(goroutinesPerPage * sizeof(Goroutine));
    if (m_core.header().endedPage == 0) {
        const Address page = m_core.allocateInternal(pageBytes, InternalUse::Bytes);
        for (std::uint32_t i = 0; i < goroutinesPerPage; ++i) (&m_core.at<Goroutine>(page))[i].status = Status::Done;
        m_core.header().endedPage = page;
    }
    const Header& header = m_core.header();
    // The first page is part of the machine's beginning; the last one may have room left.
    for (std::uint32_t page = 1; page < header.goroutineCount / goroutinesPerPage; ++page) {
        auto& place = m_core.at<Address>(header.goroutines + page * sizeof(Address));
        if (place == header.endedPage) continue;
        const std::span records(&m_core.at<Goroutine>(place), goroutinesPerPage);
        if (!std::ranges::all_of(records, [](const Goroutine& g) { return g.status == Status::Done; })) continue;
        m_core.freeInternal(place);
        place = header.endedPage;
    }
}

void Collector::markGoroutine(const Goroutine& g) {
    if (g.stack == 0) return;
    mark(g.waitObject);
    mark(objectOf(g.condition));
    markChain<DeferRecord>(g.defers);
    markChain<PanicRecord>(g.panics);
    // While a panic unwinds, the frames of its deferred calls lie above the one that panicked.
    std::uint32_t slots = g.stackSlots;
    if (g.pc > 1) slots = std::min(slots, g.base + m_core.image().frameSlotsAt(g.pc));
    markWords(g.stack, slots);
}

template <typename Record> void Collector::markChain(std::uint32_t object) {
    while (object != 0) {
        mark(object);
        object = m_core.at<Record>(dataAddress(makePointer(object))).next;
    }
}

void Collector::markNumbers(Address begin, std::uint32_t size) {
    for (Address at = begin; at + sizeof(std::uint32_t) <= begin + size; at += sizeof(std::uint32_t))
        mark(m_core.at<std::uint32_t>(at));
}

void Collector::markWords(Address begin, std::uint32_t slots) {
    const Word* words = &m_core.at<Word>(begin);
    for (std::uint32_t i = 0; i < slots; ++i) mark(objectOf(words[i]));
}

void Collector::trace() {
    const auto consider = [this](Word word) { mark(objectOf(word)); };
    while (!m_work.empty()) {
        const std::uint32_t object = m_work.back();
        m_work.pop_back();
        forEachReference(m_core.program(), *m_core.arena(), makePointer(object), consider);
    }
}

std::uint64_t Collector::sweep() {
    Header& header = m_core.header();
    std::fill_n(&m_core.at<Address>(header.freeRuns), freeListCount, 0U);
    header.freeLists = 0;
    header.runCursor = header.runEnd = 0;
    std::uint64_t live = 0;
    Address liveEnd = m_core.image().initialSize(); // of the last block that stays
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const Address begin = m_blocks[i] & ~isInternal;
        const Address end = i + 1 < m_blocks.size() ? m_blocks[i + 1] & ~isInternal : header.used;
        const bool stays = (m_blocks[i] & isInternal) != 0 || test(m_marked, begin / objectUnit);
        if (!stays) continue;
        if (begin != liveEnd) addFreeRun(liveEnd, begin);
        liveEnd = end;
        live += end - begin;
    }
    header.used = liveEnd;
    return live;
}

/// At the end of its list: runs are used in order of their addresses.
void Collector::addFreeRun(Address begin, Address end) {
    auto& run = m_core.at<ObjectHeader>(begin);
    run.size = end - begin;
    run.type = 0;
    run.flags = liveObject | Free;
    const auto list = static_cast<unsigned>(std::bit_width(run.size) - 1);
    if (m_lastOfList[list] == 0)
        (&m_core.at<Address>(m_core.header().freeRuns))[list] = begin;
    else
        m_core.at<ObjectHeader>(m_lastOfList[list]).type = begin;
    m_lastOfList[list] = begin;
    m_core.header().freeLists |= 1U << list;
}

} // namespace lockstep::machine
