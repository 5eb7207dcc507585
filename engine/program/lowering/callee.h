// Callee: what a call calls, found before its arguments are evaluated (spec: "Calls", "Method values").
#pragma once

#include "engine/program/lowering/expression_lowering.h"

namespace lockstep::program {

struct ExpressionLowering::Callee {
    enum class Kind : std::uint8_t {
        Static,    ///< `function`
        Native,    ///< private native code: no call at all
        Closure,   ///< the func value in `target`
        Interface, ///< `method` of the interface at `target`
    };
    Kind kind = Kind::Static;
    FunctionId function = noFunction;
    NativeId native{};
    Register target = 0;
    MethodId method = 0;
    types::Signature* signature = nullptr;          ///< without type parameters
    const syntax::SelectorExpr* selector = nullptr; ///< of a method call
    Type* receiver = nullptr;                       ///< type of the method's receiver parameter, if it is passed
    std::vector<std::uint32_t> path;                ///< of embedded fields to the receiver
    bool isLiteral = false;                         ///< a function literal called where it stands
};

} // namespace lockstep::program
