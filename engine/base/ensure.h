// ensure: the road for our own faults (docs/architecture.md, "five kinds of errors").
//
// A broken invariant of Lockstep itself throws Fault, always, in every build. It is caught at two places only — the
// command line's main and the desktop's engine worker — which write a repro file and keep the user's work. A mistake
// in the user's Go is a Diagnostic, a failing Go program is an Outcome, a file that cannot be read is a Result:
// never a Fault.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lockstep::base {

/// A broken invariant of Lockstep. `what()` is the sentence with its place in our source.
class Fault : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] inline void fail(std::string_view sentence, std::source_location place = std::source_location::current()) {
    throw Fault(std::string(place.file_name()) + ":" + std::to_string(place.line()) + ": " + std::string(sentence));
}

/// Throws Fault with the sentence unless the condition holds.
inline void ensure(bool condition, std::string_view sentence,
                   std::source_location place = std::source_location::current()) {
    if (!condition) [[unlikely]]
        fail(sentence, place);
}

} // namespace lockstep::base
