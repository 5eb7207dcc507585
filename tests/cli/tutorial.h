// The listings of the tutorial that people learn from, read from a text beside the repository, or from the
// file that LOCKSTEP_TUTORIAL names. Tests of them are skipped where it is not there.
#pragma once

#include <string>

namespace lockstep::cli::testing {

/// The text; empty if it is not there.
[[nodiscard]] const std::string& tutorialText();
/// The n-th listing of that language after a heading; empty if there is none.
[[nodiscard]] std::string listing(const std::string& heading, int number, const std::string& language = "go");

#define NEEDS_TUTORIAL()                                                                                               \
    if (tutorialText().empty()) GTEST_SKIP() << "the tutorial is not here"

} // namespace lockstep::cli::testing
