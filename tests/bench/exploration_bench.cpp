// Exploration in CPU time: how many executions, and how long all of them take. Counts are exact and known from
// elsewhere; the other tools' times on the same programs are for orientation (one machine, whole process).
//
//   lost update 2x5    34,904      GenMC 541 ms, Nidhugg optimal 2,029 ms
//   lost update 3x3    1,824,912   GenMC 32.4 s
//   mutex 3x3          1,680
//   lastzero 10, 15    3,328 and 147,456   GenMC 0.48 s and 31.8 s
//   readers 13         8,192       GenMC 260 ms
#include "engine/explore/reduction.h"
#include "engine/explore/sampling.h"
#include "tests/support/go_program.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

namespace lockstep::explore {
namespace {

void exploreAll(benchmark::State& state, const std::string& text) {
    const auto image = testing::compileGo(text)->image;
    ReductionCounts counts;
    for (auto unused : state) {
        static_cast<void>(unused);
        StateGraph graph(image, {});
        reduce(graph, {}, counts, [](const Execution&, const ReductionCounts&) { return true; });
    }
    state.counters["executions"] = static_cast<double>(counts.executions);
    state.counters["blocked"] = static_cast<double>(counts.blocked);
    state.counters["steps"] = static_cast<double>(counts.steps);
    state.counters["reversals"] = static_cast<double>(counts.reversals);
}

std::string times(int count, std::string_view body) {
    return fmt::format("for i := 0; i < {}; i++ {{\n\t\t{}\n\t}}", count, body);
}

std::string lastzero(int n) {
    return fmt::format(R"(package main

import "sync"

const n = {}

var (
	array [n + 1]int
	wg    sync.WaitGroup
)

func write(j int) {{
	array[j] = array[j-1] + 1
	wg.Done()
}}

func main() {{
	wg.Add(n + 1)
	go func() {{
		i := n
		for array[i] != 0 {{
			i--
		}}
		wg.Done()
	}}()
	for j := 1; j <= n; j++ {{
		go write(j)
	}}
	wg.Wait()
}}
)",
                       n);
}

std::string readers(int n) {
    return fmt::format(R"(package main

import "sync"

const n = {}

var (
	x  int
	wg sync.WaitGroup
)

func main() {{
	wg.Add(n + 1)
	go func() {{
		x = 1
		wg.Done()
	}}()
	for i := 0; i < n; i++ {{
		go func() {{
			_ = x
			wg.Done()
		}}()
	}}
	wg.Wait()
}}
)",
                       n);
}

void lostUpdate(benchmark::State& state) {
    exploreAll(state, testing::goroutinesProgram(static_cast<int>(state.range(0)),
                                                 times(static_cast<int>(state.range(1)), "x = x + 1")));
}
BENCHMARK(lostUpdate)->Args({2, 5})->Args({3, 2})->Args({3, 3})->Unit(benchmark::kMillisecond);

void mutex(benchmark::State& state) {
    exploreAll(state, testing::goroutinesProgram(3, times(3, "mu.Lock()\n\t\tx++\n\t\tmu.Unlock()")));
}
BENCHMARK(mutex)->Unit(benchmark::kMillisecond);

void lastZero(benchmark::State& state) { exploreAll(state, lastzero(static_cast<int>(state.range(0)))); }
BENCHMARK(lastZero)->Arg(5)->Arg(10)->Arg(15)->Unit(benchmark::kMillisecond);

void manyReaders(benchmark::State& state) { exploreAll(state, readers(13)); }
BENCHMARK(manyReaders)->Unit(benchmark::kMillisecond);

/// Runs by chance; items are runs.
void randomRuns(benchmark::State& state) {
    StateGraph graph(testing::compileGo(testing::goroutinesProgram(2, times(5, "x = x + 1")))->image, {});
    std::int64_t runs = 0;
    for (auto unused : state) {
        static_cast<void>(unused);
        SamplingSettings settings;
        settings.samples = 10'000;
        settings.seed = static_cast<std::uint64_t>(runs);
        runs += static_cast<std::int64_t>(
            sample(graph, settings, [](std::span<const Move>, EndingId, const SamplingCounts&) {
                return true;
            }).samples);
    }
    state.SetItemsProcessed(runs);
}
BENCHMARK(randomRuns)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace lockstep::explore
