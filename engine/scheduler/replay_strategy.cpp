#include "engine/scheduler/replay_strategy.h"

#include "engine/scheduler/actor_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace lockstep::scheduler {

namespace {

std::string anchorText(std::string_view kind, std::string_view object) {
    return object.empty() ? std::string(kind) : fmt::format("{}({})", kind, object);
}

std::string runText(const history::ScheduleRun& run) {
    history::Schedule one;
    one.runs.push_back(run);
    const std::string text = one.text();
    const std::size_t begin = text.find("; ");
    return begin == std::string::npos ? text : text.substr(begin + 2);
}

} // namespace

Anchor anchorOf(const Machine& machine, Actor actor) {
    if (!actor.isGoroutine()) return {};
    const machine::Pending next = machine.pending(actor.index());
    if (!next.exists || next.isPrivate) return {};
    return {std::string(history::eventKindInfo(next.kind).word), next.objectName};
}

ReplayStrategy::ReplayStrategy(history::Schedule schedule, std::unique_ptr<Strategy> rest)
    : m_schedule(std::move(schedule)), m_rest(std::move(rest)) {}

ReplayStrategy::ReplayStrategy(const ReplayStrategy& other)
    : Strategy(other), m_schedule(other.m_schedule), m_rest(other.m_rest->clone()), m_run(other.m_run),
      m_done(other.m_done), m_steps(other.m_steps), m_actor(other.m_actor), m_listed(other.m_listed),
      m_anchor(other.m_anchor), m_divergence(other.m_divergence) {}

std::optional<Choice> ReplayStrategy::choose(const Machine& machine) {
    m_steps = machine.steps();
    m_listed = !isPastRuns() && !m_schedule.runs[m_run].actor.empty();
    return m_listed ? chooseListed(machine) : m_rest->choose(machine);
}

std::optional<Choice> ReplayStrategy::chooseListed(const Machine& machine) {
    const history::ScheduleRun& run = m_schedule.runs[m_run];
    if (!m_actor) {
        m_actor = findActor(machine, run.actor);
        if (!m_actor) {
            Obstacle missing;
            missing.kind = ObstacleKind::NotStarted;
            missing.actor = run.actor;
            diverge(machine, missing);
            return std::nullopt;
        }
    }
    const Choice wanted{*m_actor, m_done == 0 ? run.alternative : std::uint16_t{0}};
    const std::span<const Choice> choices = machine.choices();
    if (std::find(choices.begin(), choices.end(), wanted) == choices.end()) {
        Obstacle obstacle = findObstacle(machine, *m_actor);
        if (obstacle.kind == ObstacleKind::None) {
            obstacle.kind = ObstacleKind::NoSuchWay;
            obstacle.ways = static_cast<std::uint32_t>(std::ranges::count(choices, *m_actor, &Choice::actor));
        }
        diverge(machine, obstacle);
        return std::nullopt;
    }
    if (m_done == 0) {
        m_anchor = anchorOf(machine, *m_actor);
        if (!anchorFits(machine)) return std::nullopt;
    }
    return wanted;
}

bool ReplayStrategy::anchorFits(const Machine& machine) {
    const history::ScheduleRun& run = m_schedule.runs[m_run];
    // Busy with private work: what comes is not known yet.
    if (run.anchorKind.empty() || m_anchor.kind.empty()) return true;
    const bool sameObject = run.anchorObject.empty() || m_anchor.object == run.anchorObject;
    if (m_anchor.kind == run.anchorKind && sameObject) return true;
    diverge(machine, {}, anchorText(run.anchorKind, run.anchorObject), anchorText(m_anchor.kind, m_anchor.object));
    return false;
}

void ReplayStrategy::diverge(const Machine& machine, Obstacle obstacle, std::string expected, std::string found) {
    m_divergence = Divergence{.run = m_run + 1,
                              .runText = runText(m_schedule.runs[m_run]),
                              .step = machine.steps() + 1,
                              .obstacle = std::move(obstacle),
                              .expected = std::move(expected),
                              .found = std::move(found)};
}

void ReplayStrategy::made(Choice choice, const Machine& machine) {
    m_rest->made(choice, machine);
    const std::uint32_t steps = machine.steps() - m_steps;
    m_steps = machine.steps();
    if (steps == 0 || isPastRuns()) return;
    m_done += steps;
    if (m_done < m_schedule.runs[m_run].count) return;
    ++m_run;
    m_done = 0;
    m_actor.reset();
}

history::Text Divergence::text() const {
    history::Text why = obstacle.text();
    if (!expected.empty()) {
        why.en = fmt::format("{} was expected next, but it is {}", expected, found);
        why.zh = fmt::format("下一步应为 {}，实际为 {}", expected, found);
    }
    return {fmt::format("run {} of the schedule ({}) does not fit at step {}: {}", run, runText, step, why.en),
            fmt::format("调度序列的第 {} 段（{}）在第 {} 步不适用：{}", run, runText, step, why.zh)};
}

} // namespace lockstep::scheduler
