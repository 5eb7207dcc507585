// TimelineItem: a section of the timeline in the scene graph: one image, painted anew when something changes.
//
// It only holds what is to be painted; the timeline controller decides which part, TimelinePainter paints it, on the
// render thread while the window's thread waits. One image node works alike with and without a graphics card.
#pragma once

#include "app/item/timeline_painter.h"

#include <QQuickItem>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

class TimelineItem : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVariant scene READ scene WRITE setScene NOTIFY changed)
    Q_PROPERTY(bool objects MEMBER m_objects NOTIFY changed)
    Q_PROPERTY(bool timeAxis READ isTimeAxis WRITE setTimeAxis NOTIFY changed)
    Q_PROPERTY(double firstX MEMBER m_firstX NOTIFY changed)
    Q_PROPERTY(double xScale MEMBER m_xScale NOTIFY changed)
    Q_PROPERTY(double firstLane MEMBER m_firstLane NOTIFY changed)
    Q_PROPERTY(double laneHeight MEMBER m_laneHeight NOTIFY changed)
    Q_PROPERTY(double labelWidth MEMBER m_labelWidth NOTIFY changed)
    Q_PROPERTY(int position MEMBER m_position NOTIFY changed)
    Q_PROPERTY(int selectedEvent MEMBER m_selectedEvent NOTIFY changed)
    Q_PROPERTY(int selectedGoroutine MEMBER m_selectedGoroutine NOTIFY changed)
    Q_PROPERTY(QString selectedObject MEMBER m_selectedObject NOTIFY changed)
    Q_PROPERTY(int selectedFinding MEMBER m_selectedFinding NOTIFY changed)
    Q_PROPERTY(double growth MEMBER m_growth NOTIFY changed)
    Q_PROPERTY(bool chinese MEMBER m_chinese NOTIFY changed)
    Q_PROPERTY(bool miniature MEMBER m_miniature NOTIFY changed)
    Q_PROPERTY(QFont font MEMBER m_font NOTIFY changed)
    Q_PROPERTY(lockstep::app::ThemePalette* palette READ palette WRITE setPalette NOTIFY changed)

public:
    explicit TimelineItem(QQuickItem* parent = nullptr);

    [[nodiscard]] QVariant scene() const { return QVariant::fromValue(m_scene); }
    void setScene(const QVariant& scene);
    [[nodiscard]] bool isTimeAxis() const { return m_timeAxis; }
    void setTimeAxis(bool on);
    [[nodiscard]] ThemePalette* palette() const { return m_palette; }
    void setPalette(ThemePalette* palette);

    /// Paints into an image, as the scene graph would; for measuring and tests.
    void paintInto(QImage& image);

Q_SIGNALS:
    void changed();

protected:
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;
    void geometryChange(const QRectF& newGeometry, const QRectF& oldGeometry) override;

private:
    void makeAxis();
    void fitMiniature(view::Viewport& viewport) const;

    std::shared_ptr<const view::Scene> m_scene;
    view::Axis m_axis;
    TimelinePainter m_painter;
    QImage m_image;
    ThemePalette* m_palette = nullptr;
    QFont m_font;
    QString m_selectedObject;
    double m_firstX = 0;
    double m_xScale = 60;
    double m_firstLane = 0;
    double m_laneHeight = 40;
    double m_labelWidth = 110;
    double m_growth = 1;
    int m_position = 0;
    int m_selectedEvent = -1;
    int m_selectedGoroutine = -2;
    int m_selectedFinding = -1;
    bool m_objects = false;
    bool m_timeAxis = false;
    bool m_chinese = false;
    bool m_miniature = false;
};

} // namespace lockstep::app
