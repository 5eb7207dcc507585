// Terminating statements (spec: "Terminating statements"): whether a function can run off its end.
#include "engine/types/checker_core.h"

namespace lockstep::types {

namespace {

/// A `break` inside leaves the statement.
bool hasBreak(const Stmt& statement) {
    bool found = false;
    syntax::walk(statement, [&](const Node& node) {
        if (const auto* branch = node.as<syntax::BranchStmt>())
            found = found || (branch->tok == Token::Break && branch->target == &statement);
        return !found && !node.is<syntax::FuncLit>();
    });
    return found;
}

bool endsInFallthrough(List<Stmt> list) {
    if (list.empty()) return false;
    const auto* branch = list.back()->as<syntax::BranchStmt>();
    return branch && branch->tok == Token::Fallthrough;
}

} // namespace

bool Checker::isPanic(const Expr& call) const {
    const auto* expr = syntax::unparen(&call)->as<syntax::CallExpr>();
    const auto* name = expr ? syntax::unparen(expr->fun)->as<Ident>() : nullptr;
    auto* builtin = name ? types::as<Builtin>(m_info.use(*name)) : nullptr;
    return builtin && builtin->builtin() == BuiltinId::Panic;
}

bool Checker::isTerminatingList(List<Stmt> list) {
    std::size_t size = list.size();
    while (size > 0 && list[size - 1]->is<syntax::EmptyStmt>()) --size;
    return size > 0 && isTerminating(*list[size - 1]);
}

bool Checker::isTerminating(const Stmt& stmt) {
    auto clausesTerminate = [this](const auto& clauses) {
        bool hasDefault = false;
        for (const syntax::CaseClause* clause : clauses) {
            hasDefault = hasDefault || clause->isDefault;
            if (!isTerminatingList(clause->body) && !endsInFallthrough(clause->body)) return false;
        }
        return hasDefault;
    };
    switch (stmt.kind) {
    case syntax::NodeKind::BadStmt: // nothing more to say about it
    case syntax::NodeKind::ReturnStmt: return true;
    case syntax::NodeKind::BranchStmt: {
        Token tok = stmt.as<syntax::BranchStmt>()->tok;
        return tok == Token::Goto || tok == Token::Fallthrough;
    }
    case syntax::NodeKind::ExprStmt: return isPanic(*stmt.as<syntax::ExprStmt>()->x);
    case syntax::NodeKind::BlockStmt: return isTerminatingList(stmt.as<syntax::BlockStmt>()->list);
    case syntax::NodeKind::LabeledStmt: return isTerminating(*stmt.as<syntax::LabeledStmt>()->stmt);
    case syntax::NodeKind::IfStmt: {
        const auto* branches = stmt.as<syntax::IfStmt>();
        return branches->els && isTerminating(*branches->body) && isTerminating(*branches->els);
    }
    case syntax::NodeKind::SwitchStmt:
        return clausesTerminate(stmt.as<syntax::SwitchStmt>()->clauses) && !hasBreak(stmt);
    case syntax::NodeKind::TypeSwitchStmt:
        return clausesTerminate(stmt.as<syntax::TypeSwitchStmt>()->clauses) && !hasBreak(stmt);
    case syntax::NodeKind::SelectStmt:
        for (const syntax::CommClause* clause : stmt.as<syntax::SelectStmt>()->clauses)
            if (!isTerminatingList(clause->body)) return false;
        return !hasBreak(stmt);
    case syntax::NodeKind::ForStmt: return !stmt.as<syntax::ForStmt>()->cond && !hasBreak(stmt);
    default: return false;
    }
}

} // namespace lockstep::types
