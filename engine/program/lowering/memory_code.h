// Memory code: the loads, stores and field accesses for a value of a given type, as single instructions.
//
// Values of no size need none, except that a nil pointer must still panic. Offsets beyond an instruction's reach go
// through AddPointer.
#pragma once

#include "engine/program/lowering/code_builder.h"
#include "engine/types/type.h"

namespace lockstep::program {

/// R[to..] := the value behind the pointer.
void emitLoad(CodeBuilder& code, Register to, Register pointer, std::uint32_t offset, types::Type* type);
/// The value behind the pointer := R[value..].
void emitStore(CodeBuilder& code, Register pointer, std::uint32_t offset, Register value, types::Type* type);

/// Whether a part of a value in registers is itself whole registers.
[[nodiscard]] bool fillsRegisters(types::Type* type, std::uint32_t offset);
/// R[to..] := the part of the value at R[from..] that begins at byte `offset`.
void emitGetPart(CodeBuilder& code, Register to, Register from, std::uint32_t offset, types::Type* type);
/// The part of the value at R[whole..] := R[value..].
void emitSetPart(CodeBuilder& code, Register whole, std::uint32_t offset, Register value, types::Type* type);

} // namespace lockstep::program
