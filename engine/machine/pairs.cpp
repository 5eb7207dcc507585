#include "engine/machine/pairs.h"

#include "engine/machine/layout.h"
#include "engine/program/operands.h"

#include <algorithm>
#include <array>
#include <bit>
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

/// Where jumps lead.
std::vector<bool> jumpTargets(const std::vector<Instruction>& code) {
    std::vector<bool> targets(code.size());
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at].op == Opcode::Extra || (program::hasExtraWord(code[at].op) && at + 1 == code.size())) continue;
        const program::Operands operands = program::operandsOf(&code[at]);
        const auto next = static_cast<std::int64_t>(at + (operands.hasExtra ? 2 : 1));
        for (const program::Operand& operand : operands.span())
            if (operand.letter == 'j') targets.at(static_cast<std::size_t>(next + operand.value)) = true;
    }
    return targets;
}

} // namespace

std::optional<CallInPlace> callInPlace(const Instruction& instruction) {
    const auto opcode = static_cast<unsigned>(instruction.op);
    if (opcode < firstCall) return std::nullopt;
    if ((opcode - firstCall) % 2 == 1) return CallInPlace{instruction.a, instruction.c, 2};
    return CallInPlace{instruction.a + 1U, static_cast<program::FunctionId>(instruction.immediate()), 1};
}

std::vector<Instruction> withPairs(std::vector<Instruction> code, std::span<const program::Function> functions) {
    const std::vector<bool> targets = jumpTargets(code);
    for (Instruction& instruction : code)
        if (instruction.op == Opcode::Call && !functions.empty())
            instruction.op = callOf(functions[static_cast<std::uint32_t>(instruction.immediate())], code);
    for (std::size_t at = 0; at + 1 < code.size(); ++at) {
        Instruction& first = code[at];
        Instruction& second = code[at + 1];
        if (const auto call = callInPlace(second);
            call && first.op == Opcode::Move && first.a == call->slot && call->function <= 0xffff && !targets[at + 1]) {
            first = Instruction::abc(moveAndCall(second.op), first.a, first.b, call->function);
            second = std::bit_cast<Instruction>(Link{static_cast<program::CodeIndex>(at + 2), call->slot});
            ++at;
            continue;
        }
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
