// What the wake policies have to do with each other: Go's rule and first come first served are two of the ways in which
// anybody may be woken. All interleavings of generated programs are walked.
#include "tests/properties/program_generator.h"
#include "tests/support/outcomes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::properties {
namespace {

using history::WakePolicy;
using testing::OutcomeWalk;

constexpr std::size_t mostStates = 2'000;

/// The outcomes under the policy any of a program that is cut down until they can all be found.
std::set<std::string> cutDown(GoProgram& program) {
    while (true) {
        const OutcomeWalk walk(program.text(), WakePolicy::Any, machine::Granularity::Fused, mostStates);
        if (walk.isComplete) return walk.outcomes;
        std::ranges::max_element(program.goroutines, {}, &std::vector<Statement>::size)->pop_back();
    }
}

RC_GTEST_PROP(WakeLaw, what_can_happen_under_go_or_fifo_can_happen_under_any, (GoProgram program)) {
    const std::set<std::string> any = cutDown(program);
    RC_LOG(program.text());
    for (const WakePolicy policy : {WakePolicy::Go, WakePolicy::Fifo}) {
        const OutcomeWalk walk(program.text(), policy, machine::Granularity::Fused, 20 * mostStates);
        for (const std::string& outcome : walk.outcomes) {
            RC_LOG(outcome);
            RC_ASSERT(any.contains(outcome));
        }
    }
}

} // namespace
} // namespace lockstep::properties
