#include "app/control/timeline_controller.h"

#include <algorithm>
#include <cmath>

namespace lockstep::app {
namespace {

constexpr double leastUsual = 60; ///< pixels a step
constexpr double mostUsual = 96;
constexpr double characterWidth = 6;
constexpr double mostScale = 160;
constexpr double margin = 60; ///< pixels between the playhead and the edge, and behind the last step

} // namespace

TimelineController::TimelineController(EngineLink& engine, SelectionController& selection, CommandRegistry& commands,
                                       QObject* parent)
    : QObject(parent), m_engine(engine), m_selection(selection) {
    connect(&engine, &EngineLink::answered, this, &TimelineController::follow);
    const auto some = [this] { return m_scene != nullptr; };
    const auto atPlayhead = [this] { return std::clamp((playhead() - m_firstX) * m_xScale, 0.0, m_width); };
    commands.bind(
        "view.zoomIn", [this, atPlayhead] { zoom(1.5, atPlayhead()); }, some);
    commands.bind(
        "view.zoomOut", [this, atPlayhead] { zoom(1 / 1.5, atPlayhead()); }, some);
    commands.bind(
        "view.zoomFit", [this] { fit(); }, some);
}

void TimelineController::follow(const Answer& answer) {
    const auto& run = answer.shown.run;
    const bool sceneIsNew = run != m_run;
    const std::uint32_t position = answer.shown.position();
    const bool moved = position != m_position;
    if (sceneIsNew) {
        const bool other = answer.opened || !m_run || !run;
        m_run = run;
        m_scene = run ? run->scene : nullptr;
        m_axis = !m_scene                   ? view::Axis()
                 : m_wantsTime && hasTime() ? view::Axis::time(m_scene->history())
                                            : view::Axis::steps(m_scene->history());
        if (other) {
            m_firstX = 0;
            m_xScale = m_usualScale = wideEnough();
            m_top[0] = m_top[1] = 0;
            m_found.clear();
            Q_EMIT foundChanged();
        }
    }
    m_position = position;
    clampView();
    if (moved || sceneIsNew) reveal();
    if (sceneIsNew) Q_EMIT sceneChanged();
    if (moved || sceneIsNew) Q_EMIT positionChanged();
    if (moved || sceneIsNew) Q_EMIT viewChanged();
}

bool TimelineController::hasTime() const {
    const auto events = m_scene ? m_scene->history().events() : std::span<const history::Event>();
    return !events.empty() && m_scene->history().timeAt(static_cast<history::EventIndex>(events.size() - 1)) > 0;
}

void TimelineController::setTimeAxis(bool on) {
    m_wantsTime = on;
    if (!m_scene || on == isTimeAxis()) return;
    m_axis = on && hasTime() ? view::Axis::time(m_scene->history()) : view::Axis::steps(m_scene->history());
    Q_EMIT sceneChanged();
    if (isTimeAxis()) {
        fit();
    } else {
        m_xScale = m_usualScale;
        clampView();
        reveal();
        Q_EMIT viewChanged();
    }
}

double TimelineController::goroutineLanes() const { return m_scene ? m_scene->height(view::Section::Goroutines) : 0; }
double TimelineController::objectLanes() const { return m_scene ? m_scene->height(view::Section::Objects) : 0; }

double TimelineController::playhead() const {
    return m_scene ? m_axis.start(std::min(m_position, m_axis.columns())) : 0;
}

double TimelineController::wideEnough() const {
    if (!m_scene) return leastUsual;
    // "name = 12" in the lower line of a box.
    std::size_t longest = 0;
    for (const program::Global& global : m_scene->history().program().globals)
        if (global.mayBeShared && global.name.starts_with("main."))
            longest = std::max(longest, global.name.size() - std::string_view("main.").size());
    return std::clamp((static_cast<double>(longest) + 5) * characterWidth + 12, leastUsual, mostUsual);
}

double TimelineController::leastScale() const {
    const double end = std::max(m_axis.end(), 1e-9);
    return std::max((m_width - margin) / end, 1e-12);
}

void TimelineController::clampView() {
    const double least = std::min(leastScale(), isTimeAxis() ? leastScale() : m_usualScale);
    const double most = isTimeAxis() ? std::max(leastScale() * 1e6, leastScale()) : mostScale;
    m_xScale = std::clamp(m_xScale, least, std::max(most, least));
    const double seen = (m_width - margin) / m_xScale;
    m_firstX = std::clamp(m_firstX, 0.0, std::max(0.0, m_axis.end() - seen));
    const double lanes[2] = {goroutineLanes(), objectLanes()};
    for (int section = 0; section < 2; ++section)
        m_top[section] =
            std::clamp(m_top[section], 0.0, std::max(0.0, lanes[section] - m_height[section] / m_laneHeight));
}

void TimelineController::reveal() {
    const double x = (playhead() - m_firstX) * m_xScale;
    if (x < margin || x > m_width - margin * 1.5) m_firstX = playhead() - m_width * 0.6 / m_xScale;
    if (m_scene && m_position > 0 && m_position <= m_scene->columns()) {
        const history::EventIndex event = m_scene->history().steps()[m_position - 1];
        revealLane(m_scene->laneOfEvent(event));
    }
    clampView();
}

void TimelineController::revealLane(view::LaneIndex index) {
    if (!m_scene || index == view::noLane) return;
    const view::Lane& lane = m_scene->lanes()[index];
    const int section = lane.section == view::Section::Objects ? 1 : 0;
    const double seen = m_height[section] / m_laneHeight;
    if (lane.top < m_top[section])
        m_top[section] = lane.top;
    else if (lane.top + lane.height > m_top[section] + seen)
        m_top[section] = lane.top + lane.height - seen;
}

void TimelineController::setFirstX(double x) {
    m_firstX = x;
    clampView();
    Q_EMIT viewChanged();
}

void TimelineController::setLaneHeight(double height) {
    if (height == m_laneHeight) return;
    m_laneHeight = height;
    clampView();
    Q_EMIT laneHeightChanged();
    Q_EMIT viewChanged();
}

void TimelineController::setTop(int section, double top) {
    m_top[section] = top;
    clampView();
    Q_EMIT viewChanged();
}

void TimelineController::setHeight(int section, double height) {
    if (height == m_height[section]) return;
    m_height[section] = height;
    clampView();
    Q_EMIT viewChanged();
}

void TimelineController::setWidth(double width) {
    if (width == m_width) return;
    m_width = width;
    clampView();
    Q_EMIT viewChanged();
}

void TimelineController::zoom(double factor, double x) {
    const double place = m_firstX + x / m_xScale;
    m_xScale *= factor;
    clampView();
    m_firstX = place - x / m_xScale;
    clampView();
    Q_EMIT viewChanged();
}

void TimelineController::pan(double dx) { setFirstX(m_firstX + dx / m_xScale); }

void TimelineController::scrollLanes(bool objects, double pixels) {
    const int section = objects ? 1 : 0;
    setTop(section, m_top[section] + pixels / m_laneHeight);
}

void TimelineController::fit() {
    m_xScale = leastScale();
    m_firstX = 0;
    clampView();
    Q_EMIT viewChanged();
}

int TimelineController::stepAt(double x) const {
    if (!m_scene) return 0;
    const double place = m_firstX + x / m_xScale;
    if (place >= m_axis.end()) return static_cast<int>(m_axis.columns());
    const std::uint32_t column = m_axis.columnAt(place);
    const double middle = (m_axis.start(column) + m_axis.start(column + 1)) / 2;
    return static_cast<int>(place < middle ? column : column + 1);
}

view::Viewport TimelineController::viewport(bool objects) const {
    view::Viewport viewport;
    viewport.section = objects ? view::Section::Objects : view::Section::Goroutines;
    viewport.firstX = m_firstX;
    viewport.xScale = m_xScale;
    viewport.firstY = m_top[objects ? 1 : 0];
    viewport.yScale = m_laneHeight;
    viewport.width = m_width;
    viewport.height = m_height[objects ? 1 : 0];
    return viewport;
}

view::Hit TimelineController::hit(bool objects, double x, double y) const {
    return view::at(*m_scene, m_axis, viewport(objects), {x, y});
}

void TimelineController::click(bool objects, double x, double y) {
    if (!m_scene) return;
    const view::Hit found = hit(objects, x, y);
    switch (found.kind) {
    case view::HitKind::Box:
    case view::HitKind::Hold:
    case view::HitKind::Queue:
    case view::HitKind::State:
        if (found.event != history::none) {
            m_selection.showEvent(static_cast<int>(found.event));
            return;
        }
        break;
    case view::HitKind::Arrow: m_selection.showEvent(static_cast<int>(m_scene->arrows()[found.arrow].to)); return;
    default: break;
    }
    if (found.lane == view::noLane) return;
    const view::Lane& lane = m_scene->lanes()[found.lane];
    if (lane.kind == view::LaneKind::Goroutine)
        m_selection.selectGoroutine(static_cast<int>(lane.goroutine));
    else
        m_selection.selectObject(QString::fromStdString(lane.name));
}

QString TimelineController::describe(bool objects, double x, double y) const {
    if (!m_scene) return {};
    const view::Hit found = hit(objects, x, y);
    history::EventIndex event = found.event;
    if (found.kind == view::HitKind::Arrow) event = m_scene->arrows()[found.arrow].to;
    if (found.kind == view::HitKind::Nothing || found.kind == view::HitKind::Lane || event == history::none) return {};
    return tr("step %1: %2")
        .arg(m_scene->history().stepOf(event))
        .arg(QString::fromStdString(m_run->captions->sentence(event, m_language)));
}

void TimelineController::findLane(const QString& text, bool next) {
    m_found.clear();
    if (m_scene && !text.trimmed().isEmpty()) {
        const std::vector<view::LaneIndex> lanes = m_scene->findLanes(text.trimmed().toStdString());
        std::size_t chosen = 0;
        if (next && m_selection.goroutine() >= 0) {
            const auto here = m_scene->laneOf(static_cast<history::GoroutineIndex>(m_selection.goroutine()));
            const auto place = std::find(lanes.begin(), lanes.end(), here);
            if (place != lanes.end()) chosen = static_cast<std::size_t>(place - lanes.begin() + 1) % lanes.size();
        }
        if (lanes.empty()) {
            m_found = tr("none");
        } else {
            m_found = tr("%1 of %2").arg(chosen + 1).arg(lanes.size());
            const view::Lane& lane = m_scene->lanes()[lanes[chosen]];
            if (lane.kind == view::LaneKind::Goroutine)
                m_selection.selectGoroutine(static_cast<int>(lane.goroutine));
            else
                m_selection.selectObject(QString::fromStdString(lane.name));
            revealLane(lanes[chosen]);
            clampView();
            Q_EMIT viewChanged();
        }
    }
    Q_EMIT foundChanged();
}

QVariantList TimelineController::ruler() const {
    QVariantList marks;
    if (!m_scene) return marks;
    view::Viewport strip = viewport(true);
    strip.height = 0;
    for (const view::RulerMark& mark : view::collect(*m_scene, m_axis, strip).ruler)
        marks.append(
            QVariantMap{{QStringLiteral("x"), mark.x}, {QStringLiteral("label"), QString::fromStdString(mark.label)}});
    return marks;
}

QVariantList TimelineController::branches() const {
    constexpr std::uint32_t shownMoves = 40;
    QVariantList list;
    if (!m_run) return list;
    for (const session::Branch& branch : m_run->branches) {
        QVariantList moves;
        const std::uint32_t last = std::min(branch.steps, branch.forkedAt + shownMoves);
        for (std::uint32_t step = branch.forkedAt; step < last && step < branch.history->stepCount(); ++step) {
            const history::EventIndex event = branch.history->steps()[step];
            const history::Actor actor = branch.history->events()[event].actor;
            moves.append(
                QVariantMap{{QStringLiteral("name"),
                             QString::fromStdString(view::boxWords(*branch.history, event, m_language).verb)},
                            {QStringLiteral("goroutine"), actor.isGoroutine() ? static_cast<int>(actor.index()) : -1}});
        }
        list.append(QVariantMap{{QStringLiteral("forkedAt"), branch.forkedAt},
                                {QStringLiteral("steps"), branch.steps},
                                {QStringLiteral("moves"), moves}});
    }
    return list;
}

void TimelineController::takeBranch(int branch) {
    if (branch >= 0) m_engine.takeBranch(static_cast<std::size_t>(branch));
}

void TimelineController::setLanguage(history::Language language) {
    m_language = language;
    Q_EMIT sceneChanged();
}

} // namespace lockstep::app
