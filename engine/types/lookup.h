// Lookup: fields and methods by name, through embedding (spec: "Selectors", "Struct types", "Method sets").
#pragma once

#include "engine/types/interface.h"
#include "engine/types/named.h"
#include "engine/types/object.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lockstep::types {

struct LookupResult {
    Object* object = nullptr; ///< Var or Func; null: none, or not exactly one
    /// As Selection::index. With a null object: non-empty if several were found at the least depth.
    std::vector<std::uint32_t> index;
    /// A pointer was followed. With a null object: the method exists but needs an addressable receiver.
    bool indirect = false;
};

/// The field or method `name` of x, as written in `package`. `addressable`: x is a variable, so methods with a pointer
/// receiver count. A name in another letter case is found if `foldCase`.
[[nodiscard]] LookupResult lookupFieldOrMethod(Type* type, bool addressable, const Package* package,
                                               std::string_view name, bool foldCase = false);

/// Only methods; of the method set if not addressable.
struct MissingMethod {
    Func* method = nullptr;       ///< of the interface; null: none is missing
    Func* alternative = nullptr;  ///< one of the same name (or letter-case variant) that does not fit
    bool wrongType = false;       ///< it has another signature
    bool pointerReceiver = false; ///< it has a pointer receiver
};

/// The first method of the interface (in the type set's order) that a value of `type` lacks. `staticCheck` false: an
/// interface `type` may lack methods (type assertion), but not have them with another signature.
[[nodiscard]] MissingMethod missingMethod(Type* type, Interface* interface, bool staticCheck);

/// A method that can be called on a value of some type.
struct MethodSetEntry {
    Func* method = nullptr;
    std::vector<std::uint32_t> index; ///< path as in Selection
    bool indirect = false;
};

/// The method set of a type, promoted methods included, sorted by Object::id. Spec: "Method sets".
[[nodiscard]] std::vector<MethodSetEntry> methodSet(Type* type);

} // namespace lockstep::types
