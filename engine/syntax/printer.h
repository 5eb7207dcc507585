// The printer: tree to Go text. print(tree) parses to an equal tree, and printing that gives the same text again.
//
// It lays out with tabs, a statement a line, much as gofmt does, without its column alignment; comments are gone, as
// the tree has none. exprText and statementText are the one-line forms that messages quote.
#pragma once

#include "engine/syntax/tree.h"

#include <string>

namespace lockstep::syntax {

/// Any node as Go text. A File ends with a line end; other nodes do not.
[[nodiscard]] std::string print(const Node& node);

/// An expression on one line as Go's messages quote it: the bodies of functions and the elements of composite literals
/// are cut to `…`: `f(x)`, `func(x int) {…}`, `[]int{…}`, `struct{a int; b string}`.
[[nodiscard]] std::string exprText(const Expr& expr);
/// A simple statement the same way: `x := f()`, `c <- v`, `n++`.
[[nodiscard]] std::string statementText(const Stmt& stmt);

} // namespace lockstep::syntax
