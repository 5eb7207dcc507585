// What a program may see of an address: in %p, in a panic, as the order of pointers in a printed map. Internal to
// engine/machine.
//
// It depends on who made the object and as which of its objects, never on where it lies: collections, recordings and
// marks move things about. Objects of one goroutine are a KiB apart, those of different goroutines far.
#pragma once

#include "engine/machine/arena.h"
#include "engine/machine/layout.h"

namespace lockstep::machine {

inline Word shownAddress(const Arena& arena, Pointer pointer) {
    constexpr Word functions = 0x400000;
    constexpr Word globals = 0x500000000;
    constexpr Word heap = 0xc000000000;
    constexpr unsigned objectBits = 10;
    constexpr unsigned goroutineBits = 42;
    if (pointer == 0) return 0;
    if ((pointer & constantBit) != 0) return functions + (pointer << 5U & 0xffffffffU);
    const auto& object = arena.at<ObjectHeader>(headerAddress(pointer));
    if (object.isGlobal()) return globals + (static_cast<Word>(object.global() + 1) << objectBits) + offsetOf(pointer);
    return heap + (static_cast<Word>(object.allocator) << goroutineBits) +
           (static_cast<Word>(object.allocationOrder) << objectBits) + offsetOf(pointer);
}

} // namespace lockstep::machine
