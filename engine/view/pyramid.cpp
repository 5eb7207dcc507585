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

Bucket bucketOf(const Coverage& coverage, std::uint8_t content) {
    const bool hasStep = coverage[static_cast<std::size_t>(LaneState::Running)] != 0;
    return {mostCovered(coverage), static_cast<std::uint8_t>(content | (hasStep ? Bucket::HasStep : 0))};
}

} // namespace

Pyramid::Pyramid(std::span<const StateSpan> states, std::span<const Mark> marks, std::uint32_t columns) {
    if (columns == 0) return;
    while (((static_cast<std::uint64_t>(columns) - 1) >> m_finestShift) >= finestBuckets) ++m_finestShift;
    const std::uint32_t width = 1U << m_finestShift;
    std::uint32_t count = ((columns - 1) >> m_finestShift) + 1;

    std::vector<Coverage> coverage(count, Coverage{});
    for (const StateSpan& span : states) {
        for (std::uint32_t at = span.begin; at < span.end;) {
            const std::uint32_t bucket = at >> m_finestShift;
            const std::uint32_t end = std::min(span.end, (bucket + 1) * width);
            coverage[bucket][static_cast<std::size_t>(span.state)] += end - at;
            at = end;
        }
    }
    std::vector<std::uint8_t> content(count, 0);
    for (const Mark& mark : marks) {
        if (mark.begin >= mark.end) continue;
        const std::uint32_t last = std::min((mark.end - 1) >> m_finestShift, count - 1);
        for (std::uint32_t bucket = mark.begin >> m_finestShift; bucket <= last; ++bucket)
            content[bucket] |= mark.content;
    }

    while (true) {
        m_levels.push_back({static_cast<std::uint32_t>(m_buckets.size()), count});
        for (std::uint32_t i = 0; i < count; ++i) m_buckets.push_back(bucketOf(coverage[i], content[i]));
        if (count == 1) return;
        const std::uint32_t half = (count + 1) / 2;
        for (std::uint32_t i = 0; i < half; ++i) {
            Coverage sum = coverage[2 * i];
            std::uint8_t both = content[2 * i];
            if (2 * i + 1 < count) {
                for (std::size_t state = 0; state < laneStateCount; ++state) sum[state] += coverage[2 * i + 1][state];
                both |= content[2 * i + 1];
            }
            coverage[i] = sum;
            content[i] = both;
        }
        count = half;
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
