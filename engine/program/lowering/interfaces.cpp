// Interface values (spec: "Interface types", "Type assertions"): made from concrete values, tested, opened. Scalars and
// pointers are the interface's word themselves; everything else is boxed.
#include "engine/program/lowering/expression_lowering.h"

namespace lockstep::program {

Register ExpressionLowering::toInterface(Register value, Type* from, Into into) {
    const Register result = into ? *into : m_code.allocate(2);
    m_program.reachesInterface(from);
    m_code.emit(Opcode::MakeInterface, result, value, typeId(from));
    return result;
}

void ExpressionLowering::testType(Register result, Register interface, Type* type) {
    m_code.emit(types::isInterface(type) ? Opcode::Implements : Opcode::IsType, result, interface, typeId(type));
}

/// The value of that type that the interface is known to hold.
Register ExpressionLowering::unbox(Register interface, Type* type, Into into) {
    if (types::isInterface(type)) return deliver(interface, type, into);
    if (m_program.types().at(typeId(type)).direct) return deliver(interface + 1, type, into);
    const Register result = target(into, type);
    m_code.emit(Opcode::Unbox, result, interface, typeId(type));
    return result;
}

/// x.(T); with `commaOk` the value, zero if the assertion fails, and whether it holds.
Register ExpressionLowering::typeAssert(const syntax::TypeAssertExpr& x, Into into, bool commaOk) {
    Type* from = typeOf(*x.x);
    Type* to = resolve(info().typeOf(*x.type));
    if (!commaOk) {
        const Register result = target(into, to);
        const TemporaryScope temporaries(m_code);
        const Register interface = value(*x.x);
        const Register holds = m_code.allocate(1);
        const Label fine = m_code.newLabel();
        at(x.pos);
        testType(holds, interface, to);
        m_code.jumpIf(Opcode::JumpIf, holds, fine);
        m_code.emit(Opcode::AssertFailed, interface, typeId(from), typeId(to));
        m_code.bind(fine);
        return unbox(interface, to, result);
    }
    const std::uint32_t slots = slotsOf(to);
    const Register result = into ? *into : m_code.allocate(slots + 1);
    const TemporaryScope temporaries(m_code);
    const Register interface = value(*x.x);
    const Label fails = m_code.newLabel();
    const Label end = m_code.newLabel();
    const Register holds = m_code.allocate(1);
    at(x.pos);
    testType(holds, interface, to);
    m_code.jumpIf(Opcode::JumpIfNot, holds, fails);
    unbox(interface, to, result);
    m_code.emitImmediate(Opcode::LoadInt, result + slots, 1);
    m_code.jump(end);
    m_code.bind(fails);
    m_code.zero(result, slots + 1);
    m_code.bind(end);
    return result;
}

} // namespace lockstep::program
