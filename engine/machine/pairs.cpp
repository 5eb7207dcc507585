#include "engine/machine/pairs.h"

#include <array>
#include <optional>
#include <utility>

namespace lockstep::machine {
namespace {

using program::Instruction;
using program::Opcode;

/// The operations that pairs are made of, in the order of LOCKSTEP_PAIRS.
#define PAIR(first, sign, second, nextSign) Opcode::second,
constexpr std::array parts = {LOCKSTEP_PAIRS_OF(PAIR, Add, +)};
#undef PAIR

std::optional<unsigned> placeOf(Opcode opcode) {
    for (unsigned i = 0; i < parts.size(); ++i)
        if (parts[i] == opcode) return i;
    return std::nullopt;
}

} // namespace

std::vector<Instruction> withPairs(std::vector<Instruction> code) {
    for (std::size_t at = 0; at + 1 < code.size(); ++at) {
        Instruction& first = code[at];
        Instruction& second = code[at + 1];
        const auto place = placeOf(first.op);
        const auto next = placeOf(second.op);
        if (!place || !next) continue;
        if (second.b != first.a && second.c == first.a && second.op != Opcode::Sub) std::swap(second.b, second.c);
        if (second.b != first.a) continue;
        first.op = static_cast<Opcode>(program::opcodeCount + *place * parts.size() + *next);
        ++at; // the second stays what it is
    }
    return code;
}

} // namespace lockstep::machine
