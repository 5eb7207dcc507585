// SVG: the timeline as pictures for slides, written by hand, from the same layout as the window's.
//
// A restricted profile, so that every reader and converter takes it: g rect line path polygon text title desc, with
// presentation attributes only (no CSS, no scripts, no references). Lanes have ids lane-NAME, steps step-N. Colour is
// goroutine identity; state is pattern and letter, so a picture printed in grey still reads.
#pragma once

#include "engine/base/result.h"
#include "engine/history/language.h"
#include "engine/view/palette.h"
#include "engine/view/scene.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lockstep::exporting {

struct SvgOptions {
    std::uint32_t firstStep = 1;
    std::uint32_t lastStep = 0xffffffffU; ///< clamped to the steps there are
    history::Language language = history::Language::English;
    view::Theme theme = view::Theme::Light;
    view::AxisKind axis = view::AxisKind::Steps;
    std::string title; ///< the file's name, …; empty: none
    bool legend = true;
    bool caption = true;         ///< the sentence of the last step, or of the findings
    std::uint32_t maxLanes = 60; ///< more goroutines than that: the first, and a line that says how many more
};

/// The steps asked for as one picture.
std::string writeSvg(const view::Scene& scene, const SvgOptions& options = {});

/// One picture a step, all of the same size and layout, with the steps to come as ghosts. The first shows the start.
std::vector<std::string> writeSvgSteps(const view::Scene& scene, const SvgOptions& options = {});

/// "A..B", "A..", "..B" or "A" as steps. Errors: a sentence that says what would fit.
struct StepRange {
    std::uint32_t first = 1;
    std::uint32_t last = 0xffffffffU;
};
base::Result<StepRange> parseStepRange(std::string_view text);

} // namespace lockstep::exporting
