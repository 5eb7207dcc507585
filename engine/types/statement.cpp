// Statements other than switches and loops (spec: "Statements"). Jumps and labels were checked by the parser.
#include "engine/types/checker_core.h"

namespace lockstep::types {

void Checker::statements(StatementContext context, List<Stmt> list) {
    std::uint32_t loopDepth = m_env.loopDepth;
    for (const Stmt* each : list) statement(context, *each);
    m_env.loopDepth = loopDepth; // a label that `goto` jumps to begins a loop of sorts
}

void Checker::statement(StatementContext context, const Stmt& stmt) {
    std::size_t delayed = m_delayed.size();
    m_env.statementStart = m_events;
    Scope* scope = m_env.scope;
    statementInner(context, stmt);
    m_env.scope = scope;
    processDelayed(delayed); // function literals see the scope as it is now
}

void Checker::simpleStatement(const Stmt* stmt) {
    if (stmt) statement({}, *stmt);
}

void Checker::block(StatementContext context, List<Stmt> list) {
    openScope();
    statements(context, list);
    closeScope();
}

bool Checker::isGotoTarget(const syntax::LabeledStmt& stmt) const {
    const FunctionInfo* function = m_env.function;
    if (!function) return true;
    const syntax::BlockStmt* body = function->literal ? function->literal->body
                                    : function->decl  ? function->decl->body
                                                      : nullptr;
    if (!body) return true;
    bool found = false;
    syntax::walk(*body, [&](const Node& node) {
        if (const auto* branch = node.as<syntax::BranchStmt>())
            found = found || (branch->tok == Token::Goto && branch->target == &stmt);
        return !found && !node.is<syntax::FuncLit>();
    });
    return found;
}

void Checker::statementInner(StatementContext context, const Stmt& stmt) {
    switch (stmt.kind) {
    case syntax::NodeKind::DeclStmt: return localDeclaration(*stmt.as<syntax::DeclStmt>()->decl);
    case syntax::NodeKind::LabeledStmt: {
        const auto* labeled = stmt.as<syntax::LabeledStmt>();
        if (isGotoTarget(*labeled)) ++m_env.loopDepth;
        return statement(context, *labeled->stmt);
    }
    case syntax::NodeKind::ExprStmt: return expressionStatement(*stmt.as<syntax::ExprStmt>());
    case syntax::NodeKind::SendStmt: return sendStatement(*stmt.as<syntax::SendStmt>());
    case syntax::NodeKind::IncDecStmt: return incDecStatement(*stmt.as<syntax::IncDecStmt>());
    case syntax::NodeKind::AssignStmt: return assignStatement(*stmt.as<syntax::AssignStmt>());
    case syntax::NodeKind::GoStmt: return callStatement(*stmt.as<syntax::GoStmt>()->call, "go");
    case syntax::NodeKind::DeferStmt:
        if (m_env.function) m_env.function->hasDefer = true;
        return callStatement(*stmt.as<syntax::DeferStmt>()->call, "defer");
    case syntax::NodeKind::ReturnStmt: return returnStatement(*stmt.as<syntax::ReturnStmt>());
    case syntax::NodeKind::BlockStmt: return block(context, stmt.as<syntax::BlockStmt>()->list);
    case syntax::NodeKind::IfStmt: return ifStatement(context, *stmt.as<syntax::IfStmt>());
    case syntax::NodeKind::SwitchStmt: return switchStatement(context, *stmt.as<syntax::SwitchStmt>());
    case syntax::NodeKind::TypeSwitchStmt: return typeSwitchStatement(context, *stmt.as<syntax::TypeSwitchStmt>());
    case syntax::NodeKind::SelectStmt: return selectStatement(context, *stmt.as<syntax::SelectStmt>());
    case syntax::NodeKind::ForStmt: return forStatement(context, *stmt.as<syntax::ForStmt>());
    case syntax::NodeKind::RangeStmt: return rangeStatement(context, *stmt.as<syntax::RangeStmt>());
    default: return; // empty, a jump, or reported by the parser
    }
}

/// Spec "Expression statements": function and method calls and receive operations only.
void Checker::expressionStatement(const syntax::ExprStmt& stmt) {
    Operand x;
    ExprKind kind = rawExpr(x, *stmt.x, nullptr, false);
    if (x.isInvalid()) return;
    std::string_view problem = "is not used";
    if (x.mode == Mode::Builtin)
        problem = "must be called";
    else if (x.mode == Mode::TypeExpr)
        problem = "is not an expression";
    else if (kind == ExprKind::Statement)
        return;
    error(Code::UnusedResult, x, fmt::format("{} {}", str(x), problem));
}

/// Spec "Send statements".
void Checker::sendStatement(const syntax::SendStmt& stmt) {
    Operand channel;
    Operand value;
    expr(channel, *stmt.chan);
    expr(value, *stmt.value);
    if (channel.isInvalid() || value.isInvalid()) return;
    Type* core = coreType(channel.type);
    if (!core) {
        error(Code::InvalidSend, stmt, fmt::format("invalid operation: cannot send to {}: no core type", str(channel)));
        return;
    }
    auto* type = as<Chan>(core);
    if (!type) {
        error(Code::InvalidSend, stmt, fmt::format("invalid operation: cannot send to non-channel {}", str(channel)));
        return;
    }
    if (type->direction() == ChanDirection::Receive) {
        error(Code::InvalidSend, stmt,
              fmt::format("invalid operation: cannot send to receive-only channel {}", str(channel)));
        return;
    }
    assignment(value, type->elem(), "send");
}

/// Spec "Go statements", "Defer statements": a call, other than those whose result must be used.
void Checker::callStatement(const Expr& call, std::string_view keyword) {
    if (!syntax::unparen(&call)->is<syntax::CallExpr>()) {
        use(call, false); // the parser has reported it
        return;
    }
    Operand x;
    ExprKind kind = rawExpr(x, call, nullptr, false);
    if (x.isInvalid() || kind == ExprKind::Statement) return;
    std::string_view problem =
        kind == ExprKind::Conversion ? "requires function call, not conversion" : "discards result of";
    error(Code::InvalidCall, x, fmt::format("{} {} {}", keyword, problem, str(x)));
}

void Checker::assignStatement(const syntax::AssignStmt& stmt) {
    if (stmt.tok == Token::Define) return shortVarDecl(stmt);
    if (stmt.tok == Token::Assign) return assignVars(stmt.lhs, stmt.rhs);
    if (stmt.lhs.size() != 1 || stmt.rhs.size() != 1) {
        error(Code::WrongAssignCount, stmt.tokPos,
              fmt::format("assignment operation {} requires single-valued expressions", tokenText(stmt.tok)));
        useAll(stmt.lhs);
        useAll(stmt.rhs);
        return;
    }
    Operand x;
    binary(x, nullptr, *stmt.lhs[0], *stmt.rhs[0], syntax::binaryOperator(stmt.tok), stmt.tokPos);
    assignVar(*stmt.lhs[0], nullptr, &x, "assignment operation");
}

/// Spec "IncDec statements".
void Checker::incDecStatement(const syntax::IncDecStmt& stmt) {
    Operand x;
    expr(x, *stmt.x);
    if (x.isInvalid()) return;
    if (!allNumeric(x.type)) {
        error(Code::NonNumericOperand, *stmt.x,
              fmt::format("invalid operation: {}{} (non-numeric type {})", str(*stmt.x), tokenText(stmt.tok),
                          str(x.type)));
        return;
    }
    assignVar(*stmt.x, nullptr, &x, "assignment");
}

/// Spec "Return statements".
void Checker::returnStatement(const syntax::ReturnStmt& stmt) {
    static const std::vector<Var*> none;
    Tuple* tuple = m_env.signature ? m_env.signature->results : nullptr;
    const std::vector<Var*>& results = tuple ? tuple->vars() : none;
    bool named = !results.empty() && !results[0]->name().empty();
    if (!stmt.results.empty() || (!results.empty() && !named)) {
        initVars(results, stmt.results, &stmt);
        for (Var* each : results) noteVarAssignment(each);
        return;
    }
    for (Var* result : results) {
        if (result->name() == "_") continue;
        Object* visible = lookup(result->name());
        if (!visible || visible == result) continue;
        report(
            Code::ShadowedResult, stmt.span(),
            fmt::format("result parameter {} not in scope at return", result->name()),
            {{visible->pos(), fmt::format("inner declaration of var {} {}", visible->name(), str(visible->type()))}});
    }
}

void Checker::condition(const Expr& e, std::string_view statementName) {
    Operand x;
    expr(x, e);
    if (x.isInvalid()) return;
    if (!allBoolean(x.type)) {
        error(Code::InvalidCondition, e, fmt::format("non-boolean condition in {} statement", statementName));
        return;
    }
    if (isUntyped(x.type)) convertUntyped(x, defaultType(x.type));
}

/// Spec "If statements".
void Checker::ifStatement(StatementContext context, const syntax::IfStmt& stmt) {
    openScope();
    simpleStatement(stmt.init);
    condition(*stmt.cond, "if");
    block(context, stmt.body->list);
    if (stmt.els) statement(context, *stmt.els);
    closeScope();
}

} // namespace lockstep::types
