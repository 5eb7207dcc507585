#include "engine/view/scene.h"

#include "engine/view/scene_builder.h"

#include <algorithm>
#include <cctype>

namespace lockstep::view {
namespace {

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

} // namespace

std::pair<LaneIndex, LaneIndex> Scene::lanesOf(Section section) const {
    const auto all = static_cast<LaneIndex>(m_lanes.size());
    return section == Section::Goroutines ? std::pair{0U, m_firstObject} : std::pair{m_firstObject, all};
}

double Scene::height(Section section) const {
    const auto [first, last] = lanesOf(section);
    return first == last ? 0 : m_lanes[last - 1].top + m_lanes[last - 1].height;
}

LaneIndex Scene::laneAtY(Section section, double y) const {
    const auto [first, last] = lanesOf(section);
    if (y < 0 || y >= height(section)) return noLane;
    const auto begin = m_lanes.begin() + first;
    const auto after =
        std::upper_bound(begin, m_lanes.begin() + last, y, [](double at, const Lane& lane) { return at < lane.top; });
    return static_cast<LaneIndex>(after - m_lanes.begin()) - 1U;
}

LaneIndex Scene::laneOf(GoroutineIndex goroutine) const {
    return goroutine < m_laneOfGoroutine.size() ? m_laneOfGoroutine[goroutine] : noLane;
}

LaneIndex Scene::laneOf(history::Place place) const {
    for (LaneIndex lane = m_firstObject; lane < m_lanes.size(); ++lane)
        if (m_lanes[lane].place == place) return lane;
    return noLane;
}

LaneIndex Scene::laneOfEvent(EventIndex event) const {
    const history::Actor actor = m_history->events()[event].actor;
    if (actor.isGoroutine()) return laneOf(actor.index());
    // The clock's lane is the last of the goroutines' section.
    if (m_firstObject > 0 && m_lanes[m_firstObject - 1].kind == LaneKind::Clock) return m_firstObject - 1;
    return noLane;
}

std::vector<LaneIndex> Scene::findLanes(std::string_view text) const {
    const std::string wanted = lowered(text);
    std::vector<LaneIndex> exact;
    std::vector<LaneIndex> others;
    for (LaneIndex lane = 0; lane < m_lanes.size(); ++lane) {
        const std::string name = lowered(m_lanes[lane].name);
        if (name == wanted)
            exact.push_back(lane);
        else if (name.find(wanted) != std::string::npos)
            others.push_back(lane);
    }
    exact.insert(exact.end(), others.begin(), others.end());
    return exact;
}

Column Scene::columnOf(EventIndex event) const {
    const std::uint32_t step = m_history->stepOf(event);
    return step == 0 ? 0 : step - 1;
}

const StateSpan* Scene::stateAt(LaneIndex lane, Column column) const {
    const auto found = statesIn(lane, column, column + 1);
    return found.empty() ? nullptr : found.data();
}

const Box* Scene::boxOf(EventIndex event) const {
    const LaneIndex lane = laneOfEvent(event);
    if (lane == noLane) return nullptr;
    const Column column = columnOf(event);
    for (const Box& box : boxesIn(lane, column, column + 1))
        if (box.event == event) return &box;
    return nullptr;
}

std::span<const Box> Scene::boxesIn(LaneIndex lane, Column begin, Column end) const {
    const auto& boxes = m_lanes[lane].boxes;
    const auto before = [](const Box& box, Column column) { return box.column < column; };
    const auto first = std::lower_bound(boxes.begin(), boxes.end(), begin, before);
    const auto last = std::lower_bound(first, boxes.end(), end, before);
    return {first, last};
}

std::span<const StateSpan> Scene::statesIn(LaneIndex lane, Column begin, Column end) const {
    const auto& states = m_lanes[lane].states;
    const auto first = std::upper_bound(states.begin(), states.end(), begin,
                                        [](Column column, const StateSpan& span) { return column < span.end; });
    const auto last = std::lower_bound(first, states.end(), end,
                                       [](const StateSpan& span, Column column) { return span.begin < column; });
    return {first, last};
}

std::vector<std::uint32_t> Scene::arrowsIn(Column begin, Column end) const {
    std::vector<std::uint32_t> found;
    for (std::size_t block = 0; block < m_arrowReach.size(); ++block) {
        const std::size_t first = block * arrowBlock;
        if (m_arrows[first].fromColumn >= end) break;
        if (m_arrowReach[block] < begin) continue;
        const std::size_t last = std::min(first + arrowBlock, m_arrows.size());
        for (std::size_t i = first; i < last; ++i)
            if (m_arrows[i].fromColumn < end && m_arrows[i].toColumn >= begin)
                found.push_back(static_cast<std::uint32_t>(i));
    }
    return found;
}

std::shared_ptr<const Scene> buildScene(std::shared_ptr<const History> history,
                                        std::vector<analysis::Finding> findings) {
    return SceneBuilder(std::move(history), std::move(findings)).build();
}

} // namespace lockstep::view
