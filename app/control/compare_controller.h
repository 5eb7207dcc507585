// CompareController: what a Mutex, an RWMutex and an atomic cost, as live charts: timed runs on a thread of their own.
//
// It needs no open program. Every figure is computed by the engine from a cost table, whose name is in the caption;
// they are kept until they are computed again. Stopping keeps the points that are there.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/timing_controller.h"
#include "app/model/cost_model.h"

#include <QStringList>

#include <thread>

namespace lockstep::app {

class CompareController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(lockstep::app::CostModel* byReadShare READ byReadShare CONSTANT)
    Q_PROPERTY(lockstep::app::CostModel* byGoroutines READ byGoroutines CONSTANT)
    Q_PROPERTY(QStringList primitives READ primitives NOTIFY changed)
    Q_PROPERTY(bool working READ isWorking NOTIFY changed)
    Q_PROPERTY(bool hasResult READ hasResult NOTIFY changed)
    Q_PROPERTY(QString progress READ progress NOTIFY changed)
    Q_PROPERTY(double fraction READ fraction NOTIFY changed)
    Q_PROPERTY(QString caption READ caption NOTIFY changed)
    Q_PROPERTY(QString readShareTitle READ readShareTitle NOTIFY changed)
    Q_PROPERTY(QString goroutinesTitle READ goroutinesTitle NOTIFY changed)
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged)

public:
    CompareController(const TimingController& timing, CommandRegistry& commands, QObject* parent = nullptr);
    ~CompareController() override;

    [[nodiscard]] CostModel* byReadShare() { return &m_byReadShare; }
    [[nodiscard]] CostModel* byGoroutines() { return &m_byGoroutines; }
    /// "Mutex", "RWMutex", "atomic": the columns of the models after the first.
    [[nodiscard]] QStringList primitives() const;
    [[nodiscard]] bool isWorking() const { return m_work.joinable(); }
    [[nodiscard]] bool hasResult() const { return m_comparison.done > 0; }
    /// "12 of 54 timed runs"
    [[nodiscard]] QString progress() const;
    [[nodiscard]] double fraction() const;
    /// What was run and how often, and on what the figures stand: processors, and the name of the cost table.
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QString readShareTitle() const;
    [[nodiscard]] QString goroutinesTitle() const;
    /// The charts page shows these charts rather than those of random runs.
    [[nodiscard]] bool isShown() const { return m_shown; }
    void setShown(bool shown);

    /// The texts are to be read anew.
    void setLanguage() { Q_EMIT changed(); }

    /// The costs at a row of one of the models, with their cost table; empty if there is no such row.
    Q_INVOKABLE QString pointText(bool overReadShare, int row) const;
    Q_INVOKABLE void start();
    Q_INVOKABLE void stop();
    /// Asks for the program that the primitive is measured by to be opened.
    Q_INVOKABLE void openProgram(int primitive);

Q_SIGNALS:
    void changed();
    void shownChanged();
    void started();
    /// Somebody wants to see that program.
    void programRequested(const lockstep::session::SourceText& program);

private:
    void show(const session::CostComparison& comparison);
    [[nodiscard]] QString table() const;
    /// With other processors or costs.
    void renew();

    const TimingController& m_timing;
    CostModel m_byReadShare;
    CostModel m_byGoroutines;
    session::CostComparison m_comparison;
    std::jthread m_work;
    bool m_shown = false;
    bool m_again = false; ///< when it has stopped
};

} // namespace lockstep::app
