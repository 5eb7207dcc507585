// Bar rows: how the bars of a lock's, wait group's or channel's lane are stacked, and how high that makes the lane.
#pragma once

#include "engine/view/scene.h"

namespace lockstep::view {

inline constexpr double holdRowHeight = 0.5;     ///< lane units
inline constexpr double waitRowHeight = 0.42;    ///< lane units
inline constexpr double objectLanePadding = 0.2; ///< lane units, above and below together

/// Rows of owners or readers, and of waiters, before the rest are only counted.
inline constexpr std::uint16_t maximumHoldRows = 4;
inline constexpr std::uint16_t maximumWaitRows = 3;

/// Gives bars rows so that bars of one row never overlap; what finds no row overflows into the last. Returns how many
/// rows there are. Pre: sorted by begin.
std::uint16_t stackBars(std::vector<Bar>& bars, std::uint16_t maximum);

/// How many overflowing bars there are at any column. Where it is one, that is drawn after all: a part of it is added
/// as a bar of the last row, and the number is 0 there. Post: still sorted by begin.
std::vector<Level> countOverflow(std::vector<Bar>& bars);

} // namespace lockstep::view
