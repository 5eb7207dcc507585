#include "app/model/outcome_model.h"

#include <QCoreApplication>
#include <QLocale>

namespace lockstep::app {
namespace {

constexpr qsizetype longestOutput = 120;

QString shortened(const std::string& text) {
    QString line = QString::fromStdString(text).trimmed();
    line.replace(u'\n', QStringLiteral(" ⏎ "));
    return line.size() <= longestOutput ? line : line.left(longestOutput - 1) + u'…';
}

QString costText(const explore::Witness& witness) {
    const auto preemptions = static_cast<int>(witness.cost.preemptions);
    const auto switches = static_cast<int>(witness.cost.switches);
    const QString text = OutcomeModel::tr("%n preemption(s)", nullptr, preemptions) + QStringLiteral(" · ") +
                         OutcomeModel::tr("%n switch(es)", nullptr, switches);
    return witness.isLeast ? text : text + QStringLiteral(" · ") + OutcomeModel::tr("perhaps fewer will do");
}

QString grouped(const std::string& digits) {
    bool fits = false;
    const qulonglong number = QString::fromStdString(digits).toULongLong(&fits);
    return fits ? QLocale(QLocale::English).toString(number) : QString::fromStdString(digits);
}

QString grouped(std::uint64_t number) { return QLocale(QLocale::English).toString(qulonglong{number}); }

QString frequencyText(const explore::OutcomeResult& outcome, const explore::Result& result) {
    if (outcome.interleavings && result.interleavings)
        return OutcomeModel::tr("%1 of %2 interleavings")
            .arg(grouped(*outcome.interleavings), grouped(*result.interleavings));
    if (result.executions > 0)
        return OutcomeModel::tr("%1 of %2 executions").arg(grouped(outcome.executions), grouped(result.executions));
    if (result.samples == 0) return {}; // only the cheapest way to each was looked for
    return OutcomeModel::tr("%1 of %2 random runs").arg(grouped(outcome.executions), grouped(result.samples));
}

} // namespace

QString OutcomeModel::endingText(history::OutcomeKind kind, int exitCode, const std::string& message) {
    switch (kind) {
    case history::OutcomeKind::Exited: return tr("exit code %1").arg(exitCode);
    case history::OutcomeKind::Panicked: return QStringLiteral("panic: ") + shortened(message);
    case history::OutcomeKind::FatalError: return QStringLiteral("fatal error: ") + shortened(message);
    case history::OutcomeKind::Deadlocked: return tr("deadlock");
    case history::OutcomeKind::StepLimit: return tr("stopped by the step limit");
    case history::OutcomeKind::MemoryLimit: return tr("stopped by the memory limit");
    case history::OutcomeKind::Running: break;
    }
    return tr("never ends");
}

void OutcomeModel::setResult(const explore::Result& result) {
    std::vector<OutcomeRow> rows;
    for (const explore::OutcomeResult& outcome : result.outcomes) {
        OutcomeRow row;
        row.output = shortened(outcome.standardOutput);
        row.ending = endingText(outcome.kind, outcome.exitCode, outcome.message);
        row.frequency = frequencyText(outcome, result);
        row.cost = costText(outcome.witness);
        row.schedule = QString::fromStdString(outcome.witness.schedule.text());
        row.share = outcome.share;
        row.failed = outcome.kind != history::OutcomeKind::Exited || outcome.exitCode != 0;
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

void OutcomeModel::setRuns(const session::RandomRuns& runs, history::Language) {
    std::vector<OutcomeRow> rows;
    for (const session::RandomOutcome& outcome : runs.outcomes) {
        OutcomeRow row;
        row.output = shortened(outcome.standardOutput);
        row.ending = endingText(outcome.kind, outcome.exitCode, outcome.message);
        row.frequency = tr("%1 of %2 random runs").arg(grouped(outcome.runs), grouped(runs.runs));
        row.schedule = QStringLiteral("ls1 strategy=random seed=%1;").arg(outcome.firstSeed);
        row.cost = tr("seed %1").arg(outcome.firstSeed);
        row.share = static_cast<double>(outcome.runs) / static_cast<double>(runs.runs);
        row.failed = outcome.kind != history::OutcomeKind::Exited || outcome.exitCode != 0;
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows, [](const OutcomeRow& a, const OutcomeRow& b) {
        return a.output != b.output
                   ? (a.output.size() != b.output.size() ? a.output.size() < b.output.size() : a.output < b.output)
                   : a.ending < b.ending;
    });
    setRows(std::move(rows));
}

QVariant OutcomeModel::value(const OutcomeRow& row, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case OutputRole: return row.output;
    case EndingRole: return row.ending;
    case FrequencyRole: return row.frequency;
    case CostRole: return row.cost;
    case ShareRole: return row.share;
    case FailedRole: return row.failed;
    default: return {};
    }
}

QHash<int, QByteArray> OutcomeModel::roleNames() const {
    return {{OutputRole, "output"}, {EndingRole, "ending"}, {FrequencyRole, "frequency"},
            {CostRole, "cost"},     {ShareRole, "share"},   {FailedRole, "failed"}};
}

} // namespace lockstep::app
