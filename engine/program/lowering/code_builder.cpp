#include "engine/program/lowering/code_builder.h"

#include "engine/base/ensure.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lockstep::program {
namespace {

/// Whether control goes on behind an instruction of this opcode.
bool fallsThrough(Opcode op) {
    switch (op) {
    case Opcode::Jump:
    case Opcode::JumpBack:
    case Opcode::Return:
    case Opcode::Return0:
    case Opcode::Return1:
    case Opcode::Panic:
    case Opcode::AssertFailed: return false;
    default: return true;
    }
}

} // namespace

Register CodeBuilder::allocate(std::uint32_t slots) {
    const Register first = m_top;
    setTop(m_top + slots);
    if (slots == 0) reserve(m_top + 1); // a value of no size still has a place
    return first;
}

void CodeBuilder::setTop(Register top) {
    m_top = top;
    reserve(top);
}

void CodeBuilder::reserve(Register end) { m_frame = std::max(m_frame, end); }

void CodeBuilder::append(Instruction instruction) {
    if (m_result.lines.empty() || !(m_result.lines.back().position == m_position))
        m_result.lines.push_back({here(), m_position});
    m_last = here();
    m_result.code.push_back(instruction);
    m_reachable = fallsThrough(instruction.op);
}

std::uint16_t CodeBuilder::operand(std::uint32_t value) {
    if (value > std::numeric_limits<std::uint16_t>::max()) m_result.tooLarge = true;
    return static_cast<std::uint16_t>(value);
}

void CodeBuilder::emit(Opcode op, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    if (m_reachable) append(Instruction{op, operand(a), operand(b), operand(c)});
}

void CodeBuilder::emitImmediate(Opcode op, std::uint32_t a, std::int64_t immediate) {
    if (m_reachable) append(Instruction::ai(op, operand(a), static_cast<std::int32_t>(immediate)));
}

void CodeBuilder::emitExtra(Opcode op, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::int64_t extra) {
    if (!m_reachable) return;
    emit(op, a, b, c);
    m_result.code.push_back(Instruction::ai(Opcode::Extra, 0, static_cast<std::int32_t>(extra)));
}

void CodeBuilder::emitExtra3(Opcode op, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t xa,
                             std::uint32_t xb, std::uint32_t xc) {
    if (!m_reachable) return;
    emit(op, a, b, c);
    m_result.code.push_back(Instruction{Opcode::Extra, operand(xa), operand(xb), operand(xc)});
}

void CodeBuilder::move(Register to, Register from, std::uint32_t slots) {
    if (to == from || slots == 0) return;
    switch (slots) {
    case 1: return emit(Opcode::Move, to, from);
    case 2: return emit(Opcode::Move2, to, from);
    case 3: return emit(Opcode::Move3, to, from);
    default: return emit(Opcode::MoveN, to, from, slots);
    }
}

void CodeBuilder::zero(Register first, std::uint32_t slots) {
    if (slots == 1)
        emitImmediate(Opcode::LoadInt, first, 0);
    else if (slots != 0)
        emit(Opcode::Zero, first, 0, slots);
}

Label CodeBuilder::newLabel() {
    m_labels.emplace_back();
    return Label{static_cast<std::uint32_t>(m_labels.size() - 1)};
}

void CodeBuilder::bind(Label label) {
    LabelState& state = m_labels[label.index];
    base::ensure(!state.bound, "a label is bound twice");
    dropJumpTo(state);
    state.bound = true;
    m_lastBound = here();
    state.target = here();
    if (!state.references.empty()) m_reachable = true;
    for (const Reference& reference : state.references) patch(reference, state.target);
    state.references.clear();
}

/// A jump to what comes next anyway, as at the end of the last branch of an if.
void CodeBuilder::dropJumpTo(LabelState& state) {
    if (state.references.empty() || m_lastBound == here()) return;
    const CodeIndex last = here() - 1;
    if (state.references.back().at != last || m_result.code[last].op != Opcode::Jump) return;
    state.references.pop_back();
    m_result.code.pop_back();
    m_reachable = true;
}

void CodeBuilder::bindTarget(Label label) {
    bind(label);
    m_reachable = true;
}

void CodeBuilder::jump(Label label) {
    if (!m_reachable) return;
    const bool back = m_labels[label.index].bound;
    append(Instruction::ai(back ? Opcode::JumpBack : Opcode::Jump, 0, 0));
    refer(label, Field::Wide);
}

void CodeBuilder::jumpIf(Opcode op, Register condition, Label label) {
    if (!m_reachable) return;
    base::ensure(!m_labels[label.index].bound, "a conditional jump goes back");
    append(Instruction::ai(op, operand(condition), 0));
    refer(label, Field::Wide);
}

void CodeBuilder::compareJump(Opcode op, std::uint32_t a, std::uint32_t b, Label label) {
    if (!m_reachable) return;
    base::ensure(!m_labels[label.index].bound, "a conditional jump goes back");
    append(Instruction{op, operand(a), static_cast<std::uint16_t>(b), 0});
    refer(label, Field::C);
}

void CodeBuilder::loop(Opcode op, std::uint32_t a, std::uint32_t b, Label label) {
    if (!m_reachable) return;
    base::ensure(m_labels[label.index].bound, "a loop goes forward");
    append(Instruction{op, operand(a), static_cast<std::uint16_t>(b), 0});
    refer(label, Field::C);
}

void CodeBuilder::loopStep(Opcode op, Register counter, Register bound, Register step, Label label) {
    if (!m_reachable) return;
    base::ensure(m_labels[label.index].bound, "a loop goes forward");
    emitExtra(op, counter, bound, step, 0);
    refer(label, Field::ExtraWide);
}

void CodeBuilder::mapNext(Register iterator, Register key, Register value, Label label) {
    if (!m_reachable) return;
    emitExtra(Opcode::MapNext, iterator, key, value, 0);
    refer(label, Field::ExtraWide);
}

void CodeBuilder::refer(Label label, Field field) {
    LabelState& state = m_labels[label.index];
    const Reference reference{m_last, field};
    if (state.bound)
        patch(reference, state.target);
    else
        state.references.push_back(reference);
}

void CodeBuilder::patch(const Reference& reference, CodeIndex target) {
    const bool isExtra = reference.field == Field::ExtraWide;
    Instruction& instruction = m_result.code[reference.at + (isExtra ? 1 : 0)];
    const std::int64_t next = static_cast<std::int64_t>(reference.at) + (isExtra ? 2 : 1);
    const std::int64_t distance = static_cast<std::int64_t>(target) - next;
    if (reference.field == Field::C) {
        if (distance < std::numeric_limits<std::int16_t>::min() || distance > std::numeric_limits<std::int16_t>::max())
            m_result.tooLarge = true;
        instruction.c = static_cast<std::uint16_t>(distance);
    } else {
        instruction = Instruction::ai(instruction.op, instruction.a, static_cast<std::int32_t>(distance));
    }
}

void CodeBuilder::nameLast(TypeId type, std::string text) {
    if (!m_reachable) return;                                                    // the instruction was dropped
    if (!m_result.sites.empty() && m_result.sites.back().site >= m_last) return; // it has a name
    m_result.sites.push_back({.site = m_last, .type = type, .text = std::move(text)});
}

void CodeBuilder::nameResult(TypeId type, std::string text) {
    if (m_reachable) m_result.results.push_back({.site = m_last, .type = type, .text = std::move(text)});
}

void CodeBuilder::noteUnsignedBounds(unsigned which) {
    if (m_reachable && which != 0) m_result.unsignedBounds.push_back({m_last, which});
}

std::size_t CodeBuilder::beginLocal(std::string name, TypeId type, Storage storage, std::uint32_t index) {
    m_result.function.locals.push_back({std::move(name), type, storage, operand(index), here(), here()});
    return m_result.function.locals.size() - 1;
}

void CodeBuilder::endLocal(std::size_t local) { m_result.function.locals[local].end = here(); }

FunctionCode CodeBuilder::finish() {
    for (const LabelState& state : m_labels)
        base::ensure(state.references.empty(), "a jump to a label that is nowhere");
    m_result.function.frameSlots = operand(m_frame);
    m_result.function.begin = 0;
    m_result.function.end = here();
    return std::move(m_result);
}

} // namespace lockstep::program
