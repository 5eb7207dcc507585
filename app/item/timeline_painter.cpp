#include "app/item/timeline_painter.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace lockstep::app {
namespace {

constexpr double futureStrength = 0.32; ///< of what has not happened yet at the position
constexpr double roundedWidth = 18;     ///< narrower boxes have square corners
constexpr qsizetype mostTexts = 6000;

// As engine/view lays lanes out: the strip of states within a lane.
constexpr double stateTop = 0.30;
constexpr double stateHeight = 0.40;

bool has(const view::Shape& shape, view::MarkFlag flag) { return (shape.flags & flag) != 0; }

QRectF toQt(const view::Rect& rect) { return {rect.x, rect.y, rect.width, rect.height}; }
QPointF toQt(view::Point point) { return {point.x, point.y}; }

void paintHead(QPainter& painter, QPointF tip, QPointF from, double size) {
    const QPointF way = tip - from;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1e-6) return;
    const QPointF along = way / length;
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip - along * size;
    const QPointF corners[] = {tip, base + across * size * 0.5, base - across * size * 0.5};
    painter.drawPolygon(corners, 3);
}

QBrush stripedBrush(const QColor& fill, const QColor& stripe) {
    if (stripe == fill) return fill;
    QImage tile(8, 8, QImage::Format_RGB32);
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x) tile.setPixelColor(x, y, (x + y) % 8 < 4 ? fill : stripe);
    return {tile};
}

} // namespace

void TimelinePainter::paint(QImage& image, const view::Scene& scene, const view::Axis& axis,
                            const view::Viewport& viewport, const view::CollectOptions& options,
                            const TimelineLook& look) {
    m_look = look;
    if (m_textFont != look.font || m_texts.size() > mostTexts) m_texts.clear();
    m_textFont = look.font;
    // Every theme has a surface and an ink of its own.
    const QColor mark = look.palette->mix(look.palette->surface(), look.palette->ink(), 0.5);
    if (mark != m_themeMark || m_hues.size() > mostTexts) m_hues.clear();
    m_themeMark = mark;
    image.setDevicePixelRatio(look.pixelRatio);
    image.fill(look.palette->surface());
    m_painter.begin(&image);
    m_painter.setFont(look.font);
    m_painter.translate(look.labelWidth, 0);

    view::CollectOptions wanted = options;
    const auto [first, last] = scene.lanesOf(viewport.section);
    const bool farOut = viewport.section == view::Section::Goroutines && axis.kind() == view::AxisKind::Steps &&
                        viewport.xScale < options.leastBoxWidth && first < last;
    const bool raster =
        farOut && scene.lanes()[first].pyramid.levelFor(1.0 / viewport.xScale) < scene.lanes()[first].pyramid.levels();
    wanted.states = !raster;
    const view::Picture picture = view::collect(scene, axis, viewport, wanted);

    paintBands(picture);
    if (raster) {
        m_painter.end();
        rasterStates(image, scene, axis, viewport, options);
        m_painter.begin(&image);
        m_painter.setFont(look.font);
        m_painter.translate(look.labelWidth, 0);
    }
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const view::Shape& shape : picture.shapes) paintShape(shape);
    for (const view::Link& link : picture.links) paintLink(link);
    if (look.labelWidth > 0) paintNames(scene, picture, viewport.height);
    m_painter.end();
}

const TimelinePainter::Hues& TimelinePainter::huesOf(history::GoroutineIndex goroutine, bool future) {
    const quint64 key = (static_cast<quint64>(goroutine) << 1U) | (future ? 1U : 0U);
    const auto known = m_hues.constFind(key);
    return known != m_hues.cend() ? *known : *m_hues.insert(key, mixHues(goroutine, future));
}

TimelinePainter::Hues TimelinePainter::mixHues(history::GoroutineIndex goroutine, bool future) const {
    const int index = goroutine == history::noGoroutine ? -1 : static_cast<int>(goroutine);
    const ThemePalette& palette = *m_look.palette;
    Hues hues{palette.goroutine(index), palette.goroutineStripe(index), palette.goroutineInk(index),
              palette.goroutineEdge(index), QBrush()};
    if (future) {
        hues.fill = palette.mix(hues.fill, palette.surface(), futureStrength);
        hues.stripe = palette.mix(hues.stripe, palette.surface(), futureStrength);
        hues.edge = palette.mix(hues.edge, palette.surface(), 0.6);
        hues.ink = palette.mutedInk();
    }
    hues.brush = stripedBrush(hues.fill, hues.stripe);
    return hues;
}

void TimelinePainter::paintBands(const view::Picture& picture) {
    const ThemePalette& palette = *m_look.palette;
    for (const view::Shape& shape : picture.shapes) {
        if (shape.role != view::Role::LaneBand) continue;
        const QRectF rect = toQt(shape.rect);
        const bool chosen =
            shape.goroutine != history::noGoroutine
                ? static_cast<int>(shape.goroutine) == m_look.selectedGoroutine
                : !m_look.selectedObject.isEmpty() && QString::fromStdString(shape.label) == m_look.selectedObject;
        if (chosen)
            m_painter.fillRect(rect, palette.mix(palette.selection(), palette.surface(), 0.55));
        else if (shape.lane % 2 == 1)
            m_painter.fillRect(rect, palette.mix(palette.raised(), palette.surface(), 0.7));
        m_painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), palette.line());
    }
}

void TimelinePainter::rasterStates(QImage& image, const view::Scene& scene, const view::Axis&,
                                   const view::Viewport& viewport, const view::CollectOptions& options) {
    const auto [first, last] = scene.lanesOf(viewport.section);
    view::LaneIndex lane = scene.laneAtY(viewport.section, std::max(0.0, viewport.firstY));
    const double bottom = viewport.laneUnitsAt(viewport.height);
    for (; lane != view::noLane && lane < last && scene.lanes()[lane].top < bottom; ++lane)
        rasterLane(image, scene.lanes()[lane], viewport, options.currentStep);
}

void TimelinePainter::rasterLane(QImage& image, const view::Lane& lane, const view::Viewport& viewport,
                                 std::uint32_t current) {
    const ThemePalette& palette = *m_look.palette;
    const double ratio = m_look.pixelRatio;
    const int top = static_cast<int>(std::lround(viewport.toY(lane.top + lane.height * stateTop) * ratio));
    const int height = std::max(2, static_cast<int>(std::lround(lane.height * stateHeight * viewport.yScale * ratio)));
    const int left = static_cast<int>(std::lround(m_look.labelWidth * ratio));
    const int width = image.width() - left;
    if (width <= 0 || top >= image.height() || top + height <= 0) return;

    // One colour for each bucket, before and after the position.
    std::array<std::array<QRgb, view::laneStateCount>, 2> colours{};
    for (const bool future : {false, true}) {
        const Hues& hues = huesOf(lane.goroutine, future);
        const QRgb back = palette.surface().rgb();
        colours[future] = {back,
                           palette.mix(hues.fill, palette.surface(), 0.22).rgb(),
                           hues.fill.rgb(),
                           palette.mix(hues.fill, palette.surface(), 0.5).rgb(),
                           palette.mix(hues.fill, palette.surface(), 0.35).rgb(),
                           back,
                           palette.finding().rgb()};
    }
    const double columnsPerPixel = 1.0 / (viewport.xScale * ratio);
    const unsigned level = lane.pyramid.levelFor(columnsPerPixel);
    std::vector<QRgb> row(static_cast<std::size_t>(width));
    std::vector<QRgb> hatched(static_cast<std::size_t>(width));
    std::vector<std::uint8_t> content(static_cast<std::size_t>(width));
    for (int x = 0; x < width; ++x) {
        const double begin = viewport.firstX + x * columnsPerPixel;
        const auto from = static_cast<std::uint32_t>(std::max(0.0, begin));
        const auto to = static_cast<std::uint32_t>(std::max(0.0, std::ceil(begin + columnsPerPixel)));
        const view::Bucket bucket = lane.pyramid.summary(level, from, std::max(to, from + 1));
        const auto i = static_cast<std::size_t>(x);
        row[i] = colours[from >= current][static_cast<std::size_t>(bucket.state())];
        hatched[i] = bucket.state() == view::LaneState::Blocked ? palette.surface().rgb() : row[i];
        content[i] = bucket.bits();
    }
    for (int y = std::max(0, top); y < std::min(image.height(), top + height); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y)) + left;
        std::copy(row.begin(), row.end(), line);
        // Blocked is hatched even when only a few pixels wide.
        if (y % 3 == 0) std::copy(hatched.begin(), hatched.end(), line);
        const bool upper = y < top + 3;
        const bool lower = y >= top + height - 3;
        if (!upper && !lower) continue;
        for (int x = 0; x < width; ++x) {
            const view::Bucket bucket = view::Bucket::fromBits(content[static_cast<std::size_t>(x)]);
            if (upper && bucket.has(view::Bucket::HasFinding)) line[x] = palette.finding().rgb();
            if (lower && bucket.has(view::Bucket::HoldsLock)) line[x] = palette.ink().rgb();
        }
    }
}

void TimelinePainter::paintShape(const view::Shape& shape) {
    const QRectF rect = toQt(shape.rect);
    switch (shape.role) {
    case view::Role::LaneBand: break;
    case view::Role::State:
    case view::Role::StateRun: paintState(shape, rect); break;
    case view::Role::Box: paintBox(shape, rect); break;
    case view::Role::FindingFlag: paintFlag(shape, rect); break;
    default: paintBar(shape, rect); break;
    }
}

void TimelinePainter::paintState(const view::Shape& shape, const QRectF& rect) {
    const Hues& hues = huesOf(shape.goroutine, has(shape, view::Future));
    const ThemePalette& palette = *m_look.palette;
    const double middle = rect.center().y();
    switch (shape.state) {
    case view::LaneState::Ready:
        m_painter.fillRect(QRectF(rect.x(), middle - 1, rect.width(), 2),
                           palette.mix(hues.edge, palette.surface(), 0.55));
        break;
    case view::LaneState::Running: m_painter.fillRect(QRectF(rect.x(), middle - 2, rect.width(), 4), hues.fill); break;
    case view::LaneState::Blocked: {
        const QRectF strip(rect.x(), middle - 6, rect.width(), 12);
        m_painter.fillRect(strip, palette.mix(hues.fill, palette.surface(), 0.14));
        m_painter.fillRect(strip, QBrush(hues.edge, Qt::BDiagPattern));
        m_painter.setPen(QPen(hues.edge, 1));
        m_painter.drawLine(strip.topLeft(), strip.topRight());
        m_painter.drawLine(strip.bottomLeft(), strip.bottomRight());
        break;
    }
    case view::LaneState::Sleeping: {
        QPen pen(hues.edge, 2);
        pen.setDashPattern({1, 3});
        pen.setCapStyle(Qt::RoundCap);
        m_painter.setPen(pen);
        m_painter.drawLine(QPointF(rect.x(), middle), QPointF(rect.right(), middle));
        if (rect.width() > 26 && !has(shape, view::ClippedLeft)) {
            paintText(QRectF(rect.x() + 2, middle - 20, 16, 18), QStringLiteral("☾"), hues.edge, Qt::AlignCenter);
        }
        break;
    }
    case view::LaneState::Done:
        if (!has(shape, view::ClippedLeft) && rect.width() > 6)
            m_painter.fillRect(QRectF(rect.x() + 3, middle - 3.5, 7, 7), hues.edge);
        break;
    case view::LaneState::Panicked:
        m_painter.setPen(QPen(palette.finding(), 2.5));
        m_painter.drawLine(QPointF(rect.x() + 4, middle - 5), QPointF(rect.x() + 14, middle + 5));
        m_painter.drawLine(QPointF(rect.x() + 14, middle - 5), QPointF(rect.x() + 4, middle + 5));
        break;
    case view::LaneState::Absent: break;
    }
}

void TimelinePainter::paintBox(const view::Shape& shape, QRectF rect) {
    const ThemePalette& palette = *m_look.palette;
    const bool future = has(shape, view::Future);
    const Hues& hues = huesOf(shape.goroutine, future);
    const bool current = has(shape, view::Current) && !future;
    // The box of the step that was just made grows from its goroutine's line.
    if (current && m_look.growth < 1) {
        const double lost = rect.height() * (1 - m_look.growth) / 2;
        rect.adjust(0, lost, -rect.width() * (1 - m_look.growth) * 0.5, -lost);
    }
    const double radius = rect.width() >= roundedWidth ? 4 : 0;
    m_painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    m_painter.setPen(Qt::NoPen);
    QColor ink = hues.ink;
    if (has(shape, view::Consequence)) {
        m_painter.setBrush(palette.surface());
        m_painter.setPen(QPen(hues.edge, 1.5));
        ink = future ? palette.mutedInk() : palette.ink();
        rect.adjust(0.75, 0.75, -0.75, -0.75);
    } else if (has(shape, view::Overwritten)) {
        // What vanished is only an outline, struck through.
        m_painter.setBrush(palette.surface());
        QPen pen(hues.edge, 2);
        pen.setDashPattern({3, 2});
        m_painter.setPen(pen);
        ink = palette.ink();
        rect.adjust(1, 1, -1, -1);
    } else {
        m_painter.setBrush(hues.brush);
    }
    if (radius > 0)
        m_painter.drawRoundedRect(rect, radius, radius);
    else
        m_painter.drawRect(rect);
    m_painter.setRenderHint(QPainter::Antialiasing);

    if (!shape.label.empty() && m_look.growth > 0.6) {
        const QRectF upper =
            shape.detail.empty() ? rect : QRectF(rect.x(), rect.y() + 1, rect.width(), rect.height() / 2);
        paintText(upper, QString::fromStdString(shape.label), ink, Qt::AlignCenter);
        if (!shape.detail.empty())
            paintText(QRectF(rect.x(), rect.center().y() - 1, rect.width(), rect.height() / 2),
                      QString::fromStdString(shape.detail), ink, Qt::AlignCenter);
    }
    m_painter.setBrush(Qt::NoBrush);
    if (has(shape, view::Overwritten)) {
        m_painter.setPen(QPen(palette.finding(), 2));
        m_painter.drawLine(QPointF(rect.x() + 3, rect.bottom() - 4), QPointF(rect.right() - 3, rect.y() + 4));
    }
    if (has(shape, view::Overwriting) || has(shape, view::StaleLoad) || has(shape, view::Racing)) {
        QPen pen(palette.finding(), has(shape, view::Overwriting) ? 3 : 2);
        if (!has(shape, view::Overwriting) && !has(shape, view::Racing)) pen.setDashPattern({2, 2});
        m_painter.setPen(pen);
        m_painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    }
    if (has(shape, view::Selected) || current) {
        m_painter.setPen(QPen(palette.ink(), has(shape, view::Selected) ? 2.5 : 1.5));
        m_painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1.5, radius + 1.5);
    }
}

void TimelinePainter::paintBar(const view::Shape& shape, const QRectF& rect) {
    const ThemePalette& palette = *m_look.palette;
    const bool future = has(shape, view::Future);
    const Hues& hues = huesOf(shape.goroutine, future);
    QColor ink = hues.ink;
    m_painter.setPen(Qt::NoPen);
    switch (shape.role) {
    case view::Role::Hold: m_painter.setBrush(hues.brush); break;
    case view::Role::ReadHold:
        m_painter.setBrush(palette.mix(hues.fill, palette.surface(), 0.35));
        m_painter.setPen(QPen(hues.edge, 1.5));
        ink = palette.ink();
        break;
    case view::Role::Queue:
        m_painter.fillRect(rect, palette.mix(hues.fill, palette.surface(), 0.14));
        m_painter.setBrush(QBrush(hues.edge, Qt::BDiagPattern));
        m_painter.setPen(QPen(hues.edge, 1));
        ink = palette.ink();
        break;
    case view::Role::Crowd:
        m_painter.setBrush(palette.mix(palette.ink(), palette.surface(), future ? 0.06 : 0.14));
        ink = palette.ink();
        break;
    default:
        m_painter.setBrush(palette.mix(palette.ink(), palette.surface(), future ? 0.04 : 0.10));
        m_painter.setPen(QPen(palette.strongLine(), 1));
        ink = future ? palette.mutedInk() : palette.ink();
        break;
    }
    const QRectF inner = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    if (rect.width() >= roundedWidth)
        m_painter.drawRoundedRect(inner, 3, 3);
    else
        m_painter.drawRect(inner);
    if (shape.fill > 0) {
        const double height = inner.height() * std::min(1.0, shape.fill);
        const QRectF full(inner.x(), inner.bottom() - height, inner.width(), height);
        m_painter.fillRect(full, palette.mix(palette.ink(), palette.surface(), future ? 0.10 : 0.24));
    }
    if (!shape.label.empty()) {
        const QString text = QString::fromStdString(shape.label);
        if (shape.role == view::Role::Queue) {
            // Hatching under letters cannot be read: the name stands on a plate.
            const double width = QFontMetricsF(m_look.font).horizontalAdvance(text) + 6;
            const QRectF plate(inner.x() + 3, inner.y() + 1, std::min(width, inner.width() - 6), inner.height() - 2);
            m_painter.fillRect(plate, palette.surface());
            paintText(plate, text, ink, Qt::AlignCenter);
        } else {
            paintText(inner, text, ink, Qt::AlignCenter);
        }
    }
    if (has(shape, view::Selected)) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(palette.ink(), 2));
        m_painter.drawRoundedRect(inner, 3, 3);
    }
}

void TimelinePainter::paintFlag(const view::Shape& shape, const QRectF& rect) {
    const ThemePalette& palette = *m_look.palette;
    m_painter.setPen(QPen(palette.ink(), 1.5));
    m_painter.drawLine(QPointF(rect.x() + 1.5, rect.y()), QPointF(rect.x() + 1.5, rect.bottom()));
    const bool future = has(shape, view::Future);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(future ? palette.mix(palette.finding(), palette.surface(), 0.5) : palette.finding());
    const QPointF corners[] = {{rect.x() + 2, rect.y()}, {rect.right(), rect.y() + 3}, {rect.x() + 2, rect.y() + 7}};
    m_painter.drawPolygon(corners, 3);
}

void TimelinePainter::paintLink(const view::Link& link) {
    const ThemePalette& palette = *m_look.palette;
    const bool future = (link.flags & view::Future) != 0;
    const bool race = link.kind == view::ArrowKind::DataRace;
    const bool isFindings = race || link.kind == view::ArrowKind::LostUpdate;
    QColor colour = isFindings                                ? palette.finding()
                    : link.kind == view::ArrowKind::ReadsFrom ? palette.mutedInk()
                                                              : palette.ink();
    if (future) colour = palette.mix(colour, palette.surface(), 0.4);
    double width = isFindings ? 2.2 : 1.2;
    if ((link.flags & view::Selected) != 0) width += 1;
    QPen pen(colour, width);
    if (link.kind == view::ArrowKind::Spawn || race) pen.setDashPattern({4, 3});
    if (link.kind == view::ArrowKind::ReadsFrom) pen.setDashPattern({1.5, 2.5});
    QPainterPath path(toQt(link.from));
    path.cubicTo(toQt(link.firstControl), toQt(link.secondControl), toQt(link.to));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(pen);
    m_painter.drawPath(path);
    if (race) return; // a head would say that there is an order
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    paintHead(m_painter, toQt(link.to), toQt(link.secondControl), isFindings ? 9 : 7);
}

void TimelinePainter::paintNames(const view::Scene& scene, const view::Picture& picture, double height) {
    const ThemePalette& palette = *m_look.palette;
    const double width = m_look.labelWidth;
    m_painter.resetTransform();
    m_painter.fillRect(QRectF(0, 0, width, height), palette.raised());
    m_painter.fillRect(QRectF(width - 1, 0, 1, height), palette.line());
    for (const view::Shape& shape : picture.shapes) {
        if (shape.role != view::Role::LaneBand) continue;
        const view::Lane& lane = scene.lanes()[shape.lane];
        const QRectF rect(0, shape.rect.y, width - 1, shape.rect.height);
        const QFontMetricsF metrics(m_look.font);
        const bool isClock = lane.kind == view::LaneKind::Clock;
        const QString whole = isClock ? m_look.clockName : QString::fromStdString(lane.name);
        const QString name = metrics.elidedText(whole, Qt::ElideMiddle, width - 20);
        m_painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), palette.line());
        if (lane.kind == view::LaneKind::Goroutine || isClock) {
            const Hues& hues = huesOf(lane.goroutine, false);
            const double wide = std::min(metrics.horizontalAdvance(name) + 14, width - 16);
            const QRectF plate(8, rect.center().y() - 10, wide, 20);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(hues.brush);
            m_painter.drawRoundedRect(plate, 4, 4);
            paintText(plate, name, hues.ink, Qt::AlignCenter);
        } else {
            paintText(QRectF(10, rect.y() + 2, width - 14, std::min(rect.height() - 4, 22.0)), name, palette.ink(),
                      Qt::AlignLeft | Qt::AlignVCenter);
        }
    }
}

void TimelinePainter::paintText(const QRectF& rect, const QString& text, const QColor& ink, Qt::Alignment alignment) {
    auto found = m_texts.find(text);
    if (found == m_texts.end()) {
        QStaticText prepared(text);
        prepared.setTextFormat(Qt::PlainText);
        prepared.setPerformanceHint(QStaticText::AggressiveCaching);
        prepared.prepare(QTransform(), m_look.font);
        found = m_texts.insert(text, prepared);
    }
    const QSizeF size = found->size();
    const double x = (alignment & Qt::AlignLeft) != 0 ? rect.x() : rect.x() + (rect.width() - size.width()) / 2;
    m_painter.setPen(ink);
    m_painter.drawStaticText(QPointF(std::round(x), std::round(rect.y() + (rect.height() - size.height()) / 2)),
                             *found);
}

} // namespace lockstep::app
