// Register effects: which registers an instruction reads and writes, and where it can go next.
//
// Read off the operand letters of opcodes.def, with the exceptions spelled out here. Calls are not taken apart:
// data_flow.cpp follows them into the callee.
#pragma once

#include "engine/program/program.h"

#include <array>
#include <cstdint>
#include <vector>

namespace lockstep::analysis {

struct RegisterRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    [[nodiscard]] bool holds(std::uint32_t reg) const { return reg - first < count; }
};

struct RegisterEffects {
    std::vector<RegisterRange> reads;
    std::vector<RegisterRange> writes;
    /// What is written keeps part of what was there (a field of a struct in registers).
    bool partial = false;
    /// A value is read from memory that others may reach: the instruction is a load.
    bool isLoad = false;
};

/// Pre: `at` is not an extra word.
RegisterEffects registerEffects(const program::Program& program, program::CodeIndex at);

/// The registers whose value a store instruction writes to memory; empty if it is none.
std::vector<RegisterRange> storedRegisters(const program::Program& program, program::CodeIndex at);

/// Where control may go from an instruction, within its function.
struct Successors {
    std::array<program::CodeIndex, 2> all{};
    std::size_t count = 0;
};
Successors successors(const program::Program& program, program::CodeIndex at);

/// Instruction words: 2 with an extra word.
std::uint32_t instructionLength(program::Opcode opcode);

} // namespace lockstep::analysis
