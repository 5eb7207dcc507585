// What the checker found out about a package, one fact a line, in the form that facts.go prints what go/types found
// out.
#pragma once

#include "tests/conformance/goroot.h"

#include <string>

namespace lockstep::conformance {

[[nodiscard]] std::string dumpFacts(const types::CheckedPackage& package, const syntax::FileSet& files);

} // namespace lockstep::conformance
