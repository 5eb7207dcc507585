// Event: one thing that happened, 48 bytes. The kinds are the rows of event.def.
//
// A *step* is an event with Flag::Step: somebody was chosen and did one visible operation. The other events are its
// consequences (a lock handed over, a goroutine unblocked, time going on) and follow it at once.
#pragma once

#include "engine/history/choice.h"
#include "engine/program/program.h"

#include <cstdint>
#include <string_view>

namespace lockstep::history {

enum class EventKind : std::uint8_t {
#define EVENT(name, word, object, meaning) name,
#include "engine/history/event.def"
#undef EVENT
};

inline constexpr unsigned eventKindCount = 0
#define EVENT(name, word, object, meaning) +1
#include "engine/history/event.def"
#undef EVENT
    ;

/// What an event's object is; the `object` column of event.def.
enum class ObjectRole : std::uint8_t {
    None,
    Memory,
    Mutex,
    RWMutex,
    WaitGroup,
    Once,
    Cond,
    Pool,
    SyncMap,
    Goroutine,
    Output,
    Clock,
    Process,
    Channel,
    Timer,
    Context
};

struct EventKindInfo {
    std::string_view name;
    std::string_view word; ///< in anchors of schedules: "load", "lock"
    ObjectRole role;
    std::string_view meaning;
};
const EventKindInfo& eventKindInfo(EventKind kind);

using EventIndex = std::uint32_t;  ///< position in the history
using ObjectIndex = std::uint32_t; ///< row of History::objects()
using StackIndex = std::uint32_t;  ///< row of History's interned stacks; 0 is the empty stack
using SideIndex = std::uint32_t;   ///< row of History's texts; 0 is none
inline constexpr std::uint32_t none = 0xffffffffU;

/// A variable or primitive: an object and the byte in it at which it begins.
struct Place {
    ObjectIndex object = none;
    std::uint32_t offset = 0;
    [[nodiscard]] constexpr bool isNone() const { return object == none; }
    friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

enum class Flag : std::uint8_t {
    Step = 1,       ///< the visible operation of a choice
    HandedOver = 2, ///< the operation was completed by another goroutine's step (a lock handed to a waiter)
    Wide = 4,       ///< before and after are only the first 8 bytes of a wider value; side holds it as text
    Atomic = 8,     ///< a memory access that synchronises
    Failed = 16,    ///< a compare-and-swap that found something else and wrote nothing
};

struct Event {
    EventKind kind = EventKind::Yield;
    std::uint8_t flags = 0;
    std::uint16_t alternative = 0; ///< of the choice
    Actor actor;                   ///< who did it; for HandedOver, to whom it was done
    program::CodeIndex site = 0;   ///< the instruction
    StackIndex stack = 0;          ///< the calls that led there, the innermost being the function of `site`
    ObjectIndex object = none;
    std::uint32_t offset = 0; ///< byte in the object; or the partner goroutine
    std::uint64_t before = 0; ///< value, counter or time before, as event.def says
    std::uint64_t after = 0;
    EventIndex cause = none; ///< the event without which this one could not have been: see event.def
    SideIndex side = 0;

    [[nodiscard]] bool has(Flag flag) const { return (flags & static_cast<std::uint8_t>(flag)) != 0; }
    [[nodiscard]] bool isStep() const { return has(Flag::Step); }
    [[nodiscard]] GoroutineIndex partner() const { return offset; }
    /// Pre: the event has an object.
    [[nodiscard]] Place place() const { return {object, offset}; }
    friend bool operator==(const Event&, const Event&) = default;
};
static_assert(sizeof(Event) == 48);

/// What `before` holds of a send or receive.
struct ChannelDetail {
    GoroutineIndex partner = noGoroutine; ///< who got the value, or gave it, directly; else it went through the buffer
    std::uint16_t caseNumber = 0;         ///< of a select, from 1; 0: not in a select
    std::uint32_t capacity = 0;           ///< of the channel; 65535 stands for that and more
    bool closed = false;                  ///< received because the channel was closed: there was no value

    [[nodiscard]] constexpr bool isDirect() const { return partner != noGoroutine; }
    [[nodiscard]] constexpr std::uint64_t word() const {
        const std::uint64_t cells = capacity > 0xffffU ? 0xffffU : capacity;
        return partner | (closed ? 1ULL << 31U : 0) | std::uint64_t{caseNumber} << 32U | cells << 48U;
    }
    static constexpr ChannelDetail of(const Event& event) {
        const std::uint64_t word = event.before;
        return {static_cast<GoroutineIndex>(word & 0x3fffffffU), static_cast<std::uint16_t>(word >> 32U),
                static_cast<std::uint32_t>(word >> 48U), (word >> 31U & 1U) != 0};
    }
};

/// Whether the event is a Block that says of one of the channels that a select, whose own Block comes before it, waits
/// for it too.
constexpr bool isCaseOfSelect(const Event& event) {
    return event.kind == EventKind::Block && !event.isStep() && ChannelDetail::of(event).caseNumber != 0;
}

/// Whether the event is a read of the variable at its place, a write, or both in one.
constexpr bool readsMemory(const Event& event) {
    return event.kind == EventKind::Load || event.kind == EventKind::MapRange ||
           (event.kind >= EventKind::AtomicAdd && event.kind <= EventKind::AtomicMask);
}
constexpr bool writesMemory(const Event& event) {
    const bool updates = event.kind >= EventKind::AtomicAdd && event.kind <= EventKind::AtomicMask;
    return event.kind == EventKind::Store || (updates && !event.has(Flag::Failed));
}
constexpr bool accessesMemory(const Event& event) { return readsMemory(event) || writesMemory(event); }

} // namespace lockstep::history
