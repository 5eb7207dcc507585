// What channels and timers order, by the Go memory model.
#include "engine/analysis/happens_before.h"
#include "tests/engine/history/story.h"

#include <gtest/gtest.h>

namespace lockstep::analysis {
namespace {

using namespace testing_story;
using history::ChannelDetail;

/// The order after every event of the story.
HappensBefore orderOf(const Story& story) {
    HappensBefore order;
    for (EventIndex index = 0; index < story.history().events().size(); ++index) order.push(story.history(), index);
    return order;
}

TEST(HappensBefore, a_send_comes_before_its_receive_but_a_receive_not_before_what_follows_its_send) {
    Story story;
    const GoroutineIndex g = story.spawn(0);
    const EventIndex mine = story.blind(0, "x");
    const EventIndex theirs = story.blind(g, "y");
    story.pass(0, EventKind::ChanSend, 1, ChannelDetail{.capacity = 1});
    story.pass(g, EventKind::ChanReceive, 1, ChannelDetail{.capacity = 1});
    const EventIndex after = story.load(g, "x");
    const EventIndex later = story.load(0, "y");
    const HappensBefore order = orderOf(story);
    EXPECT_TRUE(order.isBefore(mine, after));
    EXPECT_FALSE(order.isBefore(theirs, later));
}

TEST(HappensBefore, the_receive_that_makes_room_comes_before_the_send_that_needs_it) {
    Story story;
    const GoroutineIndex g = story.spawn(0);
    story.pass(0, EventKind::ChanSend, 1, ChannelDetail{.capacity = 1});
    const EventIndex theirs = story.blind(g, "y");
    story.pass(g, EventKind::ChanReceive, 1, ChannelDetail{.capacity = 1});
    const EventIndex before = story.load(0, "y");
    story.pass(0, EventKind::ChanSend, 2, ChannelDetail{.capacity = 1});
    const EventIndex after = story.load(0, "y");
    const HappensBefore order = orderOf(story);
    EXPECT_FALSE(order.isBefore(theirs, before));
    EXPECT_TRUE(order.isBefore(theirs, after));
}

TEST(HappensBefore, a_meeting_at_an_unbuffered_channel_orders_both_ways) {
    Story story;
    const GoroutineIndex g = story.spawn(0);
    const EventIndex mine = story.blind(0, "x");
    const EventIndex theirs = story.blind(g, "y");
    story.pass(0, EventKind::ChanSend, 1, ChannelDetail{.partner = g});
    story.pass(g, EventKind::ChanReceive, 1, ChannelDetail{.partner = 0}, true);
    const EventIndex after = story.load(g, "x");
    const EventIndex later = story.load(0, "y");
    HappensBefore order = orderOf(story);
    EXPECT_TRUE(order.isBefore(mine, after));
    EXPECT_TRUE(order.isBefore(theirs, later));
    order.pop();
    order.pop();
    EXPECT_FALSE(order.isBefore(theirs, mine));
}

TEST(HappensBefore, a_close_comes_before_the_receive_that_finds_it_and_a_cancellation_before_who_sees_it) {
    Story story;
    const GoroutineIndex g = story.spawn(0);
    const EventIndex first = story.blind(0, "x");
    story.onObject(0, EventKind::ChanClose, Ch);
    story.pass(g, EventKind::ChanReceive, 0, ChannelDetail{.closed = true});
    const EventIndex afterClose = story.load(g, "x");
    const EventIndex second = story.blind(0, "y");
    story.onObject(0, EventKind::ContextCancel, Ctx);
    const EventIndex unseen = story.load(g, "y");
    story.onObject(g, EventKind::ContextRead, Ctx, 1);
    const EventIndex seen = story.load(g, "y");
    const HappensBefore order = orderOf(story);
    EXPECT_TRUE(order.isBefore(first, afterClose));
    EXPECT_FALSE(order.isBefore(second, unseen));
    EXPECT_TRUE(order.isBefore(second, seen));
}

} // namespace
} // namespace lockstep::analysis
