// What the machine does by itself, from hand to hand, leads where the same moves lead one by one: for generated
// programs the arenas are alike byte for byte, whatever the slice and the portions of private work.
#include "engine/scheduler/go_strategy.h"
#include "engine/scheduler/runner.h"
#include "tests/properties/program_generator.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::properties {
namespace {

using history::WakePolicy;
using scheduler::GoStrategy;

RC_GTEST_PROP(HandOverLaw, moves_made_at_once_lead_where_single_ones_do, (GoProgram program)) {
    const auto slice = *rc::gen::elementOf(std::vector<std::uint64_t>{1, 2, 3, 7, 30, GoStrategy::defaultSlice});
    const auto budget = *rc::gen::elementOf(std::vector<std::uint64_t>{1, 2, 1'000'000});
    const WakePolicy wake = *rc::gen::element(WakePolicy::Go, WakePolicy::Fifo, WakePolicy::Any);
    const auto seed = *rc::gen::inRange<std::uint64_t>(0, 4);
    RC_LOG() << program.text() << "\nslice " << slice << ", private work in portions of " << budget << '\n';
    const auto image = testing::compileGo(program.text())->image;
    const auto interval = *rc::gen::elementOf(std::vector<std::uint32_t>{0, 4U << 20U});
    const machine::Settings settings{.wake = wake, .collectionInterval = interval, .privateBudget = budget};
    machine::Machine single(image, settings);
    machine::Machine together(image, settings);
    single.begin();
    together.begin();
    GoStrategy first(slice, seed);
    GoStrategy second(slice, seed);
    scheduler::Control oneByOne;
    oneByOne.moved = [](history::Choice, const machine::Machine&) {};
    const scheduler::RunEnd end = scheduler::run(single, first, nullptr, oneByOne);
    RC_ASSERT(scheduler::run(together, second, nullptr, {}) == end);
    RC_ASSERT(single.steps() == together.steps());
    RC_ASSERT(single == together);
}

} // namespace
} // namespace lockstep::properties
