// Operand: an expression on its way through the checker: what it is, its type so far, its value if constant.
#pragma once

#include "engine/types/constant.h"
#include "engine/types/info.h"
#include "engine/types/type_string.h"

#include <string>

namespace lockstep::types {

struct Operand {
    Mode mode = Mode::Invalid;
    BuiltinId builtin{};
    const syntax::Expr* expr = nullptr;
    Type* type = nullptr;
    constant::Value value;

    [[nodiscard]] bool isInvalid() const { return mode == Mode::Invalid; }
    [[nodiscard]] bool isConstant() const { return mode == Mode::Constant; }
    [[nodiscard]] bool isNil() const { return mode == Mode::Nil; }
    void invalidate() { mode = Mode::Invalid; }
    /// Becomes a computed value of the type.
    void becomeValue(Type* valueType) {
        mode = Mode::Value;
        type = valueType;
    }
};

/// The operand as messages describe it: "x (variable of type int)", "1.5 (untyped float constant)".
[[nodiscard]] std::string describe(const Operand& x, const Qualifier& qualifier);

} // namespace lockstep::types
