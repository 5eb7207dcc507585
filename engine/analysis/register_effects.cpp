#include "engine/analysis/register_effects.h"

#include "engine/program/operands.h"

namespace lockstep::analysis {
namespace {

using program::CodeIndex;
using program::Instruction;
using program::Opcode;
using program::Program;

std::uint32_t slotsOf(const Program& program, program::TypeId type) {
    return type < program.types.size() ? program.types[type].slots : 1;
}

std::uint32_t slotsOfBytes(std::int32_t bytes) { return static_cast<std::uint32_t>(bytes + 7) / 8; }

/// The type in operand X.i or X.a of the extra word.
program::TypeId extraType(const Instruction* at) { return static_cast<program::TypeId>(at[1].immediate()); }

bool isLoad(Opcode opcode) {
    switch (opcode) {
    case Opcode::Load8S:
    case Opcode::Load8U:
    case Opcode::Load16S:
    case Opcode::Load16U:
    case Opcode::Load32S:
    case Opcode::Load32U:
    case Opcode::Load64:
    case Opcode::LoadN:
    case Opcode::LoadGlobal64:
    case Opcode::SliceIndex8S:
    case Opcode::SliceIndex8U:
    case Opcode::SliceIndex16S:
    case Opcode::SliceIndex16U:
    case Opcode::SliceIndex32S:
    case Opcode::SliceIndex32U:
    case Opcode::SliceIndex64:
    case Opcode::MapGet:
    case Opcode::MapLen:
    case Opcode::ChanReceive:
    case Opcode::ChanReceiveOk:
    case Opcode::ChanLen:
    case Opcode::Select:
    case Opcode::Sync: return true;
    default: return false;
    }
}

/// Operand a is read, not written.
bool readsFirst(Opcode opcode) {
    switch (opcode) {
    case Opcode::CheckShift:
    case Opcode::JumpIf:
    case Opcode::JumpIfNot:
    case Opcode::JumpEq:
    case Opcode::JumpNe:
    case Opcode::JumpLt:
    case Opcode::JumpLe:
    case Opcode::JumpEqInt:
    case Opcode::JumpNeInt:
    case Opcode::JumpLtInt:
    case Opcode::JumpLeInt:
    case Opcode::JumpGtInt:
    case Opcode::JumpGeInt:
    case Opcode::LoopWhileLt:
    case Opcode::LoopWhileLe:
    case Opcode::Panic:
    case Opcode::NilCheck:
    case Opcode::Store8:
    case Opcode::Store16:
    case Opcode::Store32:
    case Opcode::Store64:
    case Opcode::StoreN:
    case Opcode::StoreGlobal64:
    case Opcode::SliceSet8:
    case Opcode::SliceSet16:
    case Opcode::SliceSet32:
    case Opcode::SliceSet64:
    case Opcode::AssertFailed:
    case Opcode::MapSet:
    case Opcode::MapDelete:
    case Opcode::MapClear:
    case Opcode::ChanSend:
    case Opcode::ChanClose:
    case Opcode::Return:
    case Opcode::Return1: return true;
    default: return false;
    }
}

/// Registers of the first operand whose letter is w; the other letters say themselves.
std::uint32_t firstWidth(const Program& program, const Instruction* at) {
    switch (at->op) {
    case Opcode::MoveN:
    case Opcode::Zero: return at->c;
    case Opcode::Return: return at->c;
    case Opcode::LoadN:
    case Opcode::GetFieldN: return slotsOfBytes(at[1].immediate());
    case Opcode::Unbox: return slotsOf(program, at->c);
    case Opcode::MapGet: {
        const program::TypeId map = at[1].a;
        const program::TypeId element = map < program.types.size() ? program.types[map].element : 0;
        return slotsOf(program, element) + (at[1].b != 0 ? 1U : 0U);
    }
    default: return 1;
    }
}

/// Registers of a later operand (1 is b, 2 is c) whose letter is w.
std::uint32_t laterWidth(const Program& program, const Instruction* at, unsigned operand) {
    switch (at->op) {
    case Opcode::MoveN: return at->c;
    case Opcode::StoreN:
    case Opcode::SetFieldN: return slotsOfBytes(at[1].immediate());
    case Opcode::GetFieldN: return (at->c % 8U + static_cast<std::uint32_t>(at[1].immediate()) + 7U) / 8U;
    case Opcode::EqTyped:
    case Opcode::AppendValue: return slotsOf(program, extraType(at));
    case Opcode::MakeInterface: return slotsOf(program, at->c);
    case Opcode::Concat: return at->c * 2U;
    case Opcode::MapGet:
    case Opcode::MapSet:
    case Opcode::MapDelete: {
        if (at[1].a >= program.types.size()) return 1;
        const program::RuntimeType& map = program.types[at[1].a];
        return slotsOf(program, at->op == Opcode::MapSet && operand == 2 ? map.element : map.key);
    }
    default: return 1;
    }
}

bool isFieldGet(Opcode opcode) { return opcode >= Opcode::GetField8S && opcode <= Opcode::GetFieldN; }
bool isFieldSet(Opcode opcode) { return opcode >= Opcode::SetField8 && opcode <= Opcode::SetFieldN; }

void addFieldSet(const Program& program, const Instruction* at, RegisterEffects& effects) {
    const std::uint32_t width = at->op == Opcode::SetFieldN ? laterWidth(program, at, 1) : 1;
    effects.writes.push_back({at->a + at->c / 8U, width});
    effects.reads.push_back({at->b, width});
    effects.partial = true;
}

} // namespace

std::uint32_t instructionLength(Opcode opcode) { return program::hasExtraWord(opcode) ? 2 : 1; }

RegisterEffects registerEffects(const Program& program, CodeIndex index) {
    const Instruction* at = &program.code[index];
    RegisterEffects effects;
    effects.isLoad = isLoad(at->op);
    if (at->op == Opcode::Sync) {
        effects.writes.push_back({0, 1});
        return effects;
    }
    if (isFieldSet(at->op)) {
        addFieldSet(program, at, effects);
        return effects;
    }
    if (at->op == Opcode::MakeClosure) {
        effects.writes.push_back({at->a, 1});
        effects.reads.push_back({at->a + 1U, at->c});
        return effects;
    }
    const std::string_view shape = program::opcodeInfo(at->op).operands;
    const std::uint16_t fields[] = {at->a, at->b, at->c};
    for (unsigned i = 0; i < 3 && i < shape.size() && shape[i] != ','; ++i) {
        std::uint32_t width = program::registersOf(shape[i]);
        if (width == 0) continue;
        if (shape[i] == 'w') width = i == 0 ? firstWidth(program, at) : laterWidth(program, at, i);
        std::uint32_t first = fields[i];
        if (i == 1 && isFieldGet(at->op)) first += at->c / 8U;
        const bool isWrite = i == 0 ? !readsFirst(at->op) : at->op == Opcode::MapNext;
        (isWrite ? effects.writes : effects.reads).push_back({first, width});
    }
    const bool counts = at->op == Opcode::LoopLt || at->op == Opcode::LoopLtInt || at->op == Opcode::LoopStepLt ||
                        at->op == Opcode::LoopStepLe;
    if (counts || at->op == Opcode::MapNext) effects.reads.push_back({at->a, 1});
    if (at->op == Opcode::MapNext) effects.partial = true; // the widths of key and value are not known here
    return effects;
}

std::vector<RegisterRange> storedRegisters(const Program& program, CodeIndex index) {
    const Instruction* at = &program.code[index];
    switch (at->op) {
    case Opcode::Store8:
    case Opcode::Store16:
    case Opcode::Store32:
    case Opcode::Store64: return {{at->b, 1}};
    case Opcode::StoreN: return {{at->b, laterWidth(program, at, 1)}};
    case Opcode::StoreGlobal64: return {{at->a, 1}};
    case Opcode::SliceSet8:
    case Opcode::SliceSet16:
    case Opcode::SliceSet32:
    case Opcode::SliceSet64: return {{at->c, 1}};
    case Opcode::MapSet: return {{at->c, laterWidth(program, at, 2)}};
    case Opcode::Append: return {{at->c, 3}};
    case Opcode::AppendValue: return {{at->c, laterWidth(program, at, 2)}};
    case Opcode::Sync: {
        const program::FunctionId function = program.functionAt(index);
        if (function == program::noFunction) return {};
        const std::uint32_t slots = program.functions[function].parameterSlots;
        // R[0] is the address.
        return slots > 1 ? std::vector<RegisterRange>{{1, slots - 1}} : std::vector<RegisterRange>{};
    }
    default: return {};
    }
}

Successors successors(const Program& program, CodeIndex index) {
    const Instruction* at = &program.code[index];
    const CodeIndex next = index + instructionLength(at->op);
    Successors result;
    const auto add = [&](std::int64_t target) { result.all[result.count++] = static_cast<CodeIndex>(target); };
    switch (at->op) {
    case Opcode::Return:
    case Opcode::Return1:
    case Opcode::Return0:
    case Opcode::Panic:
    case Opcode::GoExitFrame:
    case Opcode::Unwind:
    case Opcode::AssertFailed: return result;
    default: break;
    }
    if (at->op != Opcode::Jump && at->op != Opcode::JumpBack) add(next);
    const program::Operands operands = program::operandsOf(at);
    for (const program::Operand& operand : operands.span())
        if (operand.letter == 'j') add(static_cast<std::int64_t>(next) + operand.value);
    return result;
}

} // namespace lockstep::analysis
