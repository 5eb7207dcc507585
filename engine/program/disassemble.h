// The disassembler: a program as text for people and for golden tests.
//
// One instruction a line: its index within the function, the opcode, its operands (functions, types, globals and
// strings by name, jumps as the index they lead to), and behind ";" the site name and the source line. The text has
// no paths and no absolute instruction numbers, so that it changes only when the code does.
#pragma once

#include "engine/program/program.h"

#include <string>

namespace lockstep::program {

/// One instruction without index and comment: "AddInt r1, r1, 1". Jump targets are relative to `base`.
[[nodiscard]] std::string instructionText(const Program& program, CodeIndex at, CodeIndex base = 0);

/// One function with its head line and local variables.
[[nodiscard]] std::string disassembleFunction(const Program& program, FunctionId function);

/// All functions in order; those of the library and those the lowering made itself only on demand.
[[nodiscard]] std::string disassemble(const Program& program, bool withLibrary = false);

} // namespace lockstep::program
