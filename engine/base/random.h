// Random: the one source of seeded randomness. The same seed gives the same numbers on every machine, for ever:
// schedules name a strategy and a seed, so these functions are part of the schedule format.
//
// Source: D. Lemire, "Fast random integer generation in an interval" (2019) for below(); S. Vigna's SplitMix64.
#pragma once

#include <cstdint>

namespace lockstep::base {

class Random {
public:
    explicit constexpr Random(std::uint64_t seed) : m_state(seed) {}

    constexpr std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }

    /// A number in [0, bound). Pre: bound > 0. Uses the high half of one 64-bit draw; the bias of at most
    /// bound / 2^32 is accepted and part of the format.
    constexpr std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
    }

    /// What to make another one from that goes on where this one is.
    [[nodiscard]] constexpr std::uint64_t state() const { return m_state; }

private:
    std::uint64_t m_state;
};

} // namespace lockstep::base
