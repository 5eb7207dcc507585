// Maps: a table of entries in order of insertion with an open-addressing index over it.
//
// The order of insertion makes iteration a matter of where it starts, which is a choice, not of addresses or hashes: it
// goes round the table once. An iterator remembers the entry it is at by its number in that order, which neither the
// holes that deleted entries leave nor a new table change.
#include "engine/machine/runtime.h"

#include <algorithm>
#include <bit>

namespace lockstep::machine::runtime {

namespace {

std::uint32_t roundUp(std::uint32_t size) { return (size + 7U) & ~7U; }

MapWords& wordsOf(Core& core, Pointer map) { return core.at<MapWords>(dataAddress(map)); }

std::uint64_t entryAddress(const MapWords& map, const MapShape& shape, std::uint32_t entry) {
    return dataAddress(map.entries) + static_cast<std::uint64_t>(entry) * shape.size;
}

/// Whether keys of the type are equal when their eight bytes are.
bool isWordKey(const program::RuntimeType& key) {
    using program::Kind;
    switch (key.kind) {
    case Kind::Int:
    case Kind::Int64:
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
    case Kind::Pointer: return true;
    default: return false;
    }
}

/// The upper half of the product, which says most about the word, becomes the place in the index.
std::uint64_t hashWord(std::uint64_t word) { return std::rotl(word * 0x9e3779b97f4a7c15ULL, 32); }

/// A slot of the index: the entry's number + 1 in the bits of the mask, which it fits as the index is larger than the
/// table, and bits of the hash above them, so that few entries are looked at in vain. 0: empty.
std::uint32_t slotOf(std::uint32_t number, std::uint64_t hash, std::uint32_t mask) {
    return (number + 1) | (static_cast<std::uint32_t>(hash >> 32U) & ~mask);
}

/// Room for at least `capacity` live entries: moves the live ones to a new table.
void rebuild(Core& core, GoroutineIndex g, Pointer pointer, std::uint32_t capacity) {
    const TypeId type = wordsOf(core, pointer).type;
    const MapShape shape = mapShape(core.program(), type);
    capacity = std::max(capacity, 8U);
    std::uint32_t indexSize = 16;
    while (indexSize < capacity * 2) indexSize *= 2;
    const program::CodeIndex site = core.goroutine(g).pc;
    const std::uint64_t bytes = std::uint64_t{capacity} * shape.size;
    if (bytes > core.settings().memoryLimit) throw MemoryExhausted{};
    core.makeRoomFor(bytes + indexSize * 4ULL);
    const program::RuntimeType& info = core.program().types[type];
    const bool refers =
        !core.program().types[info.key].words.empty() || !core.program().types[info.element].words.empty();
    const Pointer entries =
        core.allocate(g, static_cast<std::uint32_t>(bytes), refers ? scanConservatively : 0, 1, site);
    const Pointer index = core.allocate(g, indexSize * 4, 0, 1, site);
    MapWords old = wordsOf(core, pointer);
    auto* slots = &core.at<std::uint32_t>(dataAddress(index));
    std::uint32_t used = 0;
    for (std::uint32_t i = 0; i < old.used; ++i) {
        const std::uint64_t from = entryAddress(old, shape, i);
        const MapEntry entry = core.at<MapEntry>(from);
        if (entry.live == 0) continue;
        std::memcpy(core.bytes() + dataAddress(entries) + static_cast<std::uint64_t>(used) * shape.size,
                    core.bytes() + from, shape.size);
        std::uint32_t slot = static_cast<std::uint32_t>(entry.hash) & (indexSize - 1);
        while (slots[slot] != 0) slot = (slot + 1) & (indexSize - 1);
        slots[slot] = slotOf(used++, entry.hash, indexSize - 1);
    }
    core.touch(dataAddress(pointer), sizeof(MapWords));
    MapWords& map = wordsOf(core, pointer);
    map.entries = entries;
    map.index = index;
    map.used = used;
    map.capacity = capacity;
    map.indexMask = indexSize - 1;
    if (core.isShared(pointer)) {
        core.publish(entries);
        core.publish(index);
    }
}

/// Where a key is, or would be.
struct Place {
    std::int64_t entry = -1; ///< -1: the map does not have it
    std::uint32_t slot = 0;  ///< of the index; an empty one if the map does not have it
};

/// Looks for an entry of that hash of which same(address of the entry) holds.
template <typename Same>
Place probe(Core& core, const MapWords& map, const MapShape& shape, std::uint64_t hash, Same&& same) {
    if (map.index == 0) return {};
    const auto* slots = &core.at<std::uint32_t>(dataAddress(map.index));
    std::uint32_t slot = static_cast<std::uint32_t>(hash) & map.indexMask;
    const std::uint32_t tag = static_cast<std::uint32_t>(hash >> 32U) & ~map.indexMask;
    for (; slots[slot] != 0; slot = (slot + 1) & map.indexMask) {
        if ((slots[slot] & ~map.indexMask) != tag) continue;
        const std::uint32_t number = (slots[slot] & map.indexMask) - 1;
        const std::uint64_t address = entryAddress(map, shape, number);
        const auto& entry = core.at<MapEntry>(address);
        if (entry.hash == hash && entry.live != 0 && same(address)) return {number, slot};
    }
    return {-1, slot};
}

/// A key in registers: its hash, and how to find it.
class Key {
public:
    /// `salt` makes every NaN another key.
    Key(Core& core, TypeId type, const Word* words, std::uint64_t salt)
        : m_core(core), m_type(type), m_words(words), m_isWord(isWordKey(core.program().types[type])) {
        m_hash = m_isWord ? hashWord(*words) : hashValue(core, type, bytes(), salt, m_comparable, m_culprit);
    }
    /// False with a panic if it cannot be hashed.
    [[nodiscard]] bool check(GoroutineIndex g) const {
        if (!m_comparable) panicIncomparable(m_core, g, m_culprit, true);
        return m_comparable;
    }
    [[nodiscard]] Place find(const MapWords& map, const MapShape& shape) const {
        if (m_isWord) return findWord(map, shape);
        return probe(m_core, map, shape, m_hash, [&](std::uint64_t address) {
            bool comparable = true;
            TypeId culprit = 0;
            return equalValues(m_core, m_type, m_core.bytes() + address + shape.key, bytes(), comparable, culprit);
        });
    }
    [[nodiscard]] std::uint64_t hash() const { return m_hash; }
    /// The registers have moved with the arena.
    void moveTo(const Word* words) { m_words = words; }

private:
    /// Keys are often asked for in the order in which they came, so that the next entry is tried before the index,
    /// which is all over the memory.
    [[nodiscard]] Place findWord(const MapWords& map, const MapShape& shape) const {
        const Word word = *m_words;
        const auto isSame = [&](std::uint64_t address) { return m_core.at<Word>(address + shape.key) == word; };
        Core::MapFinger& finger = m_core.mapFinger();
        if (finger.entries == map.entries && finger.next < map.used) {
            const std::uint64_t address = entryAddress(map, shape, finger.next);
            if (m_core.at<MapEntry>(address).live != 0 && isSame(address)) return {finger.next++, 0};
        }
        const Place found = probe(m_core, map, shape, m_hash, isSame);
        if (found.entry >= 0) finger = {map.entries, static_cast<std::uint32_t>(found.entry) + 1};
        return found;
    }
    [[nodiscard]] const std::byte* bytes() const { return reinterpret_cast<const std::byte*>(m_words); }

    Core& m_core;
    TypeId m_type;
    const Word* m_words;
    bool m_isWord;
    bool m_comparable = true;
    TypeId m_culprit = 0;
    std::uint64_t m_hash = 0;
};

void copyOut(Word* to, const std::byte* from, std::uint32_t size) {
    if (size == 0) return;
    if (size % 8 != 0) to[size / 8] = 0;
    std::memcpy(to, from, size);
}

/// Small integers are kept extended in registers: widens a value just copied from memory.
void widen(const program::RuntimeType& type, Word* value) {
    using program::Kind;
    switch (type.kind) {
    case Kind::Int8: *value = static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int8_t>(*value))); break;
    case Kind::Int16: *value = static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int16_t>(*value))); break;
    case Kind::Int32: *value = static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int32_t>(*value))); break;
    default: break;
    }
}

} // namespace

MapShape mapShape(const program::Program& program, TypeId type) {
    const program::RuntimeType& map = program.types[type];
    const std::uint32_t key = sizeof(MapEntry);
    const std::uint32_t value = key + roundUp(program.types[map.key].size);
    return {key, value, value + roundUp(program.types[map.element].size)};
}

Pointer newMap(Core& core, GoroutineIndex g, TypeId type) {
    const Pointer made = core.allocate(g, sizeof(MapWords), scanConservatively, 1, core.goroutine(g).pc);
    wordsOf(core, made) = MapWords{};
    wordsOf(core, made).type = type;
    return made;
}

Pointer mapPlace(Core& core, GoroutineIndex g, Pointer pointer, Pointer key) {
    const MapWords map = wordsOf(core, pointer);
    const Key wanted(core, core.program().types[map.type].key, &core.at<Word>(dataAddress(key)), pointer);
    if (!wanted.check(g)) return 0;
    const MapShape shape = mapShape(core.program(), map.type);
    const Place found = wanted.find(map, shape);
    if (found.entry < 0) return 0;
    return map.entries + static_cast<std::uint64_t>(found.entry) * shape.size + shape.value;
}

void makeMap(Core& core, GoroutineIndex g, Instruction in) {
    const Pointer made = core.allocate(g, sizeof(MapWords), scanConservatively, 1, core.goroutine(g).pc);
    wordsOf(core, made) = MapWords{};
    wordsOf(core, made).type = in.c;
    const auto hint = std::min<std::uint64_t>(core.window(core.goroutine(g))[in.b], 1U << 20U);
    if (hint > 8) rebuild(core, g, made, static_cast<std::uint32_t>(hint));
    core.window(core.goroutine(g))[in.a] = made;
}

bool mapGet(Core& core, GoroutineIndex g, Instruction in, Instruction extra) {
    Word* R = core.window(core.goroutine(g));
    const program::RuntimeType& type = core.program().types[extra.a];
    const program::RuntimeType& element = core.program().types[type.element];
    const Key key(core, type.key, R + in.c, R[in.b]);
    if (!key.check(g)) return false;
    Place found;
    if (R[in.b] != 0) {
        const MapWords map = wordsOf(core, R[in.b]);
        const MapShape shape = mapShape(core.program(), extra.a);
        found = key.find(map, shape);
        if (found.entry >= 0) {
            const std::uint64_t address = entryAddress(map, shape, static_cast<std::uint32_t>(found.entry));
            copyOut(R + in.a, core.bytes() + address + shape.value, element.size);
            widen(element, R + in.a);
        }
    }
    if (found.entry < 0) std::memset(R + in.a, 0, element.slots * sizeof(Word));
    if (extra.b == 1) R[in.a + element.slots] = found.entry >= 0 ? 1 : 0;
    return true;
}

bool mapSet(Core& core, GoroutineIndex g, Instruction in, Instruction extra) {
    Word* R = core.window(core.goroutine(g));
    const Pointer pointer = R[in.a];
    const program::RuntimeType& type = core.program().types[extra.a];
    if (pointer == 0) {
        core.startPlainError(g, "assignment to entry in nil map");
        return false;
    }
    const std::uint64_t salt = pointer + wordsOf(core, pointer).used; // every NaN is a key of its own
    Key key(core, type.key, R + in.b, salt);
    if (!key.check(g)) return false;
    const MapShape shape = mapShape(core.program(), extra.a);
    Place found = key.find(wordsOf(core, pointer), shape);
    const std::uint32_t keySize = core.program().types[type.key].size;
    const std::uint32_t valueSize = core.program().types[type.element].size;
    if (found.entry < 0) {
        if (wordsOf(core, pointer).used == wordsOf(core, pointer).capacity) {
            rebuild(core, g, pointer, static_cast<std::uint32_t>(wordsOf(core, pointer).count) * 2);
            R = core.window(core.goroutine(g));
            key.moveTo(R + in.b);
            found = key.find(wordsOf(core, pointer), shape);
        }
        core.touch(dataAddress(pointer), sizeof(MapWords));
        MapWords& map = wordsOf(core, pointer);
        found.entry = map.used++;
        ++map.count;
        const std::uint64_t slot = dataAddress(map.index) + found.slot * 4ULL;
        core.touch(slot, 4);
        core.at<std::uint32_t>(slot) = slotOf(map.used - 1, key.hash(), map.indexMask);
        const std::uint64_t address = entryAddress(map, shape, map.used - 1);
        core.touch(address, shape.size);
        core.at<MapEntry>(address) = MapEntry{key.hash(), 1, ++map.sequence};
        std::memcpy(core.bytes() + address + shape.key, R + in.b, keySize);
    }
    const std::uint64_t address = entryAddress(wordsOf(core, pointer), shape, static_cast<std::uint32_t>(found.entry));
    core.touch(address + shape.value, valueSize);
    std::memcpy(core.bytes() + address + shape.value, R + in.c, valueSize);
    if (core.isShared(pointer)) {
        core.publishWords(R + in.b, (keySize + 7) / 8);
        core.publishWords(R + in.c, (valueSize + 7) / 8);
    }
    return true;
}

bool mapDelete(Core& core, GoroutineIndex g, Instruction in, Instruction extra) {
    Word* R = core.window(core.goroutine(g));
    const Pointer pointer = R[in.a];
    const program::RuntimeType& type = core.program().types[extra.a];
    const Key key(core, type.key, R + in.b, pointer);
    if (!key.check(g)) return false;
    if (pointer == 0) return true;
    const MapShape shape = mapShape(core.program(), extra.a);
    const Place found = key.find(wordsOf(core, pointer), shape);
    if (found.entry < 0) return true;
    const std::uint64_t address = entryAddress(wordsOf(core, pointer), shape, static_cast<std::uint32_t>(found.entry));
    core.touch(address, shape.size);
    core.at<MapEntry>(address).live = 0;
    core.touch(dataAddress(pointer), sizeof(MapWords));
    --wordsOf(core, pointer).count;
    return true;
}

void mapClear(Core& core, Word* R, Instruction in) {
    const Pointer pointer = R[in.a];
    if (pointer == 0) return;
    core.touch(dataAddress(pointer), sizeof(MapWords));
    MapWords& map = wordsOf(core, pointer);
    map.count = 0;
    map.entries = map.index = 0;
    map.used = map.capacity = map.indexMask = 0;
}

namespace {

/// An iterator's second word: the entry it is at, whether it has gone round, and the entry it started at.
struct Cursor {
    std::uint32_t at;
    bool wrapped;
    std::uint32_t start; ///< 0: at the first

    static constexpr std::uint32_t wrapBit = 0x80000000U;
    static Cursor fromWord(Word word) {
        const auto low = static_cast<std::uint32_t>(word);
        return {low & ~wrapBit, (low & wrapBit) != 0, static_cast<std::uint32_t>(word >> 32U)};
    }
    [[nodiscard]] Word word() const { return static_cast<Word>(start) << 32U | (wrapped ? wrapBit : 0U) | at; }
};

/// The first entry of the table that was inserted after the one with that sequence number.
std::uint32_t firstAfter(Core& core, const MapWords& map, const MapShape& shape, std::uint32_t sequence) {
    const auto sequenceOf = [&](std::uint32_t entry) {
        return core.at<MapEntry>(entryAddress(map, shape, entry)).sequence;
    };
    if (map.used == 0 || sequence < sequenceOf(0)) return 0;
    // Nothing was taken out of the table, mostly.
    const std::uint32_t guess = std::min(sequence - sequenceOf(0), map.used - 1);
    if (sequenceOf(guess) == sequence) return guess + 1;
    std::uint32_t low = 0;
    std::uint32_t high = map.used;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (sequenceOf(middle) > sequence)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void giveEntry(Core& core, Word* R, Instruction in, const MapWords& map, const MapShape& shape, std::uint32_t entry) {
    const program::RuntimeType& type = core.program().types[map.type];
    const std::byte* bytes = core.bytes() + entryAddress(map, shape, entry);
    if (in.b != program::noRegister) {
        copyOut(R + in.b, bytes + shape.key, core.program().types[type.key].size);
        widen(core.program().types[type.key], R + in.b);
    }
    if (in.c != program::noRegister) {
        copyOut(R + in.c, bytes + shape.value, core.program().types[type.element].size);
        widen(core.program().types[type.element], R + in.c);
    }
}

} // namespace

std::uint32_t mapStarts(Core& core, Pointer map) {
    constexpr std::uint64_t mostStarts = 16;
    if (map == 0 || (core.objectHeader(map).flags & Inside) != 0) return 1;
    return static_cast<std::uint32_t>(std::clamp<std::uint64_t>(wordsOf(core, map).count, 1, mostStarts));
}

void mapIterate(Core& core, Word* R, Instruction in, std::uint32_t start) {
    const Pointer pointer = R[in.b];
    const std::uint32_t starts = mapStarts(core, pointer);
    R[in.a] = pointer;
    R[in.a + 1] = 0;
    if (starts <= 1 || start == 0) return;
    const MapWords map = wordsOf(core, pointer);
    const MapShape shape = mapShape(core.program(), map.type);
    std::uint64_t skip = start * map.count / starts;
    for (std::uint32_t entry = 0; entry < map.used; ++entry) {
        const auto& head = core.at<MapEntry>(entryAddress(map, shape, entry));
        if (head.live == 0 || skip-- != 0) continue;
        R[in.a + 1] = Cursor{head.sequence - 1, false, head.sequence}.word();
        return;
    }
}

bool mapNext(Core& core, Word* R, Instruction in) {
    const Pointer pointer = R[in.a];
    if (pointer == 0) return false;
    const MapWords map = wordsOf(core, pointer);
    const MapShape shape = mapShape(core.program(), map.type);
    Cursor cursor = Cursor::fromWord(R[in.a + 1]);
    while (true) {
        for (std::uint32_t entry = firstAfter(core, map, shape, cursor.at); entry < map.used; ++entry) {
            const MapEntry head = core.at<MapEntry>(entryAddress(map, shape, entry));
            if (cursor.wrapped && head.sequence >= cursor.start) return false;
            if (head.live == 0) continue;
            cursor.at = head.sequence;
            R[in.a + 1] = cursor.word();
            giveEntry(core, R, in, map, shape, entry);
            return true;
        }
        if (cursor.wrapped || cursor.start == 0) return false;
        cursor = {0, true, cursor.start};
    }
}

// -- what Go's runtime notices

MapAccess pendingMapAccess(Core& core, GoroutineIndex g, Pointer& map) {
    const Goroutine& record = core.goroutine(g);
    if (record.status != Status::Ready || (record.flags & Unsettled) != 0) return MapAccess::None;
    const Instruction in = core.program().code[record.pc];
    const Word* R = core.window(record);
    MapAccess access = MapAccess::None;
    switch (in.op) {
    case program::Opcode::MapSet:
    case program::Opcode::MapDelete:
    case program::Opcode::MapClear:
        access = MapAccess::Write;
        map = R[in.a];
        break;
    case program::Opcode::MapGet:
        access = MapAccess::Read;
        map = R[in.b];
        break;
    case program::Opcode::MapIterate:
        access = MapAccess::Iterate;
        map = R[in.b];
        break;
    case program::Opcode::MapNext:
        access = MapAccess::Iterate;
        map = R[in.a];
        break;
    default: return access;
    }
    if (map == 0 || (core.objectHeader(map).flags & (Shared | Inside)) != Shared) return MapAccess::None;
    return access;
}

std::vector<MapConflict> mapConflicts(Core& core, GoroutineIndex g) {
    constexpr unsigned mostLookedAt = 256;
    constexpr unsigned kinds = 3;
    std::vector<MapConflict> conflicts;
    Pointer mine = 0;
    if (pendingMapAccess(core, g, mine) != MapAccess::Write) return conflicts;
    unsigned looked = 0;
    for (std::uint32_t other = core.header().readyHead;
         other != noLink && conflicts.size() < kinds && looked < mostLookedAt;
         other = core.goroutine(other).next, ++looked) {
        Pointer theirs = 0;
        if (other == g) continue;
        const MapAccess access = pendingMapAccess(core, other, theirs);
        const auto isSame = [&](const MapConflict& conflict) { return conflict.access == access; };
        if (access == MapAccess::None || theirs != mine || std::ranges::any_of(conflicts, isSame)) continue;
        conflicts.push_back({access, other});
    }
    return conflicts;
}

void noticeConflict(Core& core, GoroutineIndex g, std::uint16_t alternative) {
    const MapConflict conflict = mapConflicts(core, g).at(alternative - 1U);
    Pointer map = 0;
    pendingMapAccess(core, g, map);
    core.countStep();
    switch (conflict.access) {
    case MapAccess::Read: core.fatal(g, "concurrent map read and map write"); break;
    case MapAccess::Iterate: core.fatal(g, "concurrent map iteration and map write"); break;
    default: core.fatal(g, "concurrent map writes"); break;
    }
    // Whether there was something to notice depends on what the others do with the map.
    core.noteAttempt(g, history::EventKind::Store, map, 0, 0, 8);
    if (conflict.access != MapAccess::Write) core.header().culprit = conflict.other; // the reader is who complains
}

} // namespace lockstep::machine::runtime
