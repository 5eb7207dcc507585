// What things are called that expressions make: after the variables that they go to, else after their types.
#include "engine/program/lowering/expression_lowering.h"
#include "engine/program/lowering/runtime_types.h"
#include "engine/syntax/printer.h"
#include "engine/types/type_string.h"

#include <utility>

namespace lockstep::program {

namespace {

std::string shownType(types::Type* type) {
    return types::typeString(type, [](const types::Package& package) {
        return package.name() == "main" ? std::string() : std::string(package.name());
    });
}

} // namespace

bool ExpressionLowering::makesNamed(const Expr& expr) const {
    const Expr* inner = syntax::unparen(&expr);
    if (const auto* unary = inner->as<syntax::UnaryExpr>(); unary && unary->op == syntax::Token::And)
        inner = syntax::unparen(unary->x);
    if (inner->is<syntax::CompositeLit>()) return true;
    const auto* x = inner->as<syntax::CallExpr>();
    if (!x) return false;
    const Expr& fun = *syntax::unparen(x->fun);
    if (info().at(fun).mode != types::Mode::Builtin) return makesForCaller(fun);
    const types::BuiltinId builtin = builtinOf(fun);
    return builtin == types::BuiltinId::Make || builtin == types::BuiltinId::New;
}

bool ExpressionLowering::makesForCaller(const Expr& fun) const {
    const types::Func* function = m_source.package->isLibrary ? nullptr : declaredFunction(fun);
    return function && function->package() && program::makesForCallers(function->package()->path());
}

std::string ExpressionLowering::takeMadeName(Type* type) {
    const std::vector<std::string> names = std::exchange(m_madeNames, {});
    return names.empty() || names.front() == "_" ? shownType(type) : names.front();
}

void ExpressionLowering::nameResults(const syntax::CallExpr& x, const types::Signature& signature,
                                     const std::vector<std::string>& names) {
    const std::vector<types::Var*>& results = signature.results->vars();
    for (std::size_t i = 0; i < results.size(); ++i) {
        const bool hasName = i < names.size() && names[i] != "_";
        m_code.nameResult(typeId(resolve(results[i]->type())), hasName ? names[i] : syntax::exprText(*x.fun));
    }
}

} // namespace lockstep::program
