// RangeBody: the body of `for … range f` over a function (spec: "For statements with range clause"), which becomes a
// function of its own that f calls for each value.
//
// The body shares the variables of the function around it, so those that change live in boxes. How the body was left
// goes through one more box, its control: 0 on (or break), 1 return, 2… the jump of that number in `exits`, which the
// function around the loop then makes.
#pragma once

#include "engine/syntax/statements.h"
#include "engine/types/info.h"

#include <vector>

namespace lockstep::program {

struct RangeBody {
    const syntax::RangeStmt* statement = nullptr;
    const syntax::Stmt* labelled = nullptr;       ///< the LabeledStmt around it, if any
    std::vector<types::Var*> captures;            ///< variables of the function around it
    std::vector<types::Var*> results;             ///< of the function around it, if the body returns
    bool returns = false;                         ///< has a return statement
    std::vector<const syntax::BranchStmt*> exits; ///< jumps out of the loop to somewhere else
    const syntax::DeferStmt* deferred = nullptr;  ///< a defer statement in it, if any
};

/// How a body is left for a return; exits follow.
inline constexpr int returnControl = 1;

} // namespace lockstep::program
