#include "engine/types/operand.h"

#include "engine/syntax/printer.h"
#include "engine/types/predicates.h"

namespace lockstep::types {

namespace {

std::string_view modeText(Mode mode) {
    switch (mode) {
    case Mode::NoValue: return "no value";
    case Mode::Builtin: return "built-in";
    case Mode::TypeExpr: return "type";
    case Mode::Constant: return "constant";
    case Mode::Variable: return "variable";
    case Mode::MapIndex: return "map index expression";
    case Mode::Value: return "value";
    case Mode::Nil: return "nil";
    case Mode::CommaOk: return "comma, ok expression";
    default: return "invalid operand";
    }
}

bool showsType(const Operand& x) { return x.type && x.mode >= Mode::Constant; }

std::string typeClause(const Operand& x, const Qualifier& qualifier) {
    if (isInvalid(x.type)) return " with invalid type";
    std::string text = " of type " + typeString(x.type, qualifier);
    if (auto* param = as<TypeParam>(x.type)) {
        text += " constrained by " + typeString(param->constraint(), qualifier);
        if (auto* bound = as<Interface>(under(param->constraint())); bound && bound->typeSet().isEmpty())
            text += " with empty type set";
    }
    return text;
}

} // namespace

std::string describe(const Operand& x, const Qualifier& qualifier) {
    if (x.isNil()) return isInvalid(x.type) ? "nil (with invalid type)" : "nil";
    std::string expression = x.expr ? syntax::exprText(*x.expr) : std::string();
    std::string text;
    bool untyped = showsType(x) && isUntyped(x.type);
    if (untyped) text += std::string(as<Basic>(x.type)->name()) + ' ';
    text += modeText(x.mode);
    if (x.isConstant()) {
        std::string value = constant::toString(x.value);
        if (value != expression) text += ' ' + value;
    }
    if (showsType(x) && !untyped) text += typeClause(x, qualifier);
    return expression.empty() ? text : expression + " (" + text + ")";
}

} // namespace lockstep::types
