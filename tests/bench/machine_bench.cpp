// The machine's foundation in CPU time: the tree of all interleavings of the lost update with 2 goroutines × 5
// iterations, fib(32), a loop of 1e8, a copy of a small machine, and recording.
#include "engine/machine/machine.h"
#include "tests/support/go_program.h"

#include <benchmark/benchmark.h>

namespace lockstep::machine {
namespace {

Settings exploring() {
    Settings settings;
    settings.wake = history::WakePolicy::Any;
    settings.granularity = Granularity::Fused;
    return settings;
}

/// Steps of main before the others move: it starts both.
constexpr std::uint32_t spawns = 3;

/// The nodes below this one, down to where only main is left: what follows is no interleaving. Leaves the machine
/// somewhere below: who called goes back. A mark is needed only to come back for another choice.
std::uint64_t walk(Machine& machine) {
    if (machine.isOver()) return 0;
    const std::span<const Choice> offered = machine.choices();
    if (offered.front().actor == Actor::goroutine(0) && machine.steps() > spawns) return 0;
    if (offered.size() == 1) {
        machine.step(offered.front());
        return 1 + walk(machine);
    }
    Choice choices[8];
    const std::size_t count = offered.size();
    std::copy(offered.begin(), offered.end(), choices);
    const Machine::Mark mark = machine.mark();
    std::uint64_t nodes = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (i != 0) machine.rewind(mark);
        machine.step(choices[i]);
        nodes += 1 + walk(machine);
    }
    machine.release(mark);
    return nodes;
}

void treeOfTwoTimesFive(benchmark::State& state) {
    Machine machine(testing::compileGo(testing::raceProgram(5))->image, exploring());
    machine.begin();
    const Machine::Mark start = machine.mark();
    std::uint64_t nodes = 0;
    for (auto unused : state) {
        static_cast<void>(unused);
        nodes = walk(machine);
        machine.rewind(start);
    }
    machine.release(start);
    state.counters["nodes"] = static_cast<double>(nodes);
}
BENCHMARK(treeOfTwoTimesFive)->Unit(benchmark::kMillisecond);

void runToTheEnd(benchmark::State& state, const std::string& text) {
    const auto image = testing::compileGo(text)->image;
    for (auto unused : state) {
        static_cast<void>(unused);
        Machine machine(image, Settings{});
        machine.begin();
        while (!machine.isOver())
            machine.advance(machine.choices().front(), Slice{~std::uint64_t{0}, ~std::uint64_t{0} >> 2U});
    }
}

void fibOf32(benchmark::State& state) {
    runToTheEnd(
        state, "package main\nfunc fib(n int) int {\n\tif n < 2 {\n\t\treturn n\n\t}\n\treturn fib(n-1) + fib(n-2)\n}\n"
               "func main() {\n\tif fib(32) != 2178309 {\n\t\tpanic(\"wrong\")\n\t}\n}\n");
}
BENCHMARK(fibOf32)->Unit(benchmark::kMillisecond);

void loopOf1e8(benchmark::State& state) {
    runToTheEnd(
        state,
        "package main\nfunc main() {\n\ts, n := 0, 100000000\n\tfor i := 0; i < n; i++ {\n\t\ts ^= i\n\t\ts += i\n\t}\n"
        "\tif s == 1 {\n\t\tpanic(s)\n\t}\n}\n");
}
BENCHMARK(loopOf1e8)->Unit(benchmark::kMillisecond);

void copyOfASmallMachine(benchmark::State& state) {
    Machine machine(testing::compileGo(testing::raceProgram(3))->image, exploring());
    machine.begin();
    for (auto unused : state) {
        static_cast<void>(unused);
        Machine copy = machine;
        benchmark::DoNotOptimize(copy);
    }
    state.counters["bytes"] = machine.usedBytes();
}
BENCHMARK(copyOfASmallMachine);

} // namespace
} // namespace lockstep::machine
