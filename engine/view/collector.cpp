#include "engine/view/collector.h"

#include "engine/view/caption.h"
#include "engine/view/caption_words.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace lockstep::view {
namespace {

constexpr double leastTimeBoxWidth = 7; ///< pixels, where steps take no time
constexpr double leastWidth = 0.75;     ///< pixels under which a bar is merged with its neighbours
constexpr double labelPadding = 8;      ///< pixels left and right of a label, together
constexpr double twoLineHeight = 27;    ///< pixels of a box that has room for two lines
constexpr double flagSize = 12;         ///< pixels

/// The beginning of the text that fits, with "…" if there is room for more than that and a letter.
std::string shortened(std::string_view text, double units) {
    const bool isMarked = units >= 3;
    const double room = isMarked ? units - 1 : units;
    std::size_t end = 0;
    for (std::size_t next = 0; next < text.size();) {
        ++next;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
        if (textWidthUnits(text.substr(0, next)) > room) break;
        end = next;
    }
    std::string result(text.substr(0, end));
    while (result.ends_with(' ')) result.pop_back();
    return isMarked && !result.empty() ? result + "…" : result;
}

} // namespace

double textWidthUnits(std::string_view text) {
    double units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            units += 1;
        else if (byte >= 0xE3)
            units += 2; // the first byte of a Chinese character; its other bytes count nothing
        else if (byte >= 0xC0)
            units += 1;
    }
    return units;
}

Collector::Collector(const Scene& scene, const Axis& axis, const Viewport& viewport, const CollectOptions& options)
    : m_scene(scene), m_axis(axis), m_view(viewport), m_options(options) {
    if (axis.columns() == 0) return;
    m_first = axis.columnAt(viewport.firstX);
    // Columns without width at the very left edge are in sight, too.
    while (axis.kind() == AxisKind::Time && m_first > 0 && axis.start(m_first - 1) >= viewport.firstX) --m_first;
    const double right = viewport.positionAt(viewport.width);
    m_last = right <= 0 ? 0 : axis.columnAt(right) + 1;
    m_showsBoxes = axis.kind() == AxisKind::Time || viewport.xScale >= options.leastBoxWidth;
}

Picture Collector::collect() {
    const auto [first, last] = m_scene.lanesOf(m_view.section);
    const double bottom = m_view.laneUnitsAt(m_view.height);
    LaneIndex lane = m_scene.laneAtY(m_view.section, std::max(0.0, m_view.firstY));
    if (lane == noLane) lane = last;
    for (; lane < last && m_scene.lanes()[lane].top < bottom; ++lane) {
        Shape band;
        band.rect = laneRect(m_scene.lanes()[lane], 0, m_scene.lanes()[lane].height);
        band.lane = lane;
        band.goroutine = m_scene.lanes()[lane].goroutine;
        band.label = m_scene.lanes()[lane].name;
        m_picture.shapes.push_back(std::move(band));
        if (m_first >= m_last) continue;
        if (m_view.section == Section::Goroutines)
            addGoroutineLane(lane);
        else
            addObjectLane(lane);
    }
    if (m_view.section == Section::Goroutines) {
        addFlags();
        m_picture.links = links();
    }
    addRuler();
    return std::move(m_picture);
}

Rect Collector::laneRect(const Lane& lane, double top, double height) const {
    return {0, m_view.toY(lane.top + top), m_view.width, height * m_view.yScale};
}

Rect Collector::spanRect(double begin, double end, double y, double height, std::uint16_t& flags) const {
    double left = m_view.toX(begin);
    double right = m_view.toX(end);
    if (left < 0) {
        left = 0;
        flags |= ClippedLeft;
    }
    if (right > m_view.width) {
        right = m_view.width;
        flags |= ClippedRight;
    }
    return {left, y, std::max(0.0, right - left), height};
}

std::uint16_t Collector::timeFlags(Column begin, Column end) const {
    if (begin >= m_options.currentStep) return Future;
    return begin < m_options.currentStep && m_options.currentStep <= end ? Current : 0;
}

void Collector::addGoroutineLane(LaneIndex index) {
    const Lane& lane = m_scene.lanes()[index];
    const double columnsPerPixel = 1.0 / m_view.xScale;
    const bool farOut = m_axis.kind() == AxisKind::Steps && !m_showsBoxes;
    const unsigned level = farOut ? lane.pyramid.levelFor(columnsPerPixel) : lane.pyramid.levels();
    if (level < lane.pyramid.levels()) {
        if (m_options.states) addStateRuns(index, level);
    } else if (m_options.states || !farOut) {
        addStates(index);
    }
    if (m_showsBoxes) addBoxes(index);
}

void Collector::addStates(LaneIndex index) {
    const Lane& lane = m_scene.lanes()[index];
    const double y = m_view.toY(lane.top + lane.height * LaneGeometry::stateTop);
    const double height = lane.height * LaneGeometry::stateHeight * m_view.yScale;
    for (const StateSpan& span : m_scene.statesIn(index, m_first, m_last)) {
        if (span.state == LaneState::Absent) continue;
        // A span may reach over the current step: what is to come is drawn apart.
        const Column middle = std::clamp(m_options.currentStep, span.begin, span.end);
        const std::pair<Column, Column> parts[] = {{span.begin, middle}, {middle, span.end}};
        for (const auto& [begin, end] : parts) {
            if (begin >= end) continue;
            Shape shape;
            shape.role = Role::State;
            shape.state = span.state;
            shape.flags = timeFlags(begin, end);
            shape.rect = spanRect(m_axis.start(begin), m_axis.start(end), y, height, shape.flags);
            shape.lane = index;
            shape.goroutine = lane.goroutine;
            shape.event = span.event;
            const bool hidden = m_picture.shapes.back().role == Role::State && m_picture.shapes.back().lane == index &&
                                shape.rect.width < leastWidth &&
                                shape.rect.x - m_picture.shapes.back().rect.right() < leastWidth;
            if (shape.rect.width > 0 && !hidden) m_picture.shapes.push_back(std::move(shape));
        }
    }
}

void Collector::addStateRuns(LaneIndex index, unsigned level) {
    const Lane& lane = m_scene.lanes()[index];
    const double y = m_view.toY(lane.top + lane.height * LaneGeometry::stateTop);
    const double height = lane.height * LaneGeometry::stateHeight * m_view.yScale;
    const auto buckets = lane.pyramid.buckets(level);
    const std::uint32_t width = lane.pyramid.bucketWidth(level);
    const std::size_t last = std::min<std::size_t>(buckets.size(), (m_last - 1) / width + 1ULL);
    for (std::size_t i = m_first / width; i < last;) {
        std::size_t end = i + 1;
        while (end < last && buckets[end] == buckets[i]) ++end;
        Shape shape;
        shape.role = Role::StateRun;
        shape.state = buckets[i].state();
        if (buckets[i].has(Bucket::HoldsLock)) shape.flags |= HoldsLock;
        if (buckets[i].has(Bucket::HasFinding)) shape.flags |= InFinding;
        const auto begin = static_cast<double>(i) * width;
        const double until = std::min<double>(static_cast<double>(end) * width, m_axis.columns());
        if (begin >= m_options.currentStep) shape.flags |= Future;
        shape.rect = spanRect(begin, until, y, height, shape.flags);
        shape.lane = index;
        shape.goroutine = lane.goroutine;
        if (shape.state != LaneState::Absent && shape.rect.width > 0) m_picture.shapes.push_back(std::move(shape));
        i = end;
    }
}

Rect Collector::boxRect(const Lane& lane, const Box& box) const {
    const double left = columnX(box.column);
    double width = columnX(box.column + 1) - left;
    const double y = m_view.toY(lane.top + lane.height * LaneGeometry::boxTop);
    const double height = lane.height * LaneGeometry::boxHeight * m_view.yScale;
    if (m_axis.kind() == AxisKind::Time) width = std::max(width, leastTimeBoxWidth);
    const double part = width / box.slots;
    const double gap = std::min(4.0, part * 0.1);
    return {left + part * box.slot + gap / 2, y, part - gap, height};
}

/// Whether it is an access of the data race that is selected.
bool Collector::isRacing(const Box& box) const {
    if ((box.flags & FindingBox) == 0 || m_options.selectedFinding >= m_scene.findings().size()) return false;
    const analysis::Finding& finding = m_scene.findings()[m_options.selectedFinding];
    return finding.kind == analysis::FindingKind::DataRace &&
           std::ranges::any_of(finding.first().events,
                               [&box](const analysis::FindingEvent& part) { return part.event == box.event; });
}

void Collector::addBoxes(LaneIndex index) {
    const Lane& lane = m_scene.lanes()[index];
    double free = -1e300; // in time, boxes that would lie upon the one before are left out
    for (const Box& box : m_scene.boxesIn(index, m_first, m_last)) {
        Shape shape;
        shape.role = Role::Box;
        shape.rect = boxRect(lane, box);
        if (shape.rect.x < free) continue;
        free = shape.rect.right();
        shape.flags = timeFlags(box.column, box.column + 1);
        if ((box.flags & StaleLoadBox) != 0) shape.flags |= StaleLoad;
        if ((box.flags & OverwrittenBox) != 0) shape.flags |= Overwritten;
        if ((box.flags & OverwritingBox) != 0) shape.flags |= Overwriting;
        if ((box.flags & FindingBox) != 0) shape.flags |= InFinding;
        if (isRacing(box)) shape.flags |= Racing;
        if ((box.flags & StepBox) == 0) shape.flags |= Consequence;
        if (box.event == m_options.selected) shape.flags |= Selected;
        shape.state = LaneState::Running;
        shape.lane = index;
        shape.goroutine = lane.goroutine;
        shape.event = box.event;
        nameBox(shape);
        m_picture.shapes.push_back(std::move(shape));
    }
}

/// No box stays without a word that has room for a letter.
void Collector::nameBox(Shape& shape) const {
    const double room = (shape.rect.width - labelPadding) / m_options.characterWidth;
    if (room < 1) return;
    const BoxWords words = boxWords(m_scene.history(), shape.event, m_options.language);
    const bool hasTwoLines = shape.rect.height >= twoLineHeight && !words.detail.empty();
    const std::string whole = words.detail.empty() || hasTwoLines ? words.verb : words.verb + " " + words.detail;
    for (const std::string& text : {whole, words.verb, words.brief}) {
        if (!shape.label.empty() || textWidthUnits(text) > room) continue;
        shape.label = text;
    }
    if (shape.label.empty()) shape.label = shortened(words.brief, room);
    if (hasTwoLines && textWidthUnits(words.detail) <= room) shape.detail = words.detail;
}

std::string Collector::fitting(std::string text, double width) const {
    return textWidthUnits(text) * m_options.characterWidth + labelPadding <= width ? std::move(text) : std::string();
}

// -- locks, wait groups and channels

Rect Collector::barRect(const Lane& lane, const Bar& bar, bool isWait) const {
    const double rowHeight = isWait ? LaneGeometry::waitRow : LaneGeometry::holdRow;
    const double above = isWait ? LaneGeometry::holdRow * lane.holdRows : 0;
    const double y = m_view.toY(lane.top + LaneGeometry::padding + above + bar.row * rowHeight);
    std::uint16_t flags = 0;
    return spanRect(m_axis.start(bar.begin), m_axis.start(bar.end), y,
                    rowHeight * LaneGeometry::rowFill * m_view.yScale, flags);
}

void Collector::addObjectLane(LaneIndex index) {
    const Lane& lane = m_scene.lanes()[index];
    if (lane.kind != LaneKind::Lock) addCounter(index);
    addBars(index, false);
    addCrowd(index, false);
    addBars(index, true);
    addCrowd(index, true);
}

void Collector::addBars(LaneIndex index, bool waits) {
    const Lane& lane = m_scene.lanes()[index];
    const auto& bars = waits ? lane.waits : lane.holds;
    std::vector<double> drawnTo(waits ? lane.waitRows : lane.holdRows, -1.0);
    for (const Bar& bar : bars) {
        if (bar.begin >= m_last) break;
        if (bar.end <= m_first || bar.overflow) continue;
        Shape shape;
        shape.role = waits ? Role::Queue : bar.reading ? Role::ReadHold : Role::Hold;
        shape.flags = timeFlags(bar.begin, bar.end);
        shape.rect = barRect(lane, bar, waits);
        if (shape.rect.width < leastWidth && shape.rect.x - drawnTo[bar.row] < leastWidth) continue;
        drawnTo[bar.row] = shape.rect.right();
        shape.state = waits ? LaneState::Blocked : LaneState::Running;
        shape.lane = index;
        shape.goroutine = bar.goroutine;
        shape.event = bar.from;
        if (bar.from == m_options.selected || bar.to == m_options.selected) shape.flags |= Selected;
        const auto goroutines = m_scene.history().goroutines();
        if (bar.goroutine < goroutines.size()) shape.label = fitting(goroutines[bar.goroutine].name, shape.rect.width);
        m_picture.shapes.push_back(std::move(shape));
    }
}

void Collector::addCrowd(LaneIndex index, bool waits) {
    const Lane& lane = m_scene.lanes()[index];
    if (!waits && lane.kind != LaneKind::Lock) return;
    const auto& levels = waits ? lane.queue : lane.levels;
    const std::uint16_t rows = waits ? lane.waitRows : lane.holdRows;
    double drawnTo = -1;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Column end = i + 1 < levels.size() ? levels[i + 1].begin : m_axis.columns();
        if (levels[i].begin >= m_last) break;
        if (end <= m_first || levels[i].value == 0) continue;
        Shape shape;
        shape.role = Role::Crowd;
        shape.state = waits ? LaneState::Blocked : LaneState::Running;
        shape.flags = timeFlags(levels[i].begin, end);
        shape.rect =
            barRect(lane, {.begin = levels[i].begin, .end = end, .row = static_cast<std::uint16_t>(rows - 1)}, waits);
        if (shape.rect.width < leastWidth && shape.rect.x - drawnTo < leastWidth) continue;
        drawnTo = shape.rect.right();
        shape.lane = index;
        shape.label = fitting(fmt::format("+{}", levels[i].value), shape.rect.width);
        m_picture.shapes.push_back(std::move(shape));
    }
}

void Collector::addCounter(LaneIndex index) {
    const Lane& lane = m_scene.lanes()[index];
    double drawnTo = -1;
    for (std::size_t i = 0; i < lane.levels.size(); ++i) {
        const Level& level = lane.levels[i];
        const Column end = i + 1 < lane.levels.size() ? lane.levels[i + 1].begin : m_axis.columns();
        if (level.begin >= m_last) break;
        if (end <= m_first || end <= level.begin) continue;
        Shape shape;
        shape.role = Role::Counter;
        shape.flags = timeFlags(level.begin, end);
        shape.rect = barRect(lane, {.begin = level.begin, .end = end}, false);
        if (shape.rect.width < leastWidth && shape.rect.x - drawnTo < leastWidth) continue;
        drawnTo = shape.rect.right();
        shape.lane = index;
        shape.event = level.event;
        if (level.event == m_options.selected && level.event != history::none) shape.flags |= Selected;
        if (level.value == 0) shape.flags |= Empty;
        if (level.closed) shape.flags |= Closed;
        if (lane.capacity > 0) shape.fill = static_cast<double>(level.value) / lane.capacity;
        shape.label = counterLabel(lane, level, shape.rect.width);
        m_picture.shapes.push_back(std::move(shape));
    }
}

std::string Collector::counterLabel(const Lane& lane, const Level& level, double width) const {
    if (lane.kind != LaneKind::Channel) return fitting(fmt::format("{}", level.value), width);
    std::string text;
    if (lane.capacity > 0) text = fmt::format("{} / {}", level.value, lane.capacity);
    if (!level.closed) return fitting(std::move(text), width);
    const std::string closed = fill(Clause::ChannelClosed, m_options.language, {});
    if (text.empty()) return fitting(closed, width);
    const std::string both = fitting(text + " · " + closed, width);
    return both.empty() ? fitting(std::move(text), width) : both;
}

// -- flags, arrows, ruler

void Collector::addFlags() {
    const auto flags = m_scene.flags();
    const auto first = std::lower_bound(flags.begin(), flags.end(), m_first,
                                        [](const Flag& flag, Column column) { return flag.column < column; });
    std::vector<double> drawnTo(m_scene.lanes().size(), -1e300);
    for (auto flag = first; flag != flags.end() && flag->column < m_last; ++flag) {
        if (flag->lane == noLane) continue;
        const Lane& lane = m_scene.lanes()[flag->lane];
        // At the upper right corner of the box: the middle is where arrows end.
        const Box* box = m_showsBoxes ? m_scene.boxOf(flag->event) : nullptr;
        const Rect corner =
            box != nullptr ? boxRect(lane, *box) : Rect{columnX(flag->column), m_view.toY(lane.top), 0, 0};
        const double x = corner.right() - flagSize * 0.7;
        const double y = box != nullptr ? corner.y - flagSize * 0.5 : corner.y;
        if (x < drawnTo[flag->lane] || y > m_view.height || y + flagSize < 0) continue;
        drawnTo[flag->lane] = x + flagSize;
        Shape shape;
        shape.role = Role::FindingFlag;
        shape.flags = static_cast<std::uint16_t>(InFinding | timeFlags(flag->column, flag->column + 1));
        if (flag->finding == m_options.selectedFinding) shape.flags |= Selected;
        shape.rect = {x, y, flagSize, flagSize};
        shape.lane = flag->lane;
        shape.goroutine = lane.goroutine;
        shape.event = flag->event;
        m_picture.shapes.push_back(std::move(shape));
    }
}

bool Collector::wants(const Arrow& arrow) const {
    const bool touchesSelected =
        m_options.selected != history::none && (arrow.from == m_options.selected || arrow.to == m_options.selected);
    const bool isFindings = arrow.kind == ArrowKind::LostUpdate ||
                            (arrow.kind == ArrowKind::DataRace && arrow.finding == m_options.selectedFinding);
    if (arrow.kind == ArrowKind::DataRace && !isFindings) return false;
    switch (m_options.arrows) {
    case ArrowChoice::None: return false;
    case ArrowChoice::Findings: return isFindings;
    case ArrowChoice::Selected: return isFindings || touchesSelected;
    case ArrowChoice::All: break;
    }
    return isFindings || touchesSelected || m_showsBoxes;
}

std::vector<Link> Collector::links() const {
    std::vector<Link> links;
    if (m_options.arrows == ArrowChoice::None || m_first >= m_last) return links;
    const double least = m_options.leastBoxWidth;
    for (const std::uint32_t index : m_scene.arrowsIn(m_first, m_last)) {
        const Arrow& arrow = m_scene.arrows()[index];
        if (!wants(arrow)) continue;
        const bool isShort = columnX(arrow.toColumn) - columnX(arrow.fromColumn) < least;
        const bool isSelected = arrow.from == m_options.selected || arrow.to == m_options.selected;
        if (isShort && !m_showsBoxes && !isSelected) continue;
        const Link link = linkOf(index);
        const double top = std::min(link.from.y, link.to.y);
        const double bottom = std::max(link.from.y, link.to.y);
        if (bottom >= -m_view.yScale && top <= m_view.height + m_view.yScale) links.push_back(link);
    }
    return links;
}

Link Collector::linkOf(std::uint32_t index) const {
    const Arrow& arrow = m_scene.arrows()[index];
    Link link;
    link.kind = arrow.kind;
    link.arrow = index;
    link.flags = timeFlags(arrow.toColumn, arrow.toColumn + 1) & Future;
    if (arrow.from == m_options.selected || arrow.to == m_options.selected ||
        (arrow.finding != history::none && arrow.finding == m_options.selectedFinding))
        link.flags |= Selected;
    if (arrow.finding != history::none) link.flags |= InFinding;
    const auto rectOf = [&](LaneIndex lane, EventIndex event, Column column) {
        const Box* box = m_scene.boxOf(event);
        return boxRect(m_scene.lanes()[lane], box != nullptr ? *box : Box{event, column});
    };
    const Rect from = rectOf(arrow.fromLane, arrow.from, arrow.fromColumn);
    const Rect to = rectOf(arrow.toLane, arrow.to, arrow.toColumn);
    link.from.x = from.x + from.width / 2;
    link.to.x = to.x + to.width / 2;
    if (arrow.kind == ArrowKind::Spawn) {
        // Down, and into the line that begins there.
        const Lane& lane = m_scene.lanes()[arrow.toLane];
        const bool below = to.y > from.y;
        link.from.y = below ? from.bottom() : from.y;
        link.to = {columnX(arrow.fromColumn + 1), m_view.toY(lane.top + lane.height / 2)};
        link.firstControl = {link.from.x, link.to.y};
        link.secondControl = {link.from.x, link.to.y};
        return link;
    }
    if (arrow.fromLane == arrow.toLane) {
        // Within a lane the join is an arc above it.
        const double rise = std::min(m_view.yScale * 0.38, 12 + (link.to.x - link.from.x) * 0.15);
        link.from.y = from.y;
        link.to.y = to.y;
        const double lean = (link.to.x - link.from.x) * 0.25;
        link.firstControl = {link.from.x + lean, from.y - rise};
        link.secondControl = {link.to.x - lean, to.y - rise};
        return link;
    }
    const bool down = from.y < to.y;
    link.from.y = down ? from.bottom() : from.y;
    link.to.y = down ? to.y : to.bottom();
    const double half = (link.to.y - link.from.y) / 2;
    link.firstControl = {link.from.x, link.from.y + half};
    link.secondControl = {link.to.x, link.to.y - half};
    return link;
}

void Collector::addRuler() {
    if (m_first >= m_last) return;
    constexpr double leastPixels = 64;
    const bool inSteps = m_axis.kind() == AxisKind::Steps;
    const double distance =
        inSteps && m_view.xScale >= leastPixels / 2 ? 1 : m_axis.roundDistance(leastPixels / m_view.xScale);
    const double end = std::min(m_view.positionAt(m_view.width), m_axis.end());
    // Steps are numbered in the middle of their column, and the round ones are: step 10 is column 9.
    const double shift = inSteps && distance > 1 ? -1 : 0;
    const double middle = inSteps ? 0.5 : 0;
    double at = std::ceil(std::max(0.0, m_view.firstX - 1 - shift) / distance) * distance + shift;
    for (; at < end; at += distance)
        if (at >= 0) m_picture.ruler.push_back({m_view.toX(at + middle), m_axis.label(at)});
    if (!inSteps && at <= m_axis.end() && at <= m_view.positionAt(m_view.width))
        m_picture.ruler.push_back({m_view.toX(at), m_axis.label(at)});
}

} // namespace lockstep::view
