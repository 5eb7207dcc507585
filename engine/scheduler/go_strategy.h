// Strategy go: as Go's runtime schedules on one processor. The default of `run`.
//
// The current goroutine goes on until it blocks, ends, yields or its time slice is over. Next comes the goroutine that
// was made ready last by the current one ("runnext"); one that it displaces there, and all others, wait first in, first
// out. A goroutine taken from runnext inherits what is left of the slice, so that two that wake each other cannot
// starve the rest. Go: runtime.runqput, runqget, schedule; runtime.sysmon's retake for the slice (10 ms there, ticks
// here).
#pragma once

#include "engine/base/random.h"
#include "engine/scheduler/strategy.h"

#include <deque>

namespace lockstep::scheduler {

class GoStrategy final : public Strategy {
public:
    /// Ticks (backward jumps and calls) and steps, added up, after which a running goroutine makes room.
    static constexpr std::uint64_t defaultSlice = 100'000;

    /// The seed is for what Go's runtime draws at random: a ready case of a select, the first entry of a map's
    /// iteration.
    explicit GoStrategy(std::uint64_t slice = defaultSlice, std::uint64_t seed = 0) : m_slice(slice), m_random(seed) {}

    std::optional<Choice> choose(const Machine& machine) override;
    void made(Choice choice, const Machine& machine) override;
    /// What is left of the time slice.
    [[nodiscard]] std::uint64_t patience(const Machine& machine) const override {
        const std::uint64_t used = spent(machine) - m_sliceStart;
        return used < m_slice ? m_slice - used : 1;
    }
    [[nodiscard]] std::unique_ptr<Strategy> clone() const override { return std::make_unique<GoStrategy>(*this); }

private:
    struct Queued {
        GoroutineIndex goroutine;
        std::uint32_t readyStamp; ///< its, when it was put there
    };

    void noteReady(const Machine& machine);
    std::optional<Choice> pick(const Machine& machine);
    Choice run(GoroutineIndex goroutine, const Machine& machine);
    void putInQueue(GoroutineIndex goroutine, const Machine& machine);
    void leaveCurrent(const Machine& machine);
    [[nodiscard]] static std::uint64_t spent(const Machine& machine) { return machine.ticks() + machine.steps(); }

    std::uint64_t m_slice;
    base::Random m_random;
    std::uint64_t m_sliceStart = 0;
    std::uint32_t m_seenStamp = 0; ///< ready stamps below this are known
    bool m_started = false;
    bool m_yields = false; ///< the move it chose is runtime.Gosched
    GoroutineIndex m_current = 0;
    GoroutineIndex m_next = history::noGoroutine; ///< runnext
    std::deque<Queued> m_queue;
};

} // namespace lockstep::scheduler
