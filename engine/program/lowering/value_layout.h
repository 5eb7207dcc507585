// Value layout: how values of Go types lie in registers and in memory, and which instructions move them.
//
// Sizes and offsets are those of Go on amd64 (engine/types/sizes.h). A value takes its size rounded up to whole
// registers; scalars narrower than a register are kept extended, structs and arrays lie as in memory with zeros behind.
// Pre (all): the type is complete and mentions no type parameter.
#pragma once

#include "engine/program/opcode.h"
#include "engine/types/type.h"

#include <cstdint>
#include <optional>

namespace lockstep::program {

/// What matters of a type when its values are moved, compared and computed with.
enum class ValueClass : std::uint8_t {
    Bool,
    Integer,
    Float64,
    Float32,
    Complex128,
    Complex64,
    String,
    Interface,
    Reference, ///< one pointer: pointer, chan, map, func, unsafe.Pointer
    Slice,
    Struct,
    Array,
};

struct IntegerShape {
    unsigned bits = 64;
    bool isSigned = true;
};

[[nodiscard]] ValueClass valueClass(types::Type* type);
/// Pre: valueClass(type) is Integer.
[[nodiscard]] IntegerShape integerShape(types::Type* type);

[[nodiscard]] std::uint32_t bytesOf(types::Type* type);
/// Thrown where a value of 2 GiB or more is met; lower() reports it.
struct VastType {
    types::Type* type;
};
[[nodiscard]] std::uint32_t slotsOf(types::Type* type);
/// Registers of all variables of a tuple, each starting at a register of its own.
[[nodiscard]] std::uint32_t slotsOf(types::Tuple* tuple);
/// Byte offset of a field. Pre: the underlying type is a struct that has it.
[[nodiscard]] std::uint32_t fieldOffset(types::Type* structType, std::size_t field);
/// An array, or a struct with an array somewhere in it.
[[nodiscard]] bool containsArray(types::Type* type);

/// The instruction that loads a value from memory; LoadN for what none of the others does. Pre: not of size 0.
[[nodiscard]] Opcode loadOpcode(types::Type* type);
[[nodiscard]] Opcode storeOpcode(types::Type* type);
/// As loadOpcode, for a part of a value in registers that does not fill registers; GetFieldN likewise.
[[nodiscard]] Opcode getFieldOpcode(types::Type* type);
[[nodiscard]] Opcode setFieldOpcode(types::Type* type);
/// The instruction for an element of a slice; none if it takes SliceAddress and a load.
[[nodiscard]] std::optional<Opcode> sliceIndexOpcode(types::Type* element);
[[nodiscard]] std::optional<Opcode> sliceSetOpcode(types::Type* element);

} // namespace lockstep::program
