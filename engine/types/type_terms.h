// Term lists: sets of types written as unions of T and ~T (spec: "General interfaces"). The algebra behind type sets.
//
// A list is normalised: no term contains another. No list (nullopt) is the set of all types, an empty one has none.
#pragma once

#include "engine/types/interface.h"

#include <optional>
#include <vector>

namespace lockstep::types {

using TermList = std::optional<std::vector<Term>>;

[[nodiscard]] TermList unite(const TermList& x, const TermList& y);
[[nodiscard]] TermList intersect(const TermList& x, const TermList& y);
/// Every type of x is one of y.
[[nodiscard]] bool isSubset(const TermList& x, const TermList& y);
[[nodiscard]] bool includes(const TermList& list, Type* type);
/// No type is in both.
[[nodiscard]] bool isDisjoint(const Term& x, const Term& y);

} // namespace lockstep::types
