// Loops (spec: "For statements", "For statements with for clause", "For statements with range clause").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

void Checker::forStatement(StatementContext context, const syntax::ForStmt& stmt) {
    openScope();
    simpleStatement(stmt.init);
    std::uint32_t depth = m_env.loopDepth++;
    // Since go1.22 each iteration has its own copy of the variables, which the post statement is the first to change:
    // it counts as the beginning of the iteration, and is checked before the body.
    const auto* init = syntax::as<syntax::AssignStmt>(stmt.init);
    if (init && init->tok == Token::Define && allowVersion(22)) {
        for (const Expr* each : init->lhs) {
            const auto* name = each->as<Ident>();
            auto* var = name ? as<Var>(m_info.def(*name)) : nullptr;
            if (!var) continue;
            var->isPerIteration = true;
            var->m_loopDepth = m_env.loopDepth;
        }
    }
    if (const auto* post = syntax::as<syntax::AssignStmt>(stmt.post); post && post->tok == Token::Define)
        useAll(post->rhs); // reported by the parser
    else
        simpleStatement(stmt.post);
    m_env.statementStart = m_events;
    std::size_t delayed = m_delayed.size();
    if (stmt.cond) condition(*stmt.cond, "for");
    processDelayed(delayed);
    block({}, stmt.body->list);
    (void)context;
    m_env.loopDepth = depth;
    closeScope();
}

/// What `range` gives for each iteration over a value of x's type.
Checker::RangeTypes Checker::rangeTypes(Operand& x) {
    Type* intType = basicType(BasicKind::Int);
    RangeTypes types;
    Type* core = coreType(x.type);
    if (!core) {
        types.problem = "no core type";
        return types;
    }
    if (auto* pointer = as<Pointer>(core))
        if (auto* array = underAs<Array>(pointer->elem())) core = array;
    switch (core->kind()) {
    case TypeKind::Basic:
        if (isString(core)) {
            types.key = intType;
            types.value = universe().rune;
        } else if (isInteger(core)) {
            types.key = x.type;
            if (!allowVersion(22)) types.problem = "requires go1.22 or later";
        }
        return types;
    case TypeKind::Array:
        types.key = intType;
        types.value = as<Array>(core)->elem();
        return types;
    case TypeKind::Slice:
        types.key = intType;
        types.value = as<Slice>(core)->elem();
        return types;
    case TypeKind::Map:
        types.key = as<Map>(core)->key();
        types.value = as<Map>(core)->elem();
        return types;
    case TypeKind::Chan:
        types.key = as<Chan>(core)->elem();
        if (as<Chan>(core)->direction() == ChanDirection::Send) types.problem = "receive from send-only channel";
        return types;
    case TypeKind::Signature: return rangeFunction(as<Signature>(core));
    default: return types;
    }
}

Checker::RangeTypes Checker::rangeFunction(Signature* type) {
    if (m_env.function) m_env.function->rangesOverFunction = true;
    RangeTypes types;
    types.isFunc = true;
    auto bad = [&](std::string_view what) {
        types.problem = fmt::format("func must be func(yield func(...) bool): {}", what);
        return types;
    };
    if (!allowVersion(23)) {
        types.problem = "requires go1.23 or later";
        return types;
    }
    if (type->params->size() != 1) return bad("wrong argument count");
    if (type->results->size() != 0) return bad("unexpected results");
    auto* yield = as<Signature>(coreType(type->params->at(0)->type()));
    if (!yield) return bad("argument is not func");
    if (yield->params->size() > 2) return bad("yield func has too many parameters");
    if (yield->results->size() != 1 || !isBoolean(yield->results->at(0)->type()))
        return bad("yield func does not return bool");
    if (yield->params->size() > 0) types.key = yield->params->at(0)->type();
    if (yield->params->size() > 1) types.value = yield->params->at(1)->type();
    return types;
}

void Checker::rangeArity(const syntax::RangeStmt& stmt, Operand& x, const RangeTypes& types) {
    if (!types.problem.empty()) {
        error(Code::InvalidRangeExpr, x, fmt::format("cannot range over {}: {}", str(x), types.problem));
        x.invalidate();
    } else if (!types.key && !types.isFunc) {
        error(Code::InvalidRangeExpr, x, fmt::format("cannot range over {}", str(x)));
        x.invalidate();
    } else if (stmt.key && !types.key) {
        error(Code::InvalidIterVar, *stmt.key, fmt::format("range over {} permits no iteration variables", str(x)));
    } else if (stmt.value && !types.value) {
        error(Code::InvalidIterVar, *stmt.value,
              fmt::format("range over {} permits only one iteration variable", str(x)));
    } else if (!stmt.extra.empty()) {
        error(Code::InvalidIterVar, *stmt.extra[0], "range clause permits at most two iteration variables");
    }
}

void Checker::rangeStatement(StatementContext context, const syntax::RangeStmt& stmt) {
    (void)context;
    std::size_t delayed = m_delayed.size();
    Operand x;
    expr(x, *stmt.x);
    RangeTypes types;
    if (!x.isInvalid()) {
        types = rangeTypes(x);
        rangeArity(stmt, x, types);
    }
    processDelayed(delayed); // function literals in the range expression do not see its variables
    openScope();
    std::uint32_t depth = m_env.loopDepth;
    if (stmt.tok == Token::Define) {
        rangeDeclare(stmt, x, types);
        m_env.loopDepth = depth + 1;
    } else {
        m_env.loopDepth = depth + 1; // assigned to in each iteration
        if (stmt.key)
            rangeVariables(stmt, x, types);
        else if (!x.isInvalid() && isUntyped(x.type))
            assignment(x, nullptr, "range clause");
    }
    block({}, stmt.body->list);
    m_env.loopDepth = depth;
    closeScope();
}

/// `for key, value = range x`: ordinary assignments.
void Checker::rangeVariables(const syntax::RangeStmt& stmt, Operand& x, const RangeTypes& types) {
    bool overInteger = !x.isInvalid() && isInteger(coreType(x.type));
    std::size_t i = 0;
    for (const Expr* lhs : {stmt.key, stmt.value}) {
        Type* type = i++ == 0 ? types.key : types.value;
        if (!lhs) continue;
        if (x.isInvalid() || !type || isInvalid(type)) {
            use(*lhs, true);
            continue;
        }
        if (overInteger) {
            assignVar(*lhs, nullptr, &x, "range");
            if (!x.isInvalid() && !isInteger(x.type))
                error(Code::InvalidRangeExpr, *lhs,
                      fmt::format("cannot use iteration variable of type {}", str(x.type)));
            continue;
        }
        Operand y;
        y.mode = Mode::Value;
        y.expr = lhs;
        y.type = type;
        assignVar(*lhs, nullptr, &y, "assignment");
    }
    useAll(stmt.extra);
}

/// `for key, value := range x`.
void Checker::rangeDeclare(const syntax::RangeStmt& stmt, Operand& x, const RangeTypes& types) {
    bool overInteger = !x.isInvalid() && isInteger(coreType(x.type));
    bool perIteration = allowVersion(22);
    std::vector<std::pair<const Ident*, Var*>> fresh;
    bool anyError = false;
    std::size_t i = 0;
    for (const Expr* lhs : {stmt.key, stmt.value}) {
        Type* type = i++ == 0 ? types.key : types.value;
        if (!lhs) continue;
        const auto* name = lhs->as<Ident>();
        if (!name) {
            anyError = true;
            use(*lhs, true);
            error(Code::UnassignableOperand, *lhs, fmt::format("non-name {} on left side of :=", str(*lhs)));
            continue;
        }
        Var* var = newLocal(*name, nullptr);
        recordDef(*name, var);
        if (!name->isBlank()) fresh.emplace_back(name, var);
        if (x.isInvalid() || !type || isInvalid(type)) {
            var->setType(basicType(BasicKind::Invalid));
            var->used = true; // no follow-up
        } else if (overInteger) {
            initVar(var, x, "range clause");
        } else {
            var->setType(type);
        }
        var->isPerIteration = perIteration;
        if (perIteration) {
            var->m_loopDepth = m_env.loopDepth + 1;
        } else { // one variable, assigned to in each iteration
            ++m_env.loopDepth;
            noteVarAssignment(var);
            --m_env.loopDepth;
        }
    }
    // A blank variable does not count as new.
    if (fresh.empty() && !anyError) error(Code::NoNewVariable, stmt.tokPos, "no new variables on left side of :=");
    for (auto& [name, var] : fresh) declare(*m_env.scope, name, var);
    useAll(stmt.extra);
}

} // namespace lockstep::types
