// EventSet: a set of positions in one execution, as bits.
//
// Exploration asks "does this depend on any of those?" millions of times a second; with a bit for each event of the
// current execution that is a few ANDs. Words is how many times 64 events fit; the search starts small and starts again
// with more words if an execution is longer.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace lockstep::explore {

template <std::size_t Words> class EventSet {
public:
    static constexpr std::size_t capacity = Words * 64;

    /// The positions before `end`.
    static EventSet before(std::size_t end) {
        EventSet set;
        for (std::size_t i = 0; i < Words; ++i) {
            const std::size_t first = i * 64;
            if (end >= first + 64)
                set.m_words[i] = ~std::uint64_t{0};
            else if (end > first)
                set.m_words[i] = (std::uint64_t{1} << (end - first)) - 1;
        }
        return set;
    }

    void add(std::size_t at) { m_words[at / 64] |= std::uint64_t{1} << (at % 64); }
    void remove(std::size_t at) { m_words[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }
    void put(std::size_t at, bool isIn) {
        std::uint64_t& word = m_words[at / 64];
        word = (word & ~(std::uint64_t{1} << (at % 64))) | std::uint64_t{isIn} << (at % 64);
    }
    [[nodiscard]] bool has(std::size_t at) const { return (m_words[at / 64] >> (at % 64) & 1U) != 0; }

    [[nodiscard]] bool isEmpty() const {
        std::uint64_t all = 0;
        for (const std::uint64_t word : m_words) all |= word;
        return all == 0;
    }
    [[nodiscard]] std::size_t count() const {
        std::size_t all = 0;
        for (const std::uint64_t word : m_words) all += static_cast<std::size_t>(std::popcount(word));
        return all;
    }
    [[nodiscard]] bool meets(const EventSet& other) const {
        std::uint64_t common = 0;
        for (std::size_t i = 0; i < Words; ++i) common |= m_words[i] & other.m_words[i];
        return common != 0;
    }

    /// Pre: not empty.
    [[nodiscard]] std::size_t first() const {
        std::size_t i = 0;
        while (m_words[i] == 0) ++i;
        return i * 64 + static_cast<std::size_t>(std::countr_zero(m_words[i]));
    }
    /// Pre: not empty.
    [[nodiscard]] std::size_t last() const {
        std::size_t i = Words - 1;
        while (m_words[i] == 0) --i;
        return i * 64 + 63 - static_cast<std::size_t>(std::countl_zero(m_words[i]));
    }

    EventSet& operator|=(const EventSet& other) {
        for (std::size_t i = 0; i < Words; ++i) m_words[i] |= other.m_words[i];
        return *this;
    }
    EventSet& operator&=(const EventSet& other) {
        for (std::size_t i = 0; i < Words; ++i) m_words[i] &= other.m_words[i];
        return *this;
    }
    EventSet& operator-=(const EventSet& other) {
        for (std::size_t i = 0; i < Words; ++i) m_words[i] &= ~other.m_words[i];
        return *this;
    }
    friend EventSet operator|(EventSet a, const EventSet& b) { return a |= b; }
    friend EventSet operator&(EventSet a, const EventSet& b) { return a &= b; }
    friend EventSet operator-(EventSet a, const EventSet& b) { return a -= b; }
    friend bool operator==(const EventSet&, const EventSet&) = default;

private:
    std::array<std::uint64_t, Words> m_words{};
};

} // namespace lockstep::explore
