// Build constraints: whether a Go file belongs to a build for linux/amd64 without cgo, by its name and its
// `//go:build` or `// +build` lines (go help buildconstraint).
#pragma once

#include <string_view>

namespace lockstep::syntax {

/// `x_windows.go`, `x_test.go` and the like do not.
[[nodiscard]] bool fileNameMatches(std::string_view name);
/// The constraint lines before the package clause hold for go1.N.
[[nodiscard]] bool constraintsHold(std::string_view text, unsigned goMinor);

} // namespace lockstep::syntax
