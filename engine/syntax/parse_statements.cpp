// Simple statements, jumps and blocks (spec: "Statements").
#include "engine/syntax/parse_state.h"

#include <fmt/format.h>

namespace lockstep::syntax {

/// StatementList = { Statement ";" }.
List<Stmt> Parser::stmtList() {
    Collector<Stmt> list(*this);
    while (!at(Token::Eof) && !at(Token::RightBrace) && !at(Token::Case) && !at(Token::Default)) {
        const Stmt* stmt = stmtOrNull();
        if (!stmt) break;
        list.add(stmt);
        if (got(Token::Semicolon) || at(Token::RightBrace)) continue;
        unexpected(" at end of statement");
        advance({Token::Semicolon, Token::RightBrace, Token::Case, Token::Default});
        got(Token::Semicolon);
    }
    return list.take();
}

/// A statement; null when none starts here.
const Stmt* Parser::stmtOrNull() {
    const Level level(*this);
    if (tooDeep()) return nullptr;
    switch (token()) {
    case Token::Ident: {
        const List<Expr> lhs = exprList();
        const auto* label = lhs[0]->as<Ident>();
        if (lhs.size() == 1 && label && at(Token::Colon)) return labeledStmt(const_cast<Ident*>(label));
        return simpleStmtAfter(lhs, Token::Illegal);
    }
    case Token::Var:
    case Token::Const:
    case Token::Type: return declStmt();
    case Token::LeftBrace: return blockStmt("");
    case Token::Add:
    case Token::Sub:
    case Token::Mul:
    case Token::And:
    case Token::Xor:
    case Token::Not:
    case Token::Arrow:
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String:
    case Token::Func:
    case Token::LeftParen:
    case Token::LeftBracket:
    case Token::Struct:
    case Token::Map:
    case Token::Chan:
    case Token::Interface: return simpleStmt(Token::Illegal);
    case Token::For: return forStmt();
    case Token::Switch: return switchStmt();
    case Token::Select: return selectStmt();
    case Token::If: return ifStmt();
    case Token::Break:
    case Token::Continue:
    case Token::Goto:
    case Token::Fallthrough: return branchStmt();
    case Token::Go:
    case Token::Defer: return callStmt();
    case Token::Return: return returnStmt();
    case Token::Semicolon: {
        auto* empty = start<EmptyStmt>(pos());
        empty->implicit = m_scanner.isAutomaticSemicolon();
        if (!empty->implicit) empty->end = m_scanner.end();
        return empty;
    }
    default: return nullptr;
    }
}

/// SimpleStmt = ExpressionStmt | SendStmt | IncDecStmt | Assignment | ShortVarDecl, and after `for` a range clause.
const Stmt* Parser::simpleStmt(Token keyword) {
    if (keyword == Token::For && at(Token::Range)) return rangeClause({}, {}, Token::Illegal);
    return simpleStmtAfter(exprList(), keyword);
}

const Stmt* Parser::simpleStmtAfter(List<Expr> lhs, Token keyword) {
    const Expr* x = lhs[0];
    if (at(Token::Assign) || at(Token::Define)) return assignment(lhs, keyword);
    if (lhs.size() > 1) {
        expected(":= or = or comma");
        advance({Token::Semicolon, Token::RightBrace});
    } else if (isAssignOperator(token())) {
        auto* assign = start<AssignStmt>(x->pos);
        assign->lhs = lhs;
        assign->tokPos = pos();
        assign->tok = token();
        next();
        Collector<Expr> rhs(*this);
        rhs.add(expr());
        assign->rhs = rhs.take();
        return finish(assign);
    } else if (at(Token::Inc) || at(Token::Dec)) {
        auto* step = start<IncDecStmt>(x->pos);
        step->x = x;
        step->tokPos = pos();
        step->tok = token();
        next();
        return finish(step);
    } else if (at(Token::Arrow)) {
        auto* send = start<SendStmt>(x->pos);
        send->chan = x;
        send->arrow = pos();
        next();
        send->value = expr();
        return finish(send);
    }
    auto* stmt = start<ExprStmt>(x->pos);
    stmt->x = x;
    stmt->end = x->end;
    return stmt;
}

/// `lhs = rhs` or `lhs := rhs`; after `for` perhaps `lhs = range x`.
const Stmt* Parser::assignment(List<Expr> lhs, Token keyword) {
    const Pos tokPos = pos();
    const Token tok = token();
    next();
    if (keyword == Token::For && at(Token::Range)) return rangeClause(lhs, tokPos, tok);
    auto* assign = start<AssignStmt>(lhs[0]->pos);
    assign->lhs = lhs;
    assign->tokPos = tokPos;
    assign->tok = tok;
    assign->rhs = exprList();
    return finish(assign);
}

/// A range statement as far as its header goes.
RangeStmt* Parser::rangeClause(List<Expr> lhs, Pos tokPos, Token tok) {
    auto* range = start<RangeStmt>(lhs.empty() ? pos() : lhs[0]->pos);
    if (!lhs.empty()) range->key = lhs[0];
    if (lhs.size() > 1) range->value = lhs[1];
    if (lhs.size() > 2) range->extra = lhs.subspan(2);
    range->tokPos = tokPos;
    range->tok = tok;
    range->range = pos();
    next();
    range->x = expr();
    return finish(range);
}

/// LabeledStmt = Label ":" Statement; null when no statement follows.
const Stmt* Parser::labeledStmt(Ident* label) {
    auto* node = start<LabeledStmt>(label->pos);
    node->label = label;
    node->colon = pos();
    next();
    if (at(Token::RightBrace)) {
        auto* empty = start<EmptyStmt>(m_lastEnd);
        empty->implicit = true;
        node->stmt = empty;
        return finish(node);
    }
    node->stmt = stmtOrNull();
    if (node->stmt) {
        node->end = node->stmt->end;
        return node;
    }
    syntaxError(node->colon, "missing statement after label");
    return nullptr;
}

/// Block = "{" StatementList "}". `context` says what the block belongs to; empty when the brace is there.
BlockStmt* Parser::blockStmt(std::string_view context) {
    auto* block = start<BlockStmt>(pos());
    if (!got(Token::LeftBrace)) {
        expected(fmt::format("{{ after {}", context));
        advance({Token::Ident, Token::RightBrace});
        block->rbrace = pos();
        if (got(Token::RightBrace)) return finish(block);
    }
    block->list = stmtList();
    block->rbrace = pos();
    want(Token::RightBrace);
    return finish(block);
}

const Stmt* Parser::declStmt() {
    auto* node = start<DeclStmt>(pos());
    node->decl = genDecl();
    return finish(node);
}

/// BreakStmt, ContinueStmt, GotoStmt and FallthroughStmt.
const Stmt* Parser::branchStmt() {
    auto* node = start<BranchStmt>(pos());
    node->tok = token();
    next();
    const bool mayHaveLabel = node->tok == Token::Break || node->tok == Token::Continue;
    if (node->tok == Token::Goto || (mayHaveLabel && at(Token::Ident))) node->label = name();
    return finish(node);
}

const Stmt* Parser::returnStmt() {
    auto* node = start<ReturnStmt>(pos());
    next();
    if (!at(Token::Semicolon) && !at(Token::RightBrace)) node->results = exprList();
    return finish(node);
}

/// GoStmt = "go" Expression, DeferStmt = "defer" Expression: the expression must be a call, and not in parentheses.
const Stmt* Parser::callStmt() {
    const Pos begin = pos();
    const Token keyword = token();
    next();
    const Expr* x = primaryExpr(nullptr);
    const Expr* call = unparen(x);
    if (call != x) {
        error(DiagnosticCode::ParenthesizedCall, x->pos,
              fmt::format("expression in {} must not be parenthesized", text(keyword)));
    }
    const bool isReported = isNewWording() && call->is<BadExpr>();
    if (!call->is<CallExpr>() && !isReported) {
        error(DiagnosticCode::CallRequired, isNewWording() ? call->pos : operatorPos(*call),
              fmt::format("expression in {} must be function call", text(keyword)));
    }
    if (keyword == Token::Go) {
        auto* node = start<GoStmt>(begin);
        node->call = call;
        return finish(node);
    }
    auto* node = start<DeferStmt>(begin);
    node->call = call;
    return finish(node);
}

} // namespace lockstep::syntax
