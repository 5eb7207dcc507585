// The parser: Go text to tree (spec: the whole grammar of Go 1.23, type parameters and range over integers and
// functions included). It reports what Go's compiler would report, in its words and at its places, then skips to where
// it can go on; the tree is complete whatever the text, with Bad… nodes where nothing could be made out.
//
// It also does what Go's own parser does on the way: it resolves labels and checks jumps. It does not look up names:
// which expressions are types, and what a call calls, is the type checker's question.
#pragma once

#include "engine/syntax/diagnostic.h"
#include "engine/syntax/tree.h"

#include <memory>

namespace lockstep::syntax {

struct ParseOptions {
    /// N of go1.N: only the wording depends on it; that a feature is too new is for the type checker to say.
    unsigned goMinor = 23;
    /// Expressions, types and statements inside one another, as the parser meets them.
    unsigned maxNesting = 1000;
    /// Levels of the finished tree, in which `a + b + c` and `a.b().c()` are as deep as they are long. Bounds the stack
    /// of every phase that walks the tree.
    unsigned maxDepth = 3000;
    /// Bodies of declared functions are passed over and wait for readBody(): for text that is known to be right, of
    /// which little is used. Its characters are not checked either.
    bool skipBodies = false;
};

/// Parses a file; never null. Mistakes are added to `diagnostics`.
/// Lifetime: the tree points into `source`, which must outlive it.
[[nodiscard]] std::unique_ptr<const File> parseFile(const SourceFile& source, Numbering& numbering,
                                                    DiagnosticList& diagnostics, const ParseOptions& options = {});

/// Reads the body of a declared function that ParseOptions::skipBodies passed over, and makes it the function's.
/// Pre: the function is of `file`, which was parsed with `numbering`. Cost: nothing if it is there already.
void readBody(const File& file, const FuncDecl& function, Numbering& numbering, DiagnosticList& diagnostics);

} // namespace lockstep::syntax
