// oracle 3. The foundation: all interleavings of the lost update, walked by mark, step and rewind, counted and compared
// with the numbers of arithmetic: N iterations of a load and a store in each of G goroutines have (2NG)! / ((2N)!)^G
// orders.
//
// N = 1, two goroutines a and b, l load, s store: la sa lb sb · la lb sa sb · la lb sb sa · lb la sa sb · lb la sb sa ·
// lb sb la sa: six orders, of which the first and the last give 2 and the others 1.
#include "engine/machine/machine.h"
#include "tests/support/go_program.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>

namespace lockstep::machine {
namespace {

std::shared_ptr<const Image> race(int iterations, int goroutines) {
    std::string starts;
    for (int i = 0; i < goroutines; ++i) starts += "\tgo add()\n";
    return testing::compileGo(fmt::format(R"(package main

import (
	"fmt"
	"sync"
)

var (
	x  int64
	wg sync.WaitGroup
)

func add() {{
	for i := 0; i < {}; i++ {{
		x = x + 1
	}}
	wg.Done()
}}

func main() {{
	wg.Add({})
{}	wg.Wait()
	fmt.Println(x)
}}
)",
                                          iterations, goroutines, starts))
        ->image;
}

/// Walks the whole tree below the machine's state; counts leaves by the text the program printed.
class Enumerator {
public:
    explicit Enumerator(Machine& machine) : m_machine(machine) {}

    void walk() {
        if (m_machine.isOver()) {
            ++leaves[m_machine.outcome().standardOutput];
            return;
        }
        const std::span<const Choice> offered = m_machine.choices();
        const std::vector<Choice> choices(offered.begin(), offered.end());
        const Machine::Mark mark = m_machine.mark();
        for (const Choice choice : choices) {
            ++nodes;
            m_machine.step(choice);
            walk();
            m_machine.rewind(mark);
        }
        m_machine.release(mark);
    }

    std::map<std::string, std::uint64_t> leaves;
    std::uint64_t nodes = 0;

private:
    Machine& m_machine;
};

std::map<std::string, std::uint64_t> histogram(int iterations, int goroutines) {
    Settings settings;
    settings.wake = history::WakePolicy::Any;
    settings.granularity = Granularity::Fused;
    Machine machine(race(iterations, goroutines), settings);
    machine.begin();
    Enumerator enumerator(machine);
    enumerator.walk();
    return enumerator.leaves;
}

using Histogram = std::map<std::string, std::uint64_t>;

TEST(Enumeration, FindsTheSixInterleavingsOfOneIteration) {
    EXPECT_EQ(histogram(1, 2), (Histogram{{"1\n", 4}, {"2\n", 2}}));
}

TEST(Enumeration, FindsTheSeventyInterleavingsOfTwoIterations) {
    EXPECT_EQ(histogram(2, 2), (Histogram{{"2\n", 32}, {"3\n", 32}, {"4\n", 6}}));
}

TEST(Enumeration, FindsThe924InterleavingsOfThreeIterations) {
    EXPECT_EQ(histogram(3, 2), (Histogram{{"2\n", 8}, {"3\n", 300}, {"4\n", 416}, {"5\n", 180}, {"6\n", 20}}));
}

TEST(Enumeration, FindsThe12870InterleavingsOfFourIterationsOfWhich70AreRight) {
    const Histogram found = histogram(4, 2);
    std::uint64_t all = 0;
    for (const auto& [output, count] : found) all += count;
    EXPECT_EQ(all, 12'870U);
    EXPECT_EQ(found.at("8\n"), 70U);
    EXPECT_EQ(found.begin()->first, "2\n");
}

TEST(Enumeration, FindsThe34650InterleavingsOfThreeGoroutines) {
    EXPECT_EQ(histogram(2, 3), (Histogram{{"2\n", 10428}, {"3\n", 15180}, {"4\n", 7512}, {"5\n", 1440}, {"6\n", 90}}));
}

TEST(Machine, IsUnchangedByAStepThatIsRewound) {
    Settings settings;
    Machine machine(race(2, 2), settings);
    machine.begin();
    while (!machine.isOver()) {
        const std::span<const Choice> offered = machine.choices();
        const std::vector<Choice> choices(offered.begin(), offered.end());
        const Machine before = machine;
        const Snapshot drawn = machine.snapshot();
        for (const Choice choice : choices) {
            const Machine::Mark mark = machine.mark();
            machine.step(choice);
            machine.rewind(mark);
            machine.release(mark);
            EXPECT_EQ(machine.snapshot(), drawn);
            Machine other = before;
            Machine again = machine;
            other.step(choice);
            again.step(choice);
            EXPECT_EQ(again.snapshot(), other.snapshot());
            EXPECT_EQ(again.outcome(), other.outcome());
        }
        machine.step(choices.back());
    }
}

TEST(Machine, BehavesAsItsCopy) {
    Settings settings;
    Machine machine(race(3, 2), settings);
    machine.begin();
    while (!machine.isOver()) {
        Machine copy = machine;
        const Choice choice = machine.choices().front();
        machine.step(choice);
        copy.step(choice);
        EXPECT_TRUE(machine == copy);
    }
}

} // namespace
} // namespace lockstep::machine
