// Laws of channels, read off histories by a model of a dozen lines: a queue and a flag.
#include "tests/properties/program_generator.h"
#include "tests/support/go_program.h"

#include <deque>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>

namespace lockstep::properties {
namespace {

using history::ChannelDetail;
using history::Event;
using history::EventIndex;
using history::EventKind;
using history::Flag;
using scheduler::Recording;

struct Model {
    std::deque<std::uint64_t> values;
    bool closed = false;
};

bool isPassing(const Event& event) { return event.kind == EventKind::ChanSend || event.kind == EventKind::ChanReceive; }

RC_GTEST_PROP(ChannelLaw, values_come_out_once_in_the_order_in_which_they_went_in,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    std::map<history::ObjectIndex, Model> channels;
    for (const Event& event : recording.history().events()) {
        if (event.kind == EventKind::ChanClose) {
            RC_ASSERT(!channels[event.object].closed);
            channels[event.object].closed = true;
        }
        if (event.kind == EventKind::ChanLen) RC_ASSERT(event.after == channels[event.object].values.size());
        if (!isPassing(event)) continue;
        Model& channel = channels[event.object];
        const ChannelDetail detail = ChannelDetail::of(event);
        if (detail.isDirect()) {
            RC_ASSERT(!channel.closed);
            RC_ASSERT(channel.values.empty());
        } else if (event.kind == EventKind::ChanSend) {
            RC_ASSERT(!channel.closed);
            RC_ASSERT(channel.values.size() < detail.capacity);
            channel.values.push_back(event.after);
        } else if (detail.closed) {
            RC_ASSERT(channel.closed);
            RC_ASSERT(channel.values.empty());
        } else {
            RC_ASSERT(!channel.values.empty());
            RC_ASSERT(channel.values.front() == event.after);
            channel.values.pop_front();
        }
    }
}

RC_GTEST_PROP(ChannelLaw, a_meeting_is_two_events_of_two_goroutines_with_one_value,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    const auto events = recording.history().events();
    for (EventIndex index = 0; index < events.size(); ++index) {
        if (!isPassing(events[index]) || !events[index].isStep()) continue;
        const ChannelDetail detail = ChannelDetail::of(events[index]);
        if (!detail.isDirect()) continue;
        const EventIndex other = events[index + 1].kind == EventKind::Unblock ? index + 2 : index + 1;
        RC_ASSERT(isPassing(events[other]) && events[other].kind != events[index].kind);
        RC_ASSERT(events[other].has(Flag::HandedOver));
        RC_ASSERT(events[other].after == events[index].after);
        RC_ASSERT(events[other].actor.index() == detail.partner);
        RC_ASSERT(ChannelDetail::of(events[other]).partner == events[index].actor.index());
    }
}

RC_GTEST_PROP(ChannelLaw, a_receive_has_its_send_as_its_cause, (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    const auto events = recording.history().events();
    for (const Event& event : events) {
        if (event.kind != EventKind::ChanReceive) continue;
        RC_ASSERT(event.cause != history::none);
        const Event& cause = events[event.cause];
        if (ChannelDetail::of(event).closed) {
            RC_ASSERT(cause.kind == EventKind::ChanClose);
        } else if (cause.kind == EventKind::ChanSend) {
            RC_ASSERT(cause.after == event.after);
        } else { // it met a sender that had been there before
            RC_ASSERT(cause.kind == EventKind::Block);
            RC_ASSERT(cause.actor.index() == ChannelDetail::of(event).partner);
        }
    }
}

RC_GTEST_PROP(ChannelLaw, in_a_queue_first_come_is_first_served, (const GoProgram& program, RunChoice run)) {
    if (run.header.wake == history::WakePolicy::Any) run.header.wake = history::WakePolicy::Fifo;
    const Recording recording = record(program, run);
    std::map<std::pair<history::ObjectIndex, EventKind>, std::deque<history::Actor>> queues;
    for (const Event& event : recording.history().events()) {
        const auto waitsFor = static_cast<EventKind>(event.alternative);
        if (event.kind == EventKind::Block && (waitsFor == EventKind::ChanSend || waitsFor == EventKind::ChanReceive) &&
            event.object != history::none)
            queues[{event.object, waitsFor}].push_back(event.actor);
        const bool isHandedOver = isPassing(event) && event.has(Flag::HandedOver);
        // A select stands in several queues; closing empties one.
        if (!isHandedOver || ChannelDetail::of(event).caseNumber != 0 || ChannelDetail::of(event).closed) continue;
        auto& queue = queues[{event.object, event.kind}];
        RC_ASSERT(!queue.empty());
        RC_ASSERT(queue.front() == event.actor);
        queue.pop_front();
    }
}

RC_GTEST_PROP(ChannelLaw, the_snapshot_shows_what_the_history_implies,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = record(program, run);
    std::map<std::string, Model> channels;
    const auto events = recording.history().events();
    for (EventIndex index = 0; index < events.size(); ++index) {
        const Event& event = events[index];
        if (event.kind == EventKind::ChanClose) channels[recording.history().objectName(event)].closed = true;
        if (isPassing(event) && !ChannelDetail::of(event).isDirect() && !ChannelDetail::of(event).closed) {
            auto& values = channels[recording.history().objectName(event)].values;
            event.kind == EventKind::ChanSend ? values.push_back(event.after) : values.pop_front();
        }
        const bool endsStep = index + 1 == events.size() || events[index + 1].isStep();
        if (!endsStep) continue;
        for (const machine::PrimitiveState& primitive :
             recording.snapshotAt(recording.history().stepOf(index)).primitives) {
            if (primitive.kind != machine::PrimitiveKind::Channel) continue;
            const Model& model = channels[primitive.name];
            RC_ASSERT(primitive.channel.closed == model.closed);
            RC_ASSERT(primitive.channel.count == model.values.size());
            for (std::size_t i = 0; i < model.values.size(); ++i)
                RC_ASSERT(primitive.channel.cells[i] == std::to_string(model.values[i]));
        }
    }
}

} // namespace
} // namespace lockstep::properties
