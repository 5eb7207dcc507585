// partPath(): what people call a part of a value: ".count", "[3].x".
//
// Events name what they touched with it, and so does what is about to be touched (engine/machine/snapshot.h): both must
// say the same, because schedules are anchored to these names. A primitive of sync or sync/atomic is one thing, whose
// inside has no names.
#pragma once

#include "engine/program/program.h"

#include <string>

namespace lockstep::history {

/// The path from a value of the type to the part at `offset`, as far as a value of the type `accessed` or a single one.
[[nodiscard]] std::string partPath(const program::Program& program, program::TypeId type, std::uint32_t offset,
                                   program::TypeId accessed);

} // namespace lockstep::history
