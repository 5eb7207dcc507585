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
#include <optional>
#include <utility>

namespace lockstep::machine {

/// What a goroutine may do before somebody else is asked: see interpret().
struct Turn {
    GoroutineIndex goroutine = 0;
    Address record = 0; ///< the goroutine's
    std::uint64_t operations = 0;
    std::uint64_t ticks = 0;
};

class RunQueue {
public:
    /// slice: ticks (backward jumps and calls) and steps, added up, after which a running goroutine makes room. seed:
    /// for what Go's runtime draws at random, a ready case of a select or the first entry of a map's iteration.
    RunQueue(std::uint64_t slice, std::uint64_t seed) : m_slice(slice), m_random(seed) {}

    /// The move of the goroutine whose turn it is; nothing if none can move.
    std::optional<Choice> next(const Machine& machine);
    /// To be told after every move: who became ready is put in line. `mover`: whose it was, if a goroutine's; another
    /// than next() said becomes the current one.
    void moved(GoroutineIndex mover, const Machine& machine);
    [[nodiscard]] GoroutineIndex current() const { return m_current; }

    // -- for Machine::advance and the interpreter
    /// The current goroutine's turn, as the first of turns that may use up so many operations and ticks together.
    [[nodiscard]] Turn firstTurn(const Machine& machine, std::uint64_t budget);
    /// After the current goroutine has begun to wait in a queue: the commonest case, that nobody else has become ready
    /// since than one whom it has freed and who has nothing to draw. False: it is not so, and nothing was done;
    /// passOn() is to be asked.
    bool takeFreed(const Machine& machine, Turn& turn);
    /// After a goroutine has paused: finishes the move and says who goes on. False: the budget is spent, nobody can
    /// move, or private work takes long; moved() has to be called then.
    bool passOn(Core& core, Turn& turn, Pause pause);

private:
    struct Queued {
        GoroutineIndex goroutine;
        std::uint32_t readyStamp; ///< its, when it was put there
    };

    void noteReady(const Machine& machine);
    void pick(const Machine& machine);
    GoroutineIndex pickQueued(const Machine& machine);
    std::uint16_t draw(const Machine& machine, const Goroutine& record);
    void putInLine(GoroutineIndex goroutine, const Machine& machine);
    void leaveCurrent(const Machine& machine);
    [[nodiscard]] Turn turnOf(const Machine& machine) const;
    [[nodiscard]] std::uint64_t allowance(std::uint64_t used) const;
    [[nodiscard]] static std::uint64_t spent(const Machine& machine) { return machine.ticks() + machine.steps(); }

    std::uint64_t m_slice;
    base::Random m_random;
    std::uint64_t m_sliceStart = 0;
    std::uint64_t m_until = 0;     ///< what may be spent in turns that are passed on
    std::uint32_t m_seenStamp = 0; ///< ready stamps up to this are known
    bool m_started = false;
    bool m_yields = false; ///< the move it chose is runtime.Gosched
    GoroutineIndex m_current = 0;
    GoroutineIndex m_next = history::noGoroutine; ///< runnext
    std::deque<Queued> m_line;
};

/// How many operations and ticks the current goroutine's slice and the budget have left, after so many in all.
inline std::uint64_t RunQueue::allowance(std::uint64_t used) const {
    const std::uint64_t left = used - m_sliceStart < m_slice ? m_slice - (used - m_sliceStart) : 1;
    return std::min(left, m_until - used);
}

[[gnu::always_inline]] inline bool RunQueue::takeFreed(const Machine& machine, Turn& turn) {
    const Header& h = machine.header();
    const std::uint64_t used = std::uint64_t{h.steps} + h.instructions;
    const bool isPlain = h.readyStamps - m_seenStamp == 1 && m_next == history::noGoroutine && h.unsettled == 0;
    if (!isPlain || h.readyTail == noLink || used >= m_until) return false;
    const Address address = recordAddress(machine.m_arena, h.readyTail);
    const Goroutine& record = machine.m_arena.at<Goroutine>(address);
    const SiteTraits& traits = machine.m_image->traitsAt(record.pc);
    if (record.readyStamp != h.readyStamps || traits.draws || traits.yields) return false;
    if (m_yields || h.end != End::None || machine.m_settings.wake == history::WakePolicy::Any) return false;
    if (used - m_sliceStart >= m_slice) m_sliceStart = used;
    m_seenStamp = h.readyStamps;
    m_current = h.readyTail;
    turn.goroutine = m_current;
    turn.record = address;
    turn.operations = allowance(used);
    return true;
}

} // namespace lockstep::machine
