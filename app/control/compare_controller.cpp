#include "app/control/compare_controller.h"

#include <QLocale>

#include <utility>

namespace lockstep::app {

CompareController::CompareController(const TimingController& timing, CommandRegistry& commands, QObject* parent)
    : QObject(parent), m_timing(timing) {
    connect(&timing, &TimingController::chosen, this, &CompareController::renew);
    commands.bind(
        "explore.compare", [this] { start(); }, [this] { return !isWorking(); });
    commands.bind(
        "explore.stopComparison", [this] { stop(); }, [this] { return isWorking(); });
}

void CompareController::renew() {
    if (isWorking()) {
        stop();
        m_again = true;
    } else if (hasResult()) {
        start();
    }
}

CompareController::~CompareController() {
    m_work.request_stop();
    if (m_work.joinable()) m_work.join();
}

void CompareController::start() {
    if (isWorking()) return;
    session::ComparisonOptions options{.costs = m_timing.costs(), .processors = m_timing.processors()};
    m_work = std::jthread([this, options](std::stop_token stop) mutable {
        options.stop = std::move(stop);
        options.progress = [this](const session::CostComparison& comparison) {
            QMetaObject::invokeMethod(this, [this, comparison] { show(comparison); });
        };
        static_cast<void>(session::compareCosts(options)); // shown as it comes
        QMetaObject::invokeMethod(this, [this] {
            m_work.join();
            m_work = {};
            Q_EMIT changed();
            if (std::exchange(m_again, false)) start();
        });
    });
    setShown(true);
    Q_EMIT started();
    Q_EMIT changed();
}

void CompareController::stop() {
    m_again = false;
    m_work.request_stop();
}

void CompareController::show(const session::CostComparison& comparison) {
    m_comparison = comparison;
    const auto curvesOf = [this](CostModel::Points session::CostCurve::*points) {
        std::vector<CostModel::Points> curves;
        for (const session::CostCurve& curve : m_comparison.curves) curves.push_back(curve.*points);
        return curves;
    };
    m_byReadShare.setCurves(curvesOf(&session::CostCurve::byReadShare));
    m_byGoroutines.setCurves(curvesOf(&session::CostCurve::byGoroutines));
    Q_EMIT changed();
}

QStringList CompareController::primitives() const {
    QStringList names;
    for (const session::CostCurve& curve : m_comparison.curves) names += QString::fromStdString(curve.primitive);
    return names;
}

QString CompareController::progress() const {
    if (!isWorking()) return {};
    return tr("%1 of %2 timed runs").arg(m_comparison.done).arg(m_comparison.total);
}

double CompareController::fraction() const {
    if (!isWorking() || m_comparison.total == 0) return 0;
    return static_cast<double>(m_comparison.done) / static_cast<double>(m_comparison.total);
}

QString CompareController::table() const {
    const bool isBuiltIn = m_comparison.table == history::CostTable{}.label();
    return isBuiltIn ? tr("%1 (built in)").arg(QString::fromUtf8(history::CostTable::builtInName.data()))
                     : QString::fromStdString(m_comparison.table);
}

QString CompareController::caption() const {
    if (!hasResult()) return {};
    const QString runs = tr("%n timed run(s), one a point, of %1 operations by each goroutine", nullptr,
                            static_cast<int>(m_comparison.done))
                             .arg(m_comparison.operations);
    const QString figures = tr("µs an operation on %n processor(s), computed by the cost table %1", nullptr,
                               static_cast<int>(m_comparison.processors))
                                .arg(table());
    return runs + QStringLiteral(" · ") + figures;
}

QString CompareController::pointText(bool overReadShare, int row) const {
    const CostModel& model = overReadShare ? m_byReadShare : m_byGoroutines;
    if (row < 0 || row >= model.rowCount()) return {};
    const auto at = [&](int column) { return model.index(row, column).data(Qt::DisplayRole).toDouble(); };
    QStringList costs;
    for (int i = 0; i < primitives().size(); ++i)
        costs += tr("%1 %2 µs", "primitive, cost").arg(primitives()[i], QLocale().toString(at(i + 1), 'f', 3));
    const QString where =
        overReadShare ? tr("%1 % reads").arg(at(0)) : tr("%n goroutine(s)", nullptr, static_cast<int>(at(0)));
    return tr("%1: %2 by %3", "where, costs, cost table").arg(where, costs.join(QStringLiteral(" · ")), table());
}

QString CompareController::readShareTitle() const {
    return tr("over the share of reads · %n goroutine(s)", nullptr, static_cast<int>(m_comparison.goroutines));
}

QString CompareController::goroutinesTitle() const {
    return tr("over the number of goroutines · %1 % reads").arg(m_comparison.readShare);
}

void CompareController::setShown(bool shown) {
    if (shown == std::exchange(m_shown, shown)) return;
    Q_EMIT shownChanged();
}

void CompareController::openProgram(int primitive) {
    if (primitive < 0 || primitive >= static_cast<int>(m_comparison.curves.size())) return;
    const std::string& name = m_comparison.curves[static_cast<std::size_t>(primitive)].primitive;
    Q_EMIT programRequested(session::comparisonProgram(name, m_comparison.goroutines, m_comparison.readShare));
}

} // namespace lockstep::app
