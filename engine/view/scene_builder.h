// SceneBuilder: makes a Scene from a history in one pass over its events, and a few over the locks.
#pragma once

#include "engine/view/scene.h"

namespace lockstep::view {

/// Arrows are searched in blocks of this many.
inline constexpr std::size_t arrowBlock = 64;

class SceneBuilder {
public:
    SceneBuilder(std::shared_ptr<const History> history, std::vector<analysis::Finding> findings);
    std::shared_ptr<const Scene> build();

private:
    using Event = history::Event;

    void noteFindings();
    void addGoroutineLanes();
    void addLockLanes();
    void addCountedLanes();
    void readEvents();
    void applyStates(const Event& event, EventIndex index, Column column);
    void setState(LaneIndex lane, Column column, LaneState state, EventIndex event = history::none);
    void addBox(const Event& event, EventIndex index, Column column);
    static void turnRound(Arrow& arrow);
    void addArrow(const Event& event, EventIndex index);
    void addFindingArrows();
    void closeLanes();
    void divideColumns(Lane& lane);
    void buildPyramids();
    void placeLanes();
    void sortArrows();

    [[nodiscard]] Column columnOf(EventIndex event) const { return m_columnOf[event]; }

    std::shared_ptr<Scene> m_scene;
    const History& m_history;
    std::vector<std::uint8_t> m_boxFlags;   ///< by event
    std::vector<Column> m_columnOf;         ///< by event
    std::vector<std::vector<Mark>> m_marks; ///< by lane
    std::vector<EventIndex> m_firstEvent;   ///< by goroutine
    LaneIndex m_clockLane = noLane;
};

} // namespace lockstep::view
