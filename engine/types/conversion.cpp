// Conversions (spec: "Conversions").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

namespace {

bool isIntegerOrFloat(Type* type) { return isInteger(type) || isFloat(type); }

/// Whether values of core types v and t convert, assignability and type parameters aside.
bool coreConvertible(Type* v, Type* t) {
    Type* vu = under(v);
    Type* tu = under(t);
    if (identicalIgnoreTags(vu, tu)) return true;
    auto* vp = as<Pointer>(v);
    auto* tp = as<Pointer>(t);
    if (vp && tp && identicalIgnoreTags(under(vp->elem()), under(tp->elem())) && !isTypeParam(vp->elem()) &&
        !isTypeParam(tp->elem()))
        return true;
    if (isIntegerOrFloat(vu) && isIntegerOrFloat(tu)) return true;
    if (isComplex(vu) && isComplex(tu)) return true;
    if (isString(tu) && (isInteger(vu) || isBytes(vu) || isRunes(vu))) return true;
    if (isString(vu) && (isBytes(tu) || isRunes(tu))) return true;
    const bool vIsAddress =
        as<Pointer>(vu) != nullptr || (as<Basic>(vu) && as<Basic>(vu)->basicKind() == BasicKind::Uintptr);
    const bool tIsAddress =
        as<Pointer>(tu) != nullptr || (as<Basic>(tu) && as<Basic>(tu)->basicKind() == BasicKind::Uintptr);
    if (isUnsafePointer(tu) && vIsAddress) return true;
    if (isUnsafePointer(vu) && tIsAddress) return true;
    if (auto* slice = as<Slice>(vu)) {
        if (auto* array = as<Array>(tu)) return identical(slice->elem(), array->elem());
        if (auto* pointer = as<Pointer>(tu))
            if (auto* array = underAs<Array>(pointer->elem())) return identical(slice->elem(), array->elem());
    }
    return false;
}

/// The types a value of the type may have: of a type parameter those of its type set.
std::vector<Type*> possibilities(Type* type) {
    auto* param = as<TypeParam>(type);
    if (!param) return {type};
    std::vector<Type*> list;
    const TypeSet& set = param->interfaceOf()->typeSet();
    if (set.hasTerms())
        for (const Term& term : *set.terms) list.push_back(term.type);
    return list;
}

} // namespace

bool Checker::convertible(Operand& x, Type* target, std::string& cause) {
    Code code = Code::InvalidConversion;
    std::string ignored;
    Operand copy = x;
    if (assignableTo(copy, target, ignored, code)) return true;
    Type* origin = x.type;
    if (!isTypeParam(origin) && !isTypeParam(target)) {
        if (coreConvertible(origin, target)) {
            if (auto* slice = underAs<Slice>(origin); slice && underAs<Array>(target) && !allowVersion(20)) {
                cause = "conversion of slices to arrays requires go1.20 or later";
                return false;
            }
            return true;
        }
        return false;
    }
    const std::vector<Type*> from = possibilities(origin);
    const std::vector<Type*> to = possibilities(target);
    if (from.empty() || to.empty()) return false;
    for (Type* v : from)
        for (Type* t : to) {
            Operand each = x;
            each.type = v;
            if (!assignableTo(each, t, ignored, code) && !coreConvertible(v, t)) {
                cause = fmt::format("cannot convert {} to type {}", str(v), str(t));
                return false;
            }
        }
    return true;
}

void Checker::conversion(Operand& x, Type* target) {
    std::string cause;
    bool ok = false;
    const bool constantArgument = x.isConstant();
    const bool constantTarget = isConstType(target) && !isTypeParam(target);
    bool keepConstant = false;
    if (constantArgument && constantTarget) {
        auto* basic = underAs<Basic>(target);
        constant::Value value = x.value;
        const Code code = representation(x, basic, value);
        if (code == Code{}) {
            x.value = value;
            ok = keepConstant = true;
        } else if (isInteger(x.type) && isString(target)) {
            std::string text;
            std::int64_t rune = 0xfffd;
            if (auto small = constant::int64Val(x.value); small && *small >= 0 && *small <= 0x10ffff) rune = *small;
            constant::appendRune(text, rune);
            x.value = constant::makeString(std::move(text));
            ok = keepConstant = true;
        } else if (isNumeric(x.type) && isNumeric(target)) {
            // A constant that does not fit: say so as Go does.
            if (isInteger(x.type) && isInteger(target))
                error(Code::NumericOverflow, x,
                      fmt::format("cannot convert {} to type {} (constant {} overflows {})", str(x), str(target),
                                  constant::toString(x.value), str(target)));
            else
                error(Code::TruncatedFloat, x,
                      fmt::format("cannot convert {} to type {} (truncated)", str(x), str(target)));
            x.invalidate();
            return;
        }
    } else if (constantArgument && isTypeParam(target)) {
        ok = convertible(x, target, cause);
    } else {
        ok = convertible(x, target, cause);
    }
    if (!ok && constantArgument && constantTarget) {
        // Not representable as a constant, but perhaps convertible as a value: []byte("x") is not of this kind.
        ok = convertible(x, target, cause) && !isNumeric(target);
    }
    if (!ok) {
        if (x.isNil())
            error(Code::InvalidConversion, x, fmt::format("cannot convert nil to type {}", str(target)));
        else
            error(
                Code::InvalidConversion, x,
                fmt::format("cannot convert {} to type {}{}", str(x), str(target), cause.empty() ? "" : ": " + cause));
        x.invalidate();
        return;
    }
    if (isUntyped(x.type) || x.isNil()) {
        Type* final = target;
        // An untyped operand of a conversion to a non-constant type gets its default type, except for nil and numbers
        // that become the target itself.
        if (isInterface(target) || (constantArgument && !isConstType(target)) || isTypeParam(target))
            final = defaultType(x.type);
        else if (x.isConstant() && isInteger(x.type) && isString(target))
            final = x.type;
        if (x.isNil()) final = target;
        updateExprType(*x.expr, final, true);
    }
    if (!keepConstant) x.mode = Mode::Value;
    x.type = target;
}

void Checker::conversionCall(Operand& x, const syntax::CallExpr& e) {
    Type* target = x.type;
    x.invalidate();
    if (e.args.size() != 1) {
        useAll(e.args);
        if (e.args.empty())
            error(Code::WrongArgCount, e.rparen, fmt::format("missing argument in conversion to {}", str(target)));
        else
            error(Code::WrongArgCount, *e.args[e.args.size() - 1],
                  fmt::format("too many arguments in conversion to {}", str(target)));
        x.expr = &e;
        return;
    }
    if (auto* interface = underAs<Interface>(target);
        interface && !isTypeParam(target) && interface->typeSet().isConstraint()) {
        error(Code::InvalidConversion, e,
              fmt::format("cannot use interface {} in conversion (contains specific type constraints or is comparable)",
                          str(target)));
        x.expr = &e;
        return;
    }
    if (e.hasDots()) {
        error(Code::InvalidDotDotDot, *e.args[0], fmt::format("invalid use of ... in conversion to {}", str(target)));
        useAll(e.args);
        x.expr = &e;
        return;
    }
    expr(x, *e.args[0], target);
    if (!x.isInvalid()) conversion(x, target);
    x.expr = &e;
}

} // namespace lockstep::types
