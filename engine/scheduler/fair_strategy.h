// Strategy fair: round robin by step. After goroutine k comes the next one, by number, that can move; the clock when
// nobody else can.
#pragma once

#include "engine/scheduler/strategy.h"

namespace lockstep::scheduler {

class FairStrategy final : public Strategy {
public:
    std::optional<Choice> choose(const Machine& machine) override;
    void made(Choice choice, const Machine& machine) override;
    [[nodiscard]] std::unique_ptr<Strategy> clone() const override { return std::make_unique<FairStrategy>(*this); }

private:
    bool m_started = false;
    Choice m_last;
};

} // namespace lockstep::scheduler
