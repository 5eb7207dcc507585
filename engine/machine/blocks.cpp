#include "engine/machine/blocks.h"

#include "engine/machine/core.h"

#include <bit>

namespace lockstep::machine {
namespace {

void makeFree(Arena& arena, Address address, std::uint32_t bytes) {
    auto& run = arena.at<ObjectHeader>(address);
    run.size = bytes;
    run.type = 0;
    run.flags = liveObject | Free;
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

/// A zeroed block for `size` bytes behind its header; returns the header's address.
Address Core::takeBlock(std::uint32_t size) {
    const std::uint32_t bytes = blockBytes(size);
    Address address = 0;
    if (!m_undo.isActive()) {
        Header& h = header();
        if (bytes > h.runEnd - h.runCursor) {
            if (const Address run = takeFreeRun(bytes)) {
                const std::uint32_t length = at<ObjectHeader>(run).size;
                // What is left of the larger one is cut from next; the other waits for the next collection.
                if (length - bytes > h.runEnd - h.runCursor) {
                    h.runCursor = run;
                    h.runEnd = run + length;
                } else {
                    address = run;
                    if (length > bytes) makeFree(m_arena, run + bytes, length - bytes);
                }
            }
        }
        if (address == 0 && bytes <= h.runEnd - h.runCursor) {
            address = h.runCursor;
            h.runCursor += bytes;
            if (h.runCursor != h.runEnd) makeFree(m_arena, h.runCursor, h.runEnd - h.runCursor);
        }
        h.allocated += bytes;
    }
    if (address == 0) {
        address = header().used;
        const std::uint64_t end = std::uint64_t{address} + bytes;
        if (end > settings().memoryLimit) throw MemoryExhausted{};
        m_arena.reserve(end);
        header().used = static_cast<std::uint32_t>(end);
    }
    std::memset(m_arena.bytes() + address, 0, bytes);
    return address;
}

void Core::freeInternal(Address data) {
    if (m_undo.isActive()) return;
    const auto address = data - static_cast<Address>(sizeof(ObjectHeader));
    makeFree(m_arena, address, blockBytes(at<ObjectHeader>(address)));
}

} // namespace lockstep::machine
