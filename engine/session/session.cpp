#include "engine/session/session.h"

#include "engine/analysis/finding.h"
#include "engine/base/hash.h"
#include "engine/scheduler/actor_names.h"
#include "engine/scheduler/obstacle.h"
#include "engine/scheduler/strategies.h"
#include "engine/session/version.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace lockstep::session {

using history::Actor;
using scheduler::Control;
using scheduler::Recording;
using scheduler::RunEnd;

namespace {

scheduler::RecordingOptions optionsFor(const Compilation& compilation, RunSettings settings) {
    scheduler::RecordingOptions options;
    options.header = std::move(settings.header);
    options.header.language = compilation.language;
    options.limits = settings.limits;
    return options;
}

Choice choiceOf(const history::Event& step) {
    return {step.actor, step.kind == history::EventKind::Block ? std::uint16_t{0} : step.alternative};
}

} // namespace

std::string RunView::pictureTitle(const std::string& title, history::Language language) const {
    if (!timing) return title;
    const bool isChinese = language == history::Language::Chinese;
    return fmt::format(fmt::runtime(isChinese ? "{}（开销表：{}）" : "{} (cost table: {})"), title, timing->table);
}

Session::Session(std::shared_ptr<const Compilation> compilation, RunSettings settings)
    : m_compilation(std::move(compilation)),
      m_recording(m_compilation->image, optionsFor(*m_compilation, std::move(settings))) {}

base::Result<base::Nothing> Session::replay(const history::Schedule& schedule, std::uint32_t steps,
                                            const Control& control) {
    Control inner = control;
    if (steps != 0) inner.untilStep = steps;
    scheduler::RecordingOptions options = m_recording.options();
    base::Result<Recording::Replayed> replayed =
        Recording::replay(m_compilation->image, schedule, std::move(options), inner);
    if (!replayed) return replayed.error();
    m_recording = std::move(replayed.value().recording);
    m_divergence = std::move(replayed.value().divergence);
    m_branches.clear();
    m_view.reset();
    m_position = stepCount();
    return base::Nothing{};
}

void Session::restart(RunSettings settings) {
    m_recording = Recording(m_compilation->image, optionsFor(*m_compilation, std::move(settings)));
    m_divergence.reset();
    m_branches.clear();
    m_view.reset();
    m_position = 0;
}

RunSettings Session::settings() const { return {m_recording.options().header, m_recording.options().limits}; }

void Session::moveTo(std::uint32_t step) {
    base::ensure(step <= stepCount(), "a position behind the end of the run");
    m_position = step;
}

Advance Session::choose(Choice choice) {
    if (m_position < stepCount()) {
        const auto& history = m_recording.history();
        if (choiceOf(history.events()[history.steps()[m_position]]) == choice) {
            ++m_position;
            return Advance::Followed;
        }
    }
    const auto possible = m_recording.machineAt(m_position).choices();
    if (std::find(possible.begin(), possible.end(), choice) == possible.end()) return Advance::Refused;
    const bool branches = m_position < stepCount();
    if (branches) leaveFuture();
    m_view.reset();
    m_recording.choose(choice);
    if (stepCount() == m_position) return Advance::Private;
    m_position = stepCount();
    return branches ? Advance::Branched : Advance::Extended;
}

bool Session::forward() {
    if (m_position < stepCount()) {
        ++m_position;
        return true;
    }
    Control one;
    one.untilStep = m_position + 1;
    runOn(one);
    return m_position == one.untilStep;
}

RunEnd Session::runOn(const Control& control) {
    m_view.reset();
    const RunEnd end = m_recording.run(control);
    m_position = stepCount();
    return end;
}

RunEnd Session::runOnFromHere(const Control& control) {
    if (m_position < stepCount()) leaveFuture();
    return runOn(control);
}

/// Cuts the run at the position; its future becomes a ghost branch.
void Session::leaveFuture() {
    Recording cut = m_recording.cut(m_position);
    m_branches.push_back({.forkedAt = m_position,
                          .schedule = m_recording.schedule(),
                          .steps = stepCount(),
                          .isOver = isOver(),
                          .history = std::make_shared<const history::History>(m_recording.history())});
    m_recording = std::move(cut);
    m_view.reset();
}

void Session::takeBranch(std::size_t index) {
    base::ensure(index < m_branches.size(), "there is no such branch");
    const Branch taken = m_branches[index];
    m_branches.erase(m_branches.begin() + static_cast<std::ptrdiff_t>(index));
    Control control;
    if (!taken.isOver) control.untilStep = taken.steps;
    base::Result<Recording::Replayed> replayed =
        Recording::replay(m_compilation->image, taken.schedule, m_recording.options(), control);
    base::ensure(replayed.ok() && replayed.value().recording.stepCount() == taken.steps,
                 "a branch could not be made again from its own choices");
    if (stepCount() > taken.forkedAt)
        m_branches.push_back({.forkedAt = taken.forkedAt,
                              .schedule = m_recording.schedule(),
                              .steps = stepCount(),
                              .isOver = isOver(),
                              .history = std::make_shared<const history::History>(m_recording.history())});
    m_recording = std::move(replayed.value().recording);
    m_position = std::min(taken.forkedAt, stepCount());
    m_view.reset();
}

void Session::forgetBranch(std::size_t index) {
    base::ensure(index < m_branches.size(), "there is no such branch");
    m_branches.erase(m_branches.begin() + static_cast<std::ptrdiff_t>(index));
    m_view.reset();
}

std::shared_ptr<const RunView> Session::view() {
    if (m_view) return m_view;
    auto made = std::make_shared<RunView>();
    made->compilation = m_compilation;
    made->history = std::make_shared<const history::History>(m_recording.history());
    std::vector<analysis::Finding> findings = analysis::analyze(*made->history);
    made->scene = view::buildScene(made->history, findings);
    // The captions share the scene's lock table.
    std::shared_ptr<const analysis::LockOwnership> ownership(made->scene, &made->scene->ownership());
    made->captions = std::make_shared<const view::Captions>(made->history, std::move(ownership), findings);
    made->schedule = m_recording.schedule();
    made->branches = m_branches;
    made->timing = m_recording.timing();
    made->steps = stepCount();
    made->isOver = isOver();
    m_view = std::move(made);
    return m_view;
}

Moment Session::momentAt(std::uint32_t step) {
    const std::shared_ptr<const RunView> whole = view();
    const machine::Machine& machine = m_recording.machineAt(step);
    Moment moment{.step = step, .isOver = machine.isOver(), .snapshot = machine.snapshot(), .moves = {}};
    std::vector<Choice> choices(machine.choices().begin(), machine.choices().end());
    const auto alternativesOf = [&choices](Actor actor) {
        std::vector<std::uint16_t> alternatives;
        for (const Choice& choice : choices)
            if (choice.actor == actor) alternatives.push_back(choice.alternative);
        return alternatives;
    };
    for (const machine::GoroutineState& state : moment.snapshot.goroutines) {
        if (state.activity == machine::Activity::Done) continue;
        const Actor actor = Actor::goroutine(state.index);
        Move move{.actor = actor, .name = state.name, .alternatives = alternativesOf(actor), .next = state.next};
        if (move.alternatives.size() > 1) move.ways = machine.ways(state.index);
        if (!move.canMove()) {
            move.obstacle.en = whole->captions->cannotMove(state.index, state, step, history::Language::English);
            move.obstacle.zh = whole->captions->cannotMove(state.index, state, step, history::Language::Chinese);
            if (move.obstacle.en.empty()) move.obstacle = scheduler::findObstacle(machine, actor).text();
        }
        moment.moves.push_back(std::move(move));
    }
    if (machine.hasTimers()) {
        Move clock{.actor = Actor::clock(), .name = "clock", .alternatives = alternativesOf(Actor::clock())};
        if (!clock.canMove()) clock.obstacle = scheduler::findObstacle(machine, Actor::clock()).text();
        moment.moves.push_back(std::move(clock));
    }
    return moment;
}

SessionFile Session::toFile() const {
    SessionFile file;
    file.toolVersion = std::string(toolVersion);
    file.sources = m_compilation->sources;
    file.schedule = m_recording.schedule();
    file.limits = m_recording.options().limits;
    file.steps = stepCount();
    file.isOver = isOver();
    file.stepMarks = session::stepMarks(m_recording.history());
    file.position = m_position;
    return file;
}

base::Result<Session::Opened> Session::open(const SessionFile& file, const Control& control) {
    const base::Result<unsigned> minor = parseLanguage(file.schedule.header.language);
    if (!minor) return minor.error();
    if (auto strategy = scheduler::createStrategy(file.schedule.header); !strategy) return strategy.error();
    std::shared_ptr<const Compilation> compilation = compile(file.sources, {.goMinor = minor.value()});
    if (!compilation->ok()) return base::Error{compilation->report, {}};
    Session session(std::move(compilation), RunSettings{.header = file.schedule.header, .limits = file.limits});
    if (file.steps != 0 || file.isOver) {
        const std::uint32_t until = file.isOver ? 0 : file.steps;
        const base::Result<base::Nothing> replayed = session.replay(file.schedule, until, control);
        if (!replayed) return replayed.error();
    }
    Opened opened{.session = std::move(session), .firstDifferentStep = 0, .difference = {}};
    findDifference(file, opened);
    opened.session.m_position = std::min(file.position, opened.session.stepCount());
    return opened;
}

/// Compares what was saved of the history with what the replay gave.
void Session::findDifference(const SessionFile& file, Opened& opened) {
    const Session& session = opened.session;
    const auto differ = [&opened](std::uint32_t step, history::Text text) {
        opened.firstDifferentStep = step;
        opened.difference = std::move(text);
    };
    const std::string marks =
        file.stepMarks.empty() ? std::string() : session::stepMarks(session.m_recording.history());
    const std::size_t common = std::min(marks.size(), file.stepMarks.size()) & ~std::size_t{1};
    const auto mismatch =
        std::mismatch(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(common), file.stepMarks.begin());
    if (const auto at = static_cast<std::size_t>(mismatch.first - marks.begin()); at < common) {
        const auto step = static_cast<std::uint32_t>(at / 2 + 1);
        differ(step, {fmt::format("step {} is not the one that was recorded", step),
                      fmt::format("第 {} 步与记录的不同", step)});
        return;
    }
    if (session.divergence()) {
        differ(session.divergence()->step, session.divergence()->text());
        return;
    }
    if (file.stepMarks.empty() || (session.stepCount() == file.steps && session.isOver() == file.isOver)) return;
    const std::uint32_t step = std::min(session.stepCount(), file.steps) + 1;
    differ(step, {fmt::format("{} steps were recorded, and there are {} now", file.steps, session.stepCount()),
                  fmt::format("记录有 {} 步，而现在有 {} 步", file.steps, session.stepCount())});
}

std::string stepMarks(const history::History& history) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string marks;
    marks.reserve(history.stepCount() * std::size_t{2});
    std::uint64_t running = 0;
    const auto events = history.events();
    const auto steps = history.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::size_t end = i + 1 < steps.size() ? steps[i + 1] : events.size();
        base::StableHash hash;
        hash.add(running);
        for (std::size_t e = steps[i]; e < end; ++e) {
            const history::Event& event = events[e];
            hash.add(static_cast<std::uint64_t>(event.kind)).add(event.actor.bits()).add(event.alternative);
            hash.add(event.before).add(event.after).add(event.offset).add(history.text(event.side));
        }
        running = hash.value();
        marks += digits[running >> 4U & 15U];
        marks += digits[running & 15U];
    }
    return marks;
}

} // namespace lockstep::session
