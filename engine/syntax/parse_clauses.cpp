// Statements with clauses and blocks (spec: "If statements", "Switch statements", "Select statements", "For
// statements").
#include "engine/syntax/parse_state.h"

#include <fmt/format.h>

namespace lockstep::syntax {

namespace {

/// `x.(type)`, which only a type switch may hold.
bool isTypeSwitchGuard(const Expr* x) {
    const auto* assertion = as<TypeAssertExpr>(x);
    return assertion && !assertion->type;
}

/// The guard of `name := x.(type)`, or null.
const AssignStmt* namedGuard(const Stmt* stmt) {
    const auto* assign = as<AssignStmt>(stmt);
    if (!assign || assign->tok != Token::Define || assign->lhs.size() != 1 || assign->rhs.size() != 1) return nullptr;
    return assign->lhs[0]->is<Ident>() && isTypeSwitchGuard(assign->rhs[0]) ? assign : nullptr;
}

} // namespace

/// What stands between `if`, `for` or `switch` and the block: [ SimpleStmt ";" ] Expression and its variants.
Parser::Header Parser::header(Token keyword) {
    Header header;
    next();
    if (at(Token::LeftBrace)) {
        if (keyword == Token::If) {
            syntaxError("missing condition in if statement");
            header.cond = badExpr();
        }
        return header;
    }
    const int outerLevel = m_exprLevel;
    m_exprLevel = -1;
    if (!at(Token::Semicolon)) {
        if (got(Token::Var)) syntaxError(fmt::format("var declaration not allowed in {} initializer", text(keyword)));
        header.init = simpleStmt(keyword);
        if (const auto* range = header.init->as<RangeStmt>()) {
            header.range = const_cast<RangeStmt*>(range);
            header.init = nullptr;
        }
    }
    if (!header.range) restOfHeader(header, keyword);
    m_exprLevel = outerLevel;
    return header;
}

/// Behind the first simple statement, which is the condition when nothing follows.
void Parser::restOfHeader(Header& header, Token keyword) {
    if (at(Token::LeftBrace)) {
        const Stmt* only = std::exchange(header.init, nullptr);
        return condition(header, keyword, only, {}, {});
    }
    Pos semicolon;
    std::string semicolonText;
    if (at(Token::Semicolon)) {
        semicolon = pos();
        semicolonText = tokenText();
        next();
    } else {
        want(Token::LeftBrace); // which makes a better message than asking for a semicolon
        if (!at(Token::LeftBrace)) advance({Token::LeftBrace, Token::RightBrace});
    }
    const Stmt* cond = nullptr;
    if (keyword == Token::For) {
        if (!at(Token::Semicolon)) {
            if (at(Token::LeftBrace)) {
                expected("for loop condition");
                return condition(header, keyword, nullptr, semicolon, semicolonText);
            }
            cond = simpleStmt(Token::Illegal);
        }
        want(Token::Semicolon);
        if (!at(Token::LeftBrace)) {
            header.post = simpleStmt(Token::Illegal);
            const auto* assign = header.post->as<AssignStmt>();
            if (assign && assign->tok == Token::Define)
                syntaxError(assign->tokPos, "cannot declare in post statement of for loop");
        }
    } else if (!at(Token::LeftBrace)) {
        cond = simpleStmt(keyword);
    }
    condition(header, keyword, cond, semicolon, semicolonText);
}

/// Turns the statement in the condition's place into the condition.
void Parser::condition(Header& header, Token keyword, const Stmt* cond, Pos semicolon, std::string_view semicolonText) {
    if (!cond) {
        if (keyword != Token::If) return;
        header.cond = start<BadExpr>(semicolon ? semicolon : pos());
        if (semicolon.isNone()) return;
        if (semicolonText == "semicolon") return syntaxError(semicolon, "missing condition in if statement");
        return syntaxError(semicolon, fmt::format("unexpected {}, {} {{ after if clause", semicolonText,
                                                  isNewWording() ? "expected" : "expecting"));
    }
    if (const auto* value = cond->as<ExprStmt>()) {
        header.cond = value->x;
        return;
    }
    if (keyword == Token::Switch) {
        if (const AssignStmt* guard = namedGuard(cond)) {
            header.guardName = guard->lhs[0]->as<Ident>();
            header.cond = guard->rhs[0];
            return;
        }
    }
    // `=` for `==` is what people mean most often
    const auto* assign = cond->as<AssignStmt>();
    const auto* step = cond->as<IncDecStmt>();
    const auto* send = cond->as<SendStmt>();
    const Pos place = assign ? assign->tokPos : step ? step->tokPos : send ? send->arrow : cond->pos;
    const std::string what = assign && assign->tok == Token::Assign ? assignmentText(*assign) : statementText(*cond);
    syntaxError(place, fmt::format("cannot use {} as value", what));
    if (keyword == Token::If) header.cond = start<BadExpr>(cond->pos);
}

/// "assignment x = y", with parentheses that set the two sides apart.
std::string Parser::assignmentText(const AssignStmt& assign) const {
    const auto side = [&](List<Expr> list) {
        std::string text;
        for (const Expr* x : list) text += (text.empty() ? "" : ", ") + exprText(*x);
        const bool isPlain = list.size() == 1 && (list[0]->is<Ident>() || list[0]->is<BasicLit>());
        return isPlain && isNewWording() ? text : fmt::format("({})", text);
    };
    return fmt::format("assignment {} = {}", side(assign.lhs), side(assign.rhs));
}

/// ForStmt = "for" [ Condition | ForClause | RangeClause ] Block.
const Stmt* Parser::forStmt() {
    const Pos begin = pos();
    const Header head = header(Token::For);
    if (head.range) {
        head.range->pos = begin;
        head.range->body = blockStmt("for clause");
        return finish(head.range);
    }
    auto* node = start<ForStmt>(begin);
    node->init = head.init;
    node->cond = head.cond;
    node->post = head.post;
    node->body = blockStmt("for clause");
    return finish(node);
}

/// IfStmt = "if" [ SimpleStmt ";" ] Expression Block [ "else" ( IfStmt | Block ) ]. A long chain is read in a loop.
const Stmt* Parser::ifStmt() {
    std::vector<IfStmt*> chain = {ifClause()};
    while (got(Token::Else)) {
        if (at(Token::If)) {
            IfStmt* next = ifClause();
            chain.back()->els = next;
            chain.push_back(next);
            continue;
        }
        if (at(Token::LeftBrace)) {
            chain.back()->els = blockStmt("");
        } else {
            syntaxError("else must be followed by if or statement block");
            advance({Token::Ident, Token::RightBrace});
        }
        break;
    }
    for (IfStmt* each : chain) finish(each);
    return chain.front();
}

IfStmt* Parser::ifClause() {
    auto* node = start<IfStmt>(pos());
    const Header head = header(Token::If);
    node->init = head.init;
    node->cond = head.cond;
    node->body = blockStmt("if clause");
    return node;
}

/// ExprSwitchStmt and TypeSwitchStmt.
const Stmt* Parser::switchStmt() {
    const Pos begin = pos();
    const Header head = header(Token::Switch);
    const Pos lbrace = pos();
    if (!got(Token::LeftBrace)) {
        syntaxError("missing { after switch clause");
        advance({Token::Case, Token::Default, Token::RightBrace});
    }
    Collector<CaseClause> clauses(*this);
    while (!at(Token::Eof) && !at(Token::RightBrace)) clauses.add(caseClause());
    const Pos rbrace = pos();
    want(Token::RightBrace);

    const auto fill = [&](auto* node) {
        node->init = head.init;
        node->lbrace = lbrace;
        node->clauses = clauses.take();
        node->rbrace = rbrace;
        return finish(node);
    };
    if (isTypeSwitchGuard(head.cond)) {
        auto* node = start<TypeSwitchStmt>(begin);
        node->name = head.guardName;
        node->guard = head.cond->as<TypeAssertExpr>();
        return fill(node);
    }
    auto* node = start<SwitchStmt>(begin);
    node->tag = head.cond;
    return fill(node);
}

/// SelectStmt = "select" "{" { CommClause } "}".
const Stmt* Parser::selectStmt() {
    auto* node = start<SelectStmt>(pos());
    next();
    node->lbrace = pos();
    if (!got(Token::LeftBrace)) {
        syntaxError("missing { after select clause");
        advance({Token::Case, Token::Default, Token::RightBrace});
    }
    Collector<CommClause> clauses(*this);
    while (!at(Token::Eof) && !at(Token::RightBrace)) clauses.add(commClause());
    node->clauses = clauses.take();
    node->rbrace = pos();
    want(Token::RightBrace);
    return finish(node);
}

/// ( "case" ExpressionList | "default" ) ":" StatementList.
const CaseClause* Parser::caseClause() {
    auto* node = start<CaseClause>(pos());
    if (got(Token::Case)) {
        node->list = exprList();
    } else if (got(Token::Default)) {
        node->isDefault = true;
    } else {
        expected("case or default or }");
        advance({Token::Colon, Token::Case, Token::Default, Token::RightBrace});
    }
    node->colon = pos();
    want(Token::Colon);
    node->body = stmtList();
    return finish(node);
}

/// ( "case" ( SendStmt | RecvStmt ) | "default" ) ":" StatementList.
const CommClause* Parser::commClause() {
    auto* node = start<CommClause>(pos());
    if (got(Token::Case)) {
        node->comm = simpleStmt(Token::Illegal);
    } else if (!got(Token::Default)) {
        expected("case or default or }");
        advance({Token::Colon, Token::Case, Token::Default, Token::RightBrace});
    }
    node->colon = pos();
    want(Token::Colon);
    node->body = stmtList();
    return finish(node);
}

} // namespace lockstep::syntax
