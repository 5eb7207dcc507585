// Computing type sets, with a way to report what is wrong with them.
#pragma once

#include "engine/types/interface.h"

#include <functional>

namespace lockstep::types {

/// Called for methods that clash; each may be empty.
struct TypeSetProblems {
    /// Two explicitly declared methods of one name.
    std::function<void(Func* method, Func* other, syntax::Pos pos)> duplicate;
    /// An embedded method of a name that is there already; only a mistake if the signatures differ.
    std::function<void(Func* method, Func* other, syntax::Pos pos)> conflicting;
};

[[nodiscard]] TypeSet computeTypeSet(Interface& interface, const TypeSetProblems& problems);

} // namespace lockstep::types
