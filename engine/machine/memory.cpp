// Objects: making them, publishing them, and the stacks of goroutines.
#include "engine/machine/core.h"
#include "engine/machine/trace.h"

#include <algorithm>
#include <bit>
#include <boost/container/small_vector.hpp>

namespace lockstep::machine {
/// A channel itself; a variable of a channel type is smaller.
bool Core::isChannel(const ObjectHeader& object) const { return machine::isChannel(m_program, object); }

Pointer Core::allocate(GoroutineIndex owner, std::uint32_t size, program::TypeId type, std::uint32_t count,
                       program::CodeIndex site) {
    const std::uint16_t counter = m_image.counterAt(site);
    const std::uint32_t ordinal = counter == 0 ? 0 : countMade(owner, counter);
    Address address = 0;
    try {
        address = takeBlock(size);
    } catch (MemoryExhausted& exhausted) {
        exhausted.owner = owner;
        throw;
    }
    auto& object = m_arena.at<ObjectHeader>(address);
    object.size = size;
    object.type = type;
    object.flags = liveObject;
    object.count = count;
    object.ordinal = ordinal;
    object.allocator = owner;
    object.site = site;
    object.allocationOrder = ++goroutine(owner).allocated;
    return makePointer(address / objectUnit);
}

/// One more thing that the goroutine makes under the name. Returns how many it has made.
std::uint32_t Core::countMade(GoroutineIndex owner, std::uint16_t counter) {
    if (goroutine(owner).made == 0) {
        const Address table = allocateInternal(m_program.countedNames * std::uint32_t{sizeof(std::uint32_t)});
        touchGoroutine(owner).made = table;
    }
    const Address place = goroutine(owner).made + (counter - 1U) * std::uint32_t{sizeof(std::uint32_t)};
    touch(place, sizeof(std::uint32_t));
    return ++at<std::uint32_t>(place);
}

/// The call of the program's own code that led to where the goroutine is; `site` itself if that is such code.
program::CodeIndex Core::callerOf(GoroutineIndex index, program::CodeIndex site) const {
    const auto isLibrary = [this](program::CodeIndex at) {
        const program::FunctionId function = m_program.functionAt(at);
        return function == program::noFunction || m_program.functions[function].isLibrary;
    };
    if (!isLibrary(site)) return site;
    const std::vector<program::CodeIndex> calls = callStack(index);
    const auto own = std::ranges::find_if_not(calls, isLibrary);
    return own == calls.end() ? site : *own;
}

Pointer Core::allocateForCaller(GoroutineIndex owner, std::uint32_t size, program::TypeId type,
                                program::CodeIndex site) {
    const program::CodeIndex caller = callerOf(owner, site);
    const auto [result, part] = m_program.resultFor(caller, type);
    if (caller == site || result == nullptr) return allocate(owner, size, type, 1, site);
    const Pointer made = allocate(owner, size, type, 1, caller);
    if (result->counter != program::onlyOne)
        objectHeader(made).ordinal =
            countMade(owner, static_cast<std::uint16_t>(result->counter + static_cast<unsigned>(part)));
    return made;
}

Pointer Core::allocateType(GoroutineIndex owner, program::TypeId type, program::CodeIndex site) {
    if (m_program.types[type].isNamedByCaller) return allocateForCaller(owner, m_program.types[type].size, type, site);
    return allocate(owner, m_program.types[type].size, type, 1, site);
}

Address Core::allocateInternal(std::uint32_t size, InternalUse use) {
    const Address address = takeBlock(size);
    auto& object = m_arena.at<ObjectHeader>(address);
    object.size = size;
    object.type = static_cast<program::TypeId>(use);
    object.flags = liveObject | Internal;
    object.count = 1;
    return address + static_cast<Address>(sizeof(ObjectHeader));
}

void Core::makeRoomFor(std::uint64_t bytes) {
    const std::uint64_t needed = bytes + sizeof(ObjectHeader) + objectUnit;
    Header& h = header();
    if (m_undo.isActive() || h.used + needed <= settings().memoryLimit) return;
    if (needed <= h.runEnd - h.runCursor || h.allocated == 0) return;
    const auto list = static_cast<unsigned>(std::bit_width(needed));
    if (list >= freeListCount || h.freeLists >> list == 0) collect();
}

bool Core::growStack(GoroutineIndex index, std::uint32_t slots) {
    if (slots > maximumStackSlots) return false;
    const std::uint32_t wanted =
        std::min(std::max(slots + slots / 2, goroutine(index).stackSlots * 2), maximumStackSlots);
    const std::uint64_t bytes = std::uint64_t{wanted} * sizeof(Word);
    if (header().used + bytes + sizeof(ObjectHeader) > settings().memoryLimit) return false;
    const Address grown = allocateInternal(static_cast<std::uint32_t>(bytes), InternalUse::Stack);
    Goroutine& g = touchGoroutine(index);
    std::memcpy(this->bytes() + grown, this->bytes() + g.stack, g.stackSlots * sizeof(Word));
    freeInternal(g.stack);
    g.stack = grown;
    g.stackSlots = wanted;
    return true;
}

void Core::releaseStack(GoroutineIndex index) {
    if (m_undo.isActive()) return;
    Goroutine& g = goroutine(index);
    if (g.stackSlots == initialStackSlots) {
        at<Address>(g.stack) = header().freeStacks;
        header().freeStacks = g.stack;
    } else {
        freeInternal(g.stack);
    }
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

bool Core::markPublished(Word word) {
    if (!looksLikePointer(word)) return false;
    ObjectHeader& object = objectHeader(word);
    if ((object.flags & (Shared | Quiet | Hidden)) != 0) return false;
    touch(headerAddress(word), sizeof(ObjectHeader));
    const bool isQuiet = object.type != 0 && object.type != scanConservatively && !object.isGlobal() &&
                         m_program.types[object.type].isQuiet;
    object.flags |= isQuiet ? Quiet : Shared;
    return true;
}

void Core::publish(Word word) {
    if (!markPublished(word)) return;
    boost::container::small_vector<Pointer, 32> work;
    const auto consider = [&](Word candidate) {
        if ((candidate >> 32U) != 0 && markPublished(candidate)) work.push_back(makePointer(objectOf(candidate)));
    };
    forEachReference(m_program, m_arena, makePointer(objectOf(word)), consider);
    while (!work.empty()) {
        const Pointer pointer = work.back();
        work.pop_back();
        forEachReference(m_program, m_arena, pointer, consider);
    }
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
    if (text.size() > settings().memoryLimit) throw MemoryExhausted{};
    const std::string copy(text); // the text may lie in the arena, which allocation moves
    const Pointer data = allocate(owner, static_cast<std::uint32_t>(copy.size()), 0, 1, site);
    std::memcpy(bytes() + dataAddress(data), copy.data(), copy.size());
    return data;
}

} // namespace lockstep::machine
