// The main function of a program that is made of tests: `_test.go` files have none of their own (as `go test` makes
// one).
//
// It is Go text, added to the package as one more file: it hands the package's TestXxx functions to package testing, in
// their order, and exits as they ended. A TestMain is called in its place.
#pragma once

#include "engine/syntax/declarations.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::session {

/// The function of the added file, in place of main. Its name, and that of the file, nobody else uses by accident.
inline constexpr std::string_view testMainFunction = "lockstepTestMain";
inline constexpr std::string_view testMainFile = "_testmain.go";

/// Whether a file of that name holds tests.
[[nodiscard]] bool isTestFile(std::string_view name);

struct TestMain {
    std::string text;               ///< of the added file
    std::vector<std::string> tests; ///< all there are, in their order
    /// Functions that are called like tests but do not take exactly one *testing.T.
    std::vector<const syntax::FuncDecl*> misshapen;
};

/// With `only`, of the tests this one alone is run. Pre: at least one tree.
[[nodiscard]] TestMain testMain(std::span<const std::unique_ptr<const syntax::File>> trees, std::string_view only = {});

} // namespace lockstep::session
