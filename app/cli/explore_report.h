// What `lockstep-cli explore` prints: a text for people, or one JSON object for tools (docs/command-line.md).
#pragma once

#include "engine/session/exploration.h"

#include <optional>
#include <span>
#include <string>

namespace lockstep::cli {

/// Of a program, or of one of its tests.
struct ExploreReport {
    std::string test; ///< empty: of the whole program
    session::Exploration exploration;
    std::vector<session::ScaledLoop> scaled; ///< loops that went round less often than the source says
    std::optional<history::Text> stability;  ///< whether the verdict depends on how often
};

/// Pre: not empty.
[[nodiscard]] std::string explorationText(std::span<const ExploreReport> reports,
                                          const session::ExplorationOptions& options);
/// One object on one line; with tests it holds one for each.
[[nodiscard]] std::string explorationJson(std::span<const ExploreReport> reports,
                                          const session::ExplorationOptions& options);

} // namespace lockstep::cli
