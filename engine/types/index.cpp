// Index and slice expressions (spec: "Index expressions", "Slice expressions", "Instantiations").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

#include <algorithm>
#include <limits>

namespace lockstep::types {

namespace {

const Expr* operandOf(const Expr& e) {
    if (const auto* single = as<syntax::IndexExpr>(&e)) return single->x;
    return as<syntax::IndexListExpr>(&e)->x;
}

std::int64_t constantLength(const Operand& x) {
    return x.isConstant() ? static_cast<std::int64_t>(constant::stringVal(x.value).size()) : -1;
}

} // namespace

bool Checker::indexExpr(Operand& x, const Expr& e) {
    exprOrType(x, *operandOf(e), true);
    if (x.isInvalid()) {
        if (const auto* single = as<syntax::IndexExpr>(&e)) use(*single->index, false);
        x.expr = &e;
        return false;
    }
    if (x.mode == Mode::TypeExpr) {
        // A generic type that is instantiated.
        x.invalidate();
        Type* type = varType(e);
        if (!isInvalid(type)) {
            x.mode = Mode::TypeExpr;
            x.type = type;
        }
        x.expr = &e;
        return false;
    }
    if (x.mode == Mode::Value || x.mode == Mode::Variable)
        if (auto* signature = underAs<Signature>(x.type); signature && !signature->typeParams.empty()) return true;
    const auto* single = as<syntax::IndexExpr>(&e);
    if (!single) {
        error(Code::InvalidIndex, e, "unexpected comma; expecting ]");
        x.invalidate();
        x.expr = &e;
        return false;
    }
    bool valid = false;
    std::int64_t length = -1;
    Type* core = isTypeParam(x.type) ? coreString(x.type) : under(x.type);
    if (core && isString(core)) {
        valid = true;
        length = constantLength(x);
        std::int64_t at = -1;
        index(*single->index, length, at);
        const bool bothConstant = x.isConstant() && at >= 0;
        if (bothConstant) {
            x.mode = Mode::Value; // a byte of a constant string is no constant
        }
        x.becomeValue(universe().byte);
        x.expr = &e;
        return false;
    }
    if (auto* array = as<Array>(core)) {
        valid = true;
        length = array->length();
        if (x.mode != Mode::Variable) x.mode = Mode::Value;
        x.type = array->elem();
    } else if (auto* pointer = as<Pointer>(core)) {
        if (auto* target = underAs<Array>(pointer->elem())) {
            valid = true;
            length = target->length();
            x.mode = Mode::Variable;
            x.type = target->elem();
        }
    } else if (auto* slice = as<Slice>(core)) {
        valid = true;
        x.mode = Mode::Variable;
        x.type = slice->elem();
    } else if (auto* map = as<Map>(core)) {
        Operand key;
        expr(key, *single->index);
        if (!key.isInvalid()) assignment(key, map->key(), "map index");
        x.mode = Mode::MapIndex;
        x.type = map->elem();
        x.expr = &e;
        return false;
    }
    if (!valid && isTypeParam(x.type)) valid = indexTypeSet(x, length);
    if (!valid) {
        error(Code::NonIndexableOperand, x, fmt::format("invalid operation: cannot index {}", str(x)));
        use(*single->index, false);
        x.invalidate();
        x.expr = &e;
        return false;
    }
    std::int64_t at = -1;
    index(*single->index, length, at);
    x.expr = &e;
    return false;
}

/// Spec "Index expressions", of type parameter type: an element of each type in the set, all of one type; the shortest
/// array bounds a constant index.
bool Checker::indexTypeSet(Operand& x, std::int64_t& length) {
    Type* elem = nullptr;
    bool isVariable = true;
    for (Type* each : possibleTypes(x.type)) {
        Type* found = nullptr;
        auto* pointer = as<Pointer>(each);
        if (auto* array = as<Array>(pointer ? under(pointer->elem()) : each)) {
            found = array->elem();
            isVariable = isVariable && (pointer || x.mode == Mode::Variable);
            length = length < 0 ? array->length() : std::min(length, array->length());
        } else if (auto* slice = as<Slice>(each)) {
            found = slice->elem();
        }
        if (!found || (elem && !identical(elem, found))) return false;
        elem = found;
    }
    if (!elem) return false;
    x.mode = isVariable ? Mode::Variable : Mode::Value;
    x.type = elem;
    return true;
}

bool Checker::validIndex(Operand& x, std::string_view what, bool allowNegative) {
    if (x.isInvalid()) return false;
    convertUntyped(x, isUntyped(x.type) && !x.isNil() ? basicType(BasicKind::Int) : x.type);
    if (x.isInvalid()) return false;
    if (!allInteger(x.type)) {
        error(Code::InvalidIndex, x, fmt::format("invalid argument: {} {} must be integer", what, str(x)));
        return false;
    }
    if (x.isConstant()) {
        if (!allowNegative && constant::sign(x.value) < 0) {
            error(Code::InvalidIndex, x, fmt::format("invalid argument: {} {} must not be negative", what, str(x)));
            return false;
        }
        if (!constant::int64Val(constant::toInt(x.value))) {
            error(Code::InvalidIndex, x, fmt::format("{} {} overflows int", what, str(x)));
            return false;
        }
    }
    return true;
}

Type* Checker::index(const Expr& e, std::int64_t max, std::int64_t& value) {
    Operand x;
    value = -1;
    expr(x, e);
    if (x.isInvalid()) return basicType(BasicKind::Invalid);
    // 1.0 and 'a' are indexes as well: constants that are integers.
    if (x.isConstant() && isUntyped(x.type) && isNumeric(x.type) &&
        constant::toInt(x.value).kind() != constant::Kind::Int) {
        error(Code::TruncatedFloat, x, fmt::format("invalid argument: index {} truncated to int", str(x)));
        return basicType(BasicKind::Invalid);
    }
    if (!validIndex(x, "index", false)) return basicType(BasicKind::Invalid);
    if (!x.isConstant()) return x.type;
    const auto number = constant::int64Val(constant::toInt(x.value));
    value = *number;
    if (max >= 0 && value >= max) {
        error(Code::InvalidIndex, x,
              fmt::format("invalid argument: index {} out of bounds [0:{}]", constant::toString(x.value), max));
        value = -1;
        return basicType(BasicKind::Invalid);
    }
    return x.type;
}

void Checker::sliceExpr(Operand& x, const syntax::SliceExpr& e) {
    expr(x, *e.x);
    if (x.isInvalid()) {
        for (const Expr* bound : {e.low, e.high, e.max})
            if (bound) use(*bound, false);
        x.expr = &e;
        return;
    }
    bool valid = false;
    std::int64_t length = -1;
    Type* core = isTypeParam(x.type) ? coreString(x.type) : under(x.type);
    if (core && isString(core)) {
        if (e.slice3) {
            error(Code::NonSliceableOperand, x, fmt::format("invalid operation: 3-index slice of string"));
            x.invalidate();
            x.expr = &e;
            return;
        }
        valid = true;
        length = x.isConstant() ? constantLength(x) + 1 : -1;
        if (isUntyped(x.type)) {
            convertUntyped(x, basicType(BasicKind::String));
            x.type = basicType(BasicKind::String);
        }
        x.mode = Mode::Value;
    } else if (auto* array = as<Array>(core)) {
        valid = true;
        length = array->length() < 0 ? -1 : array->length() + 1;
        if (x.mode != Mode::Variable) {
            error(Code::NonSliceableOperand, x,
                  fmt::format("invalid operation: {} (slice of unaddressable value)", str(x)));
            x.invalidate();
            x.expr = &e;
            return;
        }
        noteAddressTaken(*e.x);
        x.becomeValue(m_store.make<Slice>(array->elem()));
    } else if (auto* pointer = as<Pointer>(core)) {
        if (auto* target = underAs<Array>(pointer->elem())) {
            valid = true;
            length = target->length() < 0 ? -1 : target->length() + 1;
            x.becomeValue(m_store.make<Slice>(target->elem()));
        }
    } else if (as<Slice>(core)) {
        valid = true;
        x.mode = Mode::Value;
    }
    if (!valid) {
        error(Code::NonSliceableOperand, x, fmt::format("cannot slice {}", str(x)));
        for (const Expr* bound : {e.low, e.high, e.max})
            if (bound) use(*bound, false);
        x.invalidate();
        x.expr = &e;
        return;
    }
    std::int64_t last = -1;
    for (const Expr* bound : {e.low, e.high, e.max}) {
        if (!bound) continue;
        std::int64_t value = -1;
        index(*bound, length, value);
        if (value >= 0 && last > value) {
            error(Code::SwappedSliceIndices, *bound, fmt::format("invalid slice indices: {} < {}", value, last));
            break;
        }
        if (value >= 0) last = value;
    }
    x.expr = &e;
}

} // namespace lockstep::types
