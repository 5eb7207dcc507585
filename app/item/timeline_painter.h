// TimelinePainter: paints what engine/view lays out, a section of the timeline, into an image.
//
// Boxes, bars and arrows come from view::collect(); far out, where a step is less than a few pixels, lanes are rastered
// here from their pyramids, a row of pixels at a time, so that the cost is that of the pixels and not of the history.
// Colour is goroutine identity; state is shape and pattern: ready a line, running solid, blocked hatched, asleep
// dotted.
#pragma once

#include "app/item/theme_palette.h"
#include "engine/view/layout.h"

#include <QFont>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QStaticText>

namespace lockstep::app {

/// What to paint besides the viewport.
struct TimelineLook {
    const ThemePalette* palette = nullptr;
    QFont font;
    double labelWidth = 110; ///< of the column of lane names at the left; 0: none
    int selectedGoroutine = -2;
    QString selectedObject;
    QString clockName; ///< of the lane of the clock
    double growth = 1; ///< of the box of the current step, 0 to 1
    double pixelRatio = 1;
};

class TimelinePainter {
public:
    /// Paints the whole image. `viewport` is what lies right of the names, in logical pixels.
    void paint(QImage& image, const view::Scene& scene, const view::Axis& axis, const view::Viewport& viewport,
               const view::CollectOptions& options, const TimelineLook& look);

private:
    struct Hues {
        QColor fill;
        QColor stripe;
        QColor ink;
        QColor edge;
        QBrush brush; ///< the fill, with its stripes
    };

    void paintBands(const view::Picture& picture);
    void rasterStates(QImage& image, const view::Scene& scene, const view::Axis& axis, const view::Viewport& viewport,
                      const view::CollectOptions& options);
    void rasterLane(QImage& image, const view::Lane& lane, const view::Viewport& viewport, std::uint32_t current);
    void paintShape(const view::Shape& shape);
    void paintState(const view::Shape& shape, const QRectF& rect);
    void paintBox(const view::Shape& shape, QRectF rect);
    void paintBar(const view::Shape& shape, const QRectF& rect);
    void paintFlag(const view::Shape& shape, const QRectF& rect);
    void paintLink(const view::Link& link);
    void paintNames(const view::Scene& scene, const view::Picture& picture, double height);
    void paintText(const QRectF& rect, const QString& text, const QColor& ink, Qt::Alignment alignment);
    const Hues& huesOf(history::GoroutineIndex goroutine, bool future);
    [[nodiscard]] Hues mixHues(history::GoroutineIndex goroutine, bool future) const;

    QPainter m_painter;
    TimelineLook m_look;
    QHash<QString, QStaticText> m_texts;
    QHash<quint64, Hues> m_hues; ///< of this theme: contrast is dear to compute
    QColor m_themeMark;
    QFont m_textFont;
};

} // namespace lockstep::app
