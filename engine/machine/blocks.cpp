#include "engine/machine/blocks.h"

#include "engine/machine/core.h"

#include <bit>
#include <cstring>

namespace lockstep::machine {
namespace {

void makeFree(Arena& arena, Address address, std::uint32_t bytes) {
    auto& run = arena.at<ObjectHeader>(address);
    run.size = bytes;
    run.type = 0;
    run.flags = liveObject | Free;
}

/// `size` is a multiple of objectUnit; nearly always so small that this is quicker than a call.
void zero(std::byte* bytes, std::uint32_t size) {
    constexpr std::uint32_t small = 4 * objectUnit;
    if (size > small) {
        std::memset(bytes, 0, size);
        return;
    }
    std::memset(bytes, 0, objectUnit);
    if (size > 2 * objectUnit) std::memset(bytes + objectUnit, 0, 2 * objectUnit);
    std::memset(bytes + size - objectUnit, 0, objectUnit);
}

} // namespace

/// A run of at least that many bytes, out of its list; 0 if there is none.
Address Core::takeFreeRun(std::uint32_t bytes) {
    Header& h = header();
    const auto exact = static_cast<unsigned>(std::bit_width(bytes) - 1);
    if (h.freeLists >> exact == 0) return 0;
    auto* heads = &at<Address>(h.freeRuns);
    // Of its own power of two only the first few may be too small; of the greater ones each will do.
    constexpr unsigned tries = 4;
    Address* link = &heads[exact];
    for (unsigned i = 0; i < tries && *link != 0; ++i) {
        const Address found = *link;
        auto& run = at<ObjectHeader>(found);
        if (run.size >= bytes) {
            *link = run.type;
            if (heads[exact] == 0) h.freeLists &= ~(1U << exact);
            return found;
        }
        link = &run.type;
    }
    const std::uint32_t greater = h.freeLists & ~((2U << exact) - 1);
    if (greater == 0) return 0;
    const auto list = static_cast<unsigned>(std::countr_zero(greater));
    const Address found = heads[list];
    heads[list] = at<ObjectHeader>(found).type;
    if (heads[list] == 0) h.freeLists &= ~(1U << list);
    return found;
}

/// Where the run that blocks are cut from has no room: the best place for so many bytes. 0: the arena has to grow.
Address Core::findBlock(std::uint32_t bytes) {
    Header& h = header();
    const Address run = h.freeLists == 0 ? 0 : takeFreeRun(bytes);
    if (run == 0) return 0;
    const std::uint32_t length = at<ObjectHeader>(run).size;
    // What is left of the larger one is cut from next; the other waits for the next collection.
    if (length - bytes > h.runEnd - h.runCursor) {
        h.runCursor = run + bytes;
        h.runEnd = run + length;
    }
    if (length > bytes) makeFree(m_arena, run + bytes, length - bytes);
    return run;
}

/// A zeroed block for `size` bytes behind its header; returns the header's address.
Address Core::takeBlock(std::uint32_t size) {
    const std::uint32_t bytes = blockBytes(size);
    Address address = 0;
    if (!m_undo.isActive()) {
        Header& h = header();
        if (bytes <= h.runEnd - h.runCursor) {
            address = h.runCursor;
            h.runCursor += bytes;
            if (h.runCursor != h.runEnd) makeFree(m_arena, h.runCursor, h.runEnd - h.runCursor);
        } else {
            address = findBlock(bytes);
        }
        h.allocated += bytes;
    }
    if (address == 0) {
        address = header().used;
        const std::uint64_t end = std::uint64_t{address} + bytes;
        if (end > settings().memoryLimit && !m_mayPassLimit) throw MemoryExhausted{};
        m_arena.reserve(end);
        header().used = static_cast<std::uint32_t>(end);
    }
    zero(m_arena.bytes() + address, bytes);
    return address;
}

void Core::freeInternal(Address data) {
    if (m_undo.isActive()) return;
    const auto address = data - static_cast<Address>(sizeof(ObjectHeader));
    makeFree(m_arena, address, blockBytes(at<ObjectHeader>(address)));
}

} // namespace lockstep::machine
