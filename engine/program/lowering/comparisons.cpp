// Comparisons and conditions (spec: "Comparison operators", "Logical operators"): as jumps where they decide something,
// as bool values elsewhere.
#include "engine/base/ensure.h"
#include "engine/program/lowering/expression_lowering.h"

namespace lockstep::program {

using syntax::Token;

namespace {

bool isEquality(Token op) { return op == Token::Equal || op == Token::NotEqual; }

Token negated(Token op) {
    switch (op) {
    case Token::Equal: return Token::NotEqual;
    case Token::NotEqual: return Token::Equal;
    case Token::Less: return Token::GreaterEqual;
    case Token::LessEqual: return Token::Greater;
    case Token::Greater: return Token::LessEqual;
    default: return Token::Less;
    }
}

/// x op y is y mirrored(op) x.
Token mirrored(Token op) {
    switch (op) {
    case Token::Less: return Token::Greater;
    case Token::LessEqual: return Token::GreaterEqual;
    case Token::Greater: return Token::Less;
    case Token::GreaterEqual: return Token::LessEqual;
    default: return op;
    }
}

Opcode jumpWithSmall(Token op) {
    switch (op) {
    case Token::Equal: return Opcode::JumpEqInt;
    case Token::NotEqual: return Opcode::JumpNeInt;
    case Token::Less: return Opcode::JumpLtInt;
    case Token::LessEqual: return Opcode::JumpLeInt;
    case Token::Greater: return Opcode::JumpGtInt;
    default: return Opcode::JumpGeInt;
    }
}

/// The comparison of a class that has == != < <= of its own; > and >= by exchanging the operands.
struct Family {
    Opcode eq, less, lessEqual;
};

constexpr Family integers{Opcode::Eq, Opcode::Lt, Opcode::Le};
constexpr Family unsignedIntegers{Opcode::Eq, Opcode::LtU, Opcode::LeU};
constexpr Family float64{Opcode::EqF64, Opcode::LtF64, Opcode::LeF64};
constexpr Family float32{Opcode::EqF32, Opcode::LtF32, Opcode::LeF32};
constexpr Family strings{Opcode::EqString, Opcode::LtString, Opcode::LeString};

/// What one register compares as an integer, signed; 64-bit unsigned integers only for equality.
bool comparesAsInteger(types::Type* type, Token op) {
    switch (valueClass(type)) {
    case ValueClass::Bool:
    case ValueClass::Reference: return true;
    case ValueClass::Integer: {
        const IntegerShape shape = integerShape(type);
        return isEquality(op) || shape.isSigned || shape.bits < 64;
    }
    default: return false;
    }
}

} // namespace

void ExpressionLowering::branch(const Expr& condition, Label label, bool when) {
    const types::TypeAndValue& known = info().at(condition);
    if (known.isConstant() && known.value) {
        if (types::constant::boolVal(*known.value) == when) {
            at(condition.pos);
            m_code.jump(label);
        }
        return;
    }
    const Expr& inner = *syntax::unparen(&condition);
    if (const auto* opposite = inner.as<syntax::UnaryExpr>(); opposite && opposite->op == Token::Not)
        return branch(*opposite->x, label, !when);
    if (const auto* x = inner.as<syntax::BinaryExpr>()) {
        const bool isAnd = x->op == Token::LogicalAnd;
        if (!isAnd && x->op != Token::LogicalOr) return branchComparison(*x, label, when);
        if (isAnd != when) { // either operand decides
            branch(*x->x, label, when);
            branch(*x->y, label, when);
        } else {
            const Label skip = m_code.newLabel();
            branch(*x->x, skip, !when);
            branch(*x->y, label, when);
            m_code.bind(skip);
        }
        return;
    }
    const TemporaryScope temporaries(m_code);
    const Register decision = value(inner);
    at(inner.pos);
    m_code.jumpIf(when ? Opcode::JumpIf : Opcode::JumpIfNot, decision, label);
}

types::Type* ExpressionLowering::comparedType(const syntax::BinaryExpr& x) {
    Type* left = typeOf(*x.x);
    Type* right = typeOf(*x.y);
    if (info().at(*x.x).mode == types::Mode::Nil) return right;
    if (types::isInterface(right) && info().at(*x.y).mode != types::Mode::Nil) return right;
    return left;
}

void ExpressionLowering::branchComparison(const syntax::BinaryExpr& x, Label label, bool when) {
    const TemporaryScope temporaries(m_code);
    if (branchIntegers(x, comparedType(x), label, when)) return;
    const bool negate = x.op == Token::NotEqual;
    const Register decision = comparisonValue(x, std::nullopt, negate);
    m_code.jumpIf(when != negate ? Opcode::JumpIf : Opcode::JumpIfNot, decision, label);
}

bool ExpressionLowering::branchIntegers(const syntax::BinaryExpr& x, Type* type, Label label, bool when) {
    const bool withNil = info().at(*x.x).mode == types::Mode::Nil || info().at(*x.y).mode == types::Mode::Nil;
    // Only the first word of a slice, map, interface or func tells whether it is nil.
    if (!withNil && !comparesAsInteger(type, x.op)) return false;
    Token op = when ? x.op : negated(x.op);
    const bool constantLeft = smallConstant(*x.x).has_value();
    if (constantLeft) op = mirrored(op);
    const Expr& left = constantLeft ? *x.y : *x.x;
    const Expr& right = constantLeft ? *x.x : *x.y;
    const Register operand = value(left);
    if (const std::optional<std::int16_t> number = smallConstant(right)) {
        at(x.opPos);
        m_code.compareJump(jumpWithSmall(op), operand, static_cast<std::uint16_t>(*number), label);
        return true;
    }
    const Register other = value(right);
    at(x.opPos);
    switch (op) {
    case Token::Equal:
    case Token::NotEqual:
        m_code.compareJump(op == Token::Equal ? Opcode::JumpEq : Opcode::JumpNe, operand, other, label);
        break;
    case Token::Less: m_code.compareJump(Opcode::JumpLt, operand, other, label); break;
    case Token::LessEqual: m_code.compareJump(Opcode::JumpLe, operand, other, label); break;
    case Token::Greater: m_code.compareJump(Opcode::JumpLt, other, operand, label); break;
    default: m_code.compareJump(Opcode::JumpLe, other, operand, label); break;
    }
    return true;
}

Register ExpressionLowering::comparison(const syntax::BinaryExpr& x, Into into) {
    return comparisonValue(x, into, false);
}

/// The comparison as a bool; with `negated` the opposite of a !=.
Register ExpressionLowering::comparisonValue(const syntax::BinaryExpr& x, Into into, bool negate) {
    const Register result = into ? *into : m_code.allocate(1);
    const TemporaryScope temporaries(m_code);
    Token op = negate ? Token::Equal : x.op;
    const bool leftNil = info().at(*x.x).mode == types::Mode::Nil;
    if (leftNil || info().at(*x.y).mode == types::Mode::Nil) {
        const Register operand = value(leftNil ? *x.y : *x.x);
        const Register zero = m_code.allocate(1);
        at(x.opPos);
        m_code.zero(zero, 1);
        m_code.emit(op == Token::Equal ? Opcode::Eq : Opcode::Ne, result, operand, zero);
        return result;
    }
    Type* type = comparedType(x);
    const Register left = evaluateAs(*x.x, type, std::nullopt);
    const Register right = evaluateAs(*x.y, type, std::nullopt);
    at(x.opPos);
    compareValues(op, type, result, left, right);
    return result;
}

void ExpressionLowering::compareValues(Token op, Type* type, Register result, Register x, Register y) {
    if (op == Token::Greater || op == Token::GreaterEqual) {
        op = mirrored(op);
        std::swap(x, y);
    }
    const Family* family = nullptr;
    switch (valueClass(type)) {
    case ValueClass::Bool:
    case ValueClass::Reference: family = &integers; break;
    case ValueClass::Integer: family = integerShape(type).isSigned ? &integers : &unsignedIntegers; break;
    case ValueClass::Float64: family = &float64; break;
    case ValueClass::Float32: family = &float32; break;
    case ValueClass::String: family = &strings; break;
    default: break;
    }
    if (op == Token::Less || op == Token::LessEqual) {
        base::ensure(family != nullptr, "an order between values that have none");
        return m_code.emit(op == Token::Less ? family->less : family->lessEqual, result, x, y);
    }
    if (op == Token::NotEqual && family && family->eq == Opcode::Eq) return m_code.emit(Opcode::Ne, result, x, y);
    if (family)
        m_code.emit(family->eq, result, x, y);
    else if (valueClass(type) == ValueClass::Interface)
        m_code.emit(Opcode::EqInterface, result, x, y);
    else
        m_code.emitExtra(Opcode::EqTyped, result, x, y, typeId(type));
    if (op == Token::NotEqual) m_code.emit(Opcode::NotBool, result, result);
}

} // namespace lockstep::program
