// The verifier: what must hold of every program before a machine may run it.
//
// It looks at each instruction alone: operands in range, registers inside the frame, jumps that land on an instruction
// of the same function and go the way their group goes (only JumpBack and LoopLt… go back), extra words where the
// table asks for them and nowhere else; and at the tables: sorted, in range. Types of values are the lowering's word.
#pragma once

#include "engine/program/program.h"

#include <string>
#include <vector>

namespace lockstep::program {

/// A sentence for each thing that is wrong; empty: the program may run. Cost: one pass over the code.
[[nodiscard]] std::vector<std::string> verify(const Program& program);

/// Fault with the first sentence of verify(), if there is one.
void ensureVerified(const Program& program);

} // namespace lockstep::program
