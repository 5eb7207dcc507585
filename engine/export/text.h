// Text: the interleaving as a table for a terminal: a line a step, a column a goroutine, lost updates and other
// findings named beside the step and listed below.
#pragma once

#include "engine/history/language.h"
#include "engine/view/scene.h"

#include <cstdint>
#include <string>

namespace lockstep::exporting {

struct TextOptions {
    std::uint32_t firstStep = 1;
    std::uint32_t lastStep = 0xffffffffU;
    history::Language language = history::Language::English;
    std::uint32_t maxSteps = 400; ///< longer: the beginning, the steps around findings, and the end
    std::uint32_t maxColumns = 6; ///< more goroutines than that: one column that names them
};

/// Ends with a line end. Columns line up in a terminal, Chinese characters counting two.
std::string writeText(const view::Scene& scene, const TextOptions& options = {});

/// The findings alone, a paragraph each; empty if there are none.
std::string writeFindings(const view::Scene& scene, history::Language language);

} // namespace lockstep::exporting
