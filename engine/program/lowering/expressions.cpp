// Expressions (spec: "Expressions"): which kind goes where; constants, names, selectors, indexes and slices.
#include "engine/base/ensure.h"
#include "engine/program/lowering/expression_lowering.h"
#include "engine/types/universe.h"

#include <bit>
#include <limits>

namespace lockstep::program {

using syntax::NodeKind;
using types::Mode;
namespace constant = types::constant;

Register ExpressionLowering::target(Into into, Type* type) { return into ? *into : m_code.allocate(slotsOf(type)); }

Register ExpressionLowering::deliver(Register value, Type* type, Into into) {
    if (!into) return value;
    m_code.move(*into, value, slotsOf(type));
    return *into;
}

Register ExpressionLowering::evaluate(const Expr& expr, Into into) {
    const types::TypeAndValue& known = info().at(expr);
    if (known.mode == Mode::Constant && known.value) {
        at(expr.pos);
        return constantValue(*known.value, typeOf(expr), into);
    }
    if (known.mode == Mode::Nil) {
        at(expr.pos);
        const Register result = target(into, typeOf(expr));
        m_code.zero(result, slotsOf(typeOf(expr)));
        return result;
    }
    switch (expr.kind) {
    case NodeKind::ParenExpr: return evaluate(*static_cast<const syntax::ParenExpr&>(expr).x, into);
    case NodeKind::Ident: return ident(static_cast<const syntax::Ident&>(expr), into);
    case NodeKind::FuncLit: return functionLiteral(static_cast<const syntax::FuncLit&>(expr), into);
    case NodeKind::CompositeLit: return composite(static_cast<const syntax::CompositeLit&>(expr), typeOf(expr), into);
    case NodeKind::SelectorExpr: return selector(static_cast<const syntax::SelectorExpr&>(expr), into);
    case NodeKind::IndexExpr: return indexExpr(static_cast<const syntax::IndexExpr&>(expr), into);
    case NodeKind::IndexListExpr: return instantiated(expr, *static_cast<const syntax::IndexListExpr&>(expr).x, into);
    case NodeKind::SliceExpr: return sliceExpr(static_cast<const syntax::SliceExpr&>(expr), into);
    case NodeKind::TypeAssertExpr: return typeAssert(static_cast<const syntax::TypeAssertExpr&>(expr), into, false);
    case NodeKind::CallExpr: return call(static_cast<const syntax::CallExpr&>(expr), into);
    case NodeKind::StarExpr: return load(place(expr), into);
    case NodeKind::UnaryExpr: return unary(static_cast<const syntax::UnaryExpr&>(expr), into);
    case NodeKind::BinaryExpr: return binary(static_cast<const syntax::BinaryExpr&>(expr), into);
    default: unsupported(expr, "this expression"); return into ? *into : m_code.allocate(1);
    }
}

Register ExpressionLowering::evaluateAs(const Expr& expr, Type* wanted, Into into) {
    if (!types::isInterface(wanted) || info().at(expr).mode == Mode::Nil) {
        if (info().at(expr).mode == Mode::Nil) {
            at(expr.pos);
            const Register result = target(into, wanted);
            m_code.zero(result, slotsOf(wanted));
            return result;
        }
        return evaluate(expr, into);
    }
    Type* type = typeOf(expr);
    if (types::isInterface(type)) return evaluate(expr, into);
    const Register result = target(into, wanted);
    const TemporaryScope temporaries(m_code);
    if (isVast(type)) return vastToInterface(expr, type, result);
    const Register source = value(expr);
    at(expr.pos);
    return toInterface(source, type, result);
}

Register ExpressionLowering::convertImplicitly(Register value, Type* from, Type* to, Into into) {
    if (types::isInterface(to) && !types::isInterface(from)) return toInterface(value, from, into);
    return deliver(value, to, into);
}

void ExpressionLowering::effect(const Expr& expr) {
    const TemporaryScope temporaries(m_code);
    if (info().at(expr).mode == Mode::Variable && isVast(typeOf(expr))) {
        const Place whole = vastPlace(expr);
        if (whole.kind != Place::Kind::Registers) address(whole, std::nullopt);
        return;
    }
    value(expr);
}

void ExpressionLowering::loadInteger(Register to, std::uint64_t bits) {
    const auto number = static_cast<std::int64_t>(bits);
    if (number >= std::numeric_limits<std::int32_t>::min() && number <= std::numeric_limits<std::int32_t>::max())
        m_code.emitImmediate(Opcode::LoadInt, to, number);
    else
        m_code.emitImmediate(Opcode::LoadConst, to, m_program.constant(bits));
}

Register ExpressionLowering::constantValue(const constant::Value& number, Type* type, Into into) {
    const Register result = target(into, type);
    const auto float64Bits = [](const constant::Value& x) {
        return std::bit_cast<std::uint64_t>(constant::float64Val(x));
    };
    const auto float32Bits = [](const constant::Value& x) {
        return std::bit_cast<std::uint32_t>(constant::float32Val(x));
    };
    switch (valueClass(type)) {
    case ValueClass::Bool: loadInteger(result, constant::boolVal(number) ? 1 : 0); break;
    case ValueClass::String:
        if (constant::stringVal(number).empty())
            m_code.zero(result, 2);
        else
            m_code.emitImmediate(Opcode::LoadString, result, m_program.string(constant::stringVal(number)));
        break;
    case ValueClass::Float64: loadInteger(result, float64Bits(number)); break;
    case ValueClass::Float32: loadInteger(result, float32Bits(number)); break;
    case ValueClass::Complex128:
        loadInteger(result, float64Bits(constant::real(number)));
        loadInteger(result + 1, float64Bits(constant::imag(number)));
        break;
    case ValueClass::Complex64:
        loadInteger(result, static_cast<std::uint64_t>(float32Bits(constant::imag(number))) << 32U |
                                float32Bits(constant::real(number)));
        break;
    default: loadInteger(result, constant::lowBits(constant::toInt(number))); break;
    }
    return result;
}

std::optional<std::int16_t> ExpressionLowering::smallConstant(const Expr& expr) {
    const types::TypeAndValue& known = info().at(expr);
    if (known.mode == Mode::Nil) return std::int16_t{0};
    if (known.mode != Mode::Constant || !known.value) return std::nullopt;
    const ValueClass kind = valueClass(typeOf(expr));
    if (kind == ValueClass::Bool) return static_cast<std::int16_t>(constant::boolVal(*known.value) ? 1 : 0);
    if (kind != ValueClass::Integer) return std::nullopt;
    const std::optional<std::int64_t> number = constant::int64Val(constant::toInt(*known.value));
    if (!number || *number < std::numeric_limits<std::int16_t>::min() ||
        *number > std::numeric_limits<std::int16_t>::max())
        return std::nullopt;
    return static_cast<std::int16_t>(*number);
}

bool ExpressionLowering::isZero(const Expr& expr, Type* wanted) {
    return smallConstant(expr) == std::int16_t{0} && (!types::isInterface(wanted) || info().at(expr).mode == Mode::Nil);
}

Register ExpressionLowering::ident(const syntax::Ident& name, Into into) {
    types::Object* object = info().objectOf(name);
    if (auto* function = types::as<types::Func>(object)) {
        at(name.pos);
        return functionValue(staticCallee(*function, &name), into);
    }
    return load(place(name), into);
}

Register ExpressionLowering::functionValue(FunctionId function, Into into) {
    const Register result = into ? *into : m_code.allocate(1);
    m_code.emitImmediate(Opcode::LoadFunc, result, function);
    m_program.noteEscape(function);
    return result;
}

Register ExpressionLowering::selector(const syntax::SelectorExpr& x, Into into) {
    const types::Selection* selection = info().selection(x);
    if (!selection) { // pkg.Name
        if (auto* function = types::as<types::Func>(info().use(*x.sel))) {
            at(x.pos);
            return functionValue(staticCallee(*function, x.sel), into);
        }
        return load(place(x), into);
    }
    switch (selection->kind) {
    case types::SelectionKind::FieldVal: return load(place(x), into);
    case types::SelectionKind::MethodVal: return methodValue(x, resolveSelection(*selection), into);
    case types::SelectionKind::MethodExpr: return methodExpression(x, resolveSelection(*selection), into);
    }
    base::fail("a selection of no kind");
}

/// A generic function with explicit type arguments, as a value.
Register ExpressionLowering::instantiated(const Expr& whole, const Expr& generic, Into into) {
    const Expr* inner = syntax::unparen(&generic);
    const auto* name = syntax::as<syntax::Ident>(inner);
    if (const auto* qualified = syntax::as<syntax::SelectorExpr>(inner)) name = qualified->sel;
    auto* function = name ? types::as<types::Func>(info().use(*name)) : nullptr;
    base::ensure(function != nullptr, "an instantiation of something that is no function");
    at(whole.pos);
    return functionValue(staticCallee(*function, name), into);
}

Register ExpressionLowering::indexExpr(const syntax::IndexExpr& x, Into into) {
    if (info().at(*x.index).isType()) return instantiated(x, *x.x, into);
    if (valueClass(typeOf(*x.x)) != ValueClass::String) return load(place(x), into);
    const Register result = target(into, typeOf(x));
    const TemporaryScope temporaries(m_code);
    const Register text = value(*x.x);
    const Register index = value(*x.index);
    at(x.pos);
    m_code.emit(Opcode::StringIndex, result, text, index);
    noteBounds({x.index});
    return result;
}

Register ExpressionLowering::sliceExpr(const syntax::SliceExpr& x, Into into) {
    Type* operand = typeOf(*x.x);
    const Register result = target(into, typeOf(x));
    const TemporaryScope temporaries(m_code);
    const ValueClass kind = valueClass(operand);
    Register base = 0;
    if (kind == ValueClass::Array)
        base = address(place(*x.x), std::nullopt);
    else
        base = value(*x.x);
    const auto bound = [this](const Expr* expr) { return expr ? value(*expr) : noRegister; };
    const Register low = bound(x.low);
    const Register high = bound(x.high);
    const Register max = bound(x.max);
    at(x.pos);
    if (kind == ValueClass::String) {
        m_code.emitExtra3(Opcode::SliceString, result, base, 0, low, high);
    } else if (kind == ValueClass::Slice) {
        const TypeId element = typeId(types::underAs<types::Slice>(operand)->elem());
        m_code.emitExtra3(Opcode::SliceSlice, result, base, element, low, high, max);
    } else {
        Type* array = kind == ValueClass::Array ? operand : types::underAs<types::Pointer>(operand)->elem();
        m_code.emitExtra3(Opcode::SliceArray, result, base, typeId(array), low, high, max);
    }
    noteBounds({x.low, x.high, x.max});
    return result;
}

void ExpressionLowering::noteBounds(std::initializer_list<const Expr*> bounds) {
    unsigned which = 0;
    unsigned bit = 1;
    for (const Expr* bound : bounds) {
        const auto* basic = bound ? types::underAs<types::Basic>(typeOf(*bound)) : nullptr;
        const types::BasicKind kind = basic ? basic->basicKind() : types::BasicKind::Int;
        if (kind == types::BasicKind::Uint || kind == types::BasicKind::Uint64 || kind == types::BasicKind::Uintptr)
            which |= bit;
        bit <<= 1U;
    }
    m_code.noteUnsignedBounds(which);
}

void ExpressionLowering::noteIndex(const Place& place) {
    if (const auto* element = place.expr ? place.expr->as<syntax::IndexExpr>() : nullptr) noteBounds({element->index});
}

bool ExpressionLowering::isPlainCall(const Expr& expr) const {
    const auto* call = syntax::as<syntax::CallExpr>(syntax::unparen(&expr));
    if (!call) return false;
    const types::TypeAndValue& callee = info().at(*syntax::unparen(call->fun));
    return !callee.isType() && callee.mode != types::Mode::Builtin && !info().at(*call).isConstant();
}

} // namespace lockstep::program
