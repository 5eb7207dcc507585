#include "engine/view/pyramid.h"

#include "engine/base/ensure.h"
#include "engine/view/scene.h"

#include <algorithm>
#include <array>

namespace lockstep::view {
namespace {

using Coverage = std::array<std::uint32_t, laneStateCount>;

/// Of states that cover equally much, the one that says most wins.
constexpr std::array<LaneState, laneStateCount> byWeight{LaneState::Panicked, LaneState::Running, LaneState::Blocked,
                                                         LaneState::Sleeping, LaneState::Ready,   LaneState::Done,
                                                         LaneState::Absent};

LaneState mostCovered(const Coverage& coverage) {
    LaneState best = LaneState::Absent;
    std::uint32_t most = 0;
    for (const LaneState state : byWeight) {
        const std::uint32_t covered = coverage[static_cast<std::size_t>(state)];
        if (covered > most) {
            most = covered;
            best = state;
        }
    }
    return best;
}

Bucket bucketOf(const Coverage& coverage) {
    const bool hasStep = coverage[static_cast<std::size_t>(LaneState::Running)] != 0;
    return {mostCovered(coverage), static_cast<std::uint8_t>(hasStep ? Bucket::HasStep : 0)};
}

} // namespace

Pyramid::Pyramid(std::span<const StateSpan> states, std::span<const Mark> marks, std::uint32_t columns) {
    if (columns == 0) return;
    while (((static_cast<std::uint64_t>(columns) - 1) >> m_finestShift) >= finestBuckets) ++m_finestShift;
    for (unsigned shift = m_finestShift;; ++shift) {
        const std::uint32_t count = ((columns - 1) >> shift) + 1;
        m_levels.push_back({static_cast<std::uint32_t>(m_buckets.size()), count});
        addStates(states, shift, count);
        Bucket* const level = m_buckets.data() + m_levels.back().offset;
        for (const Mark& mark : marks) {
            if (mark.begin >= mark.end) continue;
            const std::uint32_t last = std::min((mark.end - 1) >> shift, count - 1);
            for (std::uint32_t i = mark.begin >> shift; i <= last; ++i) level[i] = level[i].with(mark.content);
        }
        if (count == 1) return;
    }
}

/// One level: buckets within one state are filled at once, the others counted.
void Pyramid::addStates(std::span<const StateSpan> states, unsigned shift, std::uint32_t count) {
    std::size_t span = 0;
    for (std::uint32_t i = 0; i < count;) {
        const std::uint64_t begin = static_cast<std::uint64_t>(i) << shift;
        while (span < states.size() && states[span].end <= begin) ++span;
        const bool isLast = span + 1 >= states.size();
        const std::uint32_t whole = span == states.size() ? count : isLast ? count : states[span].end >> shift;
        if (whole > i) {
            const LaneState state = span == states.size() ? LaneState::Absent : states[span].state;
            const std::uint8_t content = state == LaneState::Running ? Bucket::HasStep : 0;
            m_buckets.insert(m_buckets.end(), whole - i, Bucket(state, content));
            i = whole;
            continue;
        }
        const std::uint64_t end = begin + (1ULL << shift);
        Coverage coverage{};
        for (std::size_t at = span; at < states.size() && states[at].begin < end; ++at)
            coverage[static_cast<std::size_t>(states[at].state)] += static_cast<std::uint32_t>(
                std::min<std::uint64_t>(states[at].end, end) - std::max<std::uint64_t>(states[at].begin, begin));
        m_buckets.push_back(bucketOf(coverage));
        ++i;
    }
}

std::span<const Bucket> Pyramid::buckets(unsigned level) const {
    base::ensure(level < m_levels.size(), "a level that the pyramid does not have");
    return {m_buckets.data() + m_levels[level].offset, m_levels[level].count};
}

unsigned Pyramid::levelFor(double columnsPerPixel) const {
    if (m_levels.empty() || bucketWidth(0) > columnsPerPixel) return levels();
    unsigned level = 0;
    while (level + 1 < levels() && bucketWidth(level + 1) <= columnsPerPixel) ++level;
    return level;
}

Bucket Pyramid::summary(unsigned level, std::uint32_t begin, std::uint32_t end) const {
    const auto all = buckets(level);
    const unsigned shift = m_finestShift + level;
    const std::size_t first = begin >> shift;
    const std::size_t last = std::min<std::size_t>(all.size(), ((end - 1) >> shift) + 1ULL);
    Coverage coverage{};
    unsigned content = 0;
    for (std::size_t i = first; i < last; ++i) {
        ++coverage[static_cast<std::size_t>(all[i].state())];
        content |= all[i].bits() & ~7U;
    }
    return {mostCovered(coverage), static_cast<std::uint8_t>(content)};
}

} // namespace lockstep::view
