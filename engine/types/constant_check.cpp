// Whether constants fit their types (spec: "Constants", "Constant expressions", "Representability").
#include "engine/types/checker_core.h"
#include "engine/types/sizes.h"

namespace lockstep::types {

namespace {

using constant::Kind;
using constant::Value;

/// Untyped integers stay below this many bits, as in Go's compiler.
constexpr unsigned maxIntegerBits = 512;

/// An integer within the range of an integer type.
bool fitsInteger(const Value& x, Basic* type) {
    if (isUntyped(type)) return true;
    auto bits = static_cast<unsigned>(sizeOf(type) * 8);
    if (isUnsigned(type)) return constant::sign(x) >= 0 && constant::bitLength(x) <= bits;
    if (constant::bitLength(x) < bits) return true;
    auto small = constant::int64Val(x); // the least value of all has one bit more
    return small && constant::sign(x) < 0 && *small == (bits == 64 ? INT64_MIN : -(std::int64_t{1} << (bits - 1)));
}

/// A part of a number, rounded to the format of a floating-point or complex type.
Value roundPart(const Value& x, BasicKind kind) {
    switch (kind) {
    case BasicKind::Float32:
    case BasicKind::Complex64: return constant::roundToFloat32(x);
    case BasicKind::Float64:
    case BasicKind::Complex128: return constant::roundToFloat64(x);
    default: return x;
    }
}

Value roundComplex(const Value& x, BasicKind kind) {
    Value re = roundPart(constant::toFloat(constant::real(x)), kind);
    Value im = roundPart(constant::toFloat(constant::imag(x)), kind);
    if (!re.isKnown() || !im.isKnown()) return {};
    if (kind == BasicKind::UntypedComplex) return x;
    return constant::toComplex(constant::binaryOp(re, constant::Operation::Add, constant::makeImaginary(im)));
}

/// The value as the type holds it; none if it cannot. Pre: the value is known.
Value represent(const Value& x, Basic* type) {
    if (isInteger(type)) {
        Value whole = constant::toInt(x);
        return whole.kind() == Kind::Int && fitsInteger(whole, type) ? whole : Value();
    }
    if (isFloat(type)) {
        Value number = constant::toFloat(x);
        return number.isKnown() ? roundPart(number, type->basicKind()) : Value();
    }
    if (isComplex(type)) {
        Value number = constant::toComplex(x);
        return number.isKnown() ? roundComplex(number, type->basicKind()) : Value();
    }
    if (isString(type)) return x.kind() == Kind::String ? x : Value();
    if (isBoolean(type)) return x.kind() == Kind::Bool ? x : Value();
    return {};
}

std::string_view operationName(const Expr* e) {
    if (const auto* binary = syntax::as<syntax::BinaryExpr>(e)) {
        switch (binary->op) {
        case Token::Add: return "addition ";
        case Token::Sub: return "subtraction ";
        case Token::Xor: return "bitwise XOR ";
        case Token::Mul: return "multiplication ";
        case Token::Shl: return "shift ";
        default: return "";
        }
    }
    const auto* unary = syntax::as<syntax::UnaryExpr>(e);
    return unary && unary->op == Token::Xor ? "bitwise complement " : "";
}

} // namespace

/// Reports a constant that its type cannot hold. Pre: x is constant.
void Checker::overflow(Operand& x, Pos opPos) {
    if (!x.value.isKnown()) {
        error(Code::InvalidConstVal, opPos, "constant result is not representable");
        return;
    }
    if (!isUntyped(x.type)) {
        if (auto* basic = underAs<Basic>(x.type)) representable(x, basic);
        return;
    }
    if (x.value.kind() == Kind::Int && constant::bitLength(x.value) > maxIntegerBits) {
        error(Code::InvalidConstVal, opPos, fmt::format("constant {}overflow", operationName(x.expr)));
        x.value = {};
    }
}

void Checker::representable(Operand& x, Basic* type) {
    Value value;
    Code code = representation(x, type, value);
    if (code != Code{}) {
        invalidConversion(code, x, type);
        x.invalidate();
        return;
    }
    x.value = value;
}

Code Checker::representation(const Operand& x, Basic* type, constant::Value& value) {
    value = x.value;
    if (!x.value.isKnown()) return {}; // was reported
    value = represent(x.value, type);
    if (value.isKnown()) return {};
    if (!isNumeric(x.type) || !isNumeric(type)) return Code::InvalidConstVal;
    return !isInteger(x.type) && isInteger(type) ? Code::TruncatedFloat : Code::NumericOverflow;
}

void Checker::invalidConversion(Code code, Operand& x, Type* target) {
    std::string operand = str(x);
    std::string type = str(target);
    if (code == Code::TruncatedFloat)
        error(code, x, fmt::format("{} truncated to {}", operand, type));
    else if (code == Code::NumericOverflow)
        error(code, x, fmt::format("{} overflows {}", operand, type));
    else
        error(code, x, fmt::format("cannot convert {} to type {}", operand, type));
}

} // namespace lockstep::types
