// Expressions with several values: calls, and the comma-ok forms of map indexes, type assertions and receives.
#include "engine/base/ensure.h"
#include "engine/program/lowering/expression_lowering.h"

#include <utility>

namespace lockstep::program {

using syntax::NodeKind;
using types::Var;

Register ExpressionLowering::evaluateMultiple(const Expr& expr, std::vector<Type*>& valueTypes, Into into) {
    const Expr& inner = *syntax::unparen(&expr);
    auto* tuple = types::as<types::Tuple>(resolve(info().typeOf(inner)));
    base::ensure(tuple != nullptr, "an expression with one value where several are wanted");
    for (Var* var : tuple->vars()) valueTypes.push_back(resolve(var->type()));
    std::uint32_t slots = 0;
    for (Type* type : valueTypes) slots += slotsOf(type);
    if (into) m_code.setTop(*into + slots);
    if (const auto* callExpr = inner.as<syntax::CallExpr>()) {
        if (!into) return call(*callExpr, std::nullopt);
        const Register link = std::exchange(m_freeLink, *into);
        const Register result = call(*callExpr, into);
        m_freeLink = link;
        return result;
    }
    const Register result = into ? *into : m_code.allocate(slots);
    const TemporaryScope temporaries(m_code);
    switch (inner.kind) {
    case NodeKind::IndexExpr: {
        const Place element = place(inner);
        at(inner.pos);
        m_code.emitExtra3(Opcode::MapGet, result, element.base, element.index, typeId(element.container), 1);
        nameSite(element);
        break;
    }
    case NodeKind::TypeAssertExpr: typeAssert(static_cast<const syntax::TypeAssertExpr&>(inner), result, true); break;
    default: receiveInto(static_cast<const syntax::UnaryExpr&>(inner), result, true); break;
    }
    return result;
}

Register ExpressionLowering::evaluateMultipleAs(const Expr& expr, const std::vector<Type*>& targets) {
    std::vector<Type*> valueTypes;
    const Register values = evaluateMultiple(expr, valueTypes);
    bool identical = true;
    for (std::size_t i = 0; i < targets.size(); ++i)
        identical = identical && types::isInterface(targets[i]) == types::isInterface(valueTypes[i]);
    if (identical) return values;
    std::uint32_t slots = 0;
    for (Type* type : targets) slots += slotsOf(type);
    const Register result = m_code.allocate(slots);
    Register from = values;
    Register to = result;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        convertImplicitly(from, valueTypes[i], targets[i], to);
        from += slotsOf(valueTypes[i]);
        to += slotsOf(targets[i]);
    }
    return result;
}

} // namespace lockstep::program
