// Built-in functions (spec: "Built-in functions") but for those that print (printing.cpp).
#include "engine/base/ensure.h"
#include "engine/program/lowering/expression_lowering.h"
#include "engine/program/lowering/memory_code.h"
#include "engine/syntax/printer.h"
#include "engine/types/universe.h"

namespace lockstep::program {

using syntax::Token;
using types::BuiltinId;

ExpressionLowering::Operands ExpressionLowering::operandsOf(const syntax::CallExpr& x) {
    Operands result{x, {}, {}};
    const bool isOneCall = x.args.size() == 1 && types::as<types::Tuple>(info().typeOf(*syntax::unparen(x.args[0])));
    if (isOneCall)
        result.values = evaluateMultiple(*x.args[0], result.types);
    else
        for (const Expr* argument : x.args)
            result.types.push_back(info().at(*argument).isType() ? nullptr : typeOf(*argument));
    return result;
}

Register ExpressionLowering::operandAs(const Operands& operands, std::size_t index, Type* wanted, Into into) {
    if (!operands.values) return evaluateAs(*operands.call.args[index], wanted, into);
    Register from = *operands.values;
    for (std::size_t i = 0; i < index; ++i) from += slotsOf(operands.types[i]);
    return convertImplicitly(from, operands.types[index], wanted, into);
}

Register ExpressionLowering::builtin(const syntax::CallExpr& x, BuiltinId id, Into into) {
    switch (id) {
    case BuiltinId::Len: return lengthOf(x, false, into);
    case BuiltinId::Cap: return lengthOf(x, true, into);
    case BuiltinId::Append: return appendTo(x, into);
    case BuiltinId::Make: return makeValue(x, into);
    case BuiltinId::New: {
        Type* type = types::underAs<types::Pointer>(typeOf(x))->elem();
        const Register result = into ? *into : m_code.allocate(1);
        newBox(result, type, takeMadeName(type), x.pos);
        return result;
    }
    case BuiltinId::Copy: return copyElements(x, into);
    case BuiltinId::Min:
    case BuiltinId::Max: return minMax(x, id == BuiltinId::Max, into);
    case BuiltinId::Complex: return makeComplex(x, into);
    case BuiltinId::Real:
    case BuiltinId::Imag: return complexPart(x, id == BuiltinId::Imag, into);
    case BuiltinId::Recover: {
        const Register result = into ? *into : m_code.allocate(2);
        at(x.pos);
        m_code.emit(Opcode::Recover, result);
        return result;
    }
    default: builtinStatement(x, id); return into ? *into : m_code.allocate(1);
    }
}

/// Those without a value.
void ExpressionLowering::builtinStatement(const syntax::CallExpr& x, BuiltinId id) {
    switch (id) {
    case BuiltinId::Delete: {
        const TemporaryScope temporaries(m_code);
        const Operands operands = operandsOf(x);
        Type* map = operands.types[0];
        const Register container = operand(operands, 0);
        auto* mapType = types::as<types::Map>(types::coreType(map));
        const Register key = operandAs(operands, 1, mapType->key(), std::nullopt);
        at(x.pos);
        m_code.emitExtra3(Opcode::MapDelete, container, key, 0, typeId(map));
        m_code.nameLast(typeId(map), syntax::exprText(*x.args[0]));
        return;
    }
    case BuiltinId::Clear: return clearValue(x);
    case BuiltinId::Panic: {
        const TemporaryScope temporaries(m_code);
        const Register argument = evaluateAs(*x.args[0], types::universe().emptyInterface, std::nullopt);
        at(x.pos);
        return m_code.emit(Opcode::Panic, argument);
    }
    case BuiltinId::Print:
    case BuiltinId::Println: return print(x, id == BuiltinId::Println);
    case BuiltinId::Close: return closeChannel(x);
    default: return unsupported(x, "package unsafe");
    }
}

bool ExpressionLowering::isAtomicBuiltin(const syntax::CallExpr& x) const {
    switch (builtinOf(*syntax::unparen(x.fun))) {
    case BuiltinId::Append:
    case BuiltinId::Complex:
    case BuiltinId::Min:
    case BuiltinId::Max: return false;
    default: return true;
    }
}

Register ExpressionLowering::lengthOf(const syntax::CallExpr& x, bool capacity, Into into) {
    const Expr& operand = *x.args[0];
    Type* type = types::coreString(typeOf(operand));
    Type* intType = typeOf(x);
    const auto* pointer = type->as<types::Pointer>();
    if (const auto* array = types::underAs<types::Array>(pointer ? pointer->elem() : type)) {
        effect(operand); // not a constant: it has calls
        const Register result = target(into, intType);
        loadInteger(result, static_cast<std::uint64_t>(array->length()));
        return result;
    }
    switch (valueClass(type)) {
    case ValueClass::String:
    case ValueClass::Slice: {
        // Only the word that is asked for is loaded.
        Place whole = settled(place(operand));
        whole.offset += capacity ? 16 : 8;
        whole.type = types::basicType(types::BasicKind::Int);
        return load(whole, into);
    }
    case ValueClass::Reference:
        if (type->kind() == types::TypeKind::Map) {
            const Register result = target(into, intType);
            const TemporaryScope temporaries(m_code);
            const Register map = value(operand);
            at(x.pos);
            m_code.emit(Opcode::MapLen, result, map);
            m_code.nameLast(typeId(typeOf(operand)), syntax::exprText(operand));
            return result;
        }
        return channelLength(x, capacity, into);
    default: base::fail("the length of something that has none");
    }
}

Register ExpressionLowering::appendTo(const syntax::CallExpr& x, Into into) {
    Type* type = typeOf(x);
    Type* element = types::as<types::Slice>(types::coreType(type))->elem();
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    // All operands come before the first element is appended; a variable among them may be a goroutine's, too.
    const Operands operands = operandsOf(x);
    const Register slice = operandAs(operands, 0, type, std::nullopt);
    if (x.hasDots()) {
        const bool fromString = valueClass(typeOf(*x.args[1])) == ValueClass::String;
        const Register other = fromString ? value(*x.args[1]) : evaluateAs(*x.args[1], type, std::nullopt);
        at(x.pos);
        if (fromString)
            m_code.emit(Opcode::AppendString, result, slice, other);
        else
            m_code.emitExtra(Opcode::Append, result, slice, other, typeId(element));
        m_code.nameLast(typeId(type), syntax::exprText(*x.args[0]));
        return result;
    }
    if (operands.types.size() == 1) {
        m_code.move(result, slice, 3);
        return result;
    }
    std::vector<Register> values;
    for (std::size_t i = 1; i < operands.types.size(); ++i)
        values.push_back(operandAs(operands, i, element, std::nullopt));
    at(x.pos);
    if (values.size() > 1) return appendMany(x, type, result, slice, values);
    m_code.emitExtra(Opcode::AppendValue, result, slice, values[0], typeId(element));
    m_code.nameLast(typeId(type), syntax::exprText(*x.args[0]));
    return result;
}

/// Several values go into an array of their own first, so that the slice grows once.
Register ExpressionLowering::appendMany(const syntax::CallExpr& x, Type* type, Register result, Register slice,
                                        const std::vector<Register>& values) {
    Type* element = types::as<types::Slice>(types::coreType(type))->elem();
    const Register added = m_code.allocate(3);
    makeSlice(added, element, static_cast<std::uint32_t>(values.size()));
    for (std::uint32_t i = 0; i < values.size(); ++i)
        if (bytesOf(element) != 0) emitStore(m_code, added, i * bytesOf(element), values[i], element);
    m_code.emitExtra(Opcode::Append, result, slice, added, typeId(element));
    m_code.nameLast(typeId(type), syntax::exprText(*x.args[0]));
    return result;
}

Register ExpressionLowering::makeValue(const syntax::CallExpr& x, Into into) {
    Type* type = typeOf(x);
    types::Type* core = types::coreType(type);
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    if (core->kind() == types::TypeKind::Chan) {
        makeChannel(x, result);
        return result;
    }
    std::string name = takeMadeName(type);
    if (core->kind() == types::TypeKind::Slice) {
        const Register bounds = m_code.allocate(2);
        evaluate(*x.args[1], bounds);
        if (x.args.size() > 2)
            evaluate(*x.args[2], bounds + 1);
        else
            m_code.move(bounds + 1, bounds, 1);
        at(x.pos);
        m_code.emit(Opcode::MakeSlice, result, bounds, typeId(core->as<types::Slice>()->elem()));
    } else {
        Register hint = 0;
        if (x.args.size() > 1)
            hint = value(*x.args[1]);
        else
            m_code.zero(hint = m_code.allocate(1), 1);
        at(x.pos);
        m_code.emit(Opcode::MakeMap, result, hint, typeId(type));
    }
    m_code.nameLast(typeId(type), std::move(name));
    return result;
}

Register ExpressionLowering::copyElements(const syntax::CallExpr& x, Into into) {
    const Register result = into ? *into : m_code.allocate(1);
    const TemporaryScope temporaries(m_code);
    const Operands operands = operandsOf(x);
    Type* type = types::coreType(operands.types[0]);
    const Register to = operand(operands, 0);
    const Register from = operand(operands, 1);
    at(x.pos);
    if (valueClass(operands.types[1]) == ValueClass::String)
        m_code.emit(Opcode::CopyString, result, to, from);
    else
        m_code.emitExtra(Opcode::CopySlice, result, to, from, typeId(type->as<types::Slice>()->elem()));
    m_code.nameLast(typeId(operands.types[0]), syntax::exprText(*x.args[0]));
    return result;
}

/// Each operand replaces the result if it is smaller (larger). A NaN is both: it is not equal to itself.
Register ExpressionLowering::minMax(const syntax::CallExpr& x, bool max, Into into) {
    Type* type = typeOf(x);
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    const bool isFloat = valueClass(type) == ValueClass::Float64 || valueClass(type) == ValueClass::Float32;
    const Operands operands = operandsOf(x);
    operandAs(operands, 0, type, result);
    for (std::size_t i = 1; i < operands.types.size(); ++i) {
        const TemporaryScope inner(m_code);
        const Register operand = operandAs(operands, i, type, std::nullopt);
        const Register decision = m_code.allocate(1);
        const Label take = m_code.newLabel();
        const Label keep = m_code.newLabel();
        at(x.pos);
        if (isFloat) {
            compareValues(Token::Equal, type, decision, result, result);
            m_code.jumpIf(Opcode::JumpIfNot, decision, keep);
            compareValues(Token::Equal, type, decision, operand, operand);
            m_code.jumpIf(Opcode::JumpIfNot, decision, take);
            takeSignedZero(type, max, result, operand, decision, take);
        }
        compareValues(max ? Token::Greater : Token::Less, type, decision, operand, result);
        m_code.jumpIf(Opcode::JumpIfNot, decision, keep);
        m_code.bind(take);
        m_code.move(result, operand, slotsOf(type));
        m_code.bind(keep);
    }
    return result;
}

/// min(0.0, -0.0) is -0.0 and max(0.0, -0.0) is 0.0: equal operands are told apart by their sign bit.
void ExpressionLowering::takeSignedZero(Type* type, bool max, Register result, Register operand, Register decision,
                                        Label take) {
    const Label different = m_code.newLabel();
    compareValues(Token::Equal, type, decision, operand, result);
    m_code.jumpIf(Opcode::JumpIfNot, decision, different);
    // Of equal numbers only zeros differ in their bits; as integers 0.0 is 0 and -0.0 is not.
    m_code.compareJump(max ? Opcode::JumpEqInt : Opcode::JumpNeInt, operand, 0, take);
    m_code.bind(different);
}

Register ExpressionLowering::makeComplex(const syntax::CallExpr& x, Into into) {
    Type* type = typeOf(x);
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    const Operands operands = operandsOf(x);
    if (valueClass(type) == ValueClass::Complex128) {
        operand(operands, 0, result);
        operand(operands, 1, result + 1);
        return result;
    }
    const Register parts = m_code.allocate(2);
    operand(operands, 0, parts);
    operand(operands, 1, parts + 1);
    at(x.pos);
    m_code.emit(Opcode::SetField32, parts, parts + 1, 4);
    m_code.move(result, parts, 1);
    return result;
}

Register ExpressionLowering::complexPart(const syntax::CallExpr& x, bool imaginary, Into into) {
    Type* operandType = typeOf(*x.args[0]);
    Type* type = typeOf(x);
    if (valueClass(operandType) == ValueClass::Complex128)
        return deliver(value(*x.args[0]) + (imaginary ? 1 : 0), type, into);
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    const Register operand = value(*x.args[0]);
    at(x.pos);
    m_code.emit(Opcode::GetField32U, result, operand, imaginary ? 4 : 0);
    return result;
}

void ExpressionLowering::clearValue(const syntax::CallExpr& x) {
    const TemporaryScope temporaries(m_code);
    Type* type = typeOf(*x.args[0]);
    types::Type* core = types::coreType(type);
    if (core->kind() == types::TypeKind::Map) {
        const Register map = value(*x.args[0]);
        at(x.pos);
        m_code.emitExtra3(Opcode::MapClear, map, 0, 0, typeId(type));
        m_code.nameLast(typeId(type), syntax::exprText(*x.args[0]));
        return;
    }
    // A slice: copy zeros over it, out of a fresh slice of the same length.
    Type* element = core->as<types::Slice>()->elem();
    const Register slice = value(*x.args[0]);
    const Register zeros = m_code.allocate(3);
    const Register bounds = m_code.allocate(2);
    at(x.pos);
    m_code.move(bounds, slice + 1, 1);
    m_code.move(bounds + 1, slice + 1, 1);
    m_code.emit(Opcode::MakeSlice, zeros, bounds, typeId(element));
    m_code.emitExtra(Opcode::CopySlice, bounds, slice, zeros, typeId(element));
    m_code.nameLast(typeId(type), syntax::exprText(*x.args[0]));
}

} // namespace lockstep::program
