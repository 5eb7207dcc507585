// Conversions (spec: "Conversions"). Most cost nothing: values of types with the same underlying type lie alike.
#include "engine/base/ensure.h"
#include "engine/program/lowering/expression_lowering.h"
#include "engine/program/lowering/memory_code.h"
#include "engine/syntax/printer.h"

namespace lockstep::program {

namespace {

bool isFloat(ValueClass kind) { return kind == ValueClass::Float64 || kind == ValueClass::Float32; }
bool isComplex(ValueClass kind) { return kind == ValueClass::Complex128 || kind == ValueClass::Complex64; }

bool isNumber(ValueClass kind) { return kind == ValueClass::Integer || isFloat(kind) || isComplex(kind); }

types::constant::Value numberAs(ValueClass kind, const types::constant::Value& number) {
    return kind == ValueClass::Integer ? number
           : isFloat(kind)             ? types::constant::toFloat(number)
                                       : types::constant::toComplex(number);
}

/// Whether every value of the first shape is one of the second.
bool fits(IntegerShape from, IntegerShape to) {
    if (to.bits == 64) return true; // the registers are the same
    if (from.isSigned == to.isSigned) return from.bits <= to.bits;
    return to.isSigned && from.bits < to.bits;
}

Opcode narrowing(IntegerShape to) {
    switch (to.bits) {
    case 8: return to.isSigned ? Opcode::Sext8 : Opcode::Zext8;
    case 16: return to.isSigned ? Opcode::Sext16 : Opcode::Zext16;
    default: return to.isSigned ? Opcode::Sext32 : Opcode::Zext32;
    }
}

Conversion floatFromInteger(IntegerShape from, bool single) {
    const bool asUnsigned = !from.isSigned && from.bits == 64;
    if (single) return asUnsigned ? Conversion::UintToF32 : Conversion::IntToF32;
    return asUnsigned ? Conversion::UintToF64 : Conversion::IntToF64;
}

Conversion integerFromFloat(IntegerShape to, bool single) {
    const bool asUnsigned = !to.isSigned && to.bits == 64;
    if (single) return asUnsigned ? Conversion::F32ToUint : Conversion::F32ToInt;
    return asUnsigned ? Conversion::F64ToUint : Conversion::F64ToInt;
}

} // namespace

Register ExpressionLowering::conversion(const syntax::CallExpr& x, Into into) {
    const Expr& operand = *x.args[0];
    Type* to = typeOf(x);
    if (types::isInterface(to)) return evaluateAs(operand, to, into);
    if (info().at(operand).mode == types::Mode::Nil) return evaluateAs(operand, to, into);
    Type* from = typeOf(operand);
    const bool sameClass = valueClass(from) == valueClass(to);
    const ValueClass kind = valueClass(to);
    if (sameClass && kind != ValueClass::Integer) return evaluate(operand, into);
    if (sameClass && fits(integerShape(from), integerShape(to))) return evaluate(operand, into);
    // A constant becomes no constant where the type is a type parameter; it is converted as one nevertheless.
    if (const types::TypeAndValue& known = info().at(operand);
        known.mode == types::Mode::Constant && isNumber(valueClass(from)) && isNumber(kind))
        return constantValue(numberAs(kind, *known.value), to, into);
    const Register result = target(into, to);
    const TemporaryScope temporaries(m_code);
    if (valueClass(from) == ValueClass::Slice && kind != ValueClass::String) {
        sliceToArray(operand, to, result);
        return result;
    }
    if (valueClass(from) == ValueClass::Reference || kind == ValueClass::Reference) {
        unsupported(x, "unsafe.Pointer as a number");
        return result;
    }
    const Register source = value(operand);
    at(x.pos);
    convert(source, from, to, result);
    if (valueClass(from) == ValueClass::Slice) m_code.nameLast(typeId(from), syntax::exprText(operand));
    return result;
}

Register ExpressionLowering::convert(Register value, Type* from, Type* to, Into into) {
    const ValueClass source = valueClass(from);
    const ValueClass wanted = valueClass(to);
    if (wanted == ValueClass::String && source != ValueClass::String) return convertToString(value, from, into);
    if (source == ValueClass::String && wanted == ValueClass::Slice) {
        const Register result = target(into, to);
        m_code.emit(types::isBytes(types::coreType(to)) ? Opcode::BytesFromString : Opcode::RunesFromString, result,
                    value);
        return result;
    }
    if (isNumber(wanted) && source != ValueClass::Reference) return convertNumber(value, from, to, into);
    base::ensure(source == wanted, "a conversion between values that lie differently");
    return deliver(value, to, into);
}

Register ExpressionLowering::convertNumber(Register value, Type* from, Type* to, Into into) {
    const ValueClass source = valueClass(from);
    const ValueClass wanted = valueClass(to);
    if (source == wanted && wanted != ValueClass::Integer) return deliver(value, to, into);
    if (source == ValueClass::Integer && wanted == ValueClass::Integer && fits(integerShape(from), integerShape(to)))
        return deliver(value, to, into);
    const Register result = target(into, to);
    if (wanted == ValueClass::Integer && source == ValueClass::Integer) {
        m_code.emit(narrowing(integerShape(to)), result, value);
    } else if (wanted == ValueClass::Integer) {
        const Conversion how = integerFromFloat(integerShape(to), source == ValueClass::Float32);
        m_code.emit(Opcode::Convert, result, value, static_cast<std::uint32_t>(how));
        narrow(to, result);
    } else if (isFloat(wanted) && source == ValueClass::Integer) {
        const Conversion how = floatFromInteger(integerShape(from), wanted == ValueClass::Float32);
        m_code.emit(Opcode::Convert, result, value, static_cast<std::uint32_t>(how));
    } else if (isFloat(wanted)) {
        const Conversion how = wanted == ValueClass::Float64 ? Conversion::F32ToF64 : Conversion::F64ToF32;
        m_code.emit(Opcode::Convert, result, value, static_cast<std::uint32_t>(how));
    } else {
        m_code.emit(wanted == ValueClass::Complex128 ? Opcode::C64ToC128 : Opcode::C128ToC64, result, value);
    }
    return result;
}

Register ExpressionLowering::convertToString(Register value, Type* from, Into into) {
    const Register result = into ? *into : m_code.allocate(2);
    if (valueClass(from) == ValueClass::Integer) {
        m_code.emit(Opcode::StringFromInt, result, value);
    } else {
        const bool bytes = types::isBytes(types::coreType(from));
        m_code.emit(bytes ? Opcode::StringFromBytes : Opcode::StringFromRunes, result, value);
    }
    return result;
}

/// [4]T(s) and (*[4]T)(s); a slice shorter than the array panics.
void ExpressionLowering::sliceToArray(const Expr& operand, Type* to, Register result) {
    const bool wantsPointer = types::underAs<types::Pointer>(to) != nullptr;
    Type* array = wantsPointer ? types::underAs<types::Pointer>(to)->elem() : to;
    const Register slice = value(operand);
    const Register length = m_code.allocate(1);
    const Label fine = m_code.newLabel();
    at(operand.pos);
    loadInteger(length, static_cast<std::uint64_t>(types::underAs<types::Array>(array)->length()));
    m_code.compareJump(Opcode::JumpLe, length, slice + 1, fine);
    const Register window = m_code.allocate(3);
    m_code.move(window + 1, slice + 1, 1);
    m_code.move(window + 2, length, 1);
    const std::string_view complaint = m_program.languageMinor() >= 20 ? "panicSliceConvert" : "panicSliceToPointer";
    const FunctionId panics = m_program.function(m_program.runtimeFunction(complaint));
    m_code.emitImmediate(Opcode::Call, window, panics);
    m_program.noteCall(panics);
    m_code.bind(fine);
    if (wantsPointer) return m_code.move(result, slice, 1);
    if (bytesOf(array) == 0) return;
    emitLoad(m_code, result, slice, 0, array);
    m_code.nameLast(typeId(array), syntax::exprText(operand));
}

} // namespace lockstep::program
