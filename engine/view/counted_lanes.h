// CountedLanes: the lanes of what is drawn as a number over time with those who wait below it: the counter of a wait
// group, how many values are in a channel. A lane begins with the program for a global variable, else where its
// object is there for certain, and with what the object counted then: a wait group may be the copy of another.
#pragma once

#include "engine/view/scene.h"

#include <map>

namespace lockstep::view {

class CountedLanes {
public:
    CountedLanes(const History& history, const std::vector<Column>& columnOf, Column columns)
        : m_history(history), m_columnOf(columnOf), m_columns(columns) {}

    /// In order of first use, complete but for their place.
    [[nodiscard]] std::vector<Lane> build() &&;

private:
    using Event = history::Event;

    void read(EventIndex index);
    Lane& laneOf(EventIndex index, LaneKind kind);
    [[nodiscard]] Column knownSince(EventIndex index) const;
    [[nodiscard]] static std::int64_t countBefore(const Event& event);
    void beginWait(EventIndex index);
    void endWait(EventIndex index);
    void count(EventIndex index);
    static void finish(Lane& lane);

    const History& m_history;
    const std::vector<Column>& m_columnOf; ///< by event
    Column m_columns;
    std::vector<Lane> m_lanes;
    std::map<history::Place, std::size_t> m_laneOf;
    std::map<GoroutineIndex, Column> m_lastStep;
    std::map<GoroutineIndex, std::vector<std::pair<std::size_t, std::size_t>>> m_waiting; ///< lanes and bars in them
};

} // namespace lockstep::view
