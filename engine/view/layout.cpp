#include "engine/view/layout.h"

#include "engine/view/collector.h"

#include <algorithm>
#include <cmath>

namespace lockstep::view {
namespace {

double distanceToSegment(Point point, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length == 0 ? 0 : std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0.0, 1.0);
    return std::hypot(point.x - (a.x + t * dx), point.y - (a.y + t * dy));
}

double distanceToLink(Point point, const Link& link) {
    constexpr int pieces = 24;
    double least = 1e300;
    Point before = link.from;
    for (int i = 1; i <= pieces; ++i) {
        const Point next = pointOn(link, static_cast<double>(i) / pieces);
        least = std::min(least, distanceToSegment(point, before, next));
        before = next;
    }
    return least;
}

void hitGoroutineLane(const Scene& scene, const Collector& collector, Point point, Hit& hit) {
    const Lane& lane = scene.lanes()[hit.lane];
    if (collector.showsBoxes()) {
        const Column first = hit.column > 0 ? hit.column - 1 : 0;
        for (const Box& box : scene.boxesIn(hit.lane, first, hit.column + 2)) {
            if (!collector.boxRect(lane, box).contains(point)) continue;
            hit.kind = HitKind::Box;
            hit.event = box.event;
            hit.column = box.column;
            return;
        }
    }
    const StateSpan* span = scene.stateAt(hit.lane, hit.column);
    if (span == nullptr || span->state == LaneState::Absent) return;
    hit.kind = HitKind::State;
    hit.event = span->event;
}

void hitObjectLane(const Scene& scene, const Collector& collector, Point point, Hit& hit) {
    const Lane& lane = scene.lanes()[hit.lane];
    const auto search = [&](const std::vector<Bar>& bars, bool waits) {
        for (const Bar& bar : bars) {
            if (bar.begin > hit.column) break;
            if (bar.overflow || !collector.barRect(lane, bar, waits).contains(point)) continue;
            hit.kind = waits ? HitKind::Queue : HitKind::Hold;
            hit.goroutine = bar.goroutine;
            hit.event = bar.from;
            return true;
        }
        return false;
    };
    if (search(lane.holds, false) || search(lane.waits, true)) return;
    if (lane.kind == LaneKind::Lock) return;
    const auto after = std::upper_bound(lane.levels.begin(), lane.levels.end(), hit.column,
                                        [](Column column, const Level& level) { return column < level.begin; });
    if (after != lane.levels.begin()) hit.event = std::prev(after)->event;
}

} // namespace

Point pointOn(const Link& link, double t) {
    const double s = 1 - t;
    const double a = s * s * s;
    const double b = 3 * s * s * t;
    const double c = 3 * s * t * t;
    const double d = t * t * t;
    return {a * link.from.x + b * link.firstControl.x + c * link.secondControl.x + d * link.to.x,
            a * link.from.y + b * link.firstControl.y + c * link.secondControl.y + d * link.to.y};
}

Picture collect(const Scene& scene, const Axis& axis, const Viewport& viewport, const CollectOptions& options) {
    return Collector(scene, axis, viewport, options).collect();
}

Hit at(const Scene& scene, const Axis& axis, const Viewport& viewport, Point point, double reach) {
    const CollectOptions options;
    const Collector collector(scene, axis, viewport, options);
    Hit hit;
    hit.column = axis.columnAt(viewport.positionAt(point.x));
    hit.lane = scene.laneAtY(viewport.section, viewport.laneUnitsAt(point.y));
    const bool beyond = viewport.positionAt(point.x) < 0 || viewport.positionAt(point.x) > axis.end();
    if (hit.lane != noLane) {
        const Lane& lane = scene.lanes()[hit.lane];
        hit.kind = HitKind::Lane;
        hit.goroutine = lane.goroutine;
        hit.place = lane.place;
        if (!beyond && viewport.section == Section::Goroutines) hitGoroutineLane(scene, collector, point, hit);
        if (!beyond && viewport.section == Section::Objects) hitObjectLane(scene, collector, point, hit);
    }
    if (hit.kind == HitKind::Box || viewport.section != Section::Goroutines || beyond) return hit;
    double nearest = reach;
    for (const Link& link : collector.links()) {
        const double distance = distanceToLink(point, link);
        if (distance > nearest) continue;
        nearest = distance;
        hit.kind = HitKind::Arrow;
        hit.arrow = link.arrow;
        hit.event = scene.arrows()[link.arrow].to;
    }
    return hit;
}

Rect boxExtent(const Scene& scene, const Axis& axis, EventIndex event) {
    const LaneIndex lane = scene.laneOfEvent(event);
    const Column column = scene.columnOf(event);
    const double x = axis.start(column);
    if (lane == noLane) return {x, 0, axis.start(column + 1) - x, 1};
    return {x, scene.lanes()[lane].top, axis.start(column + 1) - x, scene.lanes()[lane].height};
}

} // namespace lockstep::view
