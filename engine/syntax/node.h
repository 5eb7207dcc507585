// Node: what all parts of the tree have in common. The tree is the second box of the flow; its nodes bear the names of
// go/ast and are plain data: public fields, no virtual functions, children as pointers into the arena that their File
// owns.
//
// Invariants: a tree is immutable once parsed (children are pointers to const); a required child is never null (what is
// missing in the text is a BadExpr, BadStmt or BadDecl, or an Ident "_"), an optional one says so in its comment; `pos`
// and `end` enclose the children. Expressions, names and statements are numbered densely over all files that are parsed
// with the same Numbering (a package, say), so that later phases keep what they learn in flat vectors.
#pragma once

#include "engine/base/typed_id.h"
#include "engine/syntax/source.h"

#include <cstdint>
#include <span>

namespace lockstep::syntax {

enum class NodeKind : std::uint8_t {
#define NODE(name, family) name,
#include "engine/syntax/nodes.def"
#undef NODE
};

/// The number of an expression, from 0, in the order of parsing.
using ExprId = base::TypedId<struct ExprTag>;
/// The number of an Ident, from 0; every Ident has an ExprId too.
using IdentId = base::TypedId<struct IdentTag>;
/// The number of a statement (clauses of switch and select included), from 0.
using StmtId = base::TypedId<struct StmtTag>;

/// The next free numbers: how large the vectors of a later phase must be.
struct Numbering {
    std::uint32_t expressions = 0;
    std::uint32_t idents = 0;
    std::uint32_t statements = 0;
};

#define NODE(name, family) struct name;
#include "engine/syntax/nodes.def"
#undef NODE

struct Node {
    NodeKind kind;
    Pos pos; ///< its first byte, as Pos() of go/ast
    Pos end; ///< behind its last byte, as End() of go/ast

    [[nodiscard]] Span span() const { return {pos, end}; }

    template <typename T> [[nodiscard]] bool is() const { return kind == T::nodeKind; }
    /// This node as a T, or null when it is something else.
    template <typename T> [[nodiscard]] const T* as() const {
        return kind == T::nodeKind ? static_cast<const T*>(this) : nullptr;
    }

protected:
    explicit Node(NodeKind nodeKind) : kind(nodeKind) {}
};

/// The node as a T; null when it is null or something else.
template <typename T> [[nodiscard]] const T* as(const Node* node) { return node ? node->as<T>() : nullptr; }

struct Expr : Node {
    ExprId id;

protected:
    using Node::Node;
};

struct Stmt : Node {
    StmtId id;

protected:
    using Node::Node;
};

struct Spec : Node {
protected:
    using Node::Node;
};

struct Decl : Node {
protected:
    using Node::Node;
};

/// Children of one kind, in source order.
template <typename T> using List = std::span<const T* const>;

/// Base of the node struct of kind K in the family Base.
template <typename Base, NodeKind K> struct NodeOf : Base {
    static constexpr NodeKind nodeKind = K;
    NodeOf() : Base(K) {}
};

} // namespace lockstep::syntax
