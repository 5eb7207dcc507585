// Happens-before: which events the Go memory model orders, by vector clocks. For data races, and for lighting what must
// come before and after an event.
//
// Edges: spawn to start; a send to its receive; the k-th receive to the (k + capacity)-th send; both ways where two
// goroutines meet at an unbuffered channel; close to the receives that find it closed; starting a timer to what
// comes of its firing; Unlock to every later Lock;
// write Unlock to later RLock and Lock, RUnlock to later Lock; Done to the Wait it lets go on; an atomic write to the
// atomic reads of what it wrote; program order. Time, print order and the order of readers are no edges: dependency
// order, which exploration needs, is another relation and never mixed with this one.
//
// Go: the Go memory model (2022), with what the runtime tells its race detector. Source: C. Flanagan, S. Freund,
// "FastTrack" (2009) for the clocks.
#pragma once

#include "engine/history/history.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace lockstep::analysis {

using history::EventIndex;
using history::GoroutineIndex;

/// A moment of one goroutine: how many events it had done.
struct Epoch {
    GoroutineIndex goroutine = history::noGoroutine;
    std::uint32_t time = 0;
};

class HappensBefore {
public:
    /// The history's next event; events of the clock take part in nothing.
    void push(const history::History& history, EventIndex event);
    /// Takes the last pushed event back.
    void pop();

    /// Whether a must come before b in every order that the program's synchronisation allows; false for a == b.
    /// Pre: both are pushed events.
    [[nodiscard]] bool isBefore(EventIndex a, EventIndex b) const;
    /// Whether the moment is ordered before the last event that the goroutine did. Cost: one comparison.
    [[nodiscard]] bool isBeforeNow(Epoch moment, GoroutineIndex goroutine) const;
    [[nodiscard]] Epoch epochOf(EventIndex event) const { return m_epochs[event].epoch; }

private:
    using Clock = std::vector<std::uint32_t>; ///< by goroutine; missing entries are 0
    using ClockIndex = std::uint32_t;         ///< into m_clocks; 0 is the empty clock

    struct Stamp {
        Epoch epoch;
        ClockIndex clock = 0; ///< of its goroutine, without its own entry
    };
    struct Thread {
        ClockIndex clock = 0;
        std::uint32_t time = 0;
    };
    /// What has been released at a place.
    struct Releases {
        ClockIndex writers = 0;
        ClockIndex readers = 0;
    };
    /// What a channel's operations have released: by number of the send or receive.
    struct ChannelOrder {
        std::vector<ClockIndex> sends;
        std::vector<ClockIndex> receives;
        ClockIndex close = 0;
    };
    enum class ChannelStep : std::uint8_t { None, Sent, Received, Closed };
    struct Undo {
        std::size_t clocks = 0;
        GoroutineIndex goroutine = history::noGoroutine;
        Thread thread;
        GoroutineIndex child = history::noGoroutine;
        Thread childThread;
        std::uint64_t place = 0;
        bool released = false;
        Releases releases;
        ChannelStep channelStep = ChannelStep::None;
        history::ObjectIndex channel = 0;
    };

    [[nodiscard]] static std::uint64_t keyOf(history::Place place) {
        return static_cast<std::uint64_t>(place.object) << 32U | place.offset;
    }
    Thread& threadOf(GoroutineIndex goroutine);
    [[nodiscard]] std::uint32_t entry(ClockIndex clock, GoroutineIndex goroutine) const;
    ClockIndex join(ClockIndex a, ClockIndex b);
    /// The goroutine's clock with its own entry.
    ClockIndex wholeClock(GoroutineIndex goroutine);
    void acquire(GoroutineIndex goroutine, ClockIndex released);
    /// Of what started the timer from which an event of the clock's comes; the empty clock if nothing did.
    ClockIndex armingOf(const history::History& history, EventIndex clockEvent);
    void applyClock(const history::History& history, EventIndex index, Undo& undo);
    void applyChannel(const history::Event& event, GoroutineIndex goroutine, Undo& undo);
    void acquireFrom(EventIndex cause, GoroutineIndex goroutine);
    void apply(const history::Event& event, GoroutineIndex goroutine, Undo& undo);
    void release(const history::Event& event, GoroutineIndex goroutine, bool reading, Undo& undo);
    void replaceRelease(const history::Event& event, GoroutineIndex goroutine, Undo& undo);

    std::vector<Clock> m_clocks{Clock{}};
    std::vector<Thread> m_threads;
    std::vector<Stamp> m_epochs; ///< by event
    std::unordered_map<std::uint64_t, Releases> m_releases;
    std::unordered_map<history::ObjectIndex, ChannelOrder> m_channels;
    std::vector<Undo> m_undo;
};

} // namespace lockstep::analysis
