// Pyramid: a lane's states in buckets, for when a column is narrower than a pixel.
//
// A bucket holds the state that covers most of its columns, and whether anything in it must never disappear: a lock
// held, a finding, a step. Level 0 has at most `finestBuckets` buckets of 2^k columns; each level above has half as
// many. Each level is computed from the states themselves, not from the level below, so it is exact.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lockstep::view {

struct StateSpan;

enum class LaneState : std::uint8_t { Absent, Ready, Running, Blocked, Sleeping, Done, Panicked };
inline constexpr unsigned laneStateCount = 7;

/// What one bucket shows. In bits: state, then the flags.
class Bucket {
public:
    enum Content : std::uint8_t { HasStep = 8, HoldsLock = 16, HasFinding = 32 };

    constexpr Bucket() = default;
    constexpr Bucket(LaneState state, std::uint8_t content) : m_bits(static_cast<std::uint8_t>(state) | content) {}
    [[nodiscard]] constexpr LaneState state() const { return static_cast<LaneState>(m_bits & 7U); }
    [[nodiscard]] constexpr bool has(Content content) const { return (m_bits & content) != 0; }
    [[nodiscard]] constexpr std::uint8_t bits() const { return m_bits; } ///< < 64: an index into a table of colours
    /// The same with more content.
    [[nodiscard]] constexpr Bucket with(std::uint8_t content) const { return fromBits(m_bits | content); }
    static constexpr Bucket fromBits(unsigned bits) {
        Bucket bucket;
        bucket.m_bits = static_cast<std::uint8_t>(bits);
        return bucket;
    }
    friend constexpr bool operator==(Bucket, Bucket) = default;

private:
    std::uint8_t m_bits = 0;
};

/// Columns with something in them that a bucket must show.
struct Mark {
    std::uint32_t begin = 0;
    std::uint32_t end = 0; ///< exclusive
    std::uint8_t content = 0;
};

class Pyramid {
public:
    static constexpr std::uint32_t finestBuckets = 4096;

    Pyramid() = default;
    /// Pre: the states cover [0, columns) in order.
    Pyramid(std::span<const StateSpan> states, std::span<const Mark> marks, std::uint32_t columns);

    [[nodiscard]] unsigned levels() const { return static_cast<unsigned>(m_levels.size()); }
    /// Columns in one bucket of the level: a power of two.
    [[nodiscard]] std::uint32_t bucketWidth(unsigned level) const { return 1U << (m_finestShift + level); }
    [[nodiscard]] std::span<const Bucket> buckets(unsigned level) const;
    /// The coarsest level whose buckets are at most that many columns wide; levels() if even the finest is wider: then
    /// draw the states themselves.
    [[nodiscard]] unsigned levelFor(double columnsPerPixel) const;
    /// What lies in columns [begin, end), from the buckets of that level.
    [[nodiscard]] Bucket summary(unsigned level, std::uint32_t begin, std::uint32_t end) const;

private:
    struct Extent {
        std::uint32_t offset;
        std::uint32_t count;
    };
    void addStates(std::span<const StateSpan> states, unsigned shift, std::uint32_t count);

    unsigned m_finestShift = 0;
    std::vector<Bucket> m_buckets;
    std::vector<Extent> m_levels;
};

} // namespace lockstep::view
