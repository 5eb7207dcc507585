#include "engine/machine/fingerprint.h"

#include "engine/machine/core.h"
#include "engine/machine/sync/channel.h"

#include <bit>

namespace lockstep::machine {
namespace {

constexpr std::uint32_t pageSize = 4096;

std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

} // namespace

void Fingerprinter::Mixer::add(std::uint64_t word) {
    high = std::rotl((high ^ word) * 0x9e3779b97f4a7c15ULL, 29);
    low = std::rotl((low + word) * 0xc2b2ae3d27d4eb4fULL, 31) ^ high;
}

Fingerprinter::Fingerprinter(const Machine& start, const LiveRegisters& live) : m_live(live) {
    const std::byte* bytes = start.m_arena.bytes();
    m_start.assign(bytes, bytes + start.m_arena.used());
    // Every block from the first global on has a header.
    std::uint64_t address = Image::firstPage + goroutinesPerPage * sizeof(Goroutine);
    while (address < m_start.size()) {
        const auto& object = start.m_arena.at<ObjectHeader>(address);
        const auto size = static_cast<std::uint32_t>(sizeof(ObjectHeader)) + object.size;
        if ((object.flags & (Internal | Free)) == 0) m_old.push_back({address, size});
        address += blockBytes(object);
    }
}

Fingerprint Fingerprinter::of(const Machine& machine) {
    m_machine = &machine;
    m_sum = {};
    ++m_round;
    m_seen.resize(std::max<std::size_t>(m_seen.size(), machine.m_arena.used() / objectUnit + 1));
    const Header& header = machine.header();
    Mixer mixer;
    mixer.add(static_cast<std::uint64_t>(header.end) | static_cast<std::uint64_t>(header.ended) << 8U |
              std::uint64_t{header.goStatements != 0} << 16U | std::uint64_t{header.exitCode} << 32U);
    mixer.add(static_cast<std::uint64_t>(header.now));
    addBytes(mixer, header.output, header.outputSize);
    m_paths.resize(header.goroutineCount);
    for (GoroutineIndex index = 0; index < header.goroutineCount; ++index) {
        const Goroutine& g = machine.goroutine(index);
        m_paths[index] = index == 0 ? 1 : mixed(m_paths[g.parent] * 0x9e3779b97f4a7c15ULL + g.spawnOrder);
    }
    for (GoroutineIndex index = 0; index < header.goroutineCount; ++index) addGoroutine(index);
    const auto* timers = header.timerCount == 0 ? nullptr : &machine.m_arena.at<Timer>(header.timers);
    for (std::uint32_t i = 0; i < header.timerCount; ++i) {
        Mixer timer; // equal deadlines fire in order of arming, which is left out: they are ready together
        timer.add(static_cast<std::uint64_t>(timers[i].deadline));
        if (timers[i].alarm != 0)
            addWord(timer, timers[i].alarm);
        else
            timer.add(m_paths[timers[i].sleeper]);
        finish(timer);
    }
    if (header.ended != End::None) mixer.add(m_paths[header.culprit]);
    finish(mixer);
    addChangedOldObjects();
    while (!m_work.empty()) {
        const std::uint64_t address = m_work.back();
        m_work.pop_back();
        addObject(address);
    }
    return m_sum;
}

void Fingerprinter::finish(const Mixer& mixer) {
    m_sum.high += mixed(mixer.high);
    m_sum.low += mixed(mixer.low);
}

bool Fingerprinter::isObject(Word word) const {
    if ((word >> 32U) == 0 || (word & constantBit) != 0) return false;
    const std::uint64_t address = headerAddress(word);
    if (address < sizeof(Header) || address + sizeof(ObjectHeader) > m_machine->m_arena.used()) return false;
    const auto& object = m_machine->m_arena.at<ObjectHeader>(address);
    return (object.flags & 0xffff0000U) == liveObject && (object.flags & (Free | Internal)) == 0 &&
           offsetOf(word) <= object.size;
}

void Fingerprinter::addWord(Mixer& mixer, Word word) {
    if (!isObject(word)) {
        mixer.add(word);
        return;
    }
    const std::uint64_t address = headerAddress(word);
    const auto& object = m_machine->m_arena.at<ObjectHeader>(address);
    mixer.add(object.isGlobal() ? object.global() + 1 : m_paths[object.allocator] + object.allocationOrder);
    mixer.add(offsetOf(word) | 1ULL << 40U);
    std::uint32_t& seen = m_seen[address / objectUnit];
    if (seen == m_round || address < m_start.size()) return; // old objects are looked at if they have changed
    seen = m_round;
    m_work.push_back(address);
}

void Fingerprinter::addBytes(Mixer& mixer, std::uint64_t address, std::uint32_t size) {
    mixer.add(size);
    for (std::uint32_t at = 0; at < size; at += 8) {
        Word word = 0;
        std::memcpy(&word, m_machine->m_arena.bytes() + address + at, std::min(8U, size - at));
        mixer.add(word);
    }
}

void Fingerprinter::addObject(std::uint64_t address) {
    const auto& object = m_machine->m_arena.at<ObjectHeader>(address);
    Mixer mixer;
    mixer.add(object.isGlobal() ? object.global() + 1 : m_paths[object.allocator] + object.allocationOrder);
    mixer.add(object.flags & Shared);
    const std::uint64_t data = address + sizeof(ObjectHeader);
    if (object.type == 0) {
        addBytes(mixer, data, object.size);
    } else {
        std::uint32_t at = 0;
        for (; at + 8 <= object.size; at += 8) addWord(mixer, m_machine->m_arena.at<Word>(data + at));
        if (at < object.size) addBytes(mixer, data + at, object.size - at);
    }
    finish(mixer);
}

void Fingerprinter::addChangedOldObjects() {
    const std::byte* now = m_machine->m_arena.bytes();
    std::size_t next = 0;
    while (next < m_old.size()) {
        // Most pages are as they were.
        const std::uint64_t page = m_old[next].address / pageSize * pageSize;
        const std::uint64_t end = std::min<std::uint64_t>(page + pageSize, m_start.size());
        const bool isSame = std::memcmp(now + page, m_start.data() + page, end - page) == 0;
        for (; next < m_old.size() && m_old[next].address < page + pageSize; ++next) {
            const Old& old = m_old[next];
            if (isSame && old.address + old.size <= end) continue;
            if (std::memcmp(now + old.address, m_start.data() + old.address, old.size) != 0) addObject(old.address);
        }
    }
}

void Fingerprinter::addGoroutine(GoroutineIndex index) {
    const Goroutine& g = m_machine->goroutine(index);
    Mixer mixer;
    mixer.add(m_paths[index]);
    mixer.add(static_cast<std::uint64_t>(g.status) | static_cast<std::uint64_t>(g.reason) << 8U |
              static_cast<std::uint64_t>(g.flags) << 16U);
    if (g.status != Status::Done && g.status != Status::Crashed) {
        mixer.add(std::uint64_t{g.spawned} << 32U | g.allocated);
        mixer.add(g.pc);
        mixer.add(g.random);
        addWord(mixer, g.condition);
        if (g.condition != 0) mixer.add(g.ticket);
        if (g.status == Status::Sleeping) mixer.add(static_cast<std::uint64_t>(g.deadline));
        if (g.status == Status::Parked) {
            addWord(mixer, makePointer(g.waitObject, g.waitOffset));
            mixer.add(g.next == noLink ? 0 : m_paths[g.next]);
            mixer.add(static_cast<std::uint64_t>(g.waitSince)); // a mutex is handed over to who has waited long
            addChannelLinks(mixer, g);
        }
        addRecords<DeferRecord>(mixer, g.defers);
        addRecords<PanicRecord>(mixer, g.panics);
        addStack(mixer, g);
    } else if (g.status == Status::Crashed) {
        mixer.add(g.pc); // what it is reported with
        addRecords<PanicRecord>(mixer, g.panics);
    }
    finish(mixer);
}

/// A list of records: each is found through the one before only, whose link is no pointer of the program.
template <typename Record> void Fingerprinter::addRecords(Mixer& mixer, std::uint32_t first) {
    for (std::uint32_t object = first; object != 0;) {
        const Pointer record = makePointer(object);
        addWord(mixer, record);
        object = m_machine->m_arena.at<Record>(dataAddress(record)).next;
    }
}

/// Behind whom it stands in the queues of channels: its links are registers that the program does not read.
void Fingerprinter::addChannelLinks(Mixer& mixer, const Goroutine& g) {
    const program::Instruction in = m_machine->program().code[g.pc];
    if (!sync::isChannelOperation(in.op)) return;
    const bool isSelect = in.op == program::Opcode::Select;
    const Word* window = &m_machine->m_arena.at<Word>(g.stack) + g.base;
    for (unsigned i = 0; i < (isSelect ? in.c : 1U); ++i) {
        const Word* registers = window + (isSelect ? in.b + i * program::selectCaseSlots + 2 : in.c);
        const sync::Waiter next = reinterpret_cast<const sync::WaiterLink*>(registers)->next;
        const std::uint64_t goroutine = next >> 32U;
        mixer.add(goroutine < m_paths.size() ? m_paths[goroutine] + static_cast<std::uint32_t>(next) : 0);
    }
}

void Fingerprinter::addStack(Mixer& mixer, const Goroutine& g) {
    const Word* stack = &m_machine->m_arena.at<Word>(g.stack);
    std::uint32_t base = g.base;
    program::CodeIndex pc = g.pc;
    std::uint32_t end = ~std::uint32_t{0}; // registers from here on belong to the call above
    while (base != 0) {
        const std::vector<bool>& live = m_live.at(pc);
        const auto count = std::min({static_cast<std::uint32_t>(live.size()), end, g.stackSlots - base});
        for (std::uint32_t i = 0; i < count; ++i)
            if (live[i]) addWord(mixer, stack[base + i]);
        const auto& link = *reinterpret_cast<const Link*>(stack + base - 1);
        mixer.add(std::uint64_t{link.returnTo} << 32U | link.distance);
        if (link.distance == 0) break;
        end = link.distance - 1;
        base -= link.distance;
        pc = link.returnTo;
    }
}

} // namespace lockstep::machine
