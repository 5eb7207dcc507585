// Composite literals (spec: "Composite literals"): built where they will lie, in registers or in fresh memory.
#include "engine/base/ensure.h"
#include "engine/program/lowering/expression_lowering.h"
#include "engine/program/lowering/memory_code.h"
#include "engine/syntax/printer.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace lockstep::program {

using syntax::CompositeLit;
using syntax::KeyValueExpr;

Register ExpressionLowering::composite(const CompositeLit& x, Type* type, Into into) {
    types::Type* core = types::coreType(type);
    switch (core->kind()) {
    case types::TypeKind::Pointer: // the elided &T of an element
        return newComposite(x, core->as<types::Pointer>()->elem(), into);
    case types::TypeKind::Slice: return sliceLiteral(x, type, into);
    case types::TypeKind::Map: return mapLiteral(x, type, into);
    case types::TypeKind::Array:
    case types::TypeKind::Struct: break;
    default: base::fail("a composite literal of no composite type");
    }
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    at(x.pos);
    if (!fillsCompletely(x, type)) m_code.zero(result, slotsOf(type));
    compositeIntoPlace(x, type, Place{Place::Kind::Registers, type, result});
    return result;
}

/// Whether every register of the value is given by an element that fills it.
bool ExpressionLowering::fillsCompletely(const CompositeLit& x, Type* type) {
    const auto* structType = types::underAs<types::Struct>(type);
    if (!structType || x.elts.size() != structType->fields().size()) return false;
    for (types::Var* field : structType->fields())
        if (bytesOf(field->type()) % 8 != 0 || field->name() == "_") return false;
    return true;
}

/// &T{…}
Register ExpressionLowering::newComposite(const CompositeLit& x, Type* type, Into into) {
    if (types::underAs<types::Pointer>(type)) type = types::underAs<types::Pointer>(type)->elem();
    const Register result = into ? *into : m_code.allocate(1);
    const TemporaryScope temporaries(m_code);
    const std::string name = takeMadeName(type);
    newBox(result, type, name, x.pos);
    m_madeNames = {name}; // of its parts
    types::Type* core = types::coreType(type);
    if (core->kind() == types::TypeKind::Struct || core->kind() == types::TypeKind::Array) {
        compositeIntoPlace(x, type, Place{Place::Kind::Memory, type, result});
    } else { // &[]T{…}
        const Register value = composite(x, type, std::nullopt);
        store(Place{Place::Kind::Memory, type, result}, value);
    }
    return result;
}

/// Sets the elements of a struct or array that is zero so far.
void ExpressionLowering::compositeIntoPlace(const CompositeLit& x, Type* type, const Place& place) {
    if (auto* structType = types::as<types::Struct>(types::coreType(type)))
        structIntoPlace(x, structType, place);
    else
        arrayIntoPlace(x, types::as<types::Array>(types::coreType(type))->elem(), place);
}

void ExpressionLowering::structIntoPlace(const CompositeLit& x, types::Struct* structType, const Place& place) {
    const std::vector<std::string> names = std::exchange(m_madeNames, {});
    const std::string whole = names.empty() ? "" : names.front() + ".";
    for (std::size_t i = 0; i < x.elts.size(); ++i) {
        std::size_t index = i;
        const Expr* element = x.elts[i];
        if (const auto* keyed = element->as<KeyValueExpr>()) {
            index = fieldIndex(structType, static_cast<const syntax::Ident&>(*keyed->key).name);
            element = keyed->value;
        }
        if (structType->fields()[index]->name() == "_") { // a blank field stays zero
            effect(*element);
            continue;
        }
        Place part = place;
        part.offset += fieldOffset(structType, index);
        part.isPart = true;
        nameMade(*element, [&] { return std::vector{whole + std::string(structType->fields()[index]->name())}; });
        elementIntoPlace(*element, structType->fields()[index]->type(), part);
    }
}

std::size_t ExpressionLowering::fieldIndex(types::Struct* structType, std::string_view name) {
    const auto& fields = structType->fields();
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i]->name() == name) return i;
    base::fail("a composite literal of a struct without the field");
}

void ExpressionLowering::arrayIntoPlace(const CompositeLit& x, Type* elementType, const Place& place) {
    const std::vector<std::string> names = std::exchange(m_madeNames, {});
    std::uint64_t index = 0;
    for (const Expr* item : x.elts) {
        const Expr* element = item;
        if (const auto* keyed = item->as<KeyValueExpr>()) {
            index = types::constant::lowBits(types::constant::toInt(*info().at(*keyed->key).value));
            element = keyed->value;
        }
        Place part = place;
        part.offset += static_cast<std::uint32_t>(index) * bytesOf(elementType);
        part.isPart = true;
        nameMade(*element,
                 [&] { return names.empty() ? names : std::vector{fmt::format("{}[{}]", names.front(), index)}; });
        elementIntoPlace(*element, elementType, part);
        ++index;
    }
}

void ExpressionLowering::elementIntoPlace(const Expr& element, Type* type, Place place) {
    const TemporaryScope temporaries(m_code);
    place.type = type;
    place.expr = nullptr; // nobody else knows the memory yet: these stores need no name
    const auto* literal = syntax::unparen(&element)->as<CompositeLit>();
    types::Type* core = types::coreType(type);
    const bool nested = core && (core->kind() == types::TypeKind::Struct || core->kind() == types::TypeKind::Array);
    if (literal && nested && types::identical(typeOf(*literal), type)) return compositeIntoPlace(*literal, type, place);
    if (place.kind == Place::Kind::Registers && fillsRegisters(type, place.offset)) {
        evaluateAs(element, type, place.base + place.offset / 8);
        return;
    }
    if (place.kind == Place::Kind::Memory && isZero(element, type)) return; // as is the memory
    const Register value = evaluateAs(element, type, std::nullopt);
    at(element.pos);
    if (bytesOf(type) != 0) store(place, value);
}

std::uint64_t ExpressionLowering::literalLength(const CompositeLit& x) {
    std::uint64_t index = 0;
    std::uint64_t length = 0;
    for (const Expr* item : x.elts) {
        if (const auto* keyed = item->as<KeyValueExpr>())
            index = types::constant::lowBits(types::constant::toInt(*info().at(*keyed->key).value));
        length = std::max(length, ++index);
    }
    return length;
}

Register ExpressionLowering::sliceLiteral(const CompositeLit& x, Type* type, Into into) {
    Type* element = types::as<types::Slice>(types::coreType(type))->elem();
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    at(x.pos);
    std::string name = takeMadeName(type);
    makeSlice(result, element, static_cast<std::uint32_t>(literalLength(x)));
    m_code.nameLast(typeId(type), name);
    m_madeNames = {std::move(name)};
    arrayIntoPlace(x, element, Place{Place::Kind::Memory, element, result});
    return result;
}

Register ExpressionLowering::mapLiteral(const CompositeLit& x, Type* type, Into into) {
    auto* map = types::as<types::Map>(types::coreType(type));
    const Register result = target(into, type);
    const TemporaryScope temporaries(m_code);
    const std::string name = takeMadeName(type);
    at(x.pos);
    const Register hint = m_code.allocate(1);
    m_code.emitImmediate(Opcode::LoadInt, hint, static_cast<std::int64_t>(x.elts.size()));
    m_code.emit(Opcode::MakeMap, result, hint, typeId(type));
    m_code.nameLast(typeId(type), name);
    for (const Expr* item : x.elts) {
        const TemporaryScope inner(m_code);
        const auto& pair = static_cast<const KeyValueExpr&>(*item);
        const Register key = evaluateAs(*pair.key, map->key(), std::nullopt);
        nameMade(*pair.value, [&] { return std::vector{fmt::format("{}[{}]", name, syntax::exprText(*pair.key))}; });
        const Register value = evaluateAs(*pair.value, map->elem(), std::nullopt);
        at(pair.pos);
        m_code.emitExtra3(Opcode::MapSet, result, key, value, typeId(type));
        m_code.nameLast(typeId(type), name);
    }
    return result;
}

} // namespace lockstep::program
