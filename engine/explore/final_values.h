// FinalValues: an expression over package variables, asked of the state in which a program ends.
//
// It is parsed as Go and evaluated on the machine: integers as int64, bools, Go's operators. Variables of package
// sync/atomic's types stand for the value in them.
#pragma once

#include "engine/explore/goal.h"

#include <optional>

namespace lockstep::explore {

/// Null: the text is no comparison or logical expression in which a package variable is named. Errors: it is one, but
/// something in it is no variable, or cannot be compared so.
[[nodiscard]] base::Result<std::shared_ptr<const Goal>> parseFinalValues(std::string_view text,
                                                                         const program::Program& program);

} // namespace lockstep::explore
