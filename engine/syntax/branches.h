// Labels and jumps of one function body (spec: "Labeled statements", "Break statements", "Continue statements", "Goto
// statements", "Fallthrough statements").
//
// The parser calls this for every body that has no syntax error. It needs no names or types: labels have a scope of
// their own, the whole body without the function literals in it. It reports undefined, unused and repeated labels,
// jumps that the specification forbids, and gives every BranchStmt its target.
#pragma once

#include "engine/syntax/diagnostic.h"
#include "engine/syntax/tree.h"

namespace lockstep::syntax {

/// Checks a body and fills in the targets of its BranchStmts.
void checkBranches(BlockStmt& body, DiagnosticList& diagnostics);

} // namespace lockstep::syntax
