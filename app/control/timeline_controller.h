// TimelineController: which part of the timeline is seen: where it begins, how wide a step is, which lanes.
//
// Numbers only: the items paint, engine/view lays out. Zooming keeps the place under the pointer where it is; the
// playhead is kept in view while it moves; a lane is found by name and scrolled to.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/engine_link.h"
#include "app/control/selection_controller.h"
#include "engine/view/axis.h"
#include "engine/view/layout.h"

#include <QVariant>

namespace lockstep::app {

class TimelineController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(QVariant scene READ scene NOTIFY sceneChanged)
    Q_PROPERTY(bool timeAxis READ isTimeAxis WRITE setTimeAxis NOTIFY sceneChanged)
    Q_PROPERTY(bool hasTime READ hasTime NOTIFY sceneChanged)
    Q_PROPERTY(int lanes READ lanes NOTIFY sceneChanged)
    Q_PROPERTY(double goroutineLanes READ goroutineLanes NOTIFY sceneChanged)
    Q_PROPERTY(double objectLanes READ objectLanes NOTIFY sceneChanged)
    Q_PROPERTY(double axisEnd READ axisEnd NOTIFY sceneChanged)
    Q_PROPERTY(double firstX READ firstX WRITE setFirstX NOTIFY viewChanged)
    Q_PROPERTY(double xScale READ xScale NOTIFY viewChanged)
    Q_PROPERTY(double laneHeight READ laneHeight WRITE setLaneHeight NOTIFY laneHeightChanged)
    Q_PROPERTY(double goroutineTop READ goroutineTop WRITE setGoroutineTop NOTIFY viewChanged)
    Q_PROPERTY(double objectTop READ objectTop WRITE setObjectTop NOTIFY viewChanged)
    Q_PROPERTY(double width READ width WRITE setWidth NOTIFY viewChanged)
    Q_PROPERTY(double goroutineHeight READ goroutineHeight WRITE setGoroutineHeight NOTIFY viewChanged)
    Q_PROPERTY(double objectHeight READ objectHeight WRITE setObjectHeight NOTIFY viewChanged)
    Q_PROPERTY(double playhead READ playhead NOTIFY positionChanged)
    Q_PROPERTY(int position READ position NOTIFY positionChanged)
    Q_PROPERTY(QVariantList ruler READ ruler NOTIFY viewChanged)
    Q_PROPERTY(QVariantList branches READ branches NOTIFY sceneChanged)
    Q_PROPERTY(QString found READ found NOTIFY foundChanged)

public:
    TimelineController(EngineLink& engine, SelectionController& selection, CommandRegistry& commands,
                       QObject* parent = nullptr);

    /// A std::shared_ptr<const view::Scene>, for the items.
    [[nodiscard]] QVariant scene() const { return QVariant::fromValue(m_scene); }
    [[nodiscard]] bool isTimeAxis() const { return m_axis.kind() == view::AxisKind::Time; }
    void setTimeAxis(bool on);
    /// Virtual time passes in this run, so that an axis of it says something.
    [[nodiscard]] bool hasTime() const;
    [[nodiscard]] int lanes() const { return m_scene ? static_cast<int>(m_scene->lanes().size()) : 0; }
    [[nodiscard]] double goroutineLanes() const;
    [[nodiscard]] double objectLanes() const;
    [[nodiscard]] double axisEnd() const { return m_axis.end(); }

    [[nodiscard]] double firstX() const { return m_firstX; }
    void setFirstX(double x);
    [[nodiscard]] double xScale() const { return m_xScale; }
    [[nodiscard]] double laneHeight() const { return m_laneHeight; }
    void setLaneHeight(double height);
    [[nodiscard]] double goroutineTop() const { return m_top[0]; }
    [[nodiscard]] double objectTop() const { return m_top[1]; }
    void setGoroutineTop(double top) { setTop(0, top); }
    void setObjectTop(double top) { setTop(1, top); }
    [[nodiscard]] double width() const { return m_width; }
    void setWidth(double width);
    [[nodiscard]] double goroutineHeight() const { return m_height[0]; }
    [[nodiscard]] double objectHeight() const { return m_height[1]; }
    void setGoroutineHeight(double height) { setHeight(0, height); }
    void setObjectHeight(double height) { setHeight(1, height); }
    /// Where the playhead stands on the axis.
    [[nodiscard]] double playhead() const;
    [[nodiscard]] int position() const { return static_cast<int>(m_position); }
    /// Marks of the visible ruler: a list of {x, label}, x in pixels.
    [[nodiscard]] QVariantList ruler() const;
    /// Ghosts: a list of {forkedAt, steps, moves: [{name, goroutine}]}, the newest last.
    [[nodiscard]] QVariantList branches() const;
    /// What findLane() found: "2 of 11", or empty.
    [[nodiscard]] QString found() const { return m_found; }

    /// Zooms around a place of the view, in pixels from its left edge.
    Q_INVOKABLE void zoom(double factor, double x);
    /// Moves the view by pixels.
    Q_INVOKABLE void pan(double dx);
    Q_INVOKABLE void scrollLanes(bool objects, double pixels);
    /// The number of steps up to that place of the view.
    Q_INVOKABLE int stepAt(double x) const;
    /// Shows and selects the next lane whose name contains the text.
    Q_INVOKABLE void findLane(const QString& text, bool next);
    /// What a click at a place of a section means: selects and goes there.
    Q_INVOKABLE void click(bool objects, double x, double y);
    /// A sentence about what lies there, for the tool tip.
    Q_INVOKABLE QString describe(bool objects, double x, double y) const;
    Q_INVOKABLE void takeBranch(int branch);
    void fit();
    void setLanguage(history::Language language);

Q_SIGNALS:
    void sceneChanged();
    void viewChanged();
    void laneHeightChanged();
    void positionChanged();
    void foundChanged();

private:
    void follow(const Answer& answer);
    void reveal();
    void revealLane(view::LaneIndex lane);
    void setTop(int section, double top);
    void setHeight(int section, double height);
    [[nodiscard]] double leastScale() const;
    [[nodiscard]] double wideEnough() const;
    void clampView();
    [[nodiscard]] view::Viewport viewport(bool objects) const;
    [[nodiscard]] view::Hit hit(bool objects, double x, double y) const;

    EngineLink& m_engine;
    SelectionController& m_selection;
    std::shared_ptr<const view::Scene> m_scene;
    std::shared_ptr<const session::RunView> m_run;
    view::Axis m_axis;
    std::uint32_t m_position = 0;
    double m_firstX = 0;
    double m_xScale = 60;
    double m_laneHeight = 40;
    double m_top[2] = {0, 0};
    double m_height[2] = {200, 80};
    double m_width = 600;
    double m_usualScale = 60; ///< pixels a step, wide enough for the names in the program
    bool m_wantsTime = false;
    QString m_found;
    history::Language m_language = history::Language::English;
};

} // namespace lockstep::app
