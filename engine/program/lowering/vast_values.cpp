// Values too large for registers, as an array of a million elements is: they go from memory to memory, by the
// instruction that copies elements between slices, each as the one element of a slice. As parameters and results they
// are refused: a frame has no room for them.
#include "engine/program/lowering/expression_lowering.h"

namespace lockstep::program {

namespace {

constexpr std::uint32_t mostSlots = 4096;

} // namespace

bool ExpressionLowering::isVast(Type* type) { return slotsOf(type) > mostSlots; }

/// Where a vast value lies; of a literal, where it has just been made.
Place ExpressionLowering::vastPlace(const Expr& expr) {
    const auto* literal = syntax::unparen(&expr)->as<syntax::CompositeLit>();
    if (!literal) return settled(place(expr));
    Type* type = typeOf(*literal);
    Place made{Place::Kind::Memory, type, newComposite(*literal, type, std::nullopt)};
    made.expr = &expr;
    return made;
}

void ExpressionLowering::copyVast(const Place& to, const Place& from) {
    if (from.kind == Place::Kind::Registers) return store(to, load(from, std::nullopt));
    const TemporaryScope temporaries(m_code);
    const Register slices = m_code.allocate(6);
    const Register count = m_code.allocate(1);
    address(from, slices + 3);
    address(to, slices);
    for (const Register length : {slices + 1, slices + 2, slices + 4, slices + 5}) loadInteger(length, 1);
    m_code.emitExtra(Opcode::CopySlice, count, slices, slices + 3, typeId(to.type));
    nameSite(to);
}

Register ExpressionLowering::vastToInterface(const Expr& expr, Type* type, Register result) {
    const TemporaryScope temporaries(m_code);
    const Place from = vastPlace(expr);
    const Register box = m_code.allocate(1);
    newBox(box, type, "", expr.pos);
    copyVast(Place{Place::Kind::Memory, type, box}, from);
    m_program.reachesInterface(type);
    m_code.emitImmediate(Opcode::LoadInt, result, typeId(type));
    m_code.move(result + 1, box, 1);
    return result;
}

} // namespace lockstep::program
