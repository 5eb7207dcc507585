// What the wake policies have to do with each other: Go's rule and first come first served are two of the ways in which
// anybody may be woken; and exploration knows them all. All interleavings of generated programs are walked.
#include "engine/explore/explorer.h"
#include "tests/properties/program_generator.h"
#include "tests/support/go_program.h"
#include "tests/support/outcomes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::properties {
namespace {

using history::WakePolicy;
using testing::OutcomeWalk;

constexpr std::size_t mostStates = 2'000;

/// The outcomes under the policy of a program that is cut down until they can all be found.
std::set<std::string> cutDown(GoProgram& program, WakePolicy policy, machine::Granularity granularity) {
    while (true) {
        const OutcomeWalk walk(program.text(), policy, granularity, mostStates);
        if (walk.isComplete) return walk.outcomes;
        std::ranges::max_element(program.goroutines, {}, &std::vector<Statement>::size)->pop_back();
    }
}

RC_GTEST_PROP(WakeLaw, what_can_happen_under_go_or_fifo_can_happen_under_any, (GoProgram program)) {
    const std::set<std::string> any = cutDown(program, WakePolicy::Any, machine::Granularity::Fused);
    RC_LOG(program.text());
    for (const WakePolicy policy : {WakePolicy::Go, WakePolicy::Fifo}) {
        const OutcomeWalk walk(program.text(), policy, machine::Granularity::Fused, 20 * mostStates);
        for (const std::string& outcome : walk.outcomes) {
            RC_LOG(outcome);
            RC_ASSERT(any.contains(outcome));
        }
    }
}

RC_GTEST_PROP(WakeLaw, exploration_under_go_and_fifo_finds_every_outcome, (GoProgram program)) {
    const WakePolicy policy = *rc::gen::element(WakePolicy::Go, WakePolicy::Fifo);
    const std::set<std::string> walked = cutDown(program, policy, machine::Granularity::FusedSpawn);
    RC_LOG(program.text());
    const explore::Result result = explore::explore(testing::compileGo(program.text())->image, {.wake = policy});
    RC_ASSERT(result.complete);
    std::set<std::string> explored;
    for (const explore::OutcomeResult& outcome : result.outcomes)
        explored.insert(outcome.standardOutput + outcome.standardError.substr(0, outcome.standardError.find('\n')));
    RC_ASSERT(explored == walked);
}

} // namespace
} // namespace lockstep::properties
