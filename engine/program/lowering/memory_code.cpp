#include "engine/program/lowering/memory_code.h"

#include "engine/program/lowering/value_layout.h"

#include <limits>

namespace lockstep::program {
namespace {

/// The pointer and offset to use in an instruction whose offset operand has 16 bits.
struct Reach {
    Register pointer;
    std::uint32_t offset;
};

Reach reach(CodeBuilder& code, Register pointer, std::uint32_t offset) {
    if (offset <= std::numeric_limits<std::uint16_t>::max()) return {pointer, offset};
    const Register moved = code.allocate(1);
    code.emitExtra(Opcode::AddPointer, moved, pointer, 0, offset);
    return {moved, 0};
}

} // namespace

void emitLoad(CodeBuilder& code, Register to, Register pointer, std::uint32_t offset, types::Type* type) {
    const TemporaryScope temporaries(code);
    const std::uint32_t bytes = bytesOf(type);
    if (bytes == 0) return code.emit(Opcode::NilCheck, pointer);
    const Reach place = reach(code, pointer, offset);
    const Opcode op = loadOpcode(type);
    if (op == Opcode::LoadN)
        code.emitExtra(op, to, place.pointer, place.offset, bytes);
    else
        code.emit(op, to, place.pointer, place.offset);
}

void emitStore(CodeBuilder& code, Register pointer, std::uint32_t offset, Register value, types::Type* type) {
    const TemporaryScope temporaries(code);
    const std::uint32_t bytes = bytesOf(type);
    if (bytes == 0) return code.emit(Opcode::NilCheck, pointer);
    const Reach place = reach(code, pointer, offset);
    const Opcode op = storeOpcode(type);
    if (op == Opcode::StoreN)
        code.emitExtra(op, place.pointer, value, place.offset, bytes);
    else
        code.emit(op, place.pointer, value, place.offset);
}

bool fillsRegisters(types::Type* type, std::uint32_t offset) { return offset % 8 == 0 && bytesOf(type) % 8 == 0; }

void emitGetPart(CodeBuilder& code, Register to, Register from, std::uint32_t offset, types::Type* type) {
    if (fillsRegisters(type, offset)) return code.move(to, from + offset / 8, slotsOf(type));
    const Opcode op = getFieldOpcode(type);
    if (op == Opcode::GetFieldN)
        code.emitExtra(op, to, from, offset, bytesOf(type));
    else
        code.emit(op, to, from, offset);
}

void emitSetPart(CodeBuilder& code, Register whole, std::uint32_t offset, Register value, types::Type* type) {
    if (fillsRegisters(type, offset)) return code.move(whole + offset / 8, value, slotsOf(type));
    const Opcode op = setFieldOpcode(type);
    if (op == Opcode::SetFieldN)
        code.emitExtra(op, whole, value, offset, bytesOf(type));
    else
        code.emit(op, whole, value, offset);
}

} // namespace lockstep::program
