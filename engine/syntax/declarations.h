// Declarations and the file (spec: "Declarations and scope", "Source file organization"), named and shaped as in
// go/ast.
//
// A File owns the arena of all its nodes, so that a tree lives exactly as long as its File; the text it points into
// belongs to the FileSet. Comments are kept only where they direct a tool: `//go:…`, `// +build` and `//line`.
#pragma once

#include "engine/syntax/arena.h"
#include "engine/syntax/expressions.h"
#include "engine/syntax/statements.h"

#include <memory>

namespace lockstep::syntax {

/// `name "path"`.
struct ImportSpec : NodeOf<Spec, NodeKind::ImportSpec> {
    const Ident* name = nullptr;    ///< null without; may be "." or "_"
    const BasicLit* path = nullptr; ///< a string literal; `bad` when it is missing or malformed
};

/// `a, b T = x, y` of a `var` or `const` declaration.
struct ValueSpec : NodeOf<Spec, NodeKind::ValueSpec> {
    List<Ident> names;
    const Expr* type = nullptr; ///< may be null
    List<Expr> values;          ///< may be empty
    std::uint32_t iota = 0;     ///< its index among the specs of its declaration
};

/// `Name[P any] T` or `Name[P any] = T`.
struct TypeSpec : NodeOf<Spec, NodeKind::TypeSpec> {
    const Ident* name = nullptr;
    const FieldList* typeParams = nullptr; ///< may be null
    Pos assign;                            ///< of `=` in an alias declaration, else none
    const Expr* type = nullptr;

    [[nodiscard]] bool isAlias() const { return !assign.isNone(); }
};

/// Stands for text that could not be made out as a declaration.
struct BadDecl : NodeOf<Decl, NodeKind::BadDecl> {};

/// `import`, `const`, `type` or `var` with one spec or several in parentheses.
struct GenDecl : NodeOf<Decl, NodeKind::GenDecl> {
    Token tok = Token::Var; ///< Import, Const, Type or Var
    Pos lparen;             ///< none without parentheses
    List<Spec> specs;
};

struct FuncDecl : NodeOf<Decl, NodeKind::FuncDecl> {
    const FieldList* recv = nullptr; ///< null for a function; else a list that should hold one field
    const Ident* name = nullptr;
    const FuncType* type = nullptr;
    /// Null for a function that is implemented elsewhere. An empty block, which readBody() replaces, if it was skipped.
    mutable const BlockStmt* body = nullptr;
    mutable bool isSkipped = false;

    [[nodiscard]] bool isMethod() const { return recv != nullptr; }
};

/// A comment that directs a tool.
struct Directive {
    Pos pos;
    std::string_view text; ///< without the line end: "//go:build linux"
};

/// One parsed file: the root of the tree and the owner of its nodes.
struct File : NodeOf<Node, NodeKind::File> {
    const SourceFile* source = nullptr;
    Pos package; ///< the keyword
    const Ident* name = nullptr;
    List<ImportSpec> imports; ///< those of `decls` too, in order
    List<Decl> decls;
    std::span<const Directive> directives;
    /// No mistake was reported in it but those with labels: there are no Bad… nodes and no `bad` literals.
    bool wellFormed = true;

    std::unique_ptr<Arena> arena;
};

} // namespace lockstep::syntax
