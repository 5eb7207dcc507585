#include "engine/view/scene_builder.h"

#include "engine/view/bar_rows.h"
#include "engine/view/counted_lanes.h"

#include <algorithm>

namespace lockstep::view {
namespace {

using analysis::Part;
using history::Event;
using history::EventKind;
using history::none;

constexpr double clockLaneHeight = 0.7;

std::uint8_t boxFlagsOf(const analysis::Finding& finding, Part part) {
    if (finding.kind != analysis::FindingKind::LostUpdate) return FindingBox;
    switch (part) {
    case Part::StaleLoad: return FindingBox | StaleLoadBox;
    case Part::Overwritten: return FindingBox | OverwrittenBox;
    case Part::Overwriting: return FindingBox | OverwritingBox;
    default: return FindingBox;
    }
}

/// Events that are nothing to see by themselves: they show as a state or as an arrow.
bool hasBox(const Event& event) {
    if (event.isStep() || event.has(history::Flag::HandedOver)) return true;
    switch (event.kind) {
    case EventKind::Block:
    case EventKind::Unblock:
    case EventKind::Wake:
    case EventKind::Tick:
    case EventKind::Deadlock: return false;
    default: return event.actor.isGoroutine();
    }
}

} // namespace

SceneBuilder::SceneBuilder(std::shared_ptr<const History> history, std::vector<analysis::Finding> findings)
    : m_scene(std::make_shared<Scene>()), m_history(*history) {
    m_scene->m_history = std::move(history);
    m_scene->m_findings = std::move(findings);
    m_scene->m_ownership = std::make_shared<analysis::LockOwnership>(m_history);
}

std::shared_ptr<const Scene> SceneBuilder::build() {
    const auto events = m_history.events();
    m_columnOf.resize(events.size());
    std::uint32_t step = 0;
    for (EventIndex index = 0; index < events.size(); ++index) {
        if (events[index].isStep()) ++step;
        m_columnOf[index] = step == 0 ? 0 : step - 1;
    }
    noteFindings();
    addGoroutineLanes();
    m_scene->m_firstObject = static_cast<LaneIndex>(m_scene->m_lanes.size());
    m_marks.resize(m_scene->m_lanes.size());
    addLockLanes();
    addCountedLanes();
    readEvents();
    addFindingArrows();
    closeLanes();
    buildPyramids();
    placeLanes();
    sortArrows();
    return std::move(m_scene);
}

void SceneBuilder::noteFindings() {
    m_boxFlags.assign(m_history.events().size(), 0);
    for (const analysis::Finding& finding : m_scene->m_findings)
        for (const analysis::Occurrence& occurrence : finding.occurrences)
            for (const analysis::FindingEvent& part : occurrence.events)
                m_boxFlags[part.event] |= boxFlagsOf(finding, part.part);
}

void SceneBuilder::addGoroutineLanes() {
    for (std::size_t i = 0; i < m_history.goroutines().size(); ++i) {
        Lane lane;
        lane.name = m_history.goroutines()[i].name;
        lane.goroutine = static_cast<GoroutineIndex>(i);
        lane.states.push_back({0, 0, i == 0 ? LaneState::Ready : LaneState::Absent, none});
        m_scene->m_laneOfGoroutine.push_back(static_cast<LaneIndex>(m_scene->m_lanes.size()));
        m_scene->m_lanes.push_back(std::move(lane));
    }
    const auto steps = m_history.steps();
    const bool clockMoves = std::any_of(steps.begin(), steps.end(), [&](EventIndex step) {
        return m_history.events()[step].actor.kind() == history::ActorKind::Clock;
    });
    if (!clockMoves) return;
    m_clockLane = static_cast<LaneIndex>(m_scene->m_lanes.size());
    Lane lane;
    lane.kind = LaneKind::Clock;
    lane.name = m_history.actorName(history::Actor::clock());
    lane.height = clockLaneHeight;
    lane.states.push_back({0, 0, LaneState::Ready, none});
    m_scene->m_lanes.push_back(std::move(lane));
}

void SceneBuilder::addLockLanes() {
    const Column columns = m_scene->columns();
    for (const analysis::LockRecord& lock : m_scene->m_ownership->locks()) {
        Lane lane;
        lane.kind = LaneKind::Lock;
        lane.section = Section::Objects;
        lane.name = lock.name;
        lane.place = lock.place;
        for (const analysis::Hold& hold : lock.holds) {
            Bar bar{hold.owner, columnOf(hold.acquired), columns, hold.acquired, hold.released};
            if (hold.released != none) bar.end = columnOf(hold.released);
            bar.reading = hold.reading;
            if (bar.begin >= bar.end) continue;
            if (hold.owner < m_marks.size()) m_marks[hold.owner].push_back({bar.begin, bar.end, Bucket::HoldsLock});
            lane.holds.push_back(bar);
        }
        for (const analysis::Wait& wait : lock.waits) {
            Bar bar{wait.goroutine, columnOf(wait.since), columns, wait.since, wait.until};
            if (!m_history.events()[wait.since].isStep()) ++bar.begin;
            if (wait.until != none) bar.end = columnOf(wait.until);
            if (bar.begin < bar.end) lane.waits.push_back(bar);
        }
        // A Block that follows another goroutine's step begins a column later than one that is a step.
        std::stable_sort(lane.waits.begin(), lane.waits.end(),
                         [](const Bar& a, const Bar& b) { return a.begin < b.begin; });
        lane.holdRows = std::max<std::uint16_t>(1, stackBars(lane.holds, maximumHoldRows));
        lane.waitRows = stackBars(lane.waits, maximumWaitRows);
        lane.levels = countOverflow(lane.holds);
        lane.queue = countOverflow(lane.waits);
        lane.height = objectLanePadding + lane.holdRows * holdRowHeight + lane.waitRows * waitRowHeight;
        lane.states.push_back({0, columns, LaneState::Absent, none});
        m_scene->m_lanes.push_back(std::move(lane));
    }
}

void SceneBuilder::addCountedLanes() {
    for (Lane& lane : CountedLanes(m_history, m_columnOf, m_scene->columns()).build())
        m_scene->m_lanes.push_back(std::move(lane));
}

void SceneBuilder::readEvents() {
    const auto events = m_history.events();
    m_firstEvent.assign(m_history.goroutines().size(), none);
    for (EventIndex index = 0; index < events.size(); ++index) {
        const history::Actor actor = events[index].actor;
        if (actor.isGoroutine() && actor.index() < m_firstEvent.size() && m_firstEvent[actor.index()] == none)
            m_firstEvent[actor.index()] = index;
    }
    history::Actor last = events.empty() ? history::Actor() : events[0].actor;
    for (EventIndex index = 0; index < events.size(); ++index) {
        const Event& event = events[index];
        const Column column = columnOf(index);
        if (event.isStep()) {
            if (column > 0 && event.actor != last) m_scene->m_switches.push_back(column);
            last = event.actor;
        }
        applyStates(event, index, column);
        if (hasBox(event)) {
            addBox(event, index, column);
            addArrow(event, index);
        }
    }
}

void SceneBuilder::applyStates(const Event& event, EventIndex index, Column column) {
    const Column after = column + 1;
    const auto partnerLane = [&] { return m_scene->laneOf(event.partner()); };
    if (event.kind == EventKind::Spawn || event.kind == EventKind::Unblock || event.kind == EventKind::Wake)
        setState(partnerLane(), after, LaneState::Ready, index);
    const bool isClock = event.actor.kind() == history::ActorKind::Clock;
    const LaneIndex lane = isClock                     ? m_clockLane
                           : event.actor.isGoroutine() ? m_scene->laneOf(event.actor.index())
                                                       : noLane;
    if (lane == noLane) return;
    if (event.isStep()) {
        setState(lane, column, LaneState::Running);
        setState(lane, after, LaneState::Ready);
    } else if (event.has(history::Flag::HandedOver)) {
        setState(lane, after, LaneState::Ready, index);
    }
    switch (event.kind) {
    case EventKind::Block: setState(lane, after, LaneState::Blocked, index); break;
    case EventKind::Sleep:
        if (event.after > event.before) setState(lane, after, LaneState::Sleeping, index);
        break;
    case EventKind::Exit: setState(lane, after, LaneState::Done, index); break;
    case EventKind::Crash: setState(lane, after, LaneState::Panicked, index); break;
    default: break;
    }
}

void SceneBuilder::setState(LaneIndex lane, Column column, LaneState state, EventIndex event) {
    if (lane == noLane) return;
    auto& states = m_scene->m_lanes[lane].states;
    if (states.back().begin == column) {
        states.back() = {column, column, state, event};
    } else {
        states.back().end = column;
        states.push_back({column, column, state, event});
    }
    // Running on is one span; so is being ready on.
    if (states.size() < 2) return;
    const StateSpan& before = states[states.size() - 2];
    if (before.state == state && (state == LaneState::Running || state == LaneState::Ready)) {
        states.pop_back();
        states.back().end = column;
    }
}

void SceneBuilder::addBox(const Event& event, EventIndex index, Column column) {
    const bool isClock = event.actor.kind() == history::ActorKind::Clock;
    const LaneIndex lane = isClock ? m_clockLane : m_scene->laneOf(event.actor.index());
    if (lane == noLane) return;
    Box box;
    box.event = index;
    box.column = column;
    box.flags = static_cast<std::uint8_t>(m_boxFlags[index] | (event.isStep() ? StepBox : 0));
    m_scene->m_lanes[lane].boxes.push_back(box);
    if (m_boxFlags[index] != 0) m_marks[lane].push_back({column, column + 1, Bucket::HasFinding});
}

void SceneBuilder::turnRound(Arrow& arrow) {
    std::swap(arrow.from, arrow.to);
    std::swap(arrow.fromLane, arrow.toLane);
    std::swap(arrow.fromColumn, arrow.toColumn);
}

void SceneBuilder::addArrow(const Event& event, EventIndex index) {
    const auto add = [&](ArrowKind kind, EventIndex from) {
        const LaneIndex fromLane = m_scene->laneOfEvent(from);
        const LaneIndex toLane = m_scene->laneOfEvent(index);
        if (fromLane == noLane || toLane == noLane || fromLane == toLane) return;
        m_scene->m_arrows.push_back({kind, from, index, fromLane, toLane, columnOf(from), columnOf(index), none});
    };
    if (event.kind == EventKind::Spawn && m_scene->laneOf(event.partner()) != noLane) {
        const LaneIndex lane = m_scene->laneOf(event.partner());
        const EventIndex first = m_firstEvent[event.partner()];
        m_scene->m_arrows.push_back({ArrowKind::Spawn, index, first == none ? index : first,
                                     m_scene->laneOfEvent(index), lane, columnOf(index), columnOf(index) + 1, none});
    }
    if (event.cause == none) return;
    const Event& cause = m_history.events()[event.cause];
    if (cause.kind == EventKind::Wake) {
        add(ArrowKind::Wake, event.cause);
        return;
    }
    switch (event.kind) {
    case EventKind::Load:
    case EventKind::MapRange:
    case EventKind::AtomicAdd:
    case EventKind::AtomicSwap:
    case EventKind::AtomicCompareAndSwap:
    case EventKind::AtomicMask:
        if (history::writesMemory(cause)) add(ArrowKind::ReadsFrom, event.cause);
        break;
    case EventKind::MutexLock:
    case EventKind::MutexTryLock:
    case EventKind::RWMutexRLock:
    case EventKind::RWMutexAnnounce:
    case EventKind::RWMutexLock:
        if (cause.kind == EventKind::MutexUnlock || cause.kind == EventKind::RWMutexUnlock ||
            cause.kind == EventKind::RWMutexRUnlock)
            add(ArrowKind::HandOver, event.cause);
        break;
    case EventKind::WaitGroupWait:
        if (cause.kind == EventKind::WaitGroupDone || cause.kind == EventKind::WaitGroupAdd)
            add(ArrowKind::Release, event.cause);
        break;
    case EventKind::ChanReceive:
        if (cause.kind == EventKind::ChanSend || cause.kind == EventKind::ChanClose)
            add(ArrowKind::Message, event.cause);
        break;
    case EventKind::ChanSend:
        // Its receiver came to it: the step is the receive, but the value goes the other way.
        if (cause.kind == EventKind::ChanReceive && history::ChannelDetail::of(event).isDirect()) {
            add(ArrowKind::Message, event.cause);
            if (!m_scene->m_arrows.empty() && m_scene->m_arrows.back().to == index) turnRound(m_scene->m_arrows.back());
        }
        break;
    default: break;
    }
}

void SceneBuilder::addFindingArrows() {
    for (std::uint32_t index = 0; index < m_scene->m_findings.size(); ++index) {
        const analysis::Finding& finding = m_scene->m_findings[index];
        for (const analysis::Occurrence& occurrence : finding.occurrences) {
            if (occurrence.focus >= m_columnOf.size()) continue;
            const LaneIndex lane = m_scene->laneOfEvent(occurrence.focus);
            m_scene->m_flags.push_back({columnOf(occurrence.focus), lane, occurrence.focus, index});
            const bool isRace = finding.kind == analysis::FindingKind::DataRace;
            if (!isRace && finding.kind != analysis::FindingKind::LostUpdate) continue;
            for (const analysis::FindingEvent& part : occurrence.events) {
                if (part.event == occurrence.focus) continue;
                m_scene->m_arrows.push_back({isRace ? ArrowKind::DataRace : ArrowKind::LostUpdate, part.event,
                                             occurrence.focus, m_scene->laneOfEvent(part.event), lane,
                                             columnOf(part.event), columnOf(occurrence.focus), index});
            }
        }
    }
    std::stable_sort(m_scene->m_flags.begin(), m_scene->m_flags.end(),
                     [](const Flag& a, const Flag& b) { return a.column < b.column; });
}

void SceneBuilder::closeLanes() {
    const Column columns = m_scene->columns();
    for (Lane& lane : m_scene->m_lanes) {
        lane.states.back().end = columns;
        std::erase_if(lane.states, [&](const StateSpan& span) { return span.begin >= span.end; });
        if (lane.states.empty() && columns > 0) lane.states.push_back({0, columns, LaneState::Absent, none});
        divideColumns(lane);
    }
}

void SceneBuilder::divideColumns(Lane& lane) {
    for (std::size_t first = 0; first < lane.boxes.size();) {
        std::size_t last = first + 1;
        while (last < lane.boxes.size() && lane.boxes[last].column == lane.boxes[first].column) ++last;
        for (std::size_t i = first; i < last; ++i) {
            lane.boxes[i].slot = static_cast<std::uint16_t>(i - first);
            lane.boxes[i].slots = static_cast<std::uint16_t>(last - first);
        }
        first = last;
    }
}

void SceneBuilder::buildPyramids() {
    for (LaneIndex lane = 0; lane < m_scene->m_firstObject; ++lane)
        m_scene->m_lanes[lane].pyramid = Pyramid(m_scene->m_lanes[lane].states, m_marks[lane], m_scene->columns());
}

void SceneBuilder::placeLanes() {
    double top = 0;
    for (LaneIndex lane = 0; lane < m_scene->m_lanes.size(); ++lane) {
        if (lane == m_scene->m_firstObject) top = 0;
        m_scene->m_lanes[lane].top = top;
        top += m_scene->m_lanes[lane].height;
    }
}

void SceneBuilder::sortArrows() {
    auto& arrows = m_scene->m_arrows;
    std::stable_sort(arrows.begin(), arrows.end(),
                     [](const Arrow& a, const Arrow& b) { return a.fromColumn < b.fromColumn; });
    for (std::size_t first = 0; first < arrows.size(); first += arrowBlock) {
        Column reach = 0;
        for (std::size_t i = first; i < std::min(first + arrowBlock, arrows.size()); ++i)
            reach = std::max(reach, arrows[i].toColumn);
        m_scene->m_arrowReach.push_back(reach);
    }
}

} // namespace lockstep::view
