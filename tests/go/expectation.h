// Expectation: what a program of the corpus says about itself, read from its comments.
//
//   x = "a" // ERROR "cannot use"      an error on this line whose message matches the regular expression; several may
//   follow
//   // strategy: random seed 7         go (default), fair, random; also: wake any|fifo|go, clock ideal|adversarial
//   // schedule: ls1 …                 the whole schedule instead
//   // lang: go1.21
//   // exit: 2                         the exit code (default 0, or 2 if there is a stderr: line)
//   // stderr: fatal error: …          standard error contains this line; several may follow
//   // finding: lost-update            something of this kind is found; several are all there is; none: nothing is
//   // executions: 328                 explored (ideal clock), it has so many classes of executions; it is not run
//   // interleavings: 924              and so many interleavings
//   // outcome: 8 of 2                 so many of them print "2" and nothing else; with `-` instead of 8 however many;
//   outcomes
//   //                                 that are listed are all there are
//   // Output:                         standard output is exactly what the comment lines below it say
//
// A program without any of these compiles and ends with exit code 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::corpus {

struct ExpectedError {
    unsigned line = 0;
    std::string pattern;
};

struct Expectation {
    std::vector<ExpectedError> errors;
    std::string schedule = "ls1;";
    std::string language;
    std::optional<int> exitCode;
    std::vector<std::string> standardError;
    std::optional<std::string> output;
    bool explores = false;
    std::optional<std::uint64_t> executions; ///< if it explores; none: any number
    std::optional<std::string> interleavings;
    std::vector<std::string> outcomes; ///< "8 of 2", sorted
    bool judgesFindings = false;
    std::vector<std::string> findings; ///< sorted, each once
    std::vector<std::string> problems; ///< in the expectation itself
};

Expectation readExpectation(std::string_view text);

} // namespace lockstep::corpus
