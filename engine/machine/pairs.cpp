#include "engine/machine/pairs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace lockstep::machine {
namespace {

using program::Instruction;
using program::Opcode;
using program::Operation;

/// The operations that pairs are made of, in the order of LOCKSTEP_PAIRS.
#define PAIR(first, sign, second, nextSign) Opcode::second,
constexpr std::array parts = {LOCKSTEP_PAIRS_OF(PAIR, Add, +)};
#undef PAIR

std::optional<unsigned> placeOf(Opcode opcode) {
    for (unsigned i = 0; i < parts.size(); ++i)
        if (parts[i] == opcode) return i;
    return std::nullopt;
}

/// The operations whose calls are done as one, in the order of LOCKSTEP_CALLS.
#define CALL(operation) Operation::operation,
constexpr std::array operations = {LOCKSTEP_CALLS(CALL)};
#undef CALL

constexpr unsigned firstCall = program::opcodeCount + parts.size() * parts.size();

/// What a call of the function is run as.
Opcode callOf(const program::Function& function, const std::vector<Instruction>& code) {
    if (function.end - function.begin < 2) return Opcode::Call;
    const Instruction& first = code[function.begin];
    if (first.op != Opcode::Sync || code[function.begin + 1].op != Opcode::Return0) return Opcode::Call;
    const auto* const found = std::ranges::find(operations, static_cast<Operation>(first.c));
    if (found == operations.end()) return Opcode::Call;
    const auto place = static_cast<std::size_t>(found - operations.begin());
    return static_cast<Opcode>(firstCall + 2 * place);
}

/// Such a call with the move of its argument before it.
Opcode moveAndCall(Opcode call) { return static_cast<Opcode>(static_cast<unsigned>(call) + 1); }

} // namespace

bool isCallDoneInPlace(Opcode opcode) { return static_cast<unsigned>(opcode) >= firstCall; }

std::vector<Instruction> withPairs(std::vector<Instruction> code, std::span<const program::Function> functions) {
    for (Instruction& instruction : code)
        if (instruction.op == Opcode::Call && !functions.empty())
            instruction.op = callOf(functions[static_cast<std::uint32_t>(instruction.immediate())], code);
    for (std::size_t at = 0; at + 1 < code.size(); ++at) {
        Instruction& first = code[at];
        Instruction& second = code[at + 1];
        const std::size_t returnTo = at + 2;
        if (first.op == Opcode::Move && isCallDoneInPlace(second.op) && first.a == second.a + 1 && returnTo <= 0xffff)
            first = Instruction::abc(moveAndCall(second.op), first.a, first.b, static_cast<unsigned>(returnTo));
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
