// RunQueue: whose turn it is, as Go's runtime keeps it for one processor.
//
// The current goroutine goes on until it blocks, ends, yields or its time slice is over. Next comes the goroutine that
// was made ready last by the current one ("runnext"); one that it displaces there, and all others, wait first in, first
// out. A goroutine taken from runnext inherits what is left of the slice, so that two that wake each other cannot
// starve the rest. Go: runtime.runqput, runqget, schedule; runtime.sysmon's retake for the slice (10 ms there, ticks
// here).
//
// It is part of the strategy that decides by it, not of the machine's state. Where nobody needs to be told of each move
// the machine can follow it by itself (Slice::queue): the same moves, without coming back for each.
#pragma once

#include "engine/base/random.h"
#include "engine/machine/machine.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <optional>
#include <utility>

namespace lockstep::machine {

inline constexpr std::int64_t mostTicks = std::numeric_limits<std::int32_t>::max();

/// What a goroutine may do before somebody else is asked: see interpret().
struct Turn {
    GoroutineIndex goroutine = 0;
    Address record = 0; ///< the goroutine's
    std::int64_t operations = 0;
    std::int64_t ticks = 0; ///< up to mostTicks
};
/// More than can be counted is as much as can be.
inline Turn turnOf(GoroutineIndex goroutine, Address record, std::uint64_t operations, std::uint64_t ticks) {
    constexpr std::uint64_t mostOperations = std::numeric_limits<std::int64_t>::max();
    return {.goroutine = goroutine,
            .record = record,
            .operations = static_cast<std::int64_t>(std::min(operations, mostOperations)),
            .ticks = static_cast<std::int64_t>(std::min<std::uint64_t>(ticks, mostTicks))};
}

class RunQueue {
public:
    /// slice: ticks (backward jumps and calls) and steps, added up, after which a running goroutine makes room. seed:
    /// for what Go's runtime draws at random, a ready case of a select or the first entry of a map's iteration.
    RunQueue(std::uint64_t slice, std::uint64_t seed) : m_slice(slice), m_random(seed), m_sliceEnd(slice) {}

    /// The move of the goroutine whose turn it is; nothing if none can move.
    std::optional<Choice> next(const Machine& machine);
    /// To be told after every move: who became ready is put in line. `mover`: whose it was, if a goroutine's; another
    /// than next() said becomes the current one.
    void moved(GoroutineIndex mover, const Machine& machine);
    [[nodiscard]] GoroutineIndex current() const { return m_current; }

    // -- for Machine::advance and the interpreter; the commonest hand-overs are in hand_over.h: each false if it is not
    //    so, when nothing was done and passOn() is to be asked
    /// The current goroutine's turn, as the first of turns that may use up so many operations and ticks together.
    [[nodiscard]] Turn firstTurn(const Machine& machine, std::uint64_t budget);
    /// The current goroutine has come to an operation: the only one that has private work to do, which was freed last,
    /// does that first.
    bool settleFreed(Core& core, Turn& turn);
    /// That one has come to the operation at `site`: the current one begins to wait at its own, and it goes on.
    bool waitForSettled(Core& core, Turn& turn, program::CodeIndex site);
    /// Likewise, but the current one has something else to do and goes on; the freed one is next.
    bool resumeCurrent(Core& core, Turn& turn);
    /// The current goroutine has begun to wait: the only one that it has freed goes on.
    bool takeFreed(Core& core, const Goroutine& current, Turn& turn);
    /// The current goroutine has ended: the first in the line goes on.
    bool takeNext(Core& core, Turn& turn);
    /// After a goroutine has paused: finishes the move and says who goes on. False: the budget is spent, nobody can
    /// move, or private work takes long; moved() has to be called then.
    bool passOn(Core& core, Turn& turn, Pause pause);

private:
    struct Queued {
        GoroutineIndex goroutine;
        std::uint32_t readyStamp; ///< its, when it was put there
    };

    /// Whether one has become ready since the queue was told, only one, and would be next.
    [[nodiscard]] bool oneWasFreed(const Header& header) const {
        return header.readyStamps - m_seenStamp == 1 && m_next == history::noGoroutine && header.unsettled == 0 &&
               m_handsOver;
    }
    /// It is the current one from now on, at the beginning of its turn.
    void handOver(Core& core, Turn& turn, std::uint64_t used);
    void noteReady(const Machine& machine);
    void pick(const Machine& machine);
    GoroutineIndex pickQueued(const Machine& machine);
    std::uint16_t draw(const Machine& machine, const Goroutine& record);
    void putInLine(GoroutineIndex goroutine, const Machine& machine);
    void leaveCurrent(const Machine& machine);
    [[nodiscard]] Turn currentTurn(const Machine& machine) const;
    [[nodiscard]] std::uint64_t allowance(std::uint64_t used) const;
    [[nodiscard]] static std::uint64_t spent(const Machine& machine) { return machine.ticks() + machine.steps(); }

    std::uint64_t m_slice;
    base::Random m_random;
    std::uint64_t m_sliceEnd;      ///< what is spent at the end of the slice
    std::uint64_t m_until = 0;     ///< likewise of the turns that are passed on
    std::uint32_t m_seenStamp = 0; ///< ready stamps up to this are known
    Address m_waiting = 0;    ///< record of the current goroutine while it waits for the one it freed to settle, or 0
    bool m_handsOver = false; ///< whoever is freed is done with its operation: not under the wake policy any
    bool m_started = false;
    bool m_yields = false; ///< the move it chose is runtime.Gosched
    GoroutineIndex m_current = 0;
    GoroutineIndex m_next = history::noGoroutine; ///< runnext
    std::deque<Queued> m_line;
};

/// How many operations and ticks the current goroutine's slice and the budget have left, after so many in all.
inline std::uint64_t RunQueue::allowance(std::uint64_t used) const {
    return std::min(std::max(m_sliceEnd, used + 1), m_until) - used;
}

} // namespace lockstep::machine
