// Places (spec: "Address operators", "Selectors", "Index expressions"): where a value lies, found once; then one load
// or one store for each access that the source has.
#include "engine/base/ensure.h"
#include "engine/program/lowering/expression_lowering.h"
#include "engine/program/lowering/memory_code.h"
#include "engine/syntax/printer.h"

#include <algorithm>

namespace lockstep::program {

using syntax::NodeKind;

Place ExpressionLowering::place(const Expr& expr) {
    Place result;
    switch (expr.kind) {
    case NodeKind::ParenExpr: return place(*static_cast<const syntax::ParenExpr&>(expr).x);
    case NodeKind::Ident: return placeOfName(static_cast<const syntax::Ident&>(expr), expr);
    case NodeKind::SelectorExpr: result = placeOfSelector(static_cast<const syntax::SelectorExpr&>(expr)); break;
    case NodeKind::IndexExpr: result = placeOfIndex(static_cast<const syntax::IndexExpr&>(expr)); break;
    case NodeKind::StarExpr: {
        const Expr& pointer = *static_cast<const syntax::StarExpr&>(expr).x;
        result = pointedAt(value(pointer), typeOf(pointer));
        break;
    }
    default: result = Place{Place::Kind::Registers, typeOf(expr), value(expr)}; break;
    }
    result.expr = &expr;
    return result;
}

Place ExpressionLowering::placeOfName(const syntax::Ident& name, const Expr& whole) {
    Place result;
    result.expr = &whole;
    if (name.isBlank()) return result;
    auto* var = types::as<types::Var>(info().objectOf(name));
    base::ensure(var != nullptr, "a name that stands for no variable is used as one");
    result.type = resolve(var->type());
    if (const auto home = m_homes.find(var); home != m_homes.end()) {
        result.kind = home->second.storage == Storage::Register ? Place::Kind::Registers : Place::Kind::Memory;
        result.base = home->second.reg;
        return result;
    }
    base::ensure(var->role == types::Var::Role::Package, "a local variable without a home");
    result.kind = Place::Kind::Global;
    result.global = m_program.global(*var);
    return result;
}

Place ExpressionLowering::placeOfSelector(const syntax::SelectorExpr& x) {
    const types::Selection* selection = info().selection(x);
    if (!selection) return placeOfName(*x.sel, x); // pkg.Name
    if (selection->kind != types::SelectionKind::FieldVal) return Place{Place::Kind::Registers, typeOf(x), value(x)};
    return placeOfPath(placeOfBase(*x.x), selection->index);
}

Place ExpressionLowering::placeOfBase(const Expr& x) {
    Type* type = typeOf(x);
    if (types::underAs<types::Pointer>(type)) return pointedAt(value(x), type);
    return place(x);
}

Place ExpressionLowering::placeOfPath(Place base, std::span<const std::uint32_t> path) {
    for (const std::uint32_t field : path) base = fieldOf(base, field);
    return base;
}

Place ExpressionLowering::pointedAt(Register pointer, Type* type) {
    Place result{Place::Kind::Memory, types::underAs<types::Pointer>(type)->elem(), pointer};
    result.mayBeNil = true;
    return result;
}

Place ExpressionLowering::fieldOf(Place base, std::uint32_t index) {
    if (types::underAs<types::Pointer>(base.type)) base = pointedAt(load(base, std::nullopt), base.type);
    base = settled(base);
    auto* structType = types::underAs<types::Struct>(base.type);
    base.offset += fieldOffset(structType, index);
    base.isPart = true;
    base.type = structType->fields()[index]->type();
    return base;
}

Place ExpressionLowering::settled(const Place& place) {
    Place result = place;
    if (place.kind == Place::Kind::SliceElement) {
        result = Place{Place::Kind::Memory, place.type, address(place, std::nullopt)};
        result.expr = place.expr;
        result.name = place.name;
    } else if (place.kind == Place::Kind::MapElement) {
        result = Place{Place::Kind::Registers, place.type, load(place, std::nullopt)};
        result.expr = place.expr;
    }
    return result;
}

Place ExpressionLowering::placeOfIndex(const syntax::IndexExpr& x) {
    Type* container = typeOf(*x.x);
    types::Type* underlying = types::coreType(container);
    switch (underlying->kind()) {
    case types::TypeKind::Map: {
        auto* map = underlying->as<types::Map>();
        Place result{Place::Kind::MapElement, map->elem(), value(*x.x)};
        result.index = evaluateAs(*x.index, map->key(), std::nullopt);
        result.container = container;
        return result;
    }
    case types::TypeKind::Slice: {
        Type* element = underlying->as<types::Slice>()->elem();
        Place result{Place::Kind::SliceElement, element, value(*x.x)};
        result.index = value(*x.index);
        result.expr = &x;
        return sliceIndexOpcode(element) ? result : settled(result);
    }
    case types::TypeKind::Pointer: {
        Type* array = underlying->as<types::Pointer>()->elem();
        return placeOfElement(pointedAt(value(*x.x), underlying), array, x);
    }
    case types::TypeKind::Array: return placeOfElement(place(*x.x), container, x);
    default: // a string
        return Place{Place::Kind::Registers, typeOf(x), value(x)};
    }
}

Place ExpressionLowering::placeOfElement(Place array, Type* arrayType, const syntax::IndexExpr& x) {
    Type* element = types::underAs<types::Array>(arrayType)->elem();
    array = settled(array);
    if (const types::TypeAndValue& index = info().at(*x.index); index.isConstant() && index.value) {
        const std::uint64_t number = types::constant::lowBits(types::constant::toInt(*index.value));
        array.offset += static_cast<std::uint32_t>(number) * bytesOf(element);
        array.type = element;
        array.isPart = true;
        return array;
    }
    if (array.kind == Place::Kind::Registers) array = spilled(array);
    if (array.kind == Place::Kind::Global) m_program.addAccess(array.global);
    const Register result = m_code.allocate(1);
    const Register start = addressWithoutCheck(array, std::nullopt);
    const Register index = value(*x.index);
    at(x.pos);
    m_code.emitExtra3(Opcode::ArrayAddress, result, start, index, typeId(arrayType));
    noteBounds({x.index});
    Place found{Place::Kind::Memory, element, result};
    found.inGlobal = array.kind == Place::Kind::Global || array.inGlobal;
    found.global = array.global;
    return found;
}

/// A value in registers that must have an address for a while gets a box.
Place ExpressionLowering::spilled(const Place& place) {
    const Register box = m_code.allocate(1);
    const TemporaryScope temporaries(m_code);
    Place result{Place::Kind::Memory, place.type, box};
    result.expr = place.expr;
    if (isVast(place.type)) {
        m_code.emitImmediate(Opcode::New, box, typeId(place.type));
        copyVast(result, place);
        return result;
    }
    const Register value = load(place, std::nullopt);
    m_code.emitImmediate(Opcode::New, box, typeId(place.type));
    if (bytesOf(place.type) != 0) emitStore(m_code, box, 0, value, place.type);
    return result;
}

void ExpressionLowering::nameSite(const Place& place) {
    if (!place.name.empty())
        m_code.nameLast(typeId(place.type), place.name);
    else if (place.expr)
        m_code.nameLast(typeId(place.type), syntax::exprText(*place.expr));
}

/// LoadGlobal64 and StoreGlobal64 are for variables of exactly eight bytes.
bool ExpressionLowering::isWholeGlobal(const Place& place) const {
    return place.offset == 0 && bytesOf(place.type) == 8 && bytesOf(m_program.globalType(place.global)) == 8;
}

Register ExpressionLowering::load(const Place& place, Into into) {
    if (place.expr) at(place.expr->pos);
    if (place.kind == Place::Kind::Registers && (!place.isPart || fillsRegisters(place.type, place.offset))) {
        return deliver(place.base + place.offset / 8, place.type, into);
    }
    const Register result = target(into, place.type);
    const TemporaryScope temporaries(m_code);
    switch (place.kind) {
    case Place::Kind::Blank: base::fail("`_` is read");
    case Place::Kind::Registers: emitGetPart(m_code, result, place.base, place.offset, place.type); return result;
    case Place::Kind::Memory: emitLoad(m_code, result, place.base, place.offset, place.type); break;
    case Place::Kind::Global:
        m_program.addAccess(place.global);
        if (isWholeGlobal(place)) {
            m_code.emitImmediate(Opcode::LoadGlobal64, result, place.global);
        } else {
            const Register pointer = m_code.allocate(1);
            m_code.emitImmediate(Opcode::AddressGlobal, pointer, place.global);
            emitLoad(m_code, result, pointer, place.offset, place.type);
        }
        break;
    case Place::Kind::SliceElement:
        m_code.emit(*sliceIndexOpcode(place.type), result, place.base, place.index);
        noteIndex(place);
        break;
    case Place::Kind::MapElement:
        m_code.emitExtra3(Opcode::MapGet, result, place.base, place.index, typeId(place.container));
        break;
    }
    nameSite(place);
    return result;
}

void ExpressionLowering::store(const Place& place, Register value) {
    if (place.expr) at(place.expr->pos);
    const TemporaryScope temporaries(m_code);
    if (place.kind == Place::Kind::Global || place.inGlobal) m_program.addStore(place.global);
    switch (place.kind) {
    case Place::Kind::Blank: return;
    case Place::Kind::Registers:
        if (place.isPart)
            emitSetPart(m_code, place.base, place.offset, value, place.type);
        else
            m_code.move(place.base, value, slotsOf(place.type));
        return;
    case Place::Kind::Memory: emitStore(m_code, place.base, place.offset, value, place.type); break;
    case Place::Kind::Global:
        m_program.addAccess(place.global);
        if (isWholeGlobal(place)) {
            m_code.emitImmediate(Opcode::StoreGlobal64, value, place.global);
        } else {
            const Register pointer = m_code.allocate(1);
            m_code.emitImmediate(Opcode::AddressGlobal, pointer, place.global);
            emitStore(m_code, pointer, place.offset, value, place.type);
        }
        break;
    case Place::Kind::SliceElement:
        m_code.emit(*sliceSetOpcode(place.type), place.base, place.index, value);
        noteIndex(place);
        break;
    case Place::Kind::MapElement:
        m_code.emitExtra3(Opcode::MapSet, place.base, place.index, value, typeId(place.container));
        break;
    }
    nameSite(place);
}

Register ExpressionLowering::address(const Place& place, Into into) {
    if (place.kind == Place::Kind::Global || place.inGlobal) m_program.addressEscapes(place.global);
    if (place.kind == Place::Kind::Memory && place.mayBeNil && place.offset == 0) {
        if (place.expr) at(place.expr->pos);
        if (!into) {
            m_code.emit(Opcode::NilCheck, place.base);
            return place.base;
        }
        m_code.emitExtra(Opcode::AddPointer, *into, place.base, 0, 0);
        return *into;
    }
    return addressWithoutCheck(place, into);
}

Register ExpressionLowering::addressWithoutCheck(const Place& place, Into into) {
    if (place.expr) at(place.expr->pos);
    if (place.kind == Place::Kind::Memory && place.offset == 0) {
        if (into && *into != place.base) m_code.emit(Opcode::Move, *into, place.base);
        return into ? *into : place.base;
    }
    const Register result = into ? *into : m_code.allocate(1);
    switch (place.kind) {
    case Place::Kind::Memory: m_code.emitExtra(Opcode::AddPointer, result, place.base, 0, place.offset); break;
    case Place::Kind::Global:
        m_code.emitImmediate(Opcode::AddressGlobal, result, place.global);
        if (place.offset != 0) m_code.emitExtra(Opcode::AddPointer, result, result, 0, place.offset);
        break;
    case Place::Kind::SliceElement:
        m_code.emitExtra(Opcode::SliceAddress, result, place.base, place.index, bytesOf(place.type));
        noteIndex(place);
        break;
    default: base::fail("the address of something that has none");
    }
    return result;
}

} // namespace lockstep::program
