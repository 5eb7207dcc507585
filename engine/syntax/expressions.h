// Expressions and types of the tree (spec: "Types", "Expressions"), named and shaped as in go/ast. Types are
// expressions, since the text alone does not tell them apart; the type checker does.
//
// Besides `pos` and `end` a node keeps the places Go's compiler reports at: operators, brackets, dots.
#pragma once

#include "engine/syntax/node.h"
#include "engine/syntax/token.h"

#include <string_view>

namespace lockstep::syntax {

/// Stands where an expression was expected and none could be made out.
struct BadExpr : NodeOf<Expr, NodeKind::BadExpr> {};

struct Ident : NodeOf<Expr, NodeKind::Ident> {
    IdentId ident;
    std::string_view name; ///< never empty; "_" also where a name was expected and missing

    [[nodiscard]] bool isBlank() const { return name == "_"; }
};

/// `...T` as the type of a last parameter, or `...` in `[...]T`.
struct Ellipsis : NodeOf<Expr, NodeKind::Ellipsis> {
    const Expr* elt = nullptr; ///< null in `[...]T`
};

struct BasicLit : NodeOf<Expr, NodeKind::BasicLit> {
    Token literal = Token::Int; ///< Int, Float, Imag, Char or String
    bool bad = false;           ///< the scanner has already reported it as malformed
    std::string_view value;     ///< as written: `0x_1F`, `'\n'`, `"a"`, or a raw string with its backquotes
};

struct FuncLit : NodeOf<Expr, NodeKind::FuncLit> {
    const FuncType* type = nullptr;
    const BlockStmt* body = nullptr;
};

struct CompositeLit : NodeOf<Expr, NodeKind::CompositeLit> {
    const Expr* type = nullptr; ///< null when elided inside another composite literal
    Pos lbrace;
    List<Expr> elts; ///< KeyValueExpr for `key: value`
    Pos rbrace;
};

struct ParenExpr : NodeOf<Expr, NodeKind::ParenExpr> {
    const Expr* x = nullptr;
};

struct SelectorExpr : NodeOf<Expr, NodeKind::SelectorExpr> {
    const Expr* x = nullptr;
    Pos dot;
    const Ident* sel = nullptr;
};

/// `x[index]`: an element, or an instantiation with one type argument.
struct IndexExpr : NodeOf<Expr, NodeKind::IndexExpr> {
    const Expr* x = nullptr;
    Pos lbrack;
    const Expr* index = nullptr;
    Pos rbrack;
};

/// `x[A, B]`: an instantiation with two or more type arguments.
struct IndexListExpr : NodeOf<Expr, NodeKind::IndexListExpr> {
    const Expr* x = nullptr;
    Pos lbrack;
    List<Expr> indices;
    Pos rbrack;
};

struct SliceExpr : NodeOf<Expr, NodeKind::SliceExpr> {
    const Expr* x = nullptr;
    Pos lbrack;
    const Expr* low = nullptr;  ///< may be null
    const Expr* high = nullptr; ///< may be null
    const Expr* max = nullptr;  ///< may be null
    bool slice3 = false;        ///< two colons
    Pos rbrack;
};

struct TypeAssertExpr : NodeOf<Expr, NodeKind::TypeAssertExpr> {
    const Expr* x = nullptr;
    Pos dot;
    const Expr* type = nullptr; ///< null: `x.(type)`
};

/// A call or a conversion.
struct CallExpr : NodeOf<Expr, NodeKind::CallExpr> {
    const Expr* fun = nullptr;
    Pos lparen;
    List<Expr> args;
    Pos ellipsis; ///< none without `...` behind the last argument
    Pos rparen;

    [[nodiscard]] bool hasDots() const { return !ellipsis.isNone(); }
};

/// `*x`: an indirection or a pointer type.
struct StarExpr : NodeOf<Expr, NodeKind::StarExpr> {
    const Expr* x = nullptr;
};

/// `op x` with op one of `+ - ! ^ & <- ~`; `<-` is Token::Arrow.
struct UnaryExpr : NodeOf<Expr, NodeKind::UnaryExpr> {
    Token op = Token::Add;
    const Expr* x = nullptr;
};

struct BinaryExpr : NodeOf<Expr, NodeKind::BinaryExpr> {
    const Expr* x = nullptr;
    Pos opPos;
    Token op = Token::Add;
    const Expr* y = nullptr;
};

/// `key: value` in a composite literal.
struct KeyValueExpr : NodeOf<Expr, NodeKind::KeyValueExpr> {
    const Expr* key = nullptr;
    Pos colon;
    const Expr* value = nullptr;
};

/// `[len]elt`, `[...]elt` or, without a length, the slice type `[]elt`.
struct ArrayType : NodeOf<Expr, NodeKind::ArrayType> {
    const Expr* len = nullptr; ///< null for a slice; an Ellipsis for `[...]`
    const Expr* elt = nullptr;
};

/// One declaration of a field, parameter, method, embedded type or type parameter list: `a, b T "tag"`.
struct Field : NodeOf<Node, NodeKind::Field> {
    List<Ident> names;             ///< empty: unnamed parameter, embedded field, or embedded element of an interface
    const Expr* type = nullptr;    ///< a FuncType for a method of an interface
    const BasicLit* tag = nullptr; ///< may be null; struct fields only

    [[nodiscard]] bool isEmbedded() const { return names.empty(); }
};

/// Fields in their brackets; `pos` and `end` include the brackets where they are written.
struct FieldList : NodeOf<Node, NodeKind::FieldList> {
    List<Field> list;

    /// Names, and one for each unnamed field.
    [[nodiscard]] std::size_t count() const;
};

struct StructType : NodeOf<Expr, NodeKind::StructType> {
    const FieldList* fields = nullptr;
};

struct FuncType : NodeOf<Expr, NodeKind::FuncType> {
    Pos func;                              ///< the keyword; none in a method of an interface
    const FieldList* typeParams = nullptr; ///< may be null
    const FieldList* params = nullptr;
    const FieldList* results = nullptr; ///< null without results
};

/// Methods are fields with one name and a FuncType; everything else is an embedded element (a union is a BinaryExpr of
/// `|`, an approximation a UnaryExpr of `~`).
struct InterfaceType : NodeOf<Expr, NodeKind::InterfaceType> {
    const FieldList* methods = nullptr;
};

struct MapType : NodeOf<Expr, NodeKind::MapType> {
    const Expr* key = nullptr;
    const Expr* value = nullptr;
};

enum class ChanDirection : std::uint8_t { Both, Send, Receive };

/// `chan T`, `chan<- T`, `<-chan T`.
struct ChanType : NodeOf<Expr, NodeKind::ChanType> {
    ChanDirection direction = ChanDirection::Both;
    Pos arrow; ///< none without one
    const Expr* value = nullptr;
};

} // namespace lockstep::syntax
