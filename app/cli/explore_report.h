// What `lockstep-cli explore` prints: a text for people, or one JSON object for tools (docs/command-line.md).
#pragma once

#include "engine/session/exploration.h"

#include <string>

namespace lockstep::cli {

[[nodiscard]] std::string explorationText(const session::Exploration& exploration,
                                          const session::ExplorationOptions& options);
/// One object on one line.
[[nodiscard]] std::string explorationJson(const session::Exploration& exploration,
                                          const session::ExplorationOptions& options);

} // namespace lockstep::cli
