// LoopScale: which loops are to go round less often, ScalableLoop: which can, and ScaledLoop: which then did.
//
// What compile() is asked for and answers, apart from how it is done (loops.h), so that whoever compiles a program need
// not know the tree.
#pragma once

#include <cstdint>
#include <string>

namespace lockstep::session {

/// Which loops go round how often.
struct LoopScale {
    std::uint32_t line = 0;   ///< of the loop; 0: any loop but those that start goroutines that are counted elsewhere
    std::uint32_t rounds = 3; ///< at most; loops with fewer stay as they are
};

/// A loop with a constant bound that a scale for any line is for.
struct ScalableLoop {
    std::string file;
    std::uint32_t line = 0;
    std::int64_t rounds = 0; ///< in the source
    friend bool operator==(const ScalableLoop&, const ScalableLoop&) = default;
};

/// A loop that was scaled down.
struct ScaledLoop {
    std::string file;
    std::uint32_t line = 0;
    std::int64_t rounds = 0; ///< in the source
    std::uint32_t now = 0;
    friend bool operator==(const ScaledLoop&, const ScaledLoop&) = default;
};

} // namespace lockstep::session
