#include "app/control/explore_controller.h"

#include "engine/session/scales.h"

#include <QLocale>

#include <algorithm>

namespace lockstep::app {
namespace {

constexpr int randomRuns = 1000;

QString grouped(double number) { return QLocale(QLocale::English).toString(number, 'f', 0); }

} // namespace

ExploreController::ExploreController(EngineLink& engine, CommandRegistry& commands, QObject* parent)
    : QObject(parent), m_engine(engine) {
    const auto mayStart = [this] { return m_engine.shown().compilation != nullptr && !isWorking(); };
    commands.bind(
        "explore.start", [this] { start(); }, mayStart);
    commands.bind(
        "explore.sample", [this] { startSampling(); }, mayStart);
    commands.bind(
        "explore.stop", [this] { stop(); }, [this] { return isWorking(); });
    commands.bind(
        "explore.runAsWritten", [this] { m_engine.unscale(); }, [this] { return m_engine.shown().isScaled(); });
    bindWake(commands);
    bindLoops(commands);
    connect(&engine, &EngineLink::answered, this, [this](const Answer& answer) {
        if (answer.opened) clear();
    });
}

void ExploreController::bindWake(CommandRegistry& commands) {
    const auto bind = [&](const char* id, history::WakePolicy policy) {
        commands.bind(
            id,
            [this, policy] {
                m_wake = policy;
                Q_EMIT changed();
            },
            [this] { return !isWorking(); }, [this, policy] { return m_wake == policy; });
    };
    bind("explore.wakeAny", history::WakePolicy::Any);
    bind("explore.wakeGo", history::WakePolicy::Go);
    bind("explore.wakeFifo", history::WakePolicy::Fifo);
}

void ExploreController::bindLoops(CommandRegistry& commands) {
    const auto bind = [&](const char* id, Loops loops) {
        commands.bind(
            id,
            [this, loops] {
                m_loops = loops;
                Q_EMIT changed();
            },
            [this, loops] { return isPossible(loops) && !isWorking(); }, [this, loops] { return m_loops == loops; });
    };
    bind("explore.loopsAsWritten", {});
    bind("explore.loops2", {.rounds = 2});
    bind("explore.loops3", {.rounds = 3});
    bind("explore.loops4", {.rounds = 4});
    bind("explore.loopsCompared", {.rounds = 3, .areCompared = true});
}

std::int64_t ExploreController::longestLoop() const {
    std::int64_t longest = 0;
    if (const auto& written = m_engine.shown().written)
        for (const session::ScalableLoop& loop : written->loops) longest = std::max(longest, loop.rounds);
    return longest;
}

bool ExploreController::isPossible(Loops loops) const { return isScalable() && longestLoop() > loops.rounds; }

ExploreController::~ExploreController() {
    m_work.request_stop();
    if (m_work.joinable()) m_work.join();
}

void ExploreController::post(quint64 job, std::function<void()> action) {
    QMetaObject::invokeMethod(this, [this, job, action = std::move(action)] {
        if (job == m_job) action();
    });
}

void ExploreController::begin(bool sampling, Work work) {
    const auto compilation = m_engine.shown().written;
    if (isWorking() || !compilation || !compilation->ok()) return;
    m_sampling = sampling;
    m_comparing = false;
    m_progress = {};
    const quint64 job = ++m_job;
    m_work = std::jthread([this, job, compilation, work = std::move(work)](std::stop_token stop) {
        work(*compilation, std::move(stop));
        post(job, [this, job] { finish(job); });
    });
    Q_EMIT changed();
}

void ExploreController::finish(quint64 job) {
    if (job != m_job || !m_work.joinable()) return;
    m_work.join();
    m_work = {};
    Q_EMIT changed();
}

void ExploreController::start() {
    const quint64 job = m_job + 1;
    begin(false, [this, job, loops = m_loops, wake = m_wake](const session::Compilation& compilation,
                                                             const std::stop_token& stop) {
        exploreWith(loops, wake, job, compilation, stop);
    });
}

/// On the thread of the work.
void ExploreController::exploreWith(Loops loops, history::WakePolicy wake, quint64 job,
                                    const session::Compilation& written, const std::stop_token& stop) {
    session::ExplorationOptions options;
    options.jobs = 2;
    options.wake = wake;
    options.stop = stop;
    options.progress = [this, job](const explore::Progress& progress) {
        post(job, [this, progress] {
            m_progress = progress;
            Q_EMIT changed();
        });
    };
    const auto scaled = loops.rounds == 0 ? nullptr : session::scaledTo(written, loops.rounds);
    const session::Compilation& compilation = scaled ? *scaled : written;
    Explored explored{.loops = loops, .scaled = compilation.scaled};
    explored.exploration = std::make_shared<const session::Exploration>(session::explore(compilation, options));
    post(job, [this, explored] {
        m_explored = explored;
        m_comparing = explored.loops.areCompared;
        updateResult();
    });
    if (!loops.areCompared) return;
    session::CompileOptions compileOptions;
    compileOptions.goMinor = session::parseLanguage(written.language).value();
    compileOptions.scales.push_back({.line = 0});
    const history::Text stability =
        session::compareScales(session::verdictsAtScales(written.sources, compileOptions, options));
    post(job, [this, stability] {
        m_explored.stability = stability;
        updateResult();
    });
}

void ExploreController::startSampling() {
    const quint64 job = m_job + 1;
    begin(true, [this, job](const session::Compilation& compilation, std::stop_token stop) {
        const auto show = [this, job](const session::RandomRuns& runs) {
            post(job, [this, runs] {
                m_runs = runs;
                m_tally.setRuns(m_runs, m_language);
                Q_EMIT tallyChanged();
            });
        };
        session::RandomRunOptions options;
        options.runs = randomRuns;
        options.stop = std::move(stop);
        options.progress = show;
        show(session::runAtRandom(compilation, options));
    });
}

void ExploreController::clear() {
    m_work.request_stop();
    if (m_work.joinable()) m_work.join();
    m_work = {};
    ++m_job;
    m_explored = {};
    if (!isPossible(m_loops)) m_loops = {};
    m_runs = {};
    m_progress = {};
    m_outcomes.setRows({});
    m_found.setRows({});
    m_tally.setRows({});
    Q_EMIT changed();
    Q_EMIT tallyChanged();
}

void ExploreController::updateResult() {
    if (hasResult()) {
        const explore::Result& result = m_explored.exploration->result;
        m_outcomes.setResult(result);
        m_found.setFindings(result.findings, m_language);
    }
    Q_EMIT changed();
}

void ExploreController::setLanguage(history::Language language) {
    m_language = language;
    updateResult();
    m_tally.setRuns(m_runs, language);
    Q_EMIT tallyChanged();
}

QString ExploreController::progress() const {
    if (!isWorking()) return {};
    if (m_sampling)
        return tr("%1 of %2 random runs").arg(grouped(static_cast<double>(m_runs.runs)), grouped(randomRuns));
    if (m_comparing) return tr("Comparing 2, 3 and 4 rounds");
    // Under the other policies executions are not told apart.
    if (m_wake != history::WakePolicy::Any && m_progress.samples == 0) return tr("Looking at every state");
    QStringList parts;
    const auto executions = static_cast<double>(m_progress.executions);
    parts += m_progress.estimate > executions
                 ? tr("%1 executions of about %2").arg(grouped(executions), grouped(m_progress.estimate))
                 : tr("%1 executions").arg(grouped(executions));
    if (m_progress.samples > 0) parts += tr("%1 random runs").arg(grouped(static_cast<double>(m_progress.samples)));
    parts += tr("%n outcome(s)", nullptr, static_cast<int>(m_progress.outcomes));
    return parts.join(QStringLiteral(" · "));
}

double ExploreController::fraction() const {
    if (!isWorking()) return 0;
    if (m_sampling) return static_cast<double>(m_runs.runs) / randomRuns;
    if (m_comparing) return -1;
    const auto executions = static_cast<double>(m_progress.executions);
    return m_progress.estimate > executions ? executions / m_progress.estimate : -1;
}

QString ExploreController::verdict() const {
    if (!hasResult()) return {};
    QStringList sentences;
    for (const session::ScaledLoop& loop : m_explored.scaled)
        sentences += QString::fromStdString(session::textOf(loop).in(m_language));
    sentences += QString::fromStdString(m_explored.exploration->result.verdict.in(m_language));
    if (m_explored.stability) sentences += QString::fromStdString(m_explored.stability->in(m_language));
    return sentences.join(m_language == history::Language::Chinese ? QString() : QStringLiteral(" "));
}

QString ExploreController::loops() const {
    if (!isScalable()) return {};
    QStringList places;
    for (const session::ScalableLoop& loop : m_engine.shown().written->loops)
        if (loop.rounds > fewestRounds)
            places += tr("line %1: %2 rounds").arg(loop.line).arg(grouped(static_cast<double>(loop.rounds)));
    return places.join(QStringLiteral(" · "));
}

QVariantList ExploreController::bars() const {
    QVariantList bars;
    for (const OutcomeRow& row : m_tally.rows()) {
        const QString label = row.failed || row.output.isEmpty() ? row.ending : row.output;
        bars.append(QVariantMap{{QStringLiteral("label"), label},
                                {QStringLiteral("runs"), row.share * static_cast<double>(m_runs.runs)},
                                {QStringLiteral("failed"), row.failed}});
    }
    return bars;
}

QString ExploreController::tallyTitle() const {
    if (m_runs.runs == 0) return {};
    QString title = tr("%n random run(s), seeds from 1", nullptr, static_cast<int>(m_runs.runs));
    if (m_runs.isCrowded) title += QStringLiteral(" · ") + tr("the last bar holds all further outcomes");
    return title;
}

void ExploreController::showOutcome(int row) {
    if (row >= 0 && row < m_outcomes.rowCount())
        m_engine.replay(m_outcomes.rows()[static_cast<std::size_t>(row)].schedule, m_explored.loops.rounds);
}

void ExploreController::showTally(int row) {
    if (row >= 0 && row < m_tally.rowCount())
        m_engine.replay(m_tally.rows()[static_cast<std::size_t>(row)].schedule, 0);
}

void ExploreController::showFinding(int row) {
    if (row < 0 || row >= m_found.rowCount()) return;
    const explore::FindingResult& finding = m_explored.exploration->result.findings[static_cast<std::size_t>(row)];
    m_engine.replay(QString::fromStdString(finding.witness.schedule.text()), m_explored.loops.rounds);
    if (!finding.steps.empty()) m_engine.moveTo(finding.steps.back());
}

} // namespace lockstep::app
