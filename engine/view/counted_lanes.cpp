#include "engine/view/counted_lanes.h"

#include "engine/history/schedule_of.h"
#include "engine/view/bar_rows.h"

#include <algorithm>

namespace lockstep::view {

using history::EventKind;
using history::none;

namespace {

/// What counts, or waits for the count; a lane of its kind is then wanted.
bool isOf(EventKind kind, LaneKind lane) {
    switch (kind) {
    case EventKind::WaitGroupAdd:
    case EventKind::WaitGroupDone:
    case EventKind::WaitGroupWait: return lane == LaneKind::WaitGroup;
    case EventKind::ChanSend:
    case EventKind::ChanReceive:
    case EventKind::ChanClose: return lane == LaneKind::Channel;
    default: return false;
    }
}

} // namespace

std::vector<Lane> CountedLanes::build() && {
    for (EventIndex index = 0; index < m_history.events().size(); ++index) {
        read(index);
        const Event& event = m_history.events()[index];
        if (event.isStep() && event.actor.isGoroutine()) m_lastStep[event.actor.index()] = m_columnOf[index];
    }
    for (Lane& lane : m_lanes) finish(lane);
    return std::move(m_lanes);
}

void CountedLanes::read(EventIndex index) {
    const Event& event = m_history.events()[index];
    if (event.actor.isGoroutine()) { // the clock sends, too, but never waits
        if (event.kind == EventKind::Block) {
            beginWait(index);
            return;
        }
        endWait(index);
    }
    for (const LaneKind kind : {LaneKind::WaitGroup, LaneKind::Channel})
        if (event.object != none && isOf(event.kind, kind)) count(index);
}

/// What it counted before the event, which is the first on it.
std::int64_t CountedLanes::countBefore(const Event& event) {
    return isOf(history::operationOf(event), LaneKind::WaitGroup) ? static_cast<std::int64_t>(event.before) : 0;
}

/// From where on its object is there for certain: whoever made it did so along with the last of its steps before the
/// event, which is the first on it, or earlier.
Column CountedLanes::knownSince(EventIndex index) const {
    const history::ObjectInfo& object = m_history.objects()[m_history.events()[index].object];
    if (object.global != none) return 0;
    const auto made = m_lastStep.find(object.allocator);
    return made == m_lastStep.end() ? m_columnOf[index] : made->second;
}

Lane& CountedLanes::laneOf(EventIndex index, LaneKind kind) {
    const Event& event = m_history.events()[index];
    const auto [entry, isNew] = m_laneOf.try_emplace(event.place(), m_lanes.size());
    if (isNew) {
        Lane lane;
        lane.kind = kind;
        lane.section = Section::Objects;
        lane.name = m_history.objectName(event);
        lane.place = event.place();
        lane.levels.push_back({knownSince(index), countBefore(event), none});
        lane.states.push_back({0, m_columns, LaneState::Absent, none});
        m_lanes.push_back(std::move(lane));
    }
    return m_lanes[entry->second];
}

/// A Block that follows another goroutine's step begins a column later than one that is a step.
void CountedLanes::beginWait(EventIndex index) {
    const Event& event = m_history.events()[index];
    const auto waitsIn = static_cast<EventKind>(event.alternative);
    if (event.object == none) return;
    for (const LaneKind kind : {LaneKind::WaitGroup, LaneKind::Channel}) {
        if (!isOf(waitsIn, kind)) continue;
        Lane& lane = laneOf(index, kind);
        auto& waiting = m_waiting[event.actor.index()];
        // A select may wait for one channel in several of its cases.
        const auto isHere = [&](const auto& bar) { return bar.first == m_laneOf[event.place()]; };
        if (history::isCaseOfSelect(event) && std::ranges::any_of(waiting, isHere)) continue;
        waiting.emplace_back(m_laneOf[event.place()], lane.waits.size());
        const Column begin = m_columnOf[index] + (event.isStep() ? 0U : 1U);
        lane.waits.push_back({event.actor.index(), begin, m_columns, index, none});
    }
}

/// Whatever a goroutine that waited does next ends its waiting: what it waited for, or another case of its select.
void CountedLanes::endWait(EventIndex index) {
    const auto waiting = m_waiting.find(m_history.events()[index].actor.index());
    if (waiting == m_waiting.end()) return;
    for (const auto& [lane, bar] : waiting->second) {
        m_lanes[lane].waits[bar].end = m_columnOf[index];
        m_lanes[lane].waits[bar].to = index;
    }
    m_waiting.erase(waiting);
}

void CountedLanes::count(EventIndex index) {
    const Event& event = m_history.events()[index];
    if (event.kind == EventKind::WaitGroupWait) return;
    if (isOf(event.kind, LaneKind::WaitGroup)) {
        laneOf(index, LaneKind::WaitGroup)
            .levels.push_back({m_columnOf[index], static_cast<std::int64_t>(event.after), index});
        return;
    }
    Lane& lane = laneOf(index, LaneKind::Channel);
    Level level = lane.levels.back();
    level.begin = m_columnOf[index];
    level.event = index;
    if (event.kind == EventKind::ChanClose) {
        level.closed = true;
    } else {
        const auto detail = history::ChannelDetail::of(event);
        lane.capacity = detail.capacity;
        if (detail.isDirect() || detail.closed) return; // the buffer is as it was
        level.value += event.kind == EventKind::ChanSend ? 1 : -1;
    }
    lane.levels.push_back(level);
}

void CountedLanes::finish(Lane& lane) {
    std::erase_if(lane.waits, [](const Bar& bar) { return bar.begin >= bar.end; });
    std::stable_sort(lane.waits.begin(), lane.waits.end(),
                     [](const Bar& a, const Bar& b) { return a.begin < b.begin; });
    lane.holdRows = 1;
    lane.waitRows = stackBars(lane.waits, maximumWaitRows);
    lane.queue = countOverflow(lane.waits);
    lane.height = objectLanePadding + holdRowHeight + lane.waitRows * waitRowHeight;
}

} // namespace lockstep::view
