#include "engine/export/svg_painter.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace lockstep::exporting {
namespace {

using history::EventKind;
using view::Colour;
using view::Identity;
using view::LaneState;
using view::Point;
using view::Rect;
using view::Role;
using view::Shape;

constexpr double ghost = 0.28;
constexpr double labelSize = 11.5;
constexpr double smallSize = 10;

bool isGhost(std::uint16_t flags) { return (flags & view::Future) != 0; }

Rect shrunk(const Rect& rect, double by) {
    return {rect.x + by, rect.y + by, std::max(0.0, rect.width - 2 * by), std::max(0.0, rect.height - 2 * by)};
}

} // namespace

SvgPainter::SvgPainter(SvgCanvas& canvas, const view::Scene& scene, view::Theme theme)
    : m_canvas(canvas), m_scene(scene), m_theme(theme), m_surface(view::surfaceOf(theme)) {}

void SvgPainter::paint(const view::Picture& picture) {
    // Behind: lanes with their states and bars. Then arrows, boxes by step, and flags.
    bool open = false;
    for (const Shape& shape : picture.shapes) {
        if (shape.role == Role::LaneBand) {
            if (open) m_canvas.closeGroup();
            m_canvas.openGroup(svgId("lane-", m_scene.lanes()[shape.lane].name));
            open = true;
        }
        switch (shape.role) {
        case Role::LaneBand: paintBand(shape); break;
        case Role::State: paintState(shape); break;
        case Role::StateRun: paintStateRun(shape); break;
        case Role::Hold:
        case Role::ReadHold:
        case Role::Queue:
        case Role::Crowd: paintBar(shape); break;
        case Role::Counter: paintCounter(shape); break;
        case Role::Box:
        case Role::FindingFlag: break;
        }
    }
    if (open) m_canvas.closeGroup();

    std::map<view::Column, std::vector<const Shape*>> boxes;
    for (const Shape& shape : picture.shapes)
        if (shape.role == Role::Box) boxes[m_scene.columnOf(shape.event)].push_back(&shape);
    for (const view::Link& link : picture.links)
        if (link.kind != view::ArrowKind::LostUpdate) paintLink(link);
    for (const auto& [column, shapes] : boxes) {
        m_canvas.openGroup(fmt::format("step-{}", column + 1));
        for (const Shape* shape : shapes) paintBox(*shape);
        m_canvas.closeGroup();
    }
    for (const view::Link& link : picture.links)
        if (link.kind == view::ArrowKind::LostUpdate) paintLink(link);
    for (const Shape& shape : picture.shapes)
        if (shape.role == Role::FindingFlag) paintFlag(shape);
}

void SvgPainter::paintBand(const Shape& shape) {
    if (shape.lane % 2 == 1) m_canvas.fillRect(shape.rect, m_surface.lane);
    m_canvas.line({shape.rect.x, shape.rect.bottom()}, {shape.rect.right(), shape.rect.bottom()},
                  {m_surface.line, 1, {}, 0.7});
}

void SvgPainter::paintState(const Shape& shape) {
    const Identity identity = view::identityOf(shape.goroutine, m_theme);
    const double opacity = isGhost(shape.flags) ? ghost : 1;
    const Rect& rect = shape.rect;
    const double middle = rect.y + rect.height / 2;
    switch (shape.state) {
    case LaneState::Ready:
        m_canvas.line({rect.x, middle}, {rect.right(), middle}, {identity.edge, 1.5, {}, opacity});
        break;
    case LaneState::Running: m_canvas.fillRect({rect.x, middle - 3, rect.width, 6}, identity.fill, 0, opacity); break;
    case LaneState::Blocked:
        m_canvas.openGroup({}, opacity);
        m_canvas.fillRect(rect, view::mix(identity.fill, m_surface.background, 0.82), 2);
        m_canvas.hatch(rect, 6, {identity.edge, 1.2});
        m_canvas.strokeRect(rect, {identity.edge, 1}, 2);
        m_canvas.closeGroup();
        break;
    case LaneState::Sleeping:
        m_canvas.line({rect.x, middle}, {rect.right(), middle}, {identity.edge, 2, "1.5 5", opacity});
        if (rect.width > 26) {
            const Point centre{rect.x + std::min(rect.width / 2, 30.0), middle};
            m_canvas.fillRect({centre.x - 8, centre.y - 7, 16, 14}, m_surface.background);
            m_canvas.crescent(centre, 5.5, identity.edge);
        }
        break;
    case LaneState::Done:
    case LaneState::Panicked: paintEnd(shape); break;
    case LaneState::Absent: break;
    }
}

/// A stop mark, and a trace of the lane to the right of it.
void SvgPainter::paintEnd(const Shape& shape) {
    const Identity identity = view::identityOf(shape.goroutine, m_theme);
    const double opacity = isGhost(shape.flags) ? ghost : 1;
    const double middle = shape.rect.y + shape.rect.height / 2;
    m_canvas.line({shape.rect.x, middle}, {shape.rect.right(), middle}, {m_surface.line, 1, "2 4", opacity});
    if ((shape.flags & view::ClippedLeft) != 0 || shape.rect.width < 12) return;
    const double size = 4.5;
    const Point centre{shape.rect.x + 8, middle};
    if (shape.state == LaneState::Done) {
        m_canvas.fillRect({centre.x - size, centre.y - size, 2 * size, 2 * size}, identity.edge, 1, opacity);
        return;
    }
    const Stroke cross{m_surface.finding, 3, {}, opacity};
    m_canvas.line({centre.x - size, centre.y - size}, {centre.x + size, centre.y + size}, cross);
    m_canvas.line({centre.x - size, centre.y + size}, {centre.x + size, centre.y - size}, cross);
}

void SvgPainter::paintStateRun(const Shape& shape) {
    const Identity identity = view::identityOf(shape.goroutine, m_theme);
    const double opacity = isGhost(shape.flags) ? ghost : 1;
    const Rect& rect = shape.rect;
    switch (shape.state) {
    case LaneState::Running: m_canvas.fillRect(rect, identity.fill, 0, opacity); break;
    case LaneState::Blocked:
        m_canvas.fillRect(rect, view::mix(identity.fill, m_surface.background, 0.7), 0, opacity);
        if (rect.width > 6) m_canvas.hatch(rect, 5, {identity.edge, 1, {}, opacity});
        break;
    case LaneState::Ready:
    case LaneState::Sleeping:
        m_canvas.line({rect.x, rect.y + rect.height / 2}, {rect.right(), rect.y + rect.height / 2},
                      {identity.edge, 1.5, shape.state == LaneState::Sleeping ? "1.5 4" : "", opacity});
        break;
    case LaneState::Done:
    case LaneState::Panicked: paintEnd(shape); break;
    case LaneState::Absent: break;
    }
    if ((shape.flags & view::InFinding) != 0)
        m_canvas.fillRect({rect.x, rect.y - 4, std::max(rect.width, 1.5), 3}, m_surface.finding, 0, opacity);
}

void SvgPainter::fillIdentity(const Rect& rect, const Identity& identity, double radius, double paleness) {
    const Colour fill = view::mix(identity.fill, m_surface.background, paleness);
    m_canvas.fillRect(rect, fill, radius);
    if (identity.striped) m_canvas.hatch(rect, 11, {view::mix(identity.stripe, m_surface.background, paleness), 4});
}

/// What only looks is pale: the box of a load, a read lock.
bool SvgPainter::isPale(const Shape& shape) const {
    if (shape.event >= m_scene.history().events().size()) return false;
    const EventKind kind = m_scene.history().events()[shape.event].kind;
    return kind == EventKind::Load || kind == EventKind::Now || kind == EventKind::Block ||
           kind == EventKind::RWMutexRLock || kind == EventKind::RWMutexRUnlock || kind == EventKind::WaitGroupWait;
}

void SvgPainter::paintBox(const Shape& shape) {
    const Identity identity = view::identityOf(shape.goroutine, m_theme);
    const double paleness = isPale(shape) ? 0.62 : 0.0;
    const Colour fill = view::mix(identity.fill, m_surface.background, paleness);
    const bool lostPart = (shape.flags & (view::Overwritten | view::Overwriting)) != 0;
    const double radius = 5;
    // Nothing behind a ghost shines through.
    if (isGhost(shape.flags)) m_canvas.fillRect(shape.rect, m_surface.background, radius);
    m_canvas.openGroup({}, isGhost(shape.flags) ? ghost : 1);
    fillIdentity(shape.rect, identity, radius, paleness);
    if ((shape.flags & view::Overwriting) != 0)
        m_canvas.strokeRect(shrunk(shape.rect, -1), {m_surface.finding, 3}, radius + 1);
    else if ((shape.flags & view::Overwritten) != 0)
        m_canvas.strokeRect(shape.rect, {m_surface.finding, 2, "4 3"}, radius);
    else if ((shape.flags & view::Consequence) != 0)
        m_canvas.strokeRect(shape.rect, {identity.edge, 1.5, "3 2"}, radius);
    else
        m_canvas.strokeRect(shape.rect, {view::mix(identity.edge, m_surface.ink, 0.25), 1}, radius);
    const Colour ink = identity.striped && paleness == 0 ? identity.text : view::textOn(fill);
    label(shape.rect, shape.label, shape.detail, ink, labelSize, 1);
    // The value that vanished is struck out.
    if ((shape.flags & view::Overwritten) != 0 && shape.rect.width > 20) {
        const double y = shape.rect.y + shape.rect.height / 2 + (shape.detail.empty() ? 0 : labelSize * 0.6);
        m_canvas.line({shape.rect.x + 5, y}, {shape.rect.right() - 5, y}, {m_surface.finding, 1.5});
    }
    if ((shape.flags & view::Current) != 0 && !lostPart)
        m_canvas.strokeRect(shrunk(shape.rect, -1), {m_surface.ink, 2}, radius + 1);
    m_canvas.closeGroup();
}

void SvgPainter::label(const Rect& rect, std::string_view first, std::string_view second, Colour colour, double size,
                       double opacity) {
    const double x = rect.x + rect.width / 2;
    const double middle = rect.y + rect.height / 2;
    if (second.empty()) {
        if (!first.empty())
            m_canvas.text({x, middle + size * 0.36}, first, {size, colour, Anchor::Middle, false, opacity});
        return;
    }
    m_canvas.text({x, middle - 2.5}, first, {smallSize, colour, Anchor::Middle, false, opacity * 0.85});
    m_canvas.text({x, middle + size - 0.5}, second, {size, colour, Anchor::Middle, true, opacity});
}

void SvgPainter::paintBar(const Shape& shape) {
    const Identity identity = view::identityOf(shape.goroutine, m_theme);
    const bool isCrowd = shape.role == Role::Crowd;
    m_canvas.openGroup({}, isGhost(shape.flags) ? ghost : 1);
    if (isCrowd) {
        m_canvas.fillRect(shape.rect, m_surface.lane, 2);
        if (shape.state == LaneState::Blocked) m_canvas.hatch(shape.rect, 6, {m_surface.line, 1.2});
        m_canvas.strokeRect(shape.rect, {m_surface.faint, 1}, 2);
        label(shape.rect, shape.label, {}, m_surface.ink, smallSize, 1);
    } else if (shape.role == Role::Queue) {
        const Colour pale = view::mix(identity.fill, m_surface.background, 0.85);
        m_canvas.fillRect(shape.rect, pale, 2);
        m_canvas.hatch(shape.rect, 6, {identity.edge, 1});
        m_canvas.strokeRect(shape.rect, {identity.edge, 1}, 2);
        if (!shape.label.empty()) {
            const double width = 8 + 7 * view::textWidthUnits(shape.label);
            const Rect plate{shape.rect.x + shape.rect.width / 2 - width / 2, shape.rect.y + 1, width,
                             shape.rect.height - 2};
            m_canvas.fillRect(plate, pale, 2);
            label(shape.rect, shape.label, {}, view::textOn(pale), smallSize, 1);
        }
    } else {
        const double paleness = shape.role == Role::ReadHold ? 0.55 : 0;
        fillIdentity(shape.rect, identity, 3, paleness);
        if (shape.rect.width > 4)
            m_canvas.strokeRect(shape.rect, {view::mix(identity.edge, m_surface.ink, 0.25), 1}, 3);
        const Colour fill = view::mix(identity.fill, m_surface.background, paleness);
        label(shape.rect, shape.label, {}, view::textOn(fill), smallSize + 0.5, 1);
    }
    m_canvas.closeGroup();
}

void SvgPainter::paintCounter(const Shape& shape) {
    m_canvas.openGroup({}, isGhost(shape.flags) ? ghost : 1);
    const bool isZero = (shape.flags & view::Empty) != 0;
    if (shape.fill > 0) {
        const double height = shape.rect.height * std::min(1.0, shape.fill);
        m_canvas.fillRect({shape.rect.x, shape.rect.bottom() - height, shape.rect.width, height}, m_surface.line);
    }
    m_canvas.strokeRect(shape.rect, {isZero ? m_surface.line : m_surface.faint, 1}, 3);
    label(shape.rect, shape.label, {}, isZero ? m_surface.faint : m_surface.ink, smallSize + 0.5, 1);
    m_canvas.closeGroup();
}

void SvgPainter::paintFlag(const Shape& shape) {
    const Rect& rect = shape.rect;
    const double opacity = isGhost(shape.flags) ? ghost : 1;
    m_canvas.openGroup({}, opacity);
    m_canvas.polygon(
        {{rect.x + rect.width / 2, rect.y - 2}, {rect.right() + 2, rect.bottom()}, {rect.x - 2, rect.bottom()}},
        m_surface.finding);
    m_canvas.text({rect.x + rect.width / 2, rect.bottom() - 1.5}, "!",
                  {10, m_surface.findingText, Anchor::Middle, true});
    m_canvas.closeGroup();
}

void SvgPainter::paintLink(const view::Link& link) {
    const view::Arrow& arrow = m_scene.arrows()[link.arrow];
    const double opacity = isGhost(link.flags) ? ghost : 1;
    if (link.kind == view::ArrowKind::LostUpdate) {
        const bool fromLoad = arrow.fromLane == arrow.toLane;
        m_canvas.curve(link, {m_surface.finding, 2, fromLoad ? "5 3" : "", opacity});
        return;
    }
    const history::Actor actor = m_scene.history().events()[arrow.from].actor;
    const Colour colour = actor.isGoroutine() ? view::identityOf(actor.index(), m_theme).edge : m_surface.faint;
    const bool isData = link.kind == view::ArrowKind::ReadsFrom;
    m_canvas.curve(link,
                   {view::mix(colour, m_surface.ink, 0.15), isData ? 1.2 : 1.6, isData ? "2 3" : "", opacity * 0.85});
}

} // namespace lockstep::exporting
