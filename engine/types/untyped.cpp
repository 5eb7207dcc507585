// Untyped values and the types they get from their context (spec: "Constants", "Operators", "Conversions of
// constants").
//
// An untyped expression is recorded with its untyped type; when its context settles the type, the records of the
// expression and of the operands that take part in it are revised.
#include "engine/types/checker_core.h"

#include <algorithm>

namespace lockstep::types {

namespace {

bool isPointer(Type* type) { return underAs<Pointer>(type) != nullptr && !isTypeParam(type); }

/// The type of an operation on two untyped operands; null if there is none.
Type* largerType(Type* x, Type* y) {
    if (x == y) return x;
    if (!isUntypedNumeric(x) || !isUntypedNumeric(y)) return nullptr;
    return as<Basic>(x)->basicKind() > as<Basic>(y)->basicKind() ? x : y;
}

/// Whether a computed untyped value (of a comparison, or a shift) may become a value of a basic type.
bool fitsKind(Type* untyped, Type* target) {
    switch (as<Basic>(untyped)->basicKind()) {
    case BasicKind::UntypedBool: return isBoolean(target);
    case BasicKind::UntypedInt:
    case BasicKind::UntypedRune:
    case BasicKind::UntypedFloat:
    case BasicKind::UntypedComplex: return isNumeric(target);
    case BasicKind::UntypedString: return isString(target);
    default: return false;
    }
}

/// Whether one of two operands may be converted to the type of the other.
bool mayConvert(const Operand& x, const Operand& y) {
    if (!isUntyped(x.type) && !isUntyped(y.type)) return false;
    if (isInterface(x.type) || isInterface(y.type)) return true;
    if (allBoolean(x.type) != allBoolean(y.type)) return false;
    if (allString(x.type) != allString(y.type)) return false;
    if (x.isNil()) return hasNil(y.type);
    if (y.isNil()) return hasNil(x.type);
    return !isPointer(x.type) && !isPointer(y.type);
}

} // namespace

/// Brings the operands of a binary operator to a common type if one of them is untyped and can be converted.
bool Checker::matchTypes(Operand& x, Operand& y) {
    if (!mayConvert(x, y)) return true;
    convertUntyped(x, y.type);
    if (x.isInvalid()) return false;
    convertUntyped(y, x.type);
    if (!y.isInvalid()) return true;
    x.invalidate();
    return false;
}

Type* Checker::implicitType(Operand& x, Type* target, constant::Value& value, Code& code) {
    value = {};
    code = {};
    if (x.isInvalid() || !isUntyped(x.type) || isInvalid(target)) return x.type;
    code = Code::InvalidUntypedConversion;
    if (x.isNil()) return hasNil(target) ? target : nullptr;
    if (isUntyped(target)) return largerType(x.type, target);
    if (auto* param = as<TypeParam>(target)) {
        const TypeSet& set = param->interfaceOf()->typeSet();
        if (!set.hasTerms() || set.isEmpty()) return nullptr;
        std::vector<Term> terms = *set.terms;
        bool fits = std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
            constant::Value ignored;
            Code ignoredCode{};
            return implicitType(x, under(term.type), ignored, ignoredCode) != nullptr;
        });
        return fits ? target : nullptr;
    }
    Type* base = under(target);
    if (auto* basic = as<Basic>(base)) {
        if (!x.isConstant()) return fitsKind(x.type, target) ? target : nullptr;
        Code problem = representation(x, basic, value);
        if (problem == Code{}) return target;
        code = problem;
        return nullptr;
    }
    // A value in an interface has a type of its own: the default one.
    if (auto* interface = as<Interface>(base)) return interface->isEmpty() ? defaultType(x.type) : nullptr;
    return nullptr;
}

void Checker::convertUntyped(Operand& x, Type* target) {
    constant::Value value;
    Code code{};
    Type* type = implicitType(x, target, value, code);
    if (!type) {
        Type* shown = target;
        if (!isTypeParam(target) && under(target)) shown = under(target);
        invalidConversion(code, x, shown);
        x.invalidate();
        return;
    }
    if (value.isKnown()) {
        x.value = value;
        if (x.expr) updateExprValue(*x.expr, value);
    }
    if (type == x.type) return;
    x.type = type;
    if (x.expr) updateExprType(*x.expr, type, false);
}

/// Revises what is recorded of an untyped expression. `final`: an untyped `type` stays, too.
void Checker::updateExprType(const Expr& e, Type* type, bool final) {
    TypeAndValue known = facts(e);
    if (!known.type || !isUntyped(known.type)) return;
    if (const auto* paren = e.as<syntax::ParenExpr>()) {
        updateExprType(*paren->x, type, final);
    } else if (!known.value) { // operands of constants are constants, which nobody computes
        if (const auto* unary = e.as<syntax::UnaryExpr>()) {
            updateExprType(*unary->x, type, final);
        } else if (const auto* binary = e.as<syntax::BinaryExpr>()) {
            bool isShift = binary->op == Token::Shl || binary->op == Token::Shr;
            bool isComparison = syntax::precedence(binary->op) == syntax::precedence(Token::Equal);
            if (!isComparison) updateExprType(*binary->x, type, final);
            if (!isComparison && !isShift) updateExprType(*binary->y, type, final);
        }
    }
    if (!final && isUntyped(type)) {
        facts(e).type = under(type);
        return;
    }
    facts(e).type = type; // settled: what follows does not come back here
    if (m_shiftOperand[e.id.value]) {
        m_shiftOperand[e.id.value] = false;
        if (!allInteger(type)) {
            error(Code::InvalidShiftOperand, e,
                  fmt::format("invalid operation: shifted operand {} (type {}) must be integer", str(e), str(type)));
            return;
        }
    }
    if (!known.value) return;
    Operand constant{known.mode, {}, &e, known.type, *known.value};
    convertUntyped(constant, type);
    if (!constant.isInvalid()) recordTypeAndValue(e, known.mode, type, constant.value);
}

void Checker::updateExprValue(const Expr& e, const constant::Value& value) {
    TypeAndValue& known = facts(e);
    if (known.type && isUntyped(known.type) && known.mode == Mode::Constant)
        known.value = &m_info.m_values.emplace_back(value);
}

} // namespace lockstep::types
