#include "engine/session/exploration.h"

#include "engine/explore/witness.h"
#include "engine/session/lift.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace lockstep::session {
namespace {

using explore::OutcomeResult;
using explore::Result;

/// Requests a stop when the time is over or somebody else asks for one.
class Deadline {
public:
    Deadline(std::optional<std::chrono::milliseconds> limit, std::stop_token outer)
        : m_callback(std::move(outer), [this] { m_source.request_stop(); }) {
        if (limit)
            m_watch = std::jthread([this, limit = *limit](const std::stop_token& done) {
                std::mutex mutex;
                std::condition_variable_any condition;
                std::unique_lock lock(mutex);
                condition.wait_for(lock, done, limit, [] { return false; });
                if (done.stop_requested()) return;
                m_isOver = true;
                m_source.request_stop();
            });
    }
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }
    [[nodiscard]] bool isOver() const { return m_isOver; }

private:
    std::stop_source m_source;
    std::atomic<bool> m_isOver = false;
    std::stop_callback<std::function<void()>> m_callback;
    std::jthread m_watch; ///< last: it uses the others and is joined first
};

bool isTheSame(const OutcomeResult& a, const OutcomeResult& b) {
    return a.kind == b.kind && a.exitCode == b.exitCode && a.standardOutput == b.standardOutput &&
           a.message == b.message;
}

/// The findings and outcomes of late timers, added to those of the ideal clock.
void add(Result& ideal, Result late) {
    for (OutcomeResult& outcome : late.outcomes) {
        const auto known =
            std::ranges::find_if(ideal.outcomes, [&](const OutcomeResult& other) { return isTheSame(other, outcome); });
        if (known == ideal.outcomes.end())
            ideal.outcomes.push_back(std::move(outcome));
        else
            known->executions += outcome.executions;
    }
    const std::size_t before = ideal.findings.size();
    merge(ideal.findings, std::move(late.findings));
    for (std::size_t i = before; i < ideal.findings.size(); ++i) {
        ideal.findings[i].finding.message.en += " Only if timers may be late.";
        ideal.findings[i].finding.message.zh += " 仅当定时器可能延迟时出现。";
    }
    ideal.executions += late.executions;
    ideal.samples += late.samples;
    ideal.cut += late.cut;
    ideal.blocked += late.blocked;
    ideal.states += late.states;
    ideal.complete = ideal.complete && late.complete;
    ideal.rung = std::max(ideal.rung, late.rung);
    ideal.interleavings.reset();
    for (OutcomeResult& outcome : ideal.outcomes) {
        outcome.interleavings.reset();
        const auto all = static_cast<double>(std::max<std::uint64_t>(ideal.executions + ideal.samples, 1));
        outcome.share = static_cast<double>(outcome.executions) / all;
    }
    if (!ideal.wanted) ideal.wanted = late.wanted;
    ideal.verdict.en = "Ideal clock: " + ideal.verdict.en + " Timers late: " + late.verdict.en;
    ideal.verdict.zh = "理想时钟：" + ideal.verdict.zh + " 定时器延迟：" + late.verdict.zh;
}

} // namespace

bool usesClock(const program::Program& program) {
    return std::ranges::any_of(program.functions,
                               [](const program::Function& function) { return function.name.starts_with("time."); });
}

Exploration explore(const Compilation& compilation, const ExplorationOptions& options) {
    const Deadline deadline(options.timeLimit, options.stop);
    explore::Options inner;
    inner.maxExecutions = options.maxExecutions;
    inner.wake = options.wake;
    inner.preemptionBound = options.preemptionBound;
    inner.maxMemory = options.maxMemory.value_or(inner.maxMemory);
    inner.samples = options.samples;
    inner.seed = options.seed;
    inner.goal = options.goal;
    inner.stop = deadline.token();
    inner.progress = options.progress;
    Exploration exploration;
    exploration.usedBothClocks = options.clocks == Clocks::Both && usesClock(compilation.program());
    inner.clock = options.clocks == Clocks::Adversarial ? history::ClockMode::Adversarial : history::ClockMode::Ideal;
    inner.guess = [&compilation, &inner] { return lift(compilation, inner); };
    explore::Options late = inner;
    late.clock = history::ClockMode::Adversarial;
    late.guess = [&compilation, &late] { return lift(compilation, late); };
    std::future<Result> aside;
    if (exploration.usedBothClocks && options.jobs > 1) {
        late.progress = nullptr; // it comes from one thread only
        aside = std::async(std::launch::async, [&] { return explore::explore(compilation.image, late); });
    }
    exploration.result = explore::explore(compilation.image, inner);
    if (exploration.usedBothClocks)
        add(exploration.result, aside.valid() ? aside.get() : explore::explore(compilation.image, late));
    exploration.ranOutOfTime = deadline.isOver();
    exploration.wasStopped = options.stop.stop_requested();
    return exploration;
}

} // namespace lockstep::session
