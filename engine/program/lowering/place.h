// Place: an operand that has a location (spec: "Address operators", "Assignment statements"): its operands evaluated,
// not yet read or written.
#pragma once

#include "engine/program/lowering/code_builder.h"
#include "engine/syntax/expressions.h"
#include "engine/types/type.h"

#include <cstdint>
#include <string>

namespace lockstep::program {

struct Place {
    enum class Kind : std::uint8_t {
        Blank,        ///< `_`: stores go nowhere
        Registers,    ///< `offset` bytes into the value that starts at register `base`
        Memory,       ///< `offset` bytes behind the pointer in `base`
        Global,       ///< `offset` bytes into `global`
        SliceElement, ///< element `index` of the slice at `base`, of a size that has its own instructions
        MapElement,   ///< the element of map `base` whose key is at `index`
    };

    Kind kind = Kind::Blank;
    types::Type* type = nullptr; ///< of the value at the place
    Register base = 0;
    Register index = 0;
    std::uint32_t offset = 0;
    GlobalId global = 0;
    bool isPart = false;                ///< of Registers: a field or element of the value, lying as in memory
    bool inGlobal = false;              ///< a Memory place that is a part of `global`
    bool mayBeNil = false;              ///< the pointer of a Memory place comes from the program
    types::Type* container = nullptr;   ///< the map type of a MapElement
    const syntax::Expr* expr = nullptr; ///< for its position, and its name unless `name` says otherwise
    std::string name;
};

} // namespace lockstep::program
