// Scales: whether what is found in a program depends on how often its loops go round.
//
// A verdict about 3 rounds says something about 5000 only if it would be the same with 2 and with 4. Nothing proves
// that it stays so; that it changes shows that it does not.
#pragma once

#include "engine/session/exploration.h"

namespace lockstep::session {

struct VerdictAtScale {
    std::uint32_t rounds = 0;
    bool isComplete = false;
    std::vector<std::string> findings; ///< "data-race x", sorted
};

/// What exploring with loops of 2, 3 and 4 rounds comes to. `compileOptions.scales` says which loops; their rounds are
/// replaced. Pre: the sources compile. Thread: up to options.jobs at once.
[[nodiscard]] std::vector<VerdictAtScale> verdictsAtScales(const std::vector<SourceText>& sources,
                                                           const CompileOptions& compileOptions,
                                                           const ExplorationOptions& options);

/// The program with all its loops of so many rounds, where they have more.
[[nodiscard]] std::shared_ptr<const Compilation> scaledTo(const Compilation& compilation, std::uint32_t rounds);

/// That the loop goes round less often than the source says, in a sentence.
[[nodiscard]] history::Text textOf(const ScaledLoop& loop);

/// "stable" or how they differ, in words.
[[nodiscard]] history::Text compareScales(std::span<const VerdictAtScale> verdicts);

} // namespace lockstep::session
