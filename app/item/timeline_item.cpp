#include "app/item/timeline_item.h"

#include "engine/view/caption.h"

#include <QFontMetricsF>
#include <QQuickWindow>
#include <QSGImageNode>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace lockstep::app {
namespace {

/// Of what stands in boxes: the font's own average is of all letters, wide ones too.
double characterWidth(const QFont& font) {
    const QString sample = QStringLiteral("store counter = 12 unlock mutex");
    return QFontMetricsF(font).horizontalAdvance(sample) / static_cast<double>(sample.size());
}

} // namespace

TimelineItem::TimelineItem(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
    setClip(true);
    connect(this, &TimelineItem::changed, this, &QQuickItem::update);
}

void TimelineItem::setScene(const QVariant& scene) {
    auto value = scene.value<std::shared_ptr<const view::Scene>>();
    if (value == m_scene) return;
    m_scene = std::move(value);
    makeAxis();
    Q_EMIT changed();
}

void TimelineItem::setTimeAxis(bool on) {
    if (on == m_timeAxis) return;
    m_timeAxis = on;
    makeAxis();
    Q_EMIT changed();
}

void TimelineItem::makeAxis() {
    if (!m_scene)
        m_axis = {};
    else
        m_axis = m_timeAxis ? view::Axis::time(m_scene->history()) : view::Axis::steps(m_scene->history());
}

void TimelineItem::setPalette(ThemePalette* palette) {
    if (palette == m_palette) return;
    if (m_palette) disconnect(m_palette, nullptr, this, nullptr);
    m_palette = palette;
    if (palette) connect(palette, &ThemePalette::changed, this, &QQuickItem::update);
    Q_EMIT changed();
}

void TimelineItem::fitMiniature(view::Viewport& viewport) const {
    viewport.firstX = 0;
    viewport.firstY = 0;
    viewport.xScale = viewport.width / std::max(m_axis.end(), 1.0);
    viewport.yScale = viewport.height / std::clamp(m_scene->height(viewport.section), 1.0, 8.0);
}

void TimelineItem::paintInto(QImage& image) {
    if (!m_palette) return;
    if (!m_scene) {
        image.fill(m_palette->surface());
        return;
    }
    const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1.0;
    view::Viewport viewport;
    viewport.section = m_objects ? view::Section::Objects : view::Section::Goroutines;
    viewport.firstX = m_firstX;
    viewport.xScale = m_xScale;
    viewport.firstY = m_firstLane;
    viewport.yScale = m_laneHeight;
    viewport.width = image.width() / ratio - m_labelWidth;
    viewport.height = image.height() / ratio;
    if (m_miniature) fitMiniature(viewport);

    view::CollectOptions options;
    options.currentStep = static_cast<std::uint32_t>(m_position);
    if (m_selectedEvent >= 0) options.selected = static_cast<history::EventIndex>(m_selectedEvent);
    if (m_selectedFinding >= 0) options.selectedFinding = static_cast<std::uint32_t>(m_selectedFinding);
    options.arrows = m_miniature ? view::ArrowChoice::Findings : view::ArrowChoice::All;
    options.language = m_chinese ? history::Language::Chinese : history::Language::English;
    options.characterWidth = m_miniature ? 1e6 : characterWidth(m_font);
    if (m_miniature) options.leastBoxWidth = 2;

    TimelineLook look;
    look.palette = m_palette;
    look.font = m_font;
    look.labelWidth = m_labelWidth;
    look.selectedGoroutine = m_selectedGoroutine;
    look.selectedObject = m_selectedObject;
    const std::string_view clock = view::clockName(options.language);
    look.clockName = QString::fromUtf8(clock.data(), static_cast<qsizetype>(clock.size()));
    look.growth = m_growth;
    look.pixelRatio = ratio;
    m_painter.paint(image, *m_scene, m_axis, viewport, options, look);
}

QSGNode* TimelineItem::updatePaintNode(QSGNode* node, UpdatePaintNodeData*) {
    auto* image = static_cast<QSGImageNode*>(node);
    const double ratio = window()->effectiveDevicePixelRatio();
    const QSize size(static_cast<int>(std::ceil(width() * ratio)), static_cast<int>(std::ceil(height() * ratio)));
    if (size.isEmpty() || !m_palette) {
        delete node;
        return nullptr;
    }
    if (!image) {
        image = window()->createImageNode();
        image->setOwnsTexture(true);
        image->setFiltering(QSGTexture::Nearest);
    }
    if (m_image.size() != size) m_image = QImage(size, QImage::Format_RGB32);
    paintInto(m_image);
    image->setTexture(window()->createTextureFromImage(m_image, QQuickWindow::TextureIsOpaque));
    image->setRect(0, 0, size.width() / ratio, size.height() / ratio);
    return image;
}

void TimelineItem::geometryChange(const QRectF& newGeometry, const QRectF& oldGeometry) {
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.size() != oldGeometry.size()) update();
}

} // namespace lockstep::app
