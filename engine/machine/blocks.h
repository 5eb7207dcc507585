// Blocks: how the arena behind the globals is divided up. Internal to engine/machine.
//
// It is a gapless row of blocks with an ObjectHeader in front of each: objects of the program, what the machine keeps
// for itself (flag Internal, `type` an InternalUse), and free runs (flag Free). Of a free run only three words mean
// anything: `size`, the bytes of the whole block; `type`, the address of the next run of its list; `flags`. Lists are
// by the power of two of the size. A new block is cut from the current run, else from a run of the lists, else from the
// end of the arena; while marks exist from the end only, so that nothing older is overwritten.
#pragma once

#include "engine/machine/layout.h"

#include <algorithm>

namespace lockstep::machine {

/// Upper half of ObjectHeader::flags of a live block, so that a stray word is not taken for a pointer.
inline constexpr std::uint32_t liveObject = 0x4c6f0000U;
/// The type word of memory that is scanned word by word for what looks like a pointer (closures, stacks, records).
inline constexpr program::TypeId scanConservatively = 0xffffffffU;

/// What an internal block is to the collector, which never frees one.
enum class InternalUse : program::TypeId {
    Table, ///< any 32-bit word of it may be an object number
    Stack, ///< scanned through its goroutine, as far as it is in use
    Bytes, ///< names no objects
};

inline constexpr unsigned freeListCount = 32;

inline constexpr std::uint32_t roundToUnit(std::uint64_t size) {
    return static_cast<std::uint32_t>((size + objectUnit - 1) & ~std::uint64_t{objectUnit - 1});
}
/// Bytes of the block of an object of that size.
inline constexpr std::uint32_t blockBytes(std::uint32_t size) {
    return static_cast<std::uint32_t>(sizeof(ObjectHeader)) + roundToUnit(std::max(size, 1U));
}
inline constexpr std::uint32_t blockBytes(const ObjectHeader& header) {
    return (header.flags & Free) != 0 ? header.size : blockBytes(header.size);
}

} // namespace lockstep::machine
