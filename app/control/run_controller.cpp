#include "app/control/run_controller.h"

#include "app/model/user_position.h"
#include "engine/history/value_text.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace lockstep::app {
namespace {

/// Milliseconds a step takes when playing, by speed.
constexpr std::array<int, 8> playIntervals = {2000, 1000, 500, 250, 120, 50, 20, 8};
constexpr int usualSpeed = 2;
/// Faster than this nothing is animated.
constexpr int leastAnimated = 60;

} // namespace

RunController::RunController(EngineLink& engine, SelectionController& selection, SettingsController& settings,
                             const TimingController& timing, CommandRegistry& commands, QObject* parent)
    : QObject(parent), m_engine(engine), m_selection(selection), m_settings(settings), m_timing(timing),
      m_speed(std::clamp(settings.value(QStringLiteral("speed"), usualSpeed).toInt(), 0, maxSpeed())) {
    m_timer.setInterval(playIntervals[static_cast<std::size_t>(m_speed)]);
    m_workDelay.setSingleShot(true);
    m_workDelay.setInterval(200);
    connect(&m_timer, &QTimer::timeout, this, &RunController::tick);
    connect(&m_engine, &EngineLink::answered, this, &RunController::follow);
    connect(&m_engine, &EngineLink::progressChanged, this, &RunController::workingChanged);
    connect(&m_workDelay, &QTimer::timeout, this, [this] {
        m_working = true;
        Q_EMIT workingChanged();
    });
    connect(&m_engine, &EngineLink::busyChanged, this, [this] {
        if (m_engine.isBusy()) {
            m_workDelay.start();
            return;
        }
        m_workDelay.stop();
        if (!m_working) return;
        m_working = false;
        Q_EMIT workingChanged();
    });
    bindCommands(commands);
    bindStrategies(commands);
    connect(&timing, &TimingController::chosen, this, [this] {
        if (hasRun() && m_engine.shown().settings.header.strategy == history::StrategyKind::Timed)
            chooseStrategy(history::StrategyKind::Timed);
    });
}

void RunController::bindCommands(CommandRegistry& commands) {
    const auto running = [this] { return hasRun(); };
    commands.bind(
        "run.forward", [this] { m_engine.forward(); }, [this] { return canForward(); });
    commands.bind(
        "run.back", [this] { moveTo(position() - 1); }, [this] { return position() > 0; });
    commands.bind(
        "run.start", [this] { moveTo(0); }, [this] { return position() > 0; });
    commands.bind(
        "run.end", [this] { moveTo(stepCount()); }, [this] { return position() < stepCount(); });
    commands.bind(
        "run.nextSwitch", [this] { moveToSwitch(true); }, [this] { return position() < stepCount(); });
    commands.bind(
        "run.previousSwitch", [this] { moveToSwitch(false); }, [this] { return position() > 0; });
    commands.bind(
        "run.play", [this] { play(!isPlaying()); }, [this] { return isPlaying() || canForward(); },
        [this] { return isPlaying(); });
    commands.bind("run.faster", [this] { setSpeed(m_speed + 1); });
    commands.bind("run.slower", [this] { setSpeed(m_speed - 1); });
    commands.bind("run.stop", [this] {
        play(false);
        m_engine.stop();
    });
    commands.bind(
        "run.restart",
        [this] {
            play(false);
            m_engine.restart(m_engine.shown().settings);
        },
        running);
    commands.bind(
        "run.nextLine", [this] { stretch(Stretch::NextLine); }, [this] { return movingGoroutine() >= 0; });
    commands.bind(
        "run.untilReturn", [this] { stretch(Stretch::UntilReturn); }, [this] { return movingGoroutine() >= 0; });
    commands.bind(
        "run.takeGhost", [this] { m_engine.takeBranch(m_engine.shown().run->branches.size() - 1); },
        [this] { return hasRun() && !m_engine.shown().run->branches.empty(); });
    for (int key = 0; key <= 9; ++key) {
        const QByteArray id = QByteArrayLiteral("run.goroutine") + QByteArray::number(key);
        commands.bind(
            id.constData(), [this, key] { choose(m_chips.rowOf(key)); },
            [this, key] { return m_chips.rowOf(key) >= 0; });
    }
}

void RunController::bindStrategies(CommandRegistry& commands) {
    const auto running = [this] { return hasRun(); };
    const auto bind = [&](const char* id, auto set, auto field, auto value) {
        commands.bind(
            id, [this, set, value] { (this->*set)(value); }, running,
            [this, field, value] { return hasRun() && m_engine.shown().settings.header.*field == value; });
    };
    const auto bindStrategy = [&](const char* id, history::StrategyKind kind) {
        bind(id, &RunController::chooseStrategy, &history::ScheduleHeader::strategy, kind);
    };
    const auto bindWake = [&](const char* id, history::WakePolicy policy) {
        bind(id, &RunController::chooseWake, &history::ScheduleHeader::wake, policy);
    };
    bindStrategy("run.strategyGo", history::StrategyKind::Go);
    bindStrategy("run.strategyFair", history::StrategyKind::Fair);
    bindStrategy("run.strategyRandom", history::StrategyKind::Random);
    bindStrategy("run.strategyTimed", history::StrategyKind::Timed);
    bindWake("run.wakeGo", history::WakePolicy::Go);
    bindWake("run.wakeFifo", history::WakePolicy::Fifo);
    bindWake("run.wakeAny", history::WakePolicy::Any);
    commands.bind(
        "run.anotherSeed",
        [this] {
            play(false);
            session::RunSettings settings = m_engine.shown().settings;
            settings.header.seed += settings.header.strategy == history::StrategyKind::Random ? 1 : 0;
            settings.header.strategy = history::StrategyKind::Random;
            m_engine.runAfresh(settings);
        },
        running);
}

void RunController::chooseStrategy(history::StrategyKind kind) {
    play(false);
    session::RunSettings settings = m_engine.shown().settings;
    settings.header.strategy = kind;
    if (kind == history::StrategyKind::Timed) {
        settings.header.processors = m_timing.processors();
        settings.header.costs = m_timing.costs();
    }
    m_engine.restart(settings);
}

void RunController::chooseWake(history::WakePolicy policy) {
    play(false);
    session::RunSettings settings = m_engine.shown().settings;
    settings.header.wake = policy;
    m_engine.restart(settings);
}

void RunController::follow(const Answer& answer) {
    m_chips.setMoment(answer.shown.moment.get(), answer.shown.run.get(), m_language);
    if (answer.rejected || answer.opened) m_rejected = answer.rejected != nullptr;
    if (answer.advance == session::Advance::Private)
        Q_EMIT hinted(tr("That goroutine is still computing by itself and has done no visible step yet: "
                         "let it move again to go on."));
    if (answer.rejected || answer.fault || (isPlaying() && !canForward())) play(false);
    Q_EMIT changed();
    Q_EMIT statusChanged();
}

bool RunController::isOver() const { return hasRun() && m_engine.shown().run->isOver && position() == stepCount(); }

bool RunController::canForward() const { return hasRun() && !isOver(); }

void RunController::tick() {
    if (m_engine.isBusy()) return;
    if (!canForward() || standsBeforeBreakpoint()) {
        play(false);
        return;
    }
    m_engine.forward();
}

bool RunController::standsBeforeBreakpoint() const {
    if (m_breakpoints.empty() || position() == 0 || position() >= stepCount()) return false;
    const history::History& history = *m_engine.shown().run->history;
    return m_breakpoints.contains(userPosition(history, history.steps()[static_cast<unsigned>(position())]).line);
}

void RunController::play(bool on) {
    if (on == isPlaying()) return;
    if (on) {
        m_timer.start();
        m_engine.forward();
    } else {
        m_timer.stop();
    }
    Q_EMIT playingChanged();
}

int RunController::maxSpeed() const { return static_cast<int>(playIntervals.size()) - 1; }

void RunController::setSpeed(int speed) {
    speed = std::clamp(speed, 0, maxSpeed());
    if (speed == m_speed) return;
    m_speed = speed;
    m_timer.setInterval(playIntervals[static_cast<std::size_t>(speed)]);
    m_settings.setValue(QStringLiteral("speed"), speed);
    Q_EMIT speedChanged();
    Q_EMIT playingChanged();
}

QString RunController::speedText() const {
    const double perSecond = 1000.0 / playIntervals[static_cast<std::size_t>(m_speed)];
    return tr("%1 steps a second").arg(QLocale().toString(perSecond, 'g', 3));
}

bool RunController::isAnimated() const {
    return !isPlaying() || playIntervals[static_cast<std::size_t>(m_speed)] >= leastAnimated;
}

QString RunController::workText() const {
    const quint64 steps = m_engine.progressSteps();
    return steps == 0 ? tr("Working…") : tr("Running: %1 steps so far").arg(QLocale().toString(steps));
}

std::int64_t RunController::runTime() const {
    const auto& timing = m_engine.shown().run->timing;
    return timing ? timing->duration : 0;
}

QString RunController::wake() const {
    switch (m_engine.shown().settings.header.wake) {
    case history::WakePolicy::Any: return QStringLiteral(" · ") + tr("any waiter may go on");
    case history::WakePolicy::Fifo: return QStringLiteral(" · ") + tr("waiters first come, first served");
    case history::WakePolicy::Go: break;
    }
    return {};
}

QString RunController::strategy() const {
    if (!hasRun()) return {};
    const history::ScheduleHeader& header = m_engine.shown().settings.header;
    switch (header.strategy) {
    case history::StrategyKind::Fair: return tr("chosen in turn");
    case history::StrategyKind::Random: return tr("chosen at random, seed %1").arg(header.seed);
    case history::StrategyKind::Timed:
        return tr("by time, %1 on %n processor(s), cost table %2", nullptr, static_cast<int>(header.processors))
            .arg(QString::fromStdString(history::durationText(runTime())), QString::fromStdString(header.costs.name));
    default: return tr("chosen as Go does");
    }
}

QString RunController::status() const {
    if (!hasRun() && m_rejected) return tr("The source does not compile. Correct it and press F5.");
    if (!hasRun()) return tr("Open a lesson or a Go file to begin.");
    if (stepCount() == 0)
        return tr("step 0: choose who moves first · where you do not choose: %1").arg(strategy()) + wake();
    const Shown& shown = m_engine.shown();
    const QString steps =
        shown.run->isOver
            ? tr("step %1 of %2").arg(QLocale().toString(position()), QLocale().toString(stepCount()))
            : tr("step %1 of %2 so far").arg(QLocale().toString(position()), QLocale().toString(stepCount()));
    return tr("%1 · where you do not choose: %2", "the steps, and how is chosen").arg(steps, strategy()) + wake();
}

void RunController::choose(int chip, int alternative) {
    if (chip < 0 || chip >= m_chips.rowCount()) return;
    const Chip& row = m_chips.rows()[static_cast<std::size_t>(chip)];
    if (!row.canMove) {
        Q_EMIT hinted(row.reason);
        return;
    }
    play(false);
    history::Choice choice = row.choice;
    if (alternative > 0 && alternative < static_cast<int>(row.alternatives.size()))
        choice.alternative = row.alternatives[static_cast<std::size_t>(alternative)];
    m_engine.choose(choice);
}

void RunController::moveTo(int step) {
    if (hasRun()) m_engine.moveTo(static_cast<std::uint32_t>(std::clamp(step, 0, stepCount())));
}

void RunController::moveToSwitch(bool forward) {
    if (!hasRun()) return;
    // A switch at column c means that step c + 1 is another goroutine's: the playhead stands before it, at step c.
    const auto switches = m_engine.shown().run->scene->switches();
    const auto here = static_cast<view::Column>(position());
    if (forward) {
        const auto next = std::upper_bound(switches.begin(), switches.end(), here);
        moveTo(next == switches.end() ? stepCount() : static_cast<int>(*next));
    } else {
        const auto next = std::lower_bound(switches.begin(), switches.end(), here);
        moveTo(next == switches.begin() ? 0 : static_cast<int>(*std::prev(next)));
    }
}

int RunController::movingGoroutine() const {
    const auto canMove = [this](int goroutine) {
        return std::any_of(m_chips.rows().begin(), m_chips.rows().end(),
                           [&](const Chip& chip) { return chip.goroutine == goroutine && chip.canMove; });
    };
    if (m_selection.goroutine() >= 0 && canMove(m_selection.goroutine())) return m_selection.goroutine();
    for (const Chip& chip : m_chips.rows())
        if (chip.moved && chip.canMove) return chip.goroutine;
    for (const Chip& chip : m_chips.rows())
        if (chip.canMove) return chip.goroutine;
    return -1;
}

void RunController::stretch(Stretch stretch) {
    if (const int goroutine = movingGoroutine(); goroutine >= 0)
        m_engine.runStretch(static_cast<std::uint32_t>(goroutine), stretch);
}

void RunController::setLanguage(history::Language language) {
    m_language = language;
    m_chips.setMoment(m_engine.shown().moment.get(), m_engine.shown().run.get(), language);
    Q_EMIT changed();
    Q_EMIT statusChanged();
    Q_EMIT speedChanged();
    Q_EMIT workingChanged();
}

} // namespace lockstep::app
