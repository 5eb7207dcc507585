// What the timeline costs without its painting: analysis and scene of a long run, and a frame of it near, far and
// between. The runs are as long as the listings with 5,000 rounds: about 20,000 events, 50,000 events, and 1,010
// goroutines.
#include "engine/view/layout.h"
#include "tests/engine/history/story.h"

#include <benchmark/benchmark.h>
#include <memory>

namespace {

using namespace lockstep;
using namespace lockstep::testing_story;

Story race() {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    for (int i = 0; i < 5000; ++i) {
        const GoroutineIndex late = i % 3 == 0 ? b : a;
        story.load(late, "x");
        story.increment(late == a ? b : a, "x");
        story.store(late, "x", 1);
    }
    return story;
}

Story mutex() {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    for (int i = 0; i < 10000; ++i) {
        const GoroutineIndex owner = i % 2 == 0 ? a : b;
        const GoroutineIndex other = owner == a ? b : a;
        story.lock(owner);
        story.block(other, EventKind::MutexLock, Mu);
        story.increment(owner, "x");
        story.unlock(owner);
        story.unblock(owner, other);
    }
    return story;
}

Story crowd() {
    Story story;
    for (int i = 0; i < 1010; ++i) story.spawn(0);
    for (GoroutineIndex g = 1; g < 1010; ++g) story.onLock(g, EventKind::RWMutexRLock, Rw, g);
    for (GoroutineIndex g = 1; g < 1010; ++g) story.sleep(g, 1'000'000);
    story.tick(1'000'000);
    for (GoroutineIndex g = 1; g < 1010; ++g) story.wake(g);
    for (GoroutineIndex g = 1; g < 1010; ++g) {
        story.onLock(g, EventKind::RWMutexRUnlock, Rw, 1009 - g);
        story.exit(g);
    }
    return story;
}

const std::shared_ptr<const history::History>& historyOf(std::int64_t which) {
    static const std::shared_ptr<const history::History> histories[] = {race().shared(), mutex().shared(),
                                                                        crowd().shared()};
    return histories[which];
}

const view::Scene& sceneOf(std::int64_t which) {
    static const std::shared_ptr<const view::Scene> scenes[] = {
        view::buildScene(historyOf(0), analysis::analyze(*historyOf(0))),
        view::buildScene(historyOf(1), analysis::analyze(*historyOf(1))),
        view::buildScene(historyOf(2), analysis::analyze(*historyOf(2)))};
    return *scenes[which];
}

void analyzeHistory(benchmark::State& state) {
    const history::History& history = *historyOf(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(analysis::analyze(history));
}
BENCHMARK(analyzeHistory)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

void makeScene(benchmark::State& state) {
    const auto& history = historyOf(state.range(0));
    const std::vector<analysis::Finding> findings = analysis::analyze(*history);
    for (auto _ : state) benchmark::DoNotOptimize(view::buildScene(history, findings));
}
BENCHMARK(makeScene)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

/// A frame of 1920x1080; the second argument is how many steps it shows.
void collectFrame(benchmark::State& state) {
    const view::Scene& scene = sceneOf(state.range(0));
    const view::Axis axis = view::Axis::steps(scene.history());
    view::Viewport viewport;
    viewport.width = 1920;
    viewport.height = 1080;
    viewport.xScale = 1920.0 / static_cast<double>(state.range(1));
    double at = 0;
    for (auto _ : state) {
        at = at > scene.columns() ? 0 : at + 97;
        viewport.firstX = at;
        benchmark::DoNotOptimize(view::collect(scene, axis, viewport));
    }
}
BENCHMARK(collectFrame)->ArgsProduct({{0, 1, 2}, {30, 300, 3000, 30000}})->Unit(benchmark::kMicrosecond);

} // namespace
