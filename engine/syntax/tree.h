// The tree as a whole: all node types, and the small questions that every later phase asks about them.
//
// forEachChild visits the children in source order; visit hands a node over as its own type. Both know every kind of
// node (nodes.def), so a new kind that they forget does not compile.
#pragma once

#include "engine/base/ensure.h"
#include "engine/syntax/declarations.h"
#include "engine/syntax/expressions.h"
#include "engine/syntax/statements.h"

#include <functional>
#include <string>
#include <string_view>

namespace lockstep::syntax {

/// The name of the kind as in go/ast: "BinaryExpr".
[[nodiscard]] std::string_view kindName(NodeKind kind);

/// The expression without the parentheses around it. Null stays null.
[[nodiscard]] const Expr* unparen(const Expr* expr);

/// Where Go's compiler places the expression as a whole: its operator, dot, bracket or brace, else its start.
[[nodiscard]] Pos operatorPos(const Expr& expr);

/// The string a string literal stands for, or the bytes of its text when it is malformed. Pre: literal ==
/// Token::String.
[[nodiscard]] std::string stringValue(const BasicLit& literal);
/// The code point a rune literal stands for; U+FFFD when it is malformed. Pre: literal == Token::Char.
[[nodiscard]] char32_t runeValue(const BasicLit& literal);

[[nodiscard]] constexpr bool isExpr(NodeKind kind) { return kind <= NodeKind::ChanType; }
[[nodiscard]] constexpr bool isStmt(NodeKind kind) { return kind >= NodeKind::BadStmt && kind <= NodeKind::RangeStmt; }

/// Calls `function` with the node as its own type: visit(expr, [](const auto& node) { … }).
template <typename Function> decltype(auto) visit(const Node& node, Function&& function) {
    switch (node.kind) {
#define NODE(name, family)                                                                                             \
    case NodeKind::name:                                                                                               \
        return function(static_cast<const name&>(node));
#include "engine/syntax/nodes.def"
#undef NODE
    }
    base::fail("a node of no kind");
}

/// Calls `function(const Node&)` for each child that is there, in source order.
void forEachChild(const Node& node, const std::function<void(const Node&)>& function);

/// Calls `enter` for the node and all below it, before its children; children are skipped when it returns false.
void walk(const Node& node, const std::function<bool(const Node&)>& enter);

/// The tree as indented text, one node a line, without positions: two trees are equal when their dumps are.
[[nodiscard]] std::string dump(const Node& node);

} // namespace lockstep::syntax
