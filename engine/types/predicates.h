// Predicates: the yes-or-no questions about types (spec: "Type identity", "Assignability", "Comparison operators",
// "Core types"). Each is a pure function of complete types. `is…` look at the type itself or its underlying type and
// are false for type parameters; `all…` ask whether every type of a type parameter's type set qualifies.
#pragma once

#include "engine/types/interface.h"
#include "engine/types/named.h"

#include <cstdint>
#include <string>

namespace lockstep::types {

[[nodiscard]] bool identical(Type* x, Type* y);
/// As identical, but struct tags do not count (for conversions).
[[nodiscard]] bool identicalIgnoreTags(Type* x, Type* y);
/// Equal for identical types; for tables of types. Stable within a run of the process only.
[[nodiscard]] std::size_t typeHash(Type* type);

[[nodiscard]] bool isInvalid(Type* type);
[[nodiscard]] bool isBoolean(Type* type);
[[nodiscard]] bool isInteger(Type* type);
[[nodiscard]] bool isUnsigned(Type* type);
[[nodiscard]] bool isFloat(Type* type);
[[nodiscard]] bool isComplex(Type* type);
[[nodiscard]] bool isNumeric(Type* type);
[[nodiscard]] bool isString(Type* type);
[[nodiscard]] bool isUntyped(Type* type);
[[nodiscard]] bool isUntypedNumeric(Type* type);
[[nodiscard]] bool isUntypedNil(Type* type);
[[nodiscard]] bool isUnsafePointer(Type* type);
/// Boolean, numeric or string: a type that constants may have.
[[nodiscard]] bool isConstType(Type* type);
[[nodiscard]] bool isBytes(Type* type);     ///< []byte
[[nodiscard]] bool isRunes(Type* type);     ///< []rune
[[nodiscard]] bool isInterface(Type* type); ///< of a value; not a type parameter
[[nodiscard]] bool isTypeParam(Type* type);
[[nodiscard]] bool isGeneric(Type* type);
/// Basic, Named or TypeParam: a type that is identical only to itself by name.
[[nodiscard]] bool hasName(Type* type);
/// nil is a value of it.
[[nodiscard]] bool hasNil(Type* type);
/// Mentions a type parameter.
[[nodiscard]] bool mentionsTypeParam(Type* type);

[[nodiscard]] bool allBoolean(Type* type);
[[nodiscard]] bool allInteger(Type* type);
[[nodiscard]] bool allUnsigned(Type* type);
[[nodiscard]] bool allNumeric(Type* type);
[[nodiscard]] bool allString(Type* type);
[[nodiscard]] bool allNumericOrString(Type* type);
[[nodiscard]] bool allOrdered(Type* type);
[[nodiscard]] bool allBasic(Type* type);

/// == is defined. `dynamic`: interfaces count as comparable (a comparison may panic). `reason`, if given, is filled
/// with why not: "struct containing []int cannot be compared".
[[nodiscard]] bool isComparable(Type* type, bool dynamic, std::string* reason = nullptr);

/// The single underlying type of all types in the type set, or null; under(type) unless a type parameter.
/// Spec: "Core types".
[[nodiscard]] Type* coreType(Type* type);
/// As coreType, but a type set of strings and byte slices has core type string.
[[nodiscard]] Type* coreString(Type* type);
/// The underlying types that values of the type may have: of a type parameter those of its type set, null standing for
/// any other.
[[nodiscard]] std::vector<Type*> possibleTypes(Type* type);

/// The default type of an untyped constant's type; other types are returned as they are.
[[nodiscard]] Type* defaultType(Type* type);
/// A pointer's element type, else the type itself. Looks at the type itself only.
[[nodiscard]] Type* deref(Type* type, bool* wasPointer = nullptr);

} // namespace lockstep::types
