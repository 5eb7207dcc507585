// Collector: the work behind collect(): walks the lanes and arrows that a viewport touches and makes their marks.
#pragma once

#include "engine/view/layout.h"

namespace lockstep::view {

/// Where things lie in a lane, as parts of its height; the same for drawing and for hitting.
struct LaneGeometry {
    static constexpr double boxTop = 0.16;
    static constexpr double boxHeight = 0.68;
    static constexpr double stateTop = 0.32;
    static constexpr double stateHeight = 0.36;
    static constexpr double holdRow = 0.5;  ///< lane units
    static constexpr double waitRow = 0.34; ///< lane units
    static constexpr double padding = 0.1;  ///< lane units above the first row
    static constexpr double rowFill = 0.86; ///< of a row, the rest is a gap
};

class Collector {
public:
    Collector(const Scene& scene, const Axis& axis, const Viewport& viewport, const CollectOptions& options);

    Picture collect();

    /// The rectangle of a box in pixels; in time it is at least a few pixels wide.
    [[nodiscard]] Rect boxRect(const Lane& lane, const Box& box) const;
    /// The rectangle of a bar in the row of an object's lane.
    [[nodiscard]] Rect barRect(const Lane& lane, const Bar& bar, bool isWait) const;
    [[nodiscard]] Link linkOf(std::uint32_t arrow) const;
    [[nodiscard]] std::vector<Link> links() const;
    /// Columns in sight: [first, last).
    [[nodiscard]] Column firstColumn() const { return m_first; }
    [[nodiscard]] Column lastColumn() const { return m_last; }
    /// Whether columns are wide enough for boxes.
    [[nodiscard]] bool showsBoxes() const { return m_showsBoxes; }

private:
    void addGoroutineLane(LaneIndex index);
    void addObjectLane(LaneIndex index);
    void addStates(LaneIndex index);
    void addStateRuns(LaneIndex index, unsigned level);
    [[nodiscard]] bool isRacing(const Box& box) const;
    void addBoxes(LaneIndex index);
    void addBars(LaneIndex index, bool waits);
    void addCrowd(LaneIndex index, bool waits);
    void addCounter(LaneIndex index);
    void addFlags();
    void addRuler();
    void nameBox(Shape& shape) const;
    [[nodiscard]] std::string fitting(std::string text, double width) const;
    [[nodiscard]] std::string counterLabel(const Lane& lane, const Level& level, double width) const;
    [[nodiscard]] std::uint16_t timeFlags(Column begin, Column end) const;
    [[nodiscard]] Rect laneRect(const Lane& lane, double top, double height) const;
    [[nodiscard]] Rect spanRect(double begin, double end, double y, double height, std::uint16_t& flags) const;
    [[nodiscard]] double columnX(Column column) const { return m_view.toX(m_axis.start(column)); }
    [[nodiscard]] bool wants(const Arrow& arrow) const;

    const Scene& m_scene;
    const Axis& m_axis;
    const Viewport& m_view;
    const CollectOptions& m_options;
    Column m_first = 0;
    Column m_last = 0;
    bool m_showsBoxes = false;
    Picture m_picture;
};

} // namespace lockstep::view
