// RunController: the playhead and the chips: where in the run the window is, who may move next, playing.
//
// Stepping, choosing and running are requests to the engine; the position changes when it has answered. Playing makes
// one request at a time, at most at the chosen speed, so that a slow answer never makes a queue.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/engine_link.h"
#include "app/control/selection_controller.h"
#include "app/control/settings_controller.h"
#include "app/control/timing_controller.h"
#include "app/model/chip_model.h"

#include <QTimer>

namespace lockstep::app {

class RunController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(bool hasRun READ hasRun NOTIFY changed)
    Q_PROPERTY(int position READ position NOTIFY changed)
    Q_PROPERTY(int stepCount READ stepCount NOTIFY changed)
    Q_PROPERTY(bool over READ isOver NOTIFY changed)
    Q_PROPERTY(bool fresh READ isFresh NOTIFY changed)
    Q_PROPERTY(QString status READ status NOTIFY statusChanged)
    Q_PROPERTY(bool playing READ isPlaying NOTIFY playingChanged)
    Q_PROPERTY(int speed READ speed WRITE setSpeed NOTIFY speedChanged)
    Q_PROPERTY(int maxSpeed READ maxSpeed CONSTANT)
    Q_PROPERTY(QString speedText READ speedText NOTIFY speedChanged)
    Q_PROPERTY(bool animated READ isAnimated NOTIFY playingChanged)
    Q_PROPERTY(bool working READ isWorking NOTIFY workingChanged)
    Q_PROPERTY(QString workText READ workText NOTIFY workingChanged)
    Q_PROPERTY(QString strategy READ strategy NOTIFY changed)
    Q_PROPERTY(lockstep::app::ChipModel* chips READ chips CONSTANT)

public:
    RunController(EngineLink& engine, SelectionController& selection, SettingsController& settings,
                  const TimingController& timing, CommandRegistry& commands, QObject* parent = nullptr);

    [[nodiscard]] bool hasRun() const { return m_engine.shown().hasRun(); }
    [[nodiscard]] int position() const { return static_cast<int>(m_engine.shown().position()); }
    [[nodiscard]] int stepCount() const { return hasRun() ? static_cast<int>(m_engine.shown().run->steps) : 0; }
    /// The run has ended and the playhead stands at its end.
    [[nodiscard]] bool isOver() const;
    /// Nothing has been chosen yet: the chips are the thing to look at.
    [[nodiscard]] bool isFresh() const { return hasRun() && stepCount() == 0; }
    /// "step 14 of 25 · G2 stores x = 1 · strategy go"
    [[nodiscard]] QString status() const;
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    [[nodiscard]] int speed() const { return m_speed; }
    [[nodiscard]] int maxSpeed() const;
    void setSpeed(int speed);
    [[nodiscard]] QString speedText() const;
    /// Whether a step takes long enough to be animated.
    [[nodiscard]] bool isAnimated() const;
    [[nodiscard]] bool isWorking() const { return m_working; }
    [[nodiscard]] QString workText() const;
    [[nodiscard]] QString strategy() const;
    [[nodiscard]] ChipModel* chips() { return &m_chips; }

    /// Lets the goroutine of that chip move, in that alternative.
    Q_INVOKABLE void choose(int chip, int alternative = 0);
    Q_INVOKABLE void moveTo(int step);
    void play(bool on);
    void setLanguage(history::Language language);
    /// Source lines to stop at.
    void setBreakpoints(std::set<std::uint32_t> lines) { m_breakpoints = std::move(lines); }

Q_SIGNALS:
    void changed();
    void statusChanged();
    void playingChanged();
    void speedChanged();
    void workingChanged();
    /// A sentence that needs no banner: why nothing moved.
    void hinted(const QString& sentence);

private:
    void bindCommands(CommandRegistry& commands);
    void bindStrategies(CommandRegistry& commands);
    void follow(const Answer& answer);
    void tick();
    void moveToSwitch(bool forward);
    void stretch(Stretch stretch);
    void chooseStrategy(history::StrategyKind kind);
    void chooseWake(history::WakePolicy policy);
    /// For the status, where it is not Go's.
    [[nodiscard]] QString wake() const;
    /// Of a timed run so far, in ns of virtual time.
    [[nodiscard]] std::int64_t runTime() const;
    [[nodiscard]] bool canForward() const;
    [[nodiscard]] int movingGoroutine() const;
    [[nodiscard]] bool standsBeforeBreakpoint() const;

    EngineLink& m_engine;
    SelectionController& m_selection;
    SettingsController& m_settings;
    const TimingController& m_timing;
    ChipModel m_chips;
    QTimer m_timer;
    QTimer m_workDelay;
    int m_speed;
    bool m_working = false;
    bool m_rejected = false; ///< what was to run does not compile
    history::Language m_language = history::Language::English;
    std::set<std::uint32_t> m_breakpoints;
};

} // namespace lockstep::app
