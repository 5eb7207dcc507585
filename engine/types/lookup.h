// Lookup: fields and methods by name, through embedding (spec: "Selectors", "Struct types", "Method sets").
#pragma once

#include "engine/types/interface.h"
#include "engine/types/named.h"
#include "engine/types/object.h"

#include <cstdint>
#include <functional>
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

/// What stands in the way of a type implementing an interface.
struct MissingMethod {
    enum class Why : std::uint8_t {
        None, ///< all methods are there
        NotFound,
        WrongName,       ///< `alternative` differs in letter case only
        Unexported,      ///< it is another package's
        WrongSignature,  ///< `alternative` has the name
        Ambiguous,       ///< several embedded types have it
        PointerReceiver, ///< only the pointer type has it
        Field,           ///< a field has the name
    };
    Why why = Why::None;
    Func* method = nullptr; ///< of the interface
    Func* alternative = nullptr;
};

/// The first method of the interface (in the type set's order) that a value of `type` lacks. `staticCheck` false: an
/// interface `type` may lack methods (type assertion), but not have them with another signature. `resolve` is called
/// before a method's signature is looked at.
[[nodiscard]] MissingMethod missingMethod(Type* type, Interface* interface, bool staticCheck,
                                          const std::function<void(Func*)>& resolve = {});

/// A method that can be called on a value of some type.
struct MethodSetEntry {
    Func* method = nullptr;
    std::vector<std::uint32_t> index; ///< path as in Selection
    bool indirect = false;
};

/// The method set of a type, promoted methods included, sorted by Object::id. Spec: "Method sets".
[[nodiscard]] std::vector<MethodSetEntry> methodSet(Type* type);

} // namespace lockstep::types
