// Universe: the predeclared types, constants, functions and nil (spec: "Predeclared identifiers"), and package unsafe.
// Made once, shared by all stores and threads, immutable.
#pragma once

#include "engine/types/package.h"

namespace lockstep::types {

class Interface;

struct Universe {
    Scope* scope = nullptr;
    Package* unsafePackage = nullptr;
    Named* error = nullptr;              ///< type error interface{ Error() string }
    Named* comparable = nullptr;         ///< the constraint comparable
    Interface* any = nullptr;            ///< what the alias any stands for
    Interface* emptyInterface = nullptr; ///< interface{}, printed so
    Basic* byte = nullptr;               ///< identical to uint8, printed "byte"
    Basic* rune = nullptr;               ///< identical to int32, printed "rune"
    Tuple* emptyTuple = nullptr;
    TypeName* anyName = nullptr;
    Object* iota = nullptr;
};

[[nodiscard]] const Universe& universe();

/// The predeclared type of that kind ("uint8" and "int32", not "byte" and "rune").
[[nodiscard]] Basic* basicType(BasicKind kind);

} // namespace lockstep::types
