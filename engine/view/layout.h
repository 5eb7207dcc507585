// Layout: what a viewport shows of a scene, in pixels, and what lies under a point. Still no painting.
//
// The window and every exported picture use collect() and at(), so they agree. Marks come in drawing order. Nothing
// overlaps that should not: boxes of a lane are disjoint, bars of a row are disjoint. When columns are too narrow for
// boxes, states come from the pyramid as runs of equal buckets, which a window may instead raster itself from
// Lane::pyramid.
#pragma once

#include "engine/history/language.h"
#include "engine/view/scene.h"

#include <string>
#include <vector>

namespace lockstep::view {

struct Point {
    double x = 0;
    double y = 0;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] bool contains(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    [[nodiscard]] bool overlaps(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
};

/// A window onto one section: which part of it, and how large.
struct Viewport {
    Section section = Section::Goroutines;
    double firstX = 0;  ///< axis position at the left edge
    double xScale = 60; ///< pixels per axis unit
    double firstY = 0;  ///< lane units above the top edge
    double yScale = 40; ///< pixels per lane unit
    double width = 0;   ///< pixels
    double height = 0;

    [[nodiscard]] double toX(double position) const { return (position - firstX) * xScale; }
    [[nodiscard]] double toY(double laneUnits) const { return (laneUnits - firstY) * yScale; }
    [[nodiscard]] double positionAt(double x) const { return firstX + x / xScale; }
    [[nodiscard]] double laneUnitsAt(double y) const { return firstY + y / yScale; }
};

enum class Role : std::uint8_t {
    LaneBand,    ///< the whole lane, behind everything
    State,       ///< a goroutine's state over time: see `state`
    StateRun,    ///< the same, far out: one or more buckets
    Box,         ///< an event
    Hold,        ///< a lock held for writing, or a mutex held
    ReadHold,    ///< a lock held for reading
    Queue,       ///< a goroutine waiting for the lock
    Crowd,       ///< more readers or waiters than rows: their number is the label
    Counter,     ///< a wait group's counter, or how full a channel is; the label is the number
    FindingFlag, ///< where a finding can be seen
};

enum MarkFlag : std::uint16_t {
    Future = 1,  ///< after the current step: a ghost
    Current = 2, ///< of the current step
    Selected = 4,
    StaleLoad = 8, ///< the rest as BoxFlag
    Overwritten = 16,
    Overwriting = 32,
    InFinding = 64,
    ClippedLeft = 128, ///< goes on beyond the viewport
    ClippedRight = 256,
    HoldsLock = 512,    ///< StateRun: a lock is held somewhere in it
    Consequence = 1024, ///< Box: not a step of its own
    Empty = 2048,       ///< Counter: it is 0
    Closed = 4096,      ///< Counter: of a channel that is closed
    Racing = 8192,      ///< Box: an access of the data race that is selected
};

/// A rectangle to draw.
struct Shape {
    Role role = Role::LaneBand;
    LaneState state = LaneState::Absent;
    std::uint16_t flags = 0; ///< MarkFlag
    Rect rect;
    LaneIndex lane = noLane;
    GoroutineIndex goroutine = history::noGoroutine; ///< whose colour
    EventIndex event = history::none;
    double fill = 0;    ///< Counter: which part of a channel's buffer is full, 0 to 1
    std::string label;  ///< fits the rectangle, or is empty
    std::string detail; ///< a second line under it: "x = 2"; only where the lane is high enough
};

/// A join to draw: a cubic curve from one point to another, ending in a head.
struct Link {
    ArrowKind kind = ArrowKind::Spawn;
    std::uint16_t flags = 0; ///< Future, Selected, InFinding
    Point from;
    Point firstControl;
    Point secondControl;
    Point to;
    std::uint32_t arrow = history::none; ///< index into Scene::arrows()
};

struct RulerMark {
    double x = 0;
    std::string label;
};

struct Picture {
    std::vector<Shape> shapes;
    std::vector<Link> links;
    std::vector<RulerMark> ruler;
};

/// Which arrows to show.
enum class ArrowChoice : std::uint8_t {
    None,
    Findings, ///< those of findings
    Selected, ///< those that touch the selected event, and those of findings
    All,
};

struct CollectOptions {
    Column currentStep = 0xffffffffU; ///< steps done; what comes later is a ghost
    EventIndex selected = history::none;
    std::uint32_t selectedFinding = history::none;
    ArrowChoice arrows = ArrowChoice::All;
    history::Language language = history::Language::English;
    double characterWidth = 7; ///< pixels a label's character needs; a Chinese one counts two
    double leastBoxWidth = 6;  ///< narrower columns are drawn from the pyramid
    bool states = true;        ///< false: the window rasters the states itself when far out
};

/// How many characters' widths a text takes; Chinese ones count two.
double textWidthUnits(std::string_view text);

/// What to draw for a viewport. Cost: near the number of marks, however long the history.
Picture collect(const Scene& scene, const Axis& axis, const Viewport& viewport, const CollectOptions& options = {});

enum class HitKind : std::uint8_t { Nothing, Lane, State, Box, Hold, Queue, Arrow };

struct Hit {
    HitKind kind = HitKind::Nothing;
    LaneIndex lane = noLane;
    Column column = 0;                               ///< of the position, whatever was hit
    GoroutineIndex goroutine = history::noGoroutine; ///< the lane's, or the bar's
    EventIndex event = history::none;                ///< the box's, or the one that began the state or the bar
    history::Place place;                            ///< of lock and wait group lanes
    std::uint32_t arrow = history::none;
};

/// The point of a link's curve at t from 0 to 1.
Point pointOn(const Link& link, double t);

/// What lies at a point of the viewport: an arrow within `reach` pixels, else a box, a bar, a state, the lane.
Hit at(const Scene& scene, const Axis& axis, const Viewport& viewport, Point point, double reach = 4);

/// The point of an event's box that arrows join, in lane units and axis positions; for scrolling an event into view.
Rect boxExtent(const Scene& scene, const Axis& axis, EventIndex event);

} // namespace lockstep::view
