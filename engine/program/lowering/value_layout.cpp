#include "engine/program/lowering/value_layout.h"

#include "engine/base/ensure.h"
#include "engine/types/object.h"
#include "engine/types/predicates.h"
#include "engine/types/sizes.h"

namespace lockstep::program {
namespace {

using types::BasicKind;
using types::TypeKind;

ValueClass classOf(BasicKind kind) {
    switch (kind) {
    case BasicKind::Bool:
    case BasicKind::UntypedBool: return ValueClass::Bool;
    case BasicKind::Float32: return ValueClass::Float32;
    case BasicKind::Float64:
    case BasicKind::UntypedFloat: return ValueClass::Float64;
    case BasicKind::Complex64: return ValueClass::Complex64;
    case BasicKind::Complex128:
    case BasicKind::UntypedComplex: return ValueClass::Complex128;
    case BasicKind::String:
    case BasicKind::UntypedString: return ValueClass::String;
    case BasicKind::UnsafePointer:
    case BasicKind::UntypedNil: return ValueClass::Reference;
    default: return ValueClass::Integer;
    }
}

/// How the bytes of a value are extended when they are taken out of memory: structs and arrays as unsigned.
bool extendsSign(types::Type* type) { return valueClass(type) == ValueClass::Integer && integerShape(type).isSigned; }

/// The opcode for a size out of a family; the last one is for all other sizes.
struct Family {
    Opcode signed8, unsigned8, signed16, unsigned16, signed32, unsigned32, whole, any;
};

Opcode choose(const Family& family, types::Type* type) {
    const bool isSigned = extendsSign(type);
    switch (bytesOf(type)) {
    case 1: return isSigned ? family.signed8 : family.unsigned8;
    case 2: return isSigned ? family.signed16 : family.unsigned16;
    case 4: return isSigned ? family.signed32 : family.unsigned32;
    case 8: return family.whole;
    default: return family.any;
    }
}

constexpr Family loads{Opcode::Load8S,  Opcode::Load8U,  Opcode::Load16S, Opcode::Load16U,
                       Opcode::Load32S, Opcode::Load32U, Opcode::Load64,  Opcode::LoadN};
constexpr Family stores{Opcode::Store8,  Opcode::Store8,  Opcode::Store16, Opcode::Store16,
                        Opcode::Store32, Opcode::Store32, Opcode::Store64, Opcode::StoreN};
constexpr Family gets{Opcode::GetField8S,  Opcode::GetField8U,  Opcode::GetField16S, Opcode::GetField16U,
                      Opcode::GetField32S, Opcode::GetField32U, Opcode::GetFieldN,   Opcode::GetFieldN};
constexpr Family sets{Opcode::SetField8,  Opcode::SetField8,  Opcode::SetField16, Opcode::SetField16,
                      Opcode::SetField32, Opcode::SetField32, Opcode::SetFieldN,  Opcode::SetFieldN};
constexpr Family elements{Opcode::SliceIndex8S,  Opcode::SliceIndex8U,  Opcode::SliceIndex16S, Opcode::SliceIndex16U,
                          Opcode::SliceIndex32S, Opcode::SliceIndex32U, Opcode::SliceIndex64,  Opcode::Nop};
constexpr Family elementSets{Opcode::SliceSet8,  Opcode::SliceSet8,  Opcode::SliceSet16, Opcode::SliceSet16,
                             Opcode::SliceSet32, Opcode::SliceSet32, Opcode::SliceSet64, Opcode::Nop};

std::optional<Opcode> unlessNop(Opcode op) { return op == Opcode::Nop ? std::nullopt : std::optional(op); }

} // namespace

ValueClass valueClass(types::Type* type) {
    types::Type* underlying = types::under(type);
    switch (underlying->kind()) {
    case TypeKind::Basic: return classOf(underlying->as<types::Basic>()->basicKind());
    case TypeKind::Slice: return ValueClass::Slice;
    case TypeKind::Array: return ValueClass::Array;
    case TypeKind::Struct: return ValueClass::Struct;
    case TypeKind::Interface: return ValueClass::Interface;
    default: return ValueClass::Reference;
    }
}

IntegerShape integerShape(types::Type* type) {
    const auto* basic = types::underAs<types::Basic>(type);
    base::ensure(basic != nullptr, "the shape of a type that is no integer");
    switch (basic->basicKind()) {
    case BasicKind::Int8: return {8, true};
    case BasicKind::Int16: return {16, true};
    case BasicKind::Int32:
    case BasicKind::UntypedRune: return {32, true};
    case BasicKind::Uint8: return {8, false};
    case BasicKind::Uint16: return {16, false};
    case BasicKind::Uint32: return {32, false};
    case BasicKind::Uint:
    case BasicKind::Uint64:
    case BasicKind::Uintptr: return {64, false};
    default: return {64, true};
    }
}

std::uint32_t bytesOf(types::Type* type) {
    if (const auto* basic = types::underAs<types::Basic>(type)) {
        // Constants of untyped kinds that nothing converts, such as those of println.
        if (basic->basicKind() >= BasicKind::UntypedBool) {
            const ValueClass kind = classOf(basic->basicKind());
            return kind == ValueClass::String || kind == ValueClass::Complex128 ? 16 : kind == ValueClass::Bool ? 1 : 8;
        }
    }
    const std::int64_t size = types::sizeOf(type);
    if (size < 0 || size > 0x7fffffff) throw VastType{type};
    return static_cast<std::uint32_t>(size);
}

std::uint32_t slotsOf(types::Type* type) { return (bytesOf(type) + 7) / 8; }

std::uint32_t slotsOf(types::Tuple* tuple) {
    std::uint32_t slots = 0;
    for (types::Var* var : tuple->vars()) slots += slotsOf(var->type());
    return slots;
}

std::uint32_t fieldOffset(types::Type* structType, std::size_t field) {
    return static_cast<std::uint32_t>(types::underAs<types::Struct>(structType)->offsets()[field]);
}

bool containsArray(types::Type* type) {
    types::Type* underlying = types::under(type);
    if (underlying->kind() == TypeKind::Array) return true;
    const auto* structType = underlying->as<types::Struct>();
    if (!structType) return false;
    for (types::Var* field : structType->fields())
        if (containsArray(field->type())) return true;
    return false;
}

Opcode loadOpcode(types::Type* type) { return choose(loads, type); }
Opcode storeOpcode(types::Type* type) { return choose(stores, type); }
Opcode getFieldOpcode(types::Type* type) { return choose(gets, type); }
Opcode setFieldOpcode(types::Type* type) { return choose(sets, type); }
std::optional<Opcode> sliceIndexOpcode(types::Type* element) { return unlessNop(choose(elements, element)); }
std::optional<Opcode> sliceSetOpcode(types::Type* element) { return unlessNop(choose(elementSets, element)); }

} // namespace lockstep::program
