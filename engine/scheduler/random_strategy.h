// Strategy random: every choice is equally likely at every step, drawn from a seed. The draws are part of the schedule
// format (engine/base/random.h): one draw a move it chooses, none for moves that others decide.
#pragma once

#include "engine/base/random.h"
#include "engine/scheduler/strategy.h"

namespace lockstep::scheduler {

class RandomStrategy final : public Strategy {
public:
    explicit RandomStrategy(std::uint64_t seed) : m_random(seed) {}

    std::optional<Choice> choose(const Machine& machine) override;
    void made(Choice, const Machine&) override {}
    [[nodiscard]] std::unique_ptr<Strategy> clone() const override { return std::make_unique<RandomStrategy>(*this); }

private:
    base::Random m_random;
};

} // namespace lockstep::scheduler
