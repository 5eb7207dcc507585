// Function bodies (spec: "Function declarations", "Function literals"): what is known about a function, its locals, and
// what must hold once its body has been read.
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

#include <algorithm>

namespace lockstep::types {

FunctionInfo* Checker::newFunction(FunctionInfo* parent, Signature* signature) {
    FunctionInfo* function = &m_info.m_functions.emplace_back();
    function->signature = signature;
    function->parent = parent;
    if (parent) {
        function->typeParams = parent->typeParams;
        parent->literals.push_back(function);
    }
    auto own = [&](Var* var) {
        var->function = function;
        var->m_loopDepth = m_env.loopDepth;
        function->locals.push_back(var);
    };
    if (signature->recv) own(signature->recv);
    if (signature->params)
        for (Var* var : signature->params->vars()) own(var);
    if (signature->results)
        for (Var* var : signature->results->vars()) own(var);
    auto scope = m_signatureScopes.find(signature);
    if (scope != m_signatureScopes.end()) {
        m_functionScopes[function] = scope->second;
        m_signatureScopes.erase(scope);
    }
    m_info.functions.push_back(function);
    return function;
}

void Checker::functionBody(FunctionInfo* function, const syntax::BlockStmt& body, Environment outer) {
    EnvironmentGuard guard(m_env);
    m_env = outer;
    if (function->parent) m_literalPlaces[function] = {outer.statementStart, outer.loopDepth};
    m_env.signature = function->signature;
    m_env.function = function;
    m_env.errorPos = {};
    m_env.inTypeParamList = false;
    m_env.hasCallOrReceive = false;
    // Spec "Blocks", "Declarations and scope": parameters and results belong to the block of the body.
    auto scope = m_functionScopes.find(function);
    if (scope != m_functionScopes.end()) m_env.scope = scope->second;
    statements({}, body.list);
    Tuple* results = function->signature->results;
    if (results && results->size() > 0 && !isTerminatingList(body.list))
        error(Code::MissingReturn, body.rbrace, "missing return");
    reportUnused(function);
}

/// Spec "Variable declarations": a compiler may forbid variables inside functions that are never used; Go's does.
void Checker::reportUnused(FunctionInfo* function) {
    std::vector<Var*> unused;
    for (Var* var : function->locals)
        if (var->role == Var::Role::Local && !var->used && var->name() != "_") unused.push_back(var);
    std::stable_sort(unused.begin(), unused.end(), [](Var* x, Var* y) { return x->pos() < y->pos(); });
    for (Var* var : unused)
        error(Code::UnusedVariable, var->pos(), fmt::format("declared and not used: {}", var->name()));
}

Var* Checker::newLocal(const Ident& name, Type* type) {
    auto* var = m_store.make<Var>(name.pos, m_package, name.name, type, Var::Role::Local);
    var->function = m_env.function;
    var->m_loopDepth = m_env.loopDepth;
    if (m_env.function) m_env.function->locals.push_back(var);
    return var;
}

} // namespace lockstep::types
