// Objects: making them, publishing them, and the stacks of goroutines.
#include "engine/machine/core.h"
#include "engine/machine/sync/channel.h"

#include <algorithm>

namespace lockstep::machine {
namespace {

constexpr std::uint32_t roundUp(std::uint32_t size) { return (size + objectUnit - 1) & ~(objectUnit - 1); }

} // namespace

/// A channel itself; a variable of a channel type is smaller.
bool Core::isChannel(const ObjectHeader& object) const {
    return object.type != 0 && object.type != scanConservatively &&
           m_program.types[object.type].kind == program::Kind::Chan && object.size >= sizeof(sync::ChannelWords);
}

Pointer Core::allocate(GoroutineIndex owner, std::uint32_t size, program::TypeId type, std::uint32_t count,
                       program::CodeIndex site) {
    const std::uint32_t address = header().used;
    const std::uint64_t end = static_cast<std::uint64_t>(address) + sizeof(ObjectHeader) + roundUp(std::max(size, 1U));
    base::ensure(end <= 0xffffffffULL, "the arena is limited to 4 GiB");
    m_arena.reserve(end);
    std::memset(m_arena.bytes() + address, 0, end - address);
    auto& object = m_arena.at<ObjectHeader>(address);
    object.size = size;
    object.type = type;
    object.flags = liveObject;
    object.count = count;
    object.allocator = owner;
    object.site = site;
    object.allocationOrder = ++goroutine(owner).allocated;
    header().used = static_cast<std::uint32_t>(end);
    return makePointer(address / objectUnit);
}

Pointer Core::allocateType(GoroutineIndex owner, program::TypeId type, program::CodeIndex site) {
    return allocate(owner, m_program.types[type].size, type, 1, site);
}

Address Core::allocateInternal(std::uint32_t size) {
    const std::uint32_t address = header().used;
    const std::uint64_t end = static_cast<std::uint64_t>(address) + sizeof(ObjectHeader) + roundUp(size);
    base::ensure(end <= 0xffffffffULL, "the arena is limited to 4 GiB");
    m_arena.reserve(end);
    std::memset(m_arena.bytes() + address, 0, end - address);
    auto& object = m_arena.at<ObjectHeader>(address);
    object.size = size;
    object.flags = liveObject | Internal;
    object.count = 1;
    header().used = static_cast<std::uint32_t>(end);
    return address + static_cast<Address>(sizeof(ObjectHeader));
}

void Core::growStack(GoroutineIndex index, std::uint32_t slots) {
    const std::uint32_t wanted = std::max(slots + slots / 2, goroutine(index).stackSlots * 2);
    const Address grown = allocateInternal(wanted * sizeof(Word));
    Goroutine& g = touchGoroutine(index);
    std::memcpy(bytes() + grown, bytes() + g.stack, g.stackSlots * sizeof(Word));
    g.stack = grown;
    g.stackSlots = wanted;
}

void Core::releaseStack(GoroutineIndex index) {
    Goroutine& g = goroutine(index);
    if (m_undo.isActive() || g.stackSlots != initialStackSlots) return;
    at<std::uint32_t>(g.stack) = header().freeList[0];
    header().freeList[0] = g.stack;
    g.stack = 0;
    g.stackSlots = 0;
}

bool Core::looksLikePointer(Word word) const {
    if ((word >> 32U) == 0 || (word & constantBit) != 0) return false;
    const std::uint64_t address = headerAddress(word);
    if (address < sizeof(Header) || address + sizeof(ObjectHeader) > m_arena.used()) return false;
    const auto& object = m_arena.at<ObjectHeader>(address);
    return (object.flags & 0xffff0000U) == liveObject && (object.flags & (Free | Internal)) == 0 &&
           offsetOf(word) <= object.size;
}

void Core::publish(Word word) {
    std::vector<Pointer> work;
    auto consider = [&](Word candidate) {
        if (!looksLikePointer(candidate)) return;
        ObjectHeader& object = objectHeader(candidate);
        if ((object.flags & (Shared | Quiet | Hidden)) != 0) return;
        touch(headerAddress(candidate), sizeof(ObjectHeader));
        const bool isQuiet = object.type != 0 && object.type != scanConservatively && object.global == 0 &&
                             m_program.types[object.type].isQuiet;
        object.flags |= isQuiet ? Quiet : Shared;
        work.push_back(makePointer(objectOf(candidate)));
    };
    consider(word);
    while (!work.empty()) {
        const Pointer pointer = work.back();
        work.pop_back();
        const ObjectHeader object = objectHeader(pointer);
        const std::uint64_t data = dataAddress(pointer);
        if (object.type == scanConservatively) {
            for (std::uint32_t at8 = 0; at8 + 8 <= object.size; at8 += 8) consider(at<Word>(data + at8));
            continue;
        }
        if (object.type == 0) continue;
        const program::RuntimeType& type = m_program.types[object.type];
        if (isChannel(object)) {
            // Its cells; the links in its queues name goroutines, not objects.
            for (std::uint64_t at8 = sizeof(sync::ChannelWords); at8 < object.size; at8 += 8)
                consider(at<Word>(data + at8));
            continue;
        }
        const program::RuntimeType& element = type.kind == program::Kind::Array ? m_program.types[type.element] : type;
        if (element.words.empty() || element.size == 0) continue;
        for (std::uint32_t start = 0; start + element.size <= object.size; start += element.size) {
            for (const program::PointerWord& entry : element.words) {
                const std::uint32_t offset = start + entry.offset;
                consider(at<Word>(data + offset + (entry.kind == program::WordKind::Interface ? 8 : 0)));
            }
        }
    }
}

void Core::publishWords(const Word* words, std::uint32_t count) {
    // Publishing never allocates, so the words stay where they are.
    for (std::uint32_t i = 0; i < count; ++i)
        if ((words[i] >> 32U) != 0) publish(words[i]);
}

void Core::publishGlobals() {
    for (std::size_t i = 0; i < m_program.globals.size(); ++i)
        if (m_program.globals[i].mayBeShared) publish(makePointer(m_image.globals()[i]));
}

std::string_view Core::text(Pointer data, std::uint64_t length) const {
    if (length == 0) return {};
    if ((data & constantBit) != 0) {
        const std::string& constant = m_program.strings[objectOf(data) & 0x7fffffffU];
        return std::string_view(constant).substr(offsetOf(data), length);
    }
    return {reinterpret_cast<const char*>(m_arena.bytes() + dataAddress(data)), length};
}

Pointer Core::makeText(GoroutineIndex owner, std::string_view text, program::CodeIndex site) {
    if (text.empty()) return 0;
    const std::string copy(text); // the text may lie in the arena, which allocation moves
    const Pointer data = allocate(owner, static_cast<std::uint32_t>(copy.size()), 0, 1, site);
    std::memcpy(bytes() + dataAddress(data), copy.data(), copy.size());
    return data;
}

program::FunctionId functionOfValue(const Arena& arena, Word value) {
    if ((value & constantBit) != 0) return static_cast<program::FunctionId>(value);
    return static_cast<program::FunctionId>(arena.at<Word>(dataAddress(value)));
}

} // namespace lockstep::machine
