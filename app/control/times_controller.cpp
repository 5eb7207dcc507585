#include "app/control/times_controller.h"

#include "engine/history/value_text.h"

#include <QVariantMap>

#include <algorithm>

namespace lockstep::app {
namespace {

QString durationOf(std::int64_t nanoseconds) { return QString::fromStdString(history::durationText(nanoseconds)); }

/// A part of the whole, which is not 0.
double partOf(std::int64_t time, std::int64_t whole) {
    return static_cast<double>(time) / static_cast<double>(std::max<std::int64_t>(whole, 1));
}

} // namespace

TimesController::TimesController(EngineLink& engine, QObject* parent) : QObject(parent), m_engine(engine) {
    connect(&engine, &EngineLink::answered, this, &TimesController::changed);
}

bool TimesController::hasTimes() const {
    const Shown& shown = m_engine.shown();
    return shown.hasRun() && shown.run->timing && shown.run->steps > 0;
}

QString TimesController::caption() const {
    if (!hasTimes()) return {};
    const scheduler::Timing& timing = *m_engine.shown().run->timing;
    return tr("One timed run of %1 on %n processor(s), computed by the cost table %2", nullptr,
              static_cast<int>(timing.processors))
        .arg(durationOf(timing.duration), QString::fromStdString(timing.table));
}

QVariantList TimesController::goroutines() const {
    QVariantList rows;
    if (!hasTimes()) return rows;
    const session::RunView& run = *m_engine.shown().run;
    const auto lifeOf = [](const scheduler::GoroutineTiming& one) { return one.running + one.ready + one.blocked; };
    std::int64_t longest = 0;
    for (const scheduler::GoroutineTiming& one : run.timing->goroutines) longest = std::max(longest, lifeOf(one));
    const std::size_t count = std::min(run.timing->goroutines.size(), run.history->goroutines().size());
    for (std::size_t i = 0; i < count; ++i) {
        const scheduler::GoroutineTiming& one = run.timing->goroutines[i];
        rows.append(QVariantMap{{QStringLiteral("name"), QString::fromStdString(run.history->goroutines()[i].name)},
                                {QStringLiteral("goroutine"), static_cast<int>(i)},
                                {QStringLiteral("running"), partOf(one.running, longest)},
                                {QStringLiteral("ready"), partOf(one.ready, longest)},
                                {QStringLiteral("blocked"), partOf(one.blocked, longest)},
                                {QStringLiteral("text"),
                                 tr("runs %1, ready %2, blocked or asleep %3")
                                     .arg(durationOf(one.running), durationOf(one.ready), durationOf(one.blocked))}});
    }
    return rows;
}

QVariantList TimesController::locks() const {
    QVariantList rows;
    if (!hasTimes()) return rows;
    const session::RunView& run = *m_engine.shown().run;
    std::vector<std::int64_t> waited;
    for (const analysis::LockRecord& lock : run.scene->ownership().locks()) {
        std::int64_t time = 0;
        for (const analysis::Wait& wait : lock.waits) {
            const std::int64_t until =
                wait.until == history::none ? run.timing->duration : run.history->timeAt(wait.until);
            time += std::max<std::int64_t>(0, until - run.history->timeAt(wait.since));
        }
        waited.push_back(time);
    }
    const std::int64_t longest = waited.empty() ? 0 : *std::ranges::max_element(waited);
    for (std::size_t i = 0; i < waited.size(); ++i) {
        const analysis::LockRecord& lock = run.scene->ownership().locks()[i];
        rows.append(QVariantMap{{QStringLiteral("name"), QString::fromStdString(lock.name)},
                                {QStringLiteral("waited"), partOf(waited[i], longest)},
                                {QStringLiteral("text"),
                                 tr("waited for %1 in all, %n time(s)", nullptr, static_cast<int>(lock.waits.size()))
                                     .arg(durationOf(waited[i]))}});
    }
    return rows;
}

} // namespace lockstep::app
