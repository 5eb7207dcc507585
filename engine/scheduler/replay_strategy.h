// Strategy replay: follows a schedule's runs, then the strategy of its header.
//
// A run `actor:count` lets the actor move until it has done that many operations of its own; anchors must name the
// operation it is about to do. Where a run does not fit the program (any more), choose() gives nothing and divergence()
// says which run and why; nothing is guessed.
#pragma once

#include "engine/history/schedule.h"
#include "engine/scheduler/obstacle.h"
#include "engine/scheduler/strategy.h"

#include <string>

namespace lockstep::scheduler {

/// How schedules name the operation a goroutine is about to do: "load", "x".
struct Anchor {
    std::string kind;   ///< empty: none
    std::string object; ///< empty: none
};
[[nodiscard]] Anchor anchorOf(const Machine& machine, Actor actor);

/// Where a schedule does not fit.
struct Divergence {
    std::size_t run = 0;    ///< from 1; 0: not a run but the state at a step differed
    std::string runText;    ///< "G2:3@store(x)"
    std::uint32_t step = 0; ///< the step that could not be made, from 1
    Obstacle obstacle;      ///< why the actor cannot move; None if something else is wrong
    std::string expected;   ///< for anchors: "store(x)"
    std::string found;      ///< for anchors: "load(x)"

    /// "run 3 (G2:3) does not fit at step 8: G2 waits for mu, held by G1".
    [[nodiscard]] history::Text text() const;
};

class ReplayStrategy final : public Strategy {
public:
    /// `rest` is the strategy of the schedule's header.
    ReplayStrategy(history::Schedule schedule, std::unique_ptr<Strategy> rest);
    ReplayStrategy(const ReplayStrategy& other);
    ReplayStrategy& operator=(const ReplayStrategy&) = delete;

    std::optional<Choice> choose(const Machine& machine) override;
    std::optional<std::int64_t> making(Choice choice, const Machine& machine) override {
        return m_rest->making(choice, machine);
    }
    void made(Choice choice, const Machine& machine) override;
    [[nodiscard]] std::optional<Timing> timing() const override { return m_rest->timing(); }
    [[nodiscard]] machine::RunQueue* queue() override { return isPastRuns() ? m_rest->queue() : nullptr; }
    [[nodiscard]] std::unique_ptr<Strategy> clone() const override { return std::make_unique<ReplayStrategy>(*this); }

    /// Set when choose() gave nothing.
    [[nodiscard]] const std::optional<Divergence>& divergence() const { return m_divergence; }
    /// All runs of the schedule have been made: from here on the header's strategy decides.
    [[nodiscard]] bool isPastRuns() const { return m_run == m_schedule.runs.size(); }
    /// Whether the last choice was listed, rather than the header's strategy's own.
    [[nodiscard]] bool wasListed() const { return m_listed; }
    /// Of the operation last chosen, if it was the first of a listed run.
    [[nodiscard]] const Anchor& lastAnchor() const { return m_anchor; }
    /// The strategy of the header, told of all moves so far.
    [[nodiscard]] std::unique_ptr<Strategy> takeRest() && { return std::move(m_rest); }

private:
    [[nodiscard]] std::optional<Choice> chooseListed(const Machine& machine);
    [[nodiscard]] bool anchorFits(const Machine& machine);
    void diverge(const Machine& machine, Obstacle obstacle, std::string expected = {}, std::string found = {});

    history::Schedule m_schedule;
    std::unique_ptr<Strategy> m_rest;
    std::size_t m_run = 0;
    std::uint32_t m_done = 0;     ///< operations of the current run
    std::uint32_t m_steps = 0;    ///< of the machine when last told
    std::optional<Actor> m_actor; ///< of the current run, once found
    bool m_listed = false;
    Anchor m_anchor;
    std::optional<Divergence> m_divergence;
};

} // namespace lockstep::scheduler
