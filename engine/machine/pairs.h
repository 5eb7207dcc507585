// Pairs: two integer operations in a row of which the second works on the result of the first, done as one; or a call,
// with the move of its argument before it, and the one visible operation that is all the function does.
//
// The machine runs a copy of a program's code in which the first of two such instructions has the pair's number in the
// place of its opcode. Positions are the program's; a jump to the second finds it, or there is no pair. That saves
// going from one to the other, and the value in between need not be read back from its register. A call that cannot be
// done so at once is done as any other.
#pragma once

#include "engine/program/program.h"

#include <optional>
#include <span>
#include <vector>

namespace lockstep::machine {

/// PAIR(first, its operator, second, its operator) for each pair.
#define LOCKSTEP_PAIRS_OF(PAIR, first, sign)                                                                           \
    PAIR(first, sign, Add, +)                                                                                          \
    PAIR(first, sign, Sub, -)                                                                                          \
    PAIR(first, sign, Mul, *)                                                                                          \
    PAIR(first, sign, And, &)                                                                                          \
    PAIR(first, sign, Or, |)                                                                                           \
    PAIR(first, sign, Xor, ^)
#define LOCKSTEP_PAIRS(PAIR)                                                                                           \
    LOCKSTEP_PAIRS_OF(PAIR, Add, +)                                                                                    \
    LOCKSTEP_PAIRS_OF(PAIR, Sub, -)                                                                                    \
    LOCKSTEP_PAIRS_OF(PAIR, Mul, *)                                                                                    \
    LOCKSTEP_PAIRS_OF(PAIR, And, &)                                                                                    \
    LOCKSTEP_PAIRS_OF(PAIR, Or, |)                                                                                     \
    LOCKSTEP_PAIRS_OF(PAIR, Xor, ^)

/// CALL(operation) for each operation of opcode Sync whose calls are done so. Their numbers follow the others: of each
/// the call, and the call with the move of its argument.
#define LOCKSTEP_CALLS(CALL)                                                                                           \
    CALL(MutexLock)                                                                                                    \
    CALL(MutexUnlock)
/// Such a call: it has to find room for the function's window.
struct CallInPlace {
    std::uint32_t slot = 0; ///< of that window
    program::FunctionId function = 0;
    std::uint32_t words = 1; ///< of the code: 2 with the move
};
/// What the instruction is, of the code as it is run, if it is one.
std::optional<CallInPlace> callInPlace(const program::Instruction& instruction);

/// The code as it is run. Of a move that is done with the call behind it, c is the function, and in the place of that
/// call is the link that it leaves.
std::vector<program::Instruction> withPairs(std::vector<program::Instruction> code,
                                            std::span<const program::Function> functions = {});

} // namespace lockstep::machine
