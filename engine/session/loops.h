// Loops: those with a constant bound, and the text of a file in which they go round less often.
//
// A race of 5000 rounds has more interleavings than anybody can look at, and nearly always a race of 3 shows the same.
// The bound is replaced in the text that is compiled, and filled up with blanks, so that every line and column stays
// what it is in the source.
#pragma once

#include "engine/session/loop_scale.h"
#include "engine/syntax/declarations.h"
#include "engine/types/info.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lockstep::session {

/// `for i := A; i < B; i++` and the like, in which i goes in steps of one from a constant to a constant, and `for range
/// N`.
struct ConstantLoop {
    const syntax::Stmt* statement = nullptr;
    const syntax::Expr* bound = nullptr; ///< to be replaced
    std::int64_t base = 0;               ///< the bound for no round at all
    std::int64_t rounds = 0;
    bool startsCountedGoroutines = false; ///< with no Add beside them: there may be a count of them elsewhere
};

[[nodiscard]] std::vector<ConstantLoop> constantLoops(const syntax::File& file, const types::Info& info);

/// Those that a scale for any line is for, in order of place.
[[nodiscard]] std::vector<ScalableLoop> scalableLoops(const syntax::File& file, std::span<const ConstantLoop> loops);

/// The text with those loops scaled that a scale is for, the last one in the list; adds them to `scaled`, in
/// order of place.
[[nodiscard]] std::string scaleLoops(const syntax::File& file, std::span<const ConstantLoop> loops,
                                     std::span<const LoopScale> scales, std::vector<ScaledLoop>& scaled);

} // namespace lockstep::session
