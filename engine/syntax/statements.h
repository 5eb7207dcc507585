// Statements of the tree (spec: "Statements"), named and shaped as in go/ast.
//
// `pos` is the first byte of the statement, usually its keyword; places in the middle that a message may name
// (operators, braces, the condition's end) have fields of their own.
#pragma once

#include "engine/syntax/node.h"
#include "engine/syntax/token.h"

namespace lockstep::syntax {

/// Stands for text that could not be made out as a statement.
struct BadStmt : NodeOf<Stmt, NodeKind::BadStmt> {};

/// A declaration of constants, types or variables in a function.
struct DeclStmt : NodeOf<Stmt, NodeKind::DeclStmt> {
    const GenDecl* decl = nullptr;
};

struct EmptyStmt : NodeOf<Stmt, NodeKind::EmptyStmt> {
    bool implicit = false; ///< no semicolon of its own: `L: }`
};

struct LabeledStmt : NodeOf<Stmt, NodeKind::LabeledStmt> {
    const Ident* label = nullptr;
    Pos colon;
    const Stmt* stmt = nullptr;
};

struct ExprStmt : NodeOf<Stmt, NodeKind::ExprStmt> {
    const Expr* x = nullptr;
};

struct SendStmt : NodeOf<Stmt, NodeKind::SendStmt> {
    const Expr* chan = nullptr;
    Pos arrow;
    const Expr* value = nullptr;
};

struct IncDecStmt : NodeOf<Stmt, NodeKind::IncDecStmt> {
    const Expr* x = nullptr;
    Pos tokPos;
    Token tok = Token::Inc; ///< Inc or Dec
};

/// `lhs = rhs`, `lhs := rhs`, `x op= y`.
struct AssignStmt : NodeOf<Stmt, NodeKind::AssignStmt> {
    List<Expr> lhs;
    Pos tokPos;
    Token tok = Token::Assign; ///< Assign, Define or an assign operator (isAssignOperator)
    List<Expr> rhs;
};

struct GoStmt : NodeOf<Stmt, NodeKind::GoStmt> {
    const Expr* call = nullptr; ///< a CallExpr, unless it was reported that it is none
};

struct DeferStmt : NodeOf<Stmt, NodeKind::DeferStmt> {
    const Expr* call = nullptr; ///< a CallExpr, unless it was reported that it is none
};

struct ReturnStmt : NodeOf<Stmt, NodeKind::ReturnStmt> {
    List<Expr> results;
};

struct BranchStmt : NodeOf<Stmt, NodeKind::BranchStmt> {
    Token tok = Token::Break;     ///< Break, Continue, Goto or Fallthrough
    const Ident* label = nullptr; ///< may be null
    /// The for, range, switch, type switch or select statement that `break` leaves or `continue` continues; the
    /// LabeledStmt that `goto` jumps to. Null for `fallthrough` and where a mistake was reported.
    const Stmt* target = nullptr;
};

struct BlockStmt : NodeOf<Stmt, NodeKind::BlockStmt> {
    List<Stmt> list;
    Pos rbrace; ///< where "missing return" is reported
};

struct IfStmt : NodeOf<Stmt, NodeKind::IfStmt> {
    const Stmt* init = nullptr; ///< may be null
    const Expr* cond = nullptr;
    const BlockStmt* body = nullptr;
    const Stmt* els = nullptr; ///< null, a BlockStmt or an IfStmt
};

/// `case a, b:` or `default:` of a switch or type switch.
struct CaseClause : NodeOf<Stmt, NodeKind::CaseClause> {
    List<Expr> list; ///< empty: default
    bool isDefault = false;
    Pos colon;
    List<Stmt> body;
};

struct SwitchStmt : NodeOf<Stmt, NodeKind::SwitchStmt> {
    const Stmt* init = nullptr; ///< may be null
    const Expr* tag = nullptr;  ///< may be null
    Pos lbrace;
    List<CaseClause> clauses;
    Pos rbrace;
};

/// `switch init; name := x.(type) { … }`.
struct TypeSwitchStmt : NodeOf<Stmt, NodeKind::TypeSwitchStmt> {
    const Stmt* init = nullptr;  ///< may be null
    const Ident* name = nullptr; ///< may be null; not declared itself: each clause declares its own variable
    const TypeAssertExpr* guard = nullptr;
    Pos lbrace;
    List<CaseClause> clauses;
    Pos rbrace;
};

/// `case v := <-c:`, `case c <- v:` or `default:` of a select.
struct CommClause : NodeOf<Stmt, NodeKind::CommClause> {
    const Stmt* comm = nullptr; ///< null: default; else SendStmt, ExprStmt or AssignStmt (checked by the type checker)
    Pos colon;
    List<Stmt> body;
};

struct SelectStmt : NodeOf<Stmt, NodeKind::SelectStmt> {
    Pos lbrace;
    List<CommClause> clauses;
    Pos rbrace;
};

struct ForStmt : NodeOf<Stmt, NodeKind::ForStmt> {
    const Stmt* init = nullptr; ///< may be null
    const Expr* cond = nullptr; ///< may be null
    const Stmt* post = nullptr; ///< may be null
    const BlockStmt* body = nullptr;
};

/// `for key, value := range x`.
struct RangeStmt : NodeOf<Stmt, NodeKind::RangeStmt> {
    const Expr* key = nullptr;   ///< may be null
    const Expr* value = nullptr; ///< may be null
    /// Further variables, a mistake that the type checker reports; usually empty.
    List<Expr> extra;
    Pos tokPos;                 ///< of `=` or `:=`; none without key
    Token tok = Token::Illegal; ///< Illegal without key, else Assign or Define
    Pos range;                  ///< the keyword
    const Expr* x = nullptr;
    const BlockStmt* body = nullptr;
};

} // namespace lockstep::syntax
