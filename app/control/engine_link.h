// EngineLink: the engine on a thread of its own, seen from the window's thread.
//
// Requests return at once and are done in order; each is answered by answered(), after which shown() is what it left.
// Results are immutable and shared, so nothing is locked. Of several moves in time that wait (somebody drags the
// playhead) only the last is done. stop() ends the long work that is going on; what it recorded is kept.
// Thread: everything here is for the window's thread.
#pragma once

#include "app/control/engine_worker.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace lockstep::app {

class EngineLink : public QObject {
    Q_OBJECT

public:
    explicit EngineLink(const QString& faultFolder, QObject* parent = nullptr);
    ~EngineLink() override;

    [[nodiscard]] const Shown& shown() const { return m_shown; }
    /// Something was asked for that is not answered yet.
    [[nodiscard]] bool isBusy() const { return m_pending > 0; }
    /// Steps made by the long work that is going on.
    [[nodiscard]] quint64 progressSteps() const { return m_progressSteps; }

    void open(OpenRequest request);
    void restart(const session::RunSettings& settings);
    void moveTo(std::uint32_t step);
    void choose(session::Choice choice);
    void forward();
    void runOn(std::set<std::uint32_t> breakpoints);
    void runAfresh(const session::RunSettings& settings);
    void runStretch(std::uint32_t goroutine, Stretch stretch);
    void takeBranch(std::size_t branch);
    void replay(const QString& schedule, std::optional<std::uint32_t> rounds = std::nullopt);
    void unscale();
    void exportSvg(ExportRequest request);
    /// Other work for the engine's thread that leaves the session alone, such as a lesson's picture.
    void compute(std::function<std::function<void()>()> work);
    void stop();

Q_SIGNALS:
    void answered(const lockstep::app::Answer& answer);
    void busyChanged();
    void progressChanged();

private:
    using Job = std::function<std::optional<Answer>(EngineWorker&, const scheduler::Control&)>;
    void post(Job job);
    void deliver(const std::optional<Answer>& answer);

    QThread m_thread;
    QObject* m_place; ///< lives on the engine's thread; jobs are queued to it
    std::unique_ptr<EngineWorker> m_worker;
    std::stop_source m_stop;
    std::atomic<quint64> m_latestMove{0};
    int m_pending = 0;
    quint64 m_progressSteps = 0;
    Shown m_shown;
};

} // namespace lockstep::app
