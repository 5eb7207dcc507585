// Footprint: what one step touched, for whoever searches through many runs and needs no history.
//
// A step leaves one touch for each event it would record: what was done, by whom, to which bytes. Machine::step fills
// it in when it is given one; nothing is interned, no stack is walked, so it costs a few stores. engine/explore derives
// from it which steps may be swapped.
#pragma once

#include "engine/history/event.h"
#include "engine/machine/layout.h"

#include <vector>

namespace lockstep::machine {

struct Touch {
    history::EventKind kind = history::EventKind::Yield;
    std::uint8_t flags = 0;
    std::uint16_t alternative = 0;
    std::uint32_t size = 0; ///< bytes of a memory access; cells of a channel that is closed
    history::Actor actor;
    GoroutineIndex partner = history::noGoroutine; ///< whom it started or woke, if that
    Pointer object = 0;                            ///< with offset; 0: none
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    program::CodeIndex site = 0;

    [[nodiscard]] bool has(history::Flag flag) const { return (flags & static_cast<std::uint8_t>(flag)) != 0; }
};

struct Footprint {
    std::vector<Touch> touches;
};

} // namespace lockstep::machine
