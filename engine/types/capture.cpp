// Capture analysis: which variables function literals use, and whether a copy of the value would do for them. Go has no
// such notion; it serves the lowering, and every answer may err towards "shared".
//
// Function literals are checked behind the statement that they stand in, so "before" and "after" are told by counting
// assignments: an assignment that was counted since that statement began may follow the making of the literal. Inside
// loops what stands before may run after: an assignment in a loop around which the variable lives is taken to follow.
#include "engine/types/checker_core.h"

#include <algorithm>

namespace lockstep::types {

/// A use of the variable here. Does nothing for package-level variables and the function's own.
void Checker::noteCapture(Var* var) {
    if (!var->function || !m_env.function || var->function == m_env.function) return;
    FunctionInfo* outermost = nullptr; // the literal that stands in the variable's function
    for (FunctionInfo* f = m_env.function; f && f != var->function; f = f->parent) {
        if (std::find(f->captures.begin(), f->captures.end(), var) == f->captures.end()) f->captures.push_back(var);
        outermost = f;
    }
    var->isCaptured = true;
    auto [statementStart, loopDepth] = m_literalPlaces[outermost];
    bool assignedSince = var->m_assignedAt > statementStart;
    bool assignedAround = var->m_assignedInLoop && loopDepth > var->m_loopDepth;
    if (assignedSince || assignedAround) var->isReassignedAfterCapture = true;
}

/// An assignment to the variable, wholly or in part, other than by its declaration.
void Checker::noteVarAssignment(Var* var) {
    var->isReassigned = true;
    var->m_assignedAt = ++m_events;
    if (m_env.loopDepth > var->m_loopDepth) var->m_assignedInLoop = true;
    if (var->isCaptured || var->function != m_env.function) var->isReassignedAfterCapture = true;
}

void Checker::noteAssignment(const Expr& lhs) {
    if (Var* var = rootVariable(lhs)) noteVarAssignment(var);
}

void Checker::noteAddressTaken(const Expr& x) {
    if (Var* var = rootVariable(x)) var->isAddressTaken = true;
}

/// The variable whose storage the operand is or is part of: x of x, x.f and x[i] of an array. Null when it is reached
/// through a pointer, slice or map.
Var* Checker::rootVariable(const Expr& e) {
    const Expr* x = syntax::unparen(&e);
    if (const auto* name = x->as<Ident>()) return as<Var>(m_info.objectOf(*name));
    if (const auto* selector = x->as<syntax::SelectorExpr>()) {
        const Selection* selection = m_info.selection(*selector);
        if (!selection) return as<Var>(m_info.use(*selector->sel)); // of another package
        if (selection->kind != SelectionKind::FieldVal || selection->indirect) return nullptr;
        if (!selection->recv || underAs<Pointer>(selection->recv)) return nullptr;
        return rootVariable(*selector->x);
    }
    if (const auto* index = x->as<syntax::IndexExpr>()) {
        Type* type = facts(*index->x).type;
        if (!type || facts(*index->x).isType() || !as<Array>(coreType(type))) return nullptr;
        return rootVariable(*index->x);
    }
    return nullptr;
}

} // namespace lockstep::types
