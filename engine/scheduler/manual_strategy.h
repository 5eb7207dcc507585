// Strategy manual: a list of choices, made in order; for tests and for searches that have found their way.
#pragma once

#include "engine/scheduler/strategy.h"

#include <utility>
#include <vector>

namespace lockstep::scheduler {

class ManualStrategy final : public Strategy {
public:
    explicit ManualStrategy(std::vector<Choice> choices) : m_choices(std::move(choices)) {}

    /// Nothing at the end of the list, and where the listed choice is not possible.
    std::optional<Choice> choose(const Machine& machine) override;
    void made(Choice choice, const Machine& machine) override;
    [[nodiscard]] std::unique_ptr<Strategy> clone() const override { return std::make_unique<ManualStrategy>(*this); }

private:
    std::vector<Choice> m_choices;
    std::size_t m_next = 0;
};

} // namespace lockstep::scheduler
