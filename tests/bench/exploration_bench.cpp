// Exploration in CPU time: how many executions, and how long all of them take. Counts are exact and known from
// elsewhere; the other tools' times on the same programs are for orientation (one machine, whole process).
//
//   lost update 2x5    34,904      GenMC 541 ms, Nidhugg optimal 2,029 ms
//   lost update 3x3    1,824,912   GenMC 32.4 s
//   mutex 3x3          1,680
//   lastzero 10, 15    3,328 and 147,456   GenMC 0.48 s and 31.8 s
//   readers 13         8,192       GenMC 260 ms
//   filesystem 19      64          GenMC 160 ms, Nidhugg optimal 90 ms
//   indexer 15         4,096       GenMC 3.75 s, Nidhugg optimal 5.8 s
//   philosophers 2–5   3, 7, 15 and 31, one of them the deadlock, which neither reports
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
    std::uint64_t machineSteps = 0;
    for (auto unused : state) {
        static_cast<void>(unused);
        StateGraph graph(image, {});
        reduce(graph, {}, counts, [](const Execution&, const ReductionCounts&) { return true; });
        machineSteps = graph.machineSteps();
    }
    state.counters["executions"] = static_cast<double>(counts.executions);
    state.counters["blocked"] = static_cast<double>(counts.blocked);
    state.counters["steps"] = static_cast<double>(counts.steps);
    state.counters["machineSteps"] = static_cast<double>(machineSteps);
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

/// Threads that put values into one hash table, each at the first free place from where it belongs: Flanagan and
/// Godefroid's (2005). The first that get in each other's way are the 12th.
std::string indexer(int threads) {
    return fmt::format(R"(package main

import (
	"sync"
	"sync/atomic"
)

const (
	size = 128
	most = 4
)

var (
	table [size]int32
	wg    sync.WaitGroup
)

func insert(thread int) {{
	for m := 1; m <= most; m++ {{
		value := m*11 + thread
		place := value * 7 % size
		for !atomic.CompareAndSwapInt32(&table[place], 0, int32(value)) {{
			place = (place + 1) % size
		}}
	}}
	wg.Done()
}}

func main() {{
	wg.Add({0})
	for i := 0; i < {0}; i++ {{
		go insert(i)
	}}
	wg.Wait()
}}
)",
                       threads);
}

/// Threads that look for a free block each, with a lock for every inode and every block: Flanagan and Godefroid's
/// (2005). The first that get in each other's way are the 14th.
std::string filesystem(int threads) {
    return fmt::format(R"(package main

import "sync"

const (
	inodes = 32
	blocks = 26
)

var (
	inodeLocks [inodes]sync.Mutex
	blockLocks [blocks]sync.Mutex
	inode      [inodes]int
	busy       [blocks]bool
	wg         sync.WaitGroup
)

func allocate(i int) {{
	inodeLocks[i].Lock()
	for b := i * 2 % blocks; inode[i] == 0; b = (b + 1) % blocks {{
		blockLocks[b].Lock()
		if !busy[b] {{
			busy[b] = true
			inode[i] = b + 1
		}}
		blockLocks[b].Unlock()
	}}
	inodeLocks[i].Unlock()
	wg.Done()
}}

func main() {{
	wg.Add({0})
	for i := 0; i < {0}; i++ {{
		go allocate(i % inodes)
	}}
	wg.Wait()
}}
)",
                       threads);
}

/// Each takes the fork at the left first: one execution is the deadlock.
std::string philosophers(int count) {
    return fmt::format(R"(package main

import "sync"

var (
	forks [{0}]sync.Mutex
	wg    sync.WaitGroup
)

func main() {{
	wg.Add({0})
	for i := 0; i < {0}; i++ {{
		go func(i int) {{
			forks[i].Lock()
			forks[(i+1)%{0}].Lock()
			forks[(i+1)%{0}].Unlock()
			forks[i].Unlock()
			wg.Done()
		}}(i)
	}}
	wg.Wait()
}}
)",
                       count);
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

void indexerOf15(benchmark::State& state) { exploreAll(state, indexer(15)); }
BENCHMARK(indexerOf15)->Unit(benchmark::kMillisecond);

void filesystemOf19(benchmark::State& state) { exploreAll(state, filesystem(19)); }
BENCHMARK(filesystemOf19)->Unit(benchmark::kMillisecond);

void diningPhilosophers(benchmark::State& state) { exploreAll(state, philosophers(static_cast<int>(state.range(0)))); }
BENCHMARK(diningPhilosophers)->DenseRange(2, 5)->Unit(benchmark::kMillisecond);

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
