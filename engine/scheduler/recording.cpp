#include "engine/scheduler/recording.h"

#include "engine/history/schedule_of.h"
#include "engine/scheduler/actor_names.h"
#include "engine/scheduler/move.h"
#include "engine/scheduler/strategies.h"

#include <algorithm>
#include <utility>

namespace lockstep::scheduler {

namespace {

constexpr std::uint32_t firstStepDistance = 512;
constexpr std::uint64_t firstTickDistance = 500'000;

/// The choice that made the step; a Block event's alternative says what was waited for instead.
Choice choiceOf(const history::Event& step) {
    return {step.actor, step.kind == history::EventKind::Block ? std::uint16_t{0} : step.alternative};
}

/// Passes on what a recorded program has written since the last time.
class OutputFollower {
public:
    OutputFollower(const history::History& history, const Control& control)
        : m_history(history), m_control(control), m_seen(history.events().size()) {}

    void follow() {
        if (!m_control.output) return;
        const auto events = m_history.events();
        for (; m_seen < events.size(); ++m_seen)
            if (const history::Event& event = events[m_seen]; event.kind == history::EventKind::Print)
                m_control.output(static_cast<int>(event.offset), m_history.text(event.side));
    }

private:
    const history::History& m_history;
    const Control& m_control;
    std::size_t m_seen;
};

} // namespace

Recording::Recording(std::shared_ptr<const machine::Image> image, RecordingOptions options)
    : m_image(std::move(image)), m_options(std::move(options)), m_recorder(m_image->sharedProgram()),
      m_machine(m_image, settingsFor(m_options.header, m_options.limits)), m_strategy(makeStrategy(m_options.header)),
      m_stepDistance(firstStepDistance), m_tickDistance(firstTickDistance) {
    m_machine.begin(&m_recorder);
    addCheckpoint();
}

Recording::~Recording() = default;
Recording::Recording(Recording&&) noexcept = default;
Recording& Recording::operator=(Recording&&) noexcept = default;

base::Result<Recording::Replayed> Recording::replay(std::shared_ptr<const machine::Image> image,
                                                    const history::Schedule& schedule, RecordingOptions options,
                                                    const Control& control) {
    options.header = schedule.header;
    base::Result<std::unique_ptr<Strategy>> rest = createStrategy(schedule.header);
    if (!rest) return rest.error();
    Recording recording(std::move(image), std::move(options));
    ReplayStrategy strategy(schedule, std::move(rest).value());
    Control inner = control;
    inner.limits = recording.m_options.limits;
    OutputFollower output(recording.history(), control);
    inner.moved = [&](Choice choice, const Machine& machine) {
        recording.noteMove(choice, strategy.wasListed(), strategy.lastAnchor());
        output.follow();
        if (control.moved) control.moved(choice, machine);
    };
    const RunEnd end = scheduler::run(recording.m_machine, strategy, &recording.m_recorder, inner);
    std::optional<Divergence> divergence = strategy.divergence();
    recording.m_strategy = std::move(strategy).takeRest();
    return Replayed{std::move(recording), end, std::move(divergence)};
}

RunEnd Recording::run(const Control& control) {
    Control inner = control;
    inner.limits = m_options.limits;
    OutputFollower output(history(), control);
    bool madeStep = true;
    inner.moved = [&](Choice choice, const Machine& machine) {
        madeStep = noteMove(choice, false, {});
        output.follow();
        if (control.moved) control.moved(choice, machine);
    };
    const RunEnd end = scheduler::run(m_machine, *m_strategy, &m_recorder, inner);
    if (end == RunEnd::Stopped && !madeStep) listEverything();
    return end;
}

/// Stopped within private work, the strategy has decided more than the steps tell. To stay replayable, this becomes the
/// recording that lists every choice of the history, and forgets that private work.
void Recording::listEverything() {
    Control control;
    control.untilStep = stepCount();
    base::Result<Replayed> listed =
        replay(m_image, history::scheduleOf(history(), m_options.header), m_options, control);
    base::ensure(listed.ok() && listed.value().recording.stepCount() == stepCount(),
                 "a recording could not be made again from its history");
    *this = std::move(listed.value().recording);
}

machine::StepStatus Recording::choose(Choice choice) {
    constexpr unsigned maxTries = 5;
    const std::uint32_t before = stepCount();
    const bool begins = beginsRun(choice);
    std::optional<Machine> untouched;
    std::unique_ptr<Strategy> untold;
    if (isBusy(m_machine, choice.actor)) {
        untouched = m_machine;
        untold = m_strategy->clone();
    }
    for (unsigned i = 0; i < maxTries; ++i) {
        // What it is about to do is known only when its private work is done.
        const Anchor anchor = begins ? anchorOf(m_machine, choice.actor) : Anchor{};
        if (const auto time = m_strategy->making(choice, m_machine)) m_machine.passTime(*time, &m_recorder);
        const machine::StepStatus status = makeMove(m_machine, choice, &m_recorder);
        m_strategy->made(choice, m_machine);
        if (stepCount() != before || m_machine.isOver()) {
            noteMove(choice, true, anchor);
            return status;
        }
        const auto choices = m_machine.choices();
        if (std::find(choices.begin(), choices.end(), choice) == choices.end()) break;
    }
    // A move that is no step cannot be written down: it has not been.
    base::ensure(untouched.has_value(), "a move made no step although there was one to make");
    m_machine = std::move(*untouched);
    m_strategy = std::move(untold);
    return machine::StepStatus::StillRunning;
}

Recording Recording::cut(std::uint32_t step) const {
    base::ensure(step <= stepCount(), "a recording was cut behind its end");
    history::Schedule start{.header = m_options.header, .runs = {}};
    std::uint32_t left = step;
    for (const history::ScheduleRun& run : m_runs) {
        if (left == 0) break;
        start.runs.push_back(run);
        start.runs.back().count = std::min(run.count, left);
        left -= start.runs.back().count;
    }
    Control control;
    control.untilStep = step;
    base::Result<Replayed> replayed = replay(m_image, start, m_options, control);
    base::ensure(replayed.ok() && replayed.value().recording.stepCount() == step,
                 "a recording could not be made again from its own choices");
    return std::move(replayed).value().recording;
}

history::Schedule Recording::schedule() const {
    history::Schedule schedule{.header = m_options.header, .runs = m_runs};
    if (!schedule.runs.empty() && schedule.runs.back().actor.empty()) schedule.runs.pop_back();
    return schedule;
}

const Machine& Recording::machineAt(std::uint32_t step) {
    base::ensure(step <= stepCount(), "a state behind the end of a recording was asked for");
    if (step == stepCount()) return m_machine;
    const auto after = std::upper_bound(m_checkpoints.begin(), m_checkpoints.end(), step,
                                        [](std::uint32_t wanted, const Checkpoint& c) { return wanted < c.step; });
    const Checkpoint& nearest = *std::prev(after);
    if (!m_cursor || m_cursorStep > step || m_cursorStep < nearest.step) {
        m_cursor = *nearest.machine;
        m_cursorStep = nearest.step;
    }
    const auto events = history().events();
    const auto steps = history().steps();
    while (m_cursorStep < step) {
        const history::EventIndex made = steps[m_cursorStep];
        if (m_cursor->settings().isTimed) m_cursor->passTime(history().timeAt(made));
        makeMove(*m_cursor, choiceOf(events[made]), nullptr);
        // A move may be private work alone, finishing what a budget interrupted.
        m_cursorStep = m_cursor->steps();
    }
    base::ensure(m_cursorStep == step, "a replayed move made more than one step");
    return *m_cursor;
}

bool Recording::beginsRun(Choice choice) const {
    return choice.alternative != 0 || m_runs.empty() || m_runs.back().actor != actorText(m_machine, choice.actor);
}

bool Recording::noteMove(Choice choice, bool listed, const Anchor& anchor) {
    const std::uint32_t steps = m_machine.steps() - m_notedSteps;
    m_notedSteps = m_machine.steps();
    if (steps != 0) {
        const std::string actor = listed ? actorText(m_machine, choice.actor) : std::string();
        if (!m_runs.empty() && m_runs.back().actor == actor && (!listed || choice.alternative == 0))
            m_runs.back().count += steps;
        else
            m_runs.push_back({.actor = actor,
                              .count = steps,
                              .alternative = listed ? choice.alternative : std::uint16_t{0},
                              .anchorKind = anchor.kind,
                              .anchorObject = anchor.object});
    }
    const Checkpoint& last = m_checkpoints.back();
    const bool isFar = m_machine.steps() - last.step >= m_stepDistance;
    const bool isLong = m_machine.ticks() - last.ticks >= m_tickDistance && m_machine.steps() > last.step;
    if ((isFar || isLong) && !m_machine.isOver()) addCheckpoint();
    return steps != 0;
}

void Recording::addCheckpoint() {
    m_checkpoints.push_back({m_machine.steps(), m_machine.ticks(), std::make_shared<const Machine>(m_machine)});
    m_checkpointBytes += m_machine.usedBytes();
    while (m_checkpoints.size() > 1 &&
           (m_checkpoints.size() > m_options.maxCheckpoints || m_checkpointBytes > m_options.checkpointBytes))
        thinOut();
}

/// Drops every other checkpoint; the first stays.
void Recording::thinOut() {
    std::vector<Checkpoint> kept;
    m_checkpointBytes = 0;
    for (std::size_t i = 0; i < m_checkpoints.size(); i += 2) {
        m_checkpointBytes += m_checkpoints[i].machine->usedBytes();
        kept.push_back(std::move(m_checkpoints[i]));
    }
    m_checkpoints = std::move(kept);
    m_stepDistance *= 2;
    m_tickDistance *= 2;
}

} // namespace lockstep::scheduler
