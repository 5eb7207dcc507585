// The printer: tree to Go text. print(tree) parses to an equal tree, and printing that gives the same text again.
//
// It lays out with tabs, a statement a line, much as gofmt does, without its column alignment; comments are gone, as
// the tree has none. exprText is the one-line form that messages quote.
#pragma once

#include "engine/syntax/tree.h"

#include <string>

namespace lockstep::syntax {

/// Any node as Go text. A File ends with a line end; other nodes do not.
[[nodiscard]] std::string print(const Node& node);

/// An expression on one line as Go's messages quote it: bodies, struct fields and the elements of literals are cut to
/// `…`: `f(x)`, `func(x int) {…}`, `[]int{…}`.
[[nodiscard]] std::string exprText(const Expr& expr);

} // namespace lockstep::syntax
