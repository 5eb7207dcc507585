// Choice: one move that may come next. Every source of chance in a run is a choice; nothing else influences it.
//
// An actor is a goroutine (its index in the run, 0 is main), the clock, or — later — a timer or a store buffer. The
// alternative tells apart several ways in which one actor may move (a select case, a waiter to wake); 0 if there is
// one.
#pragma once

#include <compare>
#include <cstdint>

namespace lockstep::history {

using GoroutineIndex = std::uint32_t; ///< order of creation in this run; 0 is main
inline constexpr GoroutineIndex noGoroutine = 0x3fffffffU;

enum class ActorKind : std::uint8_t { Goroutine, Clock, Timer, StoreBuffer };

/// Who moves: a kind in the top two bits, an index in the rest.
class Actor {
public:
    constexpr Actor() = default;
    static constexpr Actor goroutine(GoroutineIndex index) { return Actor(index); }
    static constexpr Actor clock() { return Actor(1U << 30U); }
    static constexpr Actor fromBits(std::uint32_t bits) { return Actor(bits); }

    [[nodiscard]] constexpr ActorKind kind() const { return static_cast<ActorKind>(m_bits >> 30U); }
    [[nodiscard]] constexpr std::uint32_t index() const { return m_bits & 0x3fffffffU; }
    [[nodiscard]] constexpr bool isGoroutine() const { return kind() == ActorKind::Goroutine; }
    [[nodiscard]] constexpr std::uint32_t bits() const { return m_bits; }
    friend constexpr auto operator<=>(Actor, Actor) = default;

private:
    constexpr explicit Actor(std::uint32_t bits) : m_bits(bits) {}
    std::uint32_t m_bits = noGoroutine;
};

struct Choice {
    Actor actor;
    std::uint16_t alternative = 0;
    friend constexpr auto operator<=>(const Choice&, const Choice&) = default;
};

} // namespace lockstep::history
