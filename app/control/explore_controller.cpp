#include "app/control/explore_controller.h"

#include <QLocale>

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
    connect(&engine, &EngineLink::answered, this, [this](const Answer& answer) {
        if (answer.opened) clear();
    });
}

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
    const auto compilation = m_engine.shown().compilation;
    if (isWorking() || !compilation || !compilation->ok()) return;
    m_sampling = sampling;
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
    begin(false, [this, job](const session::Compilation& compilation, std::stop_token stop) {
        session::ExplorationOptions options;
        options.jobs = 2;
        options.stop = std::move(stop);
        options.progress = [this, job](const explore::Progress& progress) {
            post(job, [this, progress] {
                m_progress = progress;
                Q_EMIT changed();
            });
        };
        auto result = std::make_shared<const session::Exploration>(session::explore(compilation, options));
        post(job, [this, result] {
            m_result = result;
            updateResult();
        });
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
    m_result.reset();
    m_runs = {};
    m_progress = {};
    m_outcomes.setRows({});
    m_found.setRows({});
    m_tally.setRows({});
    Q_EMIT changed();
    Q_EMIT tallyChanged();
}

void ExploreController::updateResult() {
    if (m_result) {
        m_outcomes.setResult(m_result->result);
        m_found.setFindings(m_result->result.findings, m_language);
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
    const auto executions = static_cast<double>(m_progress.executions);
    return m_progress.estimate > executions ? executions / m_progress.estimate : -1;
}

QString ExploreController::verdict() const {
    return m_result ? QString::fromStdString(m_result->result.verdict.in(m_language)) : QString();
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
        m_engine.replay(m_outcomes.rows()[static_cast<std::size_t>(row)].schedule);
}

void ExploreController::showTally(int row) {
    if (row >= 0 && row < m_tally.rowCount()) m_engine.replay(m_tally.rows()[static_cast<std::size_t>(row)].schedule);
}

void ExploreController::showFinding(int row) {
    if (!m_result || row < 0 || row >= static_cast<int>(m_result->result.findings.size())) return;
    const explore::FindingResult& finding = m_result->result.findings[static_cast<std::size_t>(row)];
    m_engine.replay(QString::fromStdString(finding.witness.schedule.text()));
    if (!finding.steps.empty()) m_engine.moveTo(finding.steps.back());
}

} // namespace lockstep::app
