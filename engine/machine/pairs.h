// Pairs: two integer operations in a row of which the second works on the result of the first, done as one; or a call,
// with the move of its argument before it, and the one visible operation that is all the function does.
//
// The machine runs a copy of a program's code in which the first of two such instructions has the pair's number in the
// place of its opcode. Nothing else changes: positions are the program's, and a jump to the second still finds it. That
// saves going from one to the other, and the value in between need not be read back from its register. A call that
// cannot be done so at once is done as any other.
#pragma once

#include "engine/program/program.h"

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
/// Whether the instruction, of the code as it is run, is such a call. It has to find room for the function's window.
bool isCallDoneInPlace(program::Opcode opcode);

/// The code as it is run. Of a move that is done with the call behind it, c is where the function returns to.
std::vector<program::Instruction> withPairs(std::vector<program::Instruction> code,
                                            std::span<const program::Function> functions = {});

} // namespace lockstep::machine
