#include "app/control/engine_link.h"

#include <QMetaObject>

namespace lockstep::app {

EngineLink::EngineLink(const QString& faultFolder, QObject* parent)
    : QObject(parent), m_place(new QObject), m_worker(std::make_unique<EngineWorker>(faultFolder)) {
    m_thread.setObjectName(QStringLiteral("engine"));
    m_place->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_place, &QObject::deleteLater);
    // Deep programs are compiled by recursion; the default of secondary threads is too small for them.
    m_thread.setStackSize(64U << 20U);
    m_thread.start();
}

EngineLink::~EngineLink() {
    m_stop.request_stop();
    m_thread.quit();
    m_thread.wait();
}

void EngineLink::post(Job job) {
    if (m_stop.stop_requested()) m_stop = std::stop_source();
    if (++m_pending == 1) Q_EMIT busyChanged();
    auto work = [this, job = std::move(job), stop = m_stop.get_token()] {
        scheduler::Control control;
        control.stop = stop;
        control.progress = [this](const scheduler::Progress& progress) {
            const quint64 steps = progress.steps;
            QMetaObject::invokeMethod(this, [this, steps] {
                m_progressSteps = steps;
                Q_EMIT progressChanged();
            });
        };
        auto answer = std::make_shared<std::optional<Answer>>(job(*m_worker, control));
        QMetaObject::invokeMethod(this, [this, answer] { deliver(*answer); });
    };
    QMetaObject::invokeMethod(m_place, std::move(work));
}

void EngineLink::deliver(const std::optional<Answer>& answer) {
    m_progressSteps = 0;
    --m_pending;
    if (answer) {
        m_shown = answer->shown;
        Q_EMIT answered(*answer);
    }
    if (m_pending == 0) Q_EMIT busyChanged();
}

void EngineLink::stop() { m_stop.request_stop(); }

void EngineLink::open(OpenRequest request) {
    post([request = std::move(request)](EngineWorker& worker, const auto& control) {
        return worker.open(request, control);
    });
}

void EngineLink::restart(const session::RunSettings& settings) {
    post([settings](EngineWorker& worker, const auto&) { return worker.restart(settings); });
}

void EngineLink::moveTo(std::uint32_t step) {
    const quint64 mine = ++m_latestMove;
    post([this, step, mine](EngineWorker& worker, const auto&) -> std::optional<Answer> {
        if (m_latestMove != mine) return std::nullopt;
        return worker.moveTo(step);
    });
}

void EngineLink::choose(session::Choice choice) {
    post([choice](EngineWorker& worker, const auto&) { return worker.choose(choice); });
}

void EngineLink::forward() {
    post([](EngineWorker& worker, const auto&) { return worker.forward(); });
}

void EngineLink::runOn(std::set<std::uint32_t> breakpoints) {
    post([breakpoints = std::move(breakpoints)](EngineWorker& worker, const auto& control) {
        return worker.runOn(control, breakpoints);
    });
}

void EngineLink::runAfresh(const session::RunSettings& settings) {
    post([settings](EngineWorker& worker, const auto& control) { return worker.runAfresh(settings, control); });
}

void EngineLink::runStretch(std::uint32_t goroutine, Stretch stretch) {
    post([=](EngineWorker& worker, const auto& control) { return worker.runStretch(goroutine, stretch, control); });
}

void EngineLink::takeBranch(std::size_t branch) {
    post([branch](EngineWorker& worker, const auto&) { return worker.takeBranch(branch); });
}

void EngineLink::replay(const QString& schedule, std::optional<std::uint32_t> rounds) {
    post([=](EngineWorker& worker, const auto& control) { return worker.replay(schedule, control, rounds); });
}

void EngineLink::unscale() {
    post([](EngineWorker& worker, const auto&) { return worker.unscale(); });
}

void EngineLink::exportSvg(ExportRequest request) {
    post([request = std::move(request)](EngineWorker& worker, const auto&) { return worker.exportSvg(request); });
}

void EngineLink::compute(std::function<std::function<void()>()> work) {
    post([this, work = std::move(work)](EngineWorker&, const auto&) -> std::optional<Answer> {
        auto done = work();
        QMetaObject::invokeMethod(this, std::move(done));
        return std::nullopt;
    });
}

} // namespace lockstep::app
