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
#include <fstream>
#include <iterator>
#include <stdexcept>

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

/// A program of tests/go/explore, with another number for one of its constants: "const n = 5".
std::string fromCorpus(const std::string& name, std::string_view constant = {}, int value = 0) {
    std::ifstream file(LOCKSTEP_SOURCE_DIR "/tests/go/explore/" + name);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::size_t at = text.find(constant);
    if (text.empty() || at == std::string::npos) throw std::runtime_error(name + " is not what it was");
    if (constant.empty()) return text;
    const std::size_t number = at + constant.rfind(' ') + 1;
    return text.replace(number, at + constant.size() - number, std::to_string(value));
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

void lastZero(benchmark::State& state) {
    exploreAll(state, fromCorpus("lastzero_5.go", "const n = 5", static_cast<int>(state.range(0))));
}
BENCHMARK(lastZero)->Arg(5)->Arg(10)->Arg(15)->Unit(benchmark::kMillisecond);

void manyReaders(benchmark::State& state) { exploreAll(state, fromCorpus("readers_8.go", "const n = 8", 13)); }
BENCHMARK(manyReaders)->Unit(benchmark::kMillisecond);

void indexerOf15(benchmark::State& state) { exploreAll(state, fromCorpus("indexer_13.go", "threads = 13", 15)); }
BENCHMARK(indexerOf15)->Unit(benchmark::kMillisecond);

void filesystemOf19(benchmark::State& state) { exploreAll(state, fromCorpus("filesystem_16.go", "threads = 16", 19)); }
BENCHMARK(filesystemOf19)->Unit(benchmark::kMillisecond);

void diningPhilosophers(benchmark::State& state) {
    exploreAll(state, fromCorpus("philosophers_" + std::to_string(state.range(0)) + ".go"));
}
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
