// Operands: an instruction taken apart as the operands column of opcodes.def says, for the disassembler and the
// verifier. The interpreter reads the fields directly.
#pragma once

#include "engine/program/opcode.h"

#include <array>
#include <cstdint>
#include <span>

namespace lockstep::program {

struct Operand {
    char letter = '-';      ///< of the operands column
    std::int64_t value = 0; ///< sign-extended where the letter says so
};

struct Operands {
    std::array<Operand, 6> all{};
    std::size_t count = 0;
    bool hasExtra = false; ///< an extra word follows

    [[nodiscard]] std::span<const Operand> span() const { return {all.data(), count}; }
};

/// The operands of the instruction at `at`, unused ones left out. Pre: an extra word the opcode asks for is there.
[[nodiscard]] Operands operandsOf(const Instruction* at);

/// Whether the opcode is followed by an extra word.
[[nodiscard]] bool hasExtraWord(Opcode opcode);

/// Registers that an operand of this letter names at least; 0: it names none.
[[nodiscard]] constexpr unsigned registersOf(char letter) {
    switch (letter) {
    case 'r':
    case 'w': return 1;
    case 'd': return 2;
    case 'l': return 3;
    default: return 0;
    }
}

} // namespace lockstep::program
