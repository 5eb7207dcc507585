// Scene: the timeline of a history as plain data. No painting, no pixels, no Qt.
//
// A row of lanes: one per goroutine (and the clock's, if it moved), one per lock, wait group and channel. Columns are
// steps: step k (from 1) is column k - 1. What lies in a lane is flat and sorted by column, so a window finds what it
// shows by binary search; arrows join events of two lanes. Made once per history by buildScene() (linear in the
// events); constant after that and so shared between threads. What a viewport shows of it is layout.h's; far out,
// pyramid.h's.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/analysis/lock_ownership.h"
#include "engine/history/history.h"
#include "engine/view/axis.h"
#include "engine/view/pyramid.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::view {

using history::EventIndex;
using history::GoroutineIndex;
using history::History;

using Column = std::uint32_t;
using LaneIndex = std::uint32_t;
inline constexpr LaneIndex noLane = 0xffffffffU;

enum class LaneKind : std::uint8_t { Goroutine, Clock, Lock, WaitGroup, Channel };

/// Goroutines scroll in one part of the timeline, what they meet at in another, which a window may pin.
enum class Section : std::uint8_t { Goroutines, Objects };

/// What a goroutine is doing over some columns. A goroutine is Running in the columns of its own steps.
struct StateSpan {
    Column begin = 0;
    Column end = 0; ///< exclusive
    LaneState state = LaneState::Absent;
    EventIndex event = history::none; ///< why: its Block, Sleep, Exit, …; none if nothing in particular
};

enum BoxFlag : std::uint8_t {
    StepBox = 1,        ///< the visible operation of a choice; else a consequence, as a lock handed over
    StaleLoadBox = 2,   ///< of a lost update: the load that was built on
    OverwrittenBox = 4, ///< of a lost update: a store that vanished
    OverwritingBox = 8, ///< of a lost update: the store that overwrote
    FindingBox = 16,    ///< part of any finding
};

/// One event, as a box in its goroutine's lane. Several in one column of one lane share its width.
struct Box {
    EventIndex event = history::none;
    Column column = 0;
    std::uint16_t slot = 0; ///< which of `slots` equal parts of the column
    std::uint16_t slots = 1;
    std::uint8_t flags = 0; ///< BoxFlag
};

/// A lock held, or waited for, by one goroutine.
struct Bar {
    GoroutineIndex goroutine = history::noGoroutine;
    Column begin = 0;
    Column end = 0; ///< exclusive
    EventIndex from = history::none;
    EventIndex to = history::none; ///< none: to the end
    std::uint16_t row = 0;         ///< readers and waiters are stacked; bars in one row never overlap
    bool reading = false;
    bool overflow = false; ///< too many at once for rows of their own: drawn as a number only
};

/// A number that changes over time: a wait group's counter, how many values are in a channel, how many hold or wait
/// without a row of their own.
struct Level {
    Column begin = 0;
    std::int64_t value = 0;
    EventIndex event = history::none;
    bool closed = false; ///< Channel: it has been closed
};

struct Lane {
    LaneKind kind = LaneKind::Goroutine;
    Section section = Section::Goroutines;
    std::string name;
    GoroutineIndex goroutine = history::noGoroutine; ///< of Goroutine lanes
    history::Place place;                            ///< of Lock, WaitGroup and Channel lanes
    double top = 0; ///< in lane units from the top of its section; a goroutine's lane is 1 high
    double height = 1;
    std::uint16_t holdRows = 0; ///< Lock: rows of owners and readers, then waitRows of waiters
    std::uint16_t waitRows = 0;
    std::vector<StateSpan> states; ///< cover all columns, without gaps
    std::vector<Box> boxes;        ///< sorted by column and slot
    std::vector<Bar> holds;        ///< Lock: sorted by begin
    std::vector<Bar> waits;        ///< Lock, WaitGroup and Channel: sorted by begin
    std::vector<Level> levels;  ///< WaitGroup: the counter; Channel: how full; Lock: readers without a row of their own
    std::uint32_t capacity = 0; ///< Channel
    std::vector<Level> queue;   ///< how many waiters have no row of their own
    Pyramid pyramid;            ///< of the states, for when a column is less than a pixel
};

enum class ArrowKind : std::uint8_t {
    Spawn,      ///< a go statement to the beginning of the lane it started; `to` is the first event there, or the Spawn
                ///< itself
    HandOver,   ///< an unlock to the lock it made possible, another goroutine's
    Release,    ///< the Done that made the counter zero to the Wait that went on
    Wake,       ///< the clock to the goroutine whose time has come
    Message,    ///< a send to its receive, or the close that let a receive go on with nothing
    ReadsFrom,  ///< a store to the load by another goroutine that read it
    LostUpdate, ///< of a lost update: from the stale load, and from each vanished store, to the store that overwrote it
    DataRace,   ///< between two accesses that nothing orders, in the order of this run; shown when it is selected
};

struct Arrow {
    ArrowKind kind = ArrowKind::Spawn;
    EventIndex from = history::none;
    EventIndex to = history::none;
    LaneIndex fromLane = noLane;
    LaneIndex toLane = noLane;
    Column fromColumn = 0;
    Column toColumn = 0;                   ///< >= fromColumn
    std::uint32_t finding = history::none; ///< index into findings()
};

/// Where a finding can be seen.
struct Flag {
    Column column = 0;
    LaneIndex lane = noLane;
    EventIndex event = history::none;
    std::uint32_t finding = 0; ///< index into findings()
};

class Scene {
public:
    [[nodiscard]] const History& history() const { return *m_history; }
    [[nodiscard]] const std::shared_ptr<const History>& sharedHistory() const { return m_history; }
    [[nodiscard]] std::span<const analysis::Finding> findings() const { return m_findings; }
    [[nodiscard]] const analysis::LockOwnership& ownership() const { return *m_ownership; }
    [[nodiscard]] const std::shared_ptr<const analysis::LockOwnership>& sharedOwnership() const { return m_ownership; }

    [[nodiscard]] Column columns() const { return m_history->stepCount(); }
    [[nodiscard]] std::span<const Lane> lanes() const { return m_lanes; }
    /// The lanes of a section are neighbours: [first, last).
    [[nodiscard]] std::pair<LaneIndex, LaneIndex> lanesOf(Section section) const;
    /// Height of a section in lane units.
    [[nodiscard]] double height(Section section) const;
    /// The lane at that height of the section, or noLane. Cost: a binary search.
    [[nodiscard]] LaneIndex laneAtY(Section section, double y) const;
    [[nodiscard]] LaneIndex laneOf(GoroutineIndex goroutine) const;
    [[nodiscard]] LaneIndex laneOf(history::Place place) const;
    /// The lane in which the event is drawn, or noLane.
    [[nodiscard]] LaneIndex laneOfEvent(EventIndex event) const;
    /// Lanes whose name contains the text, without regard to case: exact names first.
    [[nodiscard]] std::vector<LaneIndex> findLanes(std::string_view text) const;

    [[nodiscard]] Column columnOf(EventIndex event) const;
    /// What the goroutine is doing in the column.
    [[nodiscard]] const StateSpan* stateAt(LaneIndex lane, Column column) const;
    /// The box of the event, or null.
    [[nodiscard]] const Box* boxOf(EventIndex event) const;
    /// The boxes of a lane in columns [begin, end).
    [[nodiscard]] std::span<const Box> boxesIn(LaneIndex lane, Column begin, Column end) const;
    [[nodiscard]] std::span<const StateSpan> statesIn(LaneIndex lane, Column begin, Column end) const;

    [[nodiscard]] std::span<const Arrow> arrows() const { return m_arrows; } ///< sorted by fromColumn
    /// Indices of the arrows that touch columns [begin, end). Cost: near the number found.
    [[nodiscard]] std::vector<std::uint32_t> arrowsIn(Column begin, Column end) const;
    [[nodiscard]] std::span<const Flag> flags() const { return m_flags; } ///< sorted by column
    /// The columns at which another actor moves than in the column before: context switches, ascending.
    [[nodiscard]] std::span<const Column> switches() const { return m_switches; }

private:
    friend class SceneBuilder;

    std::shared_ptr<const History> m_history;
    std::shared_ptr<const analysis::LockOwnership> m_ownership;
    std::vector<analysis::Finding> m_findings;
    std::vector<Lane> m_lanes;
    LaneIndex m_firstObject = 0; ///< the first lane of Section::Objects
    std::vector<LaneIndex> m_laneOfGoroutine;
    std::vector<Arrow> m_arrows;
    std::vector<Column> m_arrowReach; ///< the furthest toColumn in each block of arrows
    std::vector<Flag> m_flags;
    std::vector<Column> m_switches;
};

/// Cost: linear in the events; about 20 ms for 40,000 events or 1,000 lanes. The findings are analysis::analyze()'s, or
/// fewer.
std::shared_ptr<const Scene> buildScene(std::shared_ptr<const History> history,
                                        std::vector<analysis::Finding> findings);

} // namespace lockstep::view
