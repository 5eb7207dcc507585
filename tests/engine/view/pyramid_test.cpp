#include "engine/view/pyramid.h"
#include "engine/view/scene.h"

#include <array>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::view {
namespace {

std::vector<StateSpan> anySpans(std::uint32_t longest) {
    std::vector<StateSpan> spans;
    Column at = 0;
    const auto count = *rc::gen::inRange(1, 60);
    for (int i = 0; i < count; ++i) {
        const auto length = *rc::gen::inRange<Column>(1, longest);
        spans.push_back({at, at + length, static_cast<LaneState>(*rc::gen::inRange(0, 7)), history::none});
        at += length;
    }
    return spans;
}

/// Columns of each state within [begin, end), counted one by one.
std::array<std::uint32_t, laneStateCount> cover(const std::vector<StateSpan>& spans, Column begin, Column end) {
    std::array<std::uint32_t, laneStateCount> counts{};
    for (const StateSpan& span : spans)
        for (Column column = std::max(begin, span.begin); column < std::min(end, span.end); ++column)
            ++counts[static_cast<std::size_t>(span.state)];
    return counts;
}

RC_GTEST_PROP(Pyramid, EveryBucketShowsTheStateThatCoversMostOfIt, ()) {
    const std::vector<StateSpan> spans = anySpans(400);
    const Column columns = spans.back().end;
    const Pyramid pyramid(spans, {}, columns);
    for (unsigned level = 0; level < pyramid.levels(); ++level) {
        const Column width = pyramid.bucketWidth(level);
        const auto buckets = pyramid.buckets(level);
        RC_ASSERT(buckets.size() == (columns + width - 1) / width);
        for (Column i = 0; i < buckets.size(); ++i) {
            const auto counts = cover(spans, i * width, std::min(columns, (i + 1) * width));
            const std::uint32_t shown = counts[static_cast<std::size_t>(buckets[i].state())];
            for (const std::uint32_t count : counts) RC_ASSERT(shown >= count);
            RC_ASSERT(buckets[i].has(Bucket::HasStep) == (counts[static_cast<std::size_t>(LaneState::Running)] > 0));
        }
    }
}

RC_GTEST_PROP(Pyramid, WhatIsMarkedNeverDisappears, ()) {
    const std::vector<StateSpan> spans = anySpans(300);
    const Column columns = spans.back().end;
    const auto at = *rc::gen::inRange<Column>(0, columns);
    const Mark mark{at, at + 1, Bucket::HasFinding};
    const Pyramid pyramid(spans, std::vector<Mark>{mark}, columns);
    for (unsigned level = 0; level < pyramid.levels(); ++level) {
        const auto buckets = pyramid.buckets(level);
        for (Column i = 0; i < buckets.size(); ++i)
            RC_ASSERT(buckets[i].has(Bucket::HasFinding) == (i == at / pyramid.bucketWidth(level)));
        RC_ASSERT(pyramid.summary(level, 0, columns).has(Bucket::HasFinding));
    }
}

TEST(Pyramid, LongLanesStartWithWiderBuckets) {
    const std::vector<StateSpan> spans{{0, 1'000'000, LaneState::Ready, history::none}};
    const Pyramid pyramid(spans, {}, 1'000'000);
    EXPECT_LE(pyramid.buckets(0).size(), Pyramid::finestBuckets);
    EXPECT_EQ(pyramid.bucketWidth(0), 256U);
    EXPECT_EQ(pyramid.buckets(pyramid.levels() - 1).size(), 1U);
}

TEST(Pyramid, TheLevelFitsThePixels) {
    const std::vector<StateSpan> spans{{0, 1'000'000, LaneState::Ready, history::none}};
    const Pyramid pyramid(spans, {}, 1'000'000);
    EXPECT_EQ(pyramid.levelFor(100), pyramid.levels()); // nearer than the finest: draw the states
    EXPECT_EQ(pyramid.levelFor(256), 0U);
    EXPECT_EQ(pyramid.levelFor(1023), 1U);
    EXPECT_EQ(pyramid.levelFor(1024), 2U);
    EXPECT_EQ(Pyramid().levelFor(5), 0U);
}

} // namespace
} // namespace lockstep::view
