// Strategy go: as Go's runtime schedules on one processor (engine/machine/run_queue.h). The default of `run`.
#pragma once

#include "engine/scheduler/strategy.h"

namespace lockstep::scheduler {

class GoStrategy final : public Strategy {
public:
    /// Ticks (backward jumps and calls) and steps, added up, after which a running goroutine makes room.
    static constexpr std::uint64_t defaultSlice = 5'000;

    /// The seed is for what Go's runtime draws at random.
    explicit GoStrategy(std::uint64_t slice = defaultSlice, std::uint64_t seed = 0) : m_queue(slice, seed) {}

    std::optional<Choice> choose(const Machine& machine) override;
    void made(Choice choice, const Machine& machine) override;
    [[nodiscard]] machine::RunQueue* queue() override { return &m_queue; }
    [[nodiscard]] std::unique_ptr<Strategy> clone() const override { return std::make_unique<GoStrategy>(*this); }

private:
    machine::RunQueue m_queue;
};

} // namespace lockstep::scheduler
