// Operators (spec: "Operators", "Arithmetic operators", "Address operators") but for comparisons. Integers narrower
// than a register are computed in 64 bits and narrowed again where the operation may leave their range.
#include "engine/base/ensure.h"
#include "engine/program/lowering/expression_lowering.h"

namespace lockstep::program {

using syntax::Token;

namespace {

struct FloatFamily {
    Opcode add, sub, mul, div, neg;
};
constexpr FloatFamily float64{Opcode::AddF64, Opcode::SubF64, Opcode::MulF64, Opcode::DivF64, Opcode::NegF64};
constexpr FloatFamily float32{Opcode::AddF32, Opcode::SubF32, Opcode::MulF32, Opcode::DivF32, Opcode::NegF32};
constexpr FloatFamily complex128{Opcode::AddC128, Opcode::SubC128, Opcode::MulC128, Opcode::DivC128, Opcode::Nop};

Opcode choose(const FloatFamily& family, Token op) {
    switch (op) {
    case Token::Add: return family.add;
    case Token::Sub: return family.sub;
    case Token::Mul: return family.mul;
    case Token::Quo: return family.div;
    default: base::fail("an operator that floating-point numbers do not have");
    }
}

struct IntegerOperation {
    Opcode op;
    bool narrows; ///< the result may leave the range of a narrow type
};

IntegerOperation integerOperation(Token op, bool isSigned) {
    switch (op) {
    case Token::Add: return {Opcode::Add, true};
    case Token::Sub: return {Opcode::Sub, true};
    case Token::Mul: return {Opcode::Mul, true};
    case Token::Quo: return {isSigned ? Opcode::Div : Opcode::DivU, isSigned};
    case Token::Rem: return {isSigned ? Opcode::Rem : Opcode::RemU, false};
    case Token::And: return {Opcode::And, false};
    case Token::Or: return {Opcode::Or, false};
    case Token::Xor: return {Opcode::Xor, false};
    case Token::AndNot: return {Opcode::AndNot, false};
    case Token::Shl: return {Opcode::Shl, true};
    case Token::Shr: return {isSigned ? Opcode::Shr : Opcode::ShrU, false};
    default: base::fail("an operator that integers do not have");
    }
}

bool isComparison(Token op) {
    switch (op) {
    case Token::Equal:
    case Token::NotEqual:
    case Token::Less:
    case Token::LessEqual:
    case Token::Greater:
    case Token::GreaterEqual: return true;
    default: return false;
    }
}

} // namespace

Register ExpressionLowering::unary(const syntax::UnaryExpr& x, Into into) {
    Type* type = typeOf(x);
    switch (x.op) {
    case Token::Add: return evaluate(*x.x, into);
    case Token::And: return addressOf(*x.x, into);
    case Token::Arrow: return receive(x, into);
    default: break;
    }
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    const Register operand = value(*x.x);
    at(x.pos);
    if (x.op == Token::Not) {
        m_code.emit(Opcode::NotBool, result, operand);
    } else if (x.op == Token::Xor) {
        m_code.emit(Opcode::Not, result, operand);
        if (!integerShape(type).isSigned) narrow(type, result);
    } else {
        negate(type, result, operand);
    }
    return result;
}

void ExpressionLowering::negate(Type* type, Register result, Register operand) {
    switch (valueClass(type)) {
    case ValueClass::Float64: return m_code.emit(Opcode::NegF64, result, operand);
    case ValueClass::Float32: return m_code.emit(Opcode::NegF32, result, operand);
    case ValueClass::Complex128:
        m_code.emit(Opcode::NegF64, result, operand);
        return m_code.emit(Opcode::NegF64, result + 1, operand + 1);
    case ValueClass::Complex64: {
        const Register wide = m_code.allocate(2);
        m_code.emit(Opcode::C64ToC128, wide, operand);
        m_code.emit(Opcode::NegF64, wide, wide);
        m_code.emit(Opcode::NegF64, wide + 1, wide + 1);
        return m_code.emit(Opcode::C128ToC64, result, wide);
    }
    default: m_code.emit(Opcode::Neg, result, operand); return narrow(type, result);
    }
}

Register ExpressionLowering::addressOf(const Expr& operand, Into into) {
    const Expr* inner = syntax::unparen(&operand);
    if (const auto* literal = syntax::as<syntax::CompositeLit>(inner))
        return newComposite(*literal, typeOf(*literal), into);
    return address(place(*inner), into);
}

Register ExpressionLowering::binary(const syntax::BinaryExpr& x, Into into) {
    if (x.op == Token::LogicalAnd || x.op == Token::LogicalOr) return logical(x, into);
    if (isComparison(x.op)) return comparison(x, into);
    if (x.op == Token::Shl || x.op == Token::Shr) return shift(x, into);
    Type* type = typeOf(x);
    if (valueClass(type) == ValueClass::String) return concat(x, into);
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    if (addSmall(x.op, type, result, *x.x, *x.y)) return result;
    Register left = 0;
    Register right = 0;
    evaluateOperands(x, left, right);
    at(x.opPos);
    arithmetic(x.op, type, result, left, right);
    return result;
}

/// In order; but as Go's compiler has it, a call on the right comes before the variables on the left are read.
void ExpressionLowering::evaluateOperands(const syntax::BinaryExpr& x, Register& left, Register& right) {
    if (hasCall(*x.y) && !hasCall(*x.x)) {
        right = value(*x.y);
        left = value(*x.x);
    } else {
        left = value(*x.x);
        right = value(*x.y);
    }
}

bool ExpressionLowering::hasCall(const Expr& expr) const {
    bool found = false;
    syntax::walk(expr, [&](const syntax::Node& node) {
        if (const auto* call = node.as<syntax::CallExpr>()) found = found || isPlainCall(*call);
        if (const auto* operation = node.as<syntax::UnaryExpr>()) found = found || operation->op == Token::Arrow;
        return !found && !node.is<syntax::FuncLit>();
    });
    return found;
}

Register ExpressionLowering::logical(const syntax::BinaryExpr& x, Into into) {
    const Register result = into ? *into : m_code.allocate(1);
    const TemporaryScope temporaries(m_code);
    const Label isFalse = m_code.newLabel();
    const Label end = m_code.newLabel();
    branch(x, isFalse, false);
    at(x.pos);
    m_code.emitImmediate(Opcode::LoadInt, result, 1);
    m_code.jump(end);
    m_code.bind(isFalse);
    m_code.emitImmediate(Opcode::LoadInt, result, 0);
    m_code.bind(end);
    return result;
}

/// x + 1, 1 + x, x - 1 as one instruction.
bool ExpressionLowering::addSmall(Token op, Type* type, Register result, const Expr& x, const Expr& y) {
    if ((op != Token::Add && op != Token::Sub) || valueClass(type) != ValueClass::Integer) return false;
    const bool swapped = op == Token::Add && smallConstant(x).has_value();
    const Expr& variable = swapped ? y : x;
    const std::optional<std::int16_t> number = smallConstant(swapped ? x : y);
    if (!number || *number == smallestConstant) return false;
    const Register operand = value(variable);
    at(x.pos);
    const int addend = op == Token::Add ? *number : -*number;
    m_code.emit(Opcode::AddInt, result, operand, static_cast<std::uint16_t>(addend));
    narrow(type, result);
    return true;
}

void ExpressionLowering::arithmetic(Token op, Type* type, Register result, Register x, Register y) {
    switch (valueClass(type)) {
    case ValueClass::Float64: return m_code.emit(choose(float64, op), result, x, y);
    case ValueClass::Float32: return m_code.emit(choose(float32, op), result, x, y);
    case ValueClass::Complex128: return m_code.emit(choose(complex128, op), result, x, y);
    case ValueClass::Complex64: return complexArithmetic(op, result, x, y);
    case ValueClass::String: {
        const Register both = m_code.allocate(4);
        m_code.move(both, x, 2);
        m_code.move(both + 2, y, 2);
        return m_code.emit(Opcode::Concat, result, both, 2);
    }
    default: {
        const IntegerOperation operation = integerOperation(op, integerShape(type).isSigned);
        m_code.emit(operation.op, result, x, y);
        if (operation.narrows) narrow(type, result);
    }
    }
}

/// complex64 is computed as complex128 and rounded, as Go does for products and quotients; sums round the same.
void ExpressionLowering::complexArithmetic(Token op, Register result, Register x, Register y) {
    const TemporaryScope temporaries(m_code);
    const Register left = m_code.allocate(2);
    const Register right = m_code.allocate(2);
    m_code.emit(Opcode::C64ToC128, left, x);
    m_code.emit(Opcode::C64ToC128, right, y);
    m_code.emit(choose(complex128, op), left, left, right);
    m_code.emit(Opcode::C128ToC64, result, left);
}

void ExpressionLowering::narrow(Type* type, Register value) {
    const IntegerShape shape = integerShape(type);
    switch (shape.bits) {
    case 8: return m_code.emit(shape.isSigned ? Opcode::Sext8 : Opcode::Zext8, value, value);
    case 16: return m_code.emit(shape.isSigned ? Opcode::Sext16 : Opcode::Zext16, value, value);
    case 32: return m_code.emit(shape.isSigned ? Opcode::Sext32 : Opcode::Zext32, value, value);
    default: return;
    }
}

Register ExpressionLowering::shift(const syntax::BinaryExpr& x, Into into) {
    Type* type = typeOf(x);
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    const Register operand = value(*x.x);
    shiftBy(x.op, type, result, operand, *x.y);
    return result;
}

void ExpressionLowering::shiftBy(Token op, Type* type, Register result, Register x, const Expr& count) {
    const Register distance = value(count);
    at(count.pos);
    const bool checked = !info().at(count).isConstant() && integerShape(typeOf(count)).isSigned;
    if (checked) m_code.emit(Opcode::CheckShift, distance);
    arithmetic(op, type, result, x, distance);
}

/// A chain a + b + c + … is joined at once.
Register ExpressionLowering::concat(const syntax::BinaryExpr& x, Into into) {
    std::vector<const Expr*> parts;
    const Expr* rest = &x;
    for (;;) {
        rest = syntax::unparen(rest);
        const auto* sum = info().at(*rest).isConstant() ? nullptr : syntax::as<syntax::BinaryExpr>(rest);
        if (!sum || sum->op != Token::Add) break;
        parts.push_back(sum->y);
        rest = sum->x;
    }
    parts.push_back(rest);

    const Register result = into ? *into : m_code.allocate(2);
    const TemporaryScope temporaries(m_code);
    const Register first = m_code.allocate(2 * static_cast<std::uint32_t>(parts.size()));
    Register next = first;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part, next += 2) {
        const TemporaryScope inner(m_code);
        evaluate(**part, next);
    }
    at(x.opPos);
    m_code.emit(Opcode::Concat, result, first, static_cast<std::uint32_t>(parts.size()));
    return result;
}

} // namespace lockstep::program
