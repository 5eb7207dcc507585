// The times of timed runs: laws that hold for every cost table, and the comparisons that lessons make, on the built-in
// one. Nothing here depends on the machine the test runs on.
#include "engine/history/schedule_of.h"
#include "engine/scheduler/recording.h"
#include "engine/scheduler/runner.h"
#include "engine/scheduler/strategies.h"
#include "engine/scheduler/timed_strategy.h"
#include "tests/support/go_program.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::scheduler {
namespace {

using history::Cost;
using history::CostTable;
using testing::compileGo;

history::ScheduleHeader timed(std::uint32_t processors) {
    history::ScheduleHeader header;
    header.strategy = history::StrategyKind::Timed;
    header.processors = processors;
    return header;
}

struct Ended {
    Timing timing;
    std::string output;
};

Ended runTimed(const std::string& text, const history::ScheduleHeader& header) {
    const auto compilation = compileGo(text);
    machine::Machine machine(compilation->image, settingsFor(header));
    machine.begin();
    const auto strategy = makeStrategy(header);
    EXPECT_EQ(run(machine, *strategy, nullptr, {}), RunEnd::Over);
    return {strategy->timing().value(), machine.outcome().standardOutput};
}

std::int64_t durationOf(const std::string& text, std::uint32_t processors = 4) {
    return runTimed(text, timed(processors)).timing.duration;
}

std::string program(std::string_view variables, std::string_view functions, std::string_view body) {
    return fmt::format("package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n\t\"sync/atomic\"\n\t\"time\"\n)\n\n"
                       "var _, _, _, _ = fmt.Print, sync.NewCond, atomic.AddInt64, time.Now\n\n"
                       "var wg sync.WaitGroup\nvar total int64\n{}\n\n{}\n\nfunc main() {{\n{}\n}}\n",
                       variables, functions, body);
}

/// Goroutines started in a loop that each do `work`, and main, which waits for them.
std::string crowd(int goroutines, std::string_view variables, std::string_view work) {
    return program(variables, fmt::format("func work() {{\n\t{}\n\twg.Done()\n}}", work),
                   fmt::format("\twg.Add({})\n\tfor i := 0; i < {}; i++ {{\n\t\tgo work()\n\t}}\n\twg.Wait()",
                               goroutines, goroutines));
}

/// Writers that take 10 ms and readers that take 1 ms, behind a lock whose read side is as given.
std::string library(int writers, int readers, std::string_view type, std::string_view lock, std::string_view unlock) {
    return program(fmt::format("var shelf {}", type),
                   fmt::format("func write() {{\n\tdefer wg.Done()\n\tshelf.Lock()\n\ttotal++\n"
                               "\ttime.Sleep(10 * time.Millisecond)\n\tshelf.Unlock()\n}}\n\n"
                               "func read() {{\n\tdefer wg.Done()\n\tshelf.{}()\n\ttime.Sleep(time.Millisecond)\n"
                               "\tshelf.{}()\n}}",
                               lock, unlock),
                   fmt::format("\twg.Add({} + {})\n\tfor i := 0; i < {}; i++ {{\n\t\tgo write()\n\t}}\n"
                               "\tfor i := 0; i < {}; i++ {{\n\t\tgo read()\n\t}}\n\twg.Wait()",
                               writers, readers, writers, readers));
}

/// How many times longer the Mutex takes than the RWMutex.
double advantage(int writers, int readers, std::uint32_t processors) {
    const auto mutex = durationOf(library(writers, readers, "sync.Mutex", "Lock", "Unlock"), processors);
    const auto rwMutex = durationOf(library(writers, readers, "sync.RWMutex", "RLock", "RUnlock"), processors);
    return static_cast<double>(mutex) / static_cast<double>(rwMutex);
}

TEST(TimedRun, of_10_writers_and_1000_readers_favours_the_rwmutex_at_least_8_times) {
    for (const std::uint32_t processors : {1U, 2U, 4U, 16U}) {
        EXPECT_GE(advantage(10, 1000, processors), 8) << processors;
        EXPECT_LE(advantage(10, 1000, processors), 11) << "more than 1100 ms against 100 ms cannot be";
    }
}

TEST(TimedRun, of_as_many_writers_as_readers_makes_little_difference) {
    for (const int each : {10, 100, 500}) {
        EXPECT_LT(advantage(each, each, 4), 1.3) << each;
        EXPECT_GT(advantage(each, each, 4), 0.95) << each;
    }
}

TEST(TimedRun, of_1000_increments_is_shorter_with_an_atomic_than_with_a_mutex) {
    const std::string lock = "mu.Lock()\n\ttotal++\n\tmu.Unlock()";
    const std::string add = "atomic.AddInt64(&total, 1)";
    for (const std::uint32_t processors : {1U, 2U, 4U, 8U}) {
        for (const int goroutines : {1, 2, 10, 100}) {
            const auto often = [goroutines](const std::string& one) {
                return fmt::format("for i := 0; i < {}; i++ {{\n\t{}\n\t}}", 1000 / goroutines, one);
            };
            EXPECT_LT(durationOf(crowd(goroutines, "", often(add)), processors) * 6 / 5,
                      durationOf(crowd(goroutines, "var mu sync.Mutex", often(lock)), processors))
                << goroutines << " goroutines on " << processors;
        }
        // With one increment a goroutine, starting them is nearly all there is to do.
        EXPECT_LE(durationOf(crowd(1000, "", add), processors),
                  durationOf(crowd(1000, "var mu sync.Mutex", lock), processors));
    }
}

std::string busy(int goroutines, int rounds) {
    return crowd(goroutines, "",
                 fmt::format("n := 0\n\tfor i := 0; i < {}; i++ {{\n\t\tn += i\n\t}}\n\tatomic.AddInt64(&total, "
                             "int64(n))",
                             rounds));
}

TEST(TimedRun, of_independent_work_is_nearly_p_times_shorter_on_p_processors) {
    const auto one = static_cast<double>(durationOf(busy(8, 200'000), 1));
    EXPECT_GE(one, 8 * 200'000 * 1.5) << "1.5 ns a round";
    EXPECT_NEAR(one / static_cast<double>(durationOf(busy(8, 200'000), 2)), 2, 0.05);
    EXPECT_NEAR(one / static_cast<double>(durationOf(busy(8, 200'000), 4)), 4, 0.1);
    EXPECT_NEAR(one / static_cast<double>(durationOf(busy(8, 200'000), 8)), 8, 0.2);
    EXPECT_EQ(durationOf(busy(8, 200'000), 16), durationOf(busy(8, 200'000), 32)) << "nobody needs more";
}

RC_GTEST_PROP(TimedRun, of_independent_work_is_never_shorter_on_fewer_processors, ()) {
    const int goroutines = *rc::gen::inRange(1, 12);
    const std::string text = busy(goroutines, *rc::gen::inRange(0, 3000));
    RC_ASSERT(durationOf(text, 4) <= durationOf(text, 1));
}

TEST(TimedRun, makes_goroutines_that_want_one_word_wait_for_each_other) {
    const std::string text = crowd(4, "", "for i := 0; i < 100; i++ {\n\t\tatomic.AddInt64(&total, 1)\n\t}");
    history::ScheduleHeader header = timed(4);
    const std::int64_t contended = runTimed(text, header).timing.duration;
    EXPECT_GE(contended, 350 * header.costs[Cost::Contended] / 1000) << "nearly all of 400 come from elsewhere";
    header.processors = 1;
    EXPECT_LT(runTimed(text, header).timing.duration, contended / 2) << "alone, the word stays where it is";
}

TEST(TimedRun, fires_timers_when_their_time_has_come_while_others_compute) {
    const std::string text =
        program("",
                "func work() {\n\tn := 0\n\tfor i := 0; i < 4_000_000; i++ {\n\t\tn += i\n\t}\n"
                "\tfmt.Println(\"computed\", n > 0)\n\twg.Done()\n}",
                "\twg.Add(1)\n\tgo work()\n\ttime.Sleep(time.Millisecond)\n\tfmt.Println(\"slept\")\n\twg.Wait()");
    EXPECT_EQ(runTimed(text, timed(2)).output, "slept\ncomputed true\n");
    EXPECT_EQ(testing::outputOf(text), "computed true\nslept\n") << "time moves when nobody can";
}

TEST(TimedRun, takes_a_processor_from_a_goroutine_that_never_waits_after_10_ms) {
    const std::string text = program("", "func spin() {\n\tfor {\n\t}\n}",
                                     "\tgo spin()\n\ttime.Sleep(time.Millisecond)\n\tfmt.Println(\"main\")");
    const Ended ended = runTimed(text, timed(1));
    EXPECT_EQ(ended.output, "main\n");
    EXPECT_GE(ended.timing.duration, 10'000'000);
    EXPECT_LT(ended.timing.duration, 40'000'000);
}

TEST(TimedRun, shows_its_program_the_time_that_operations_take) {
    const std::string text = program("", "",
                                     "\tstart := time.Now()\n\tfor i := 0; i < 1000; i++ {\n"
                                     "\t\tatomic.AddInt64(&total, 1)\n\t}\n"
                                     "\tfmt.Println(time.Since(start) >= 6*time.Microsecond)");
    EXPECT_EQ(runTimed(text, timed(1)).output, "true\n");
    EXPECT_EQ(testing::outputOf(text), "false\n");
}

TEST(TimedRun, accounts_for_every_nanosecond_of_every_goroutine) {
    const Ended ended = runTimed(library(3, 20, "sync.RWMutex", "RLock", "RUnlock"), timed(2));
    EXPECT_EQ(ended.timing.table, "typical-amd64 (built in)");
    EXPECT_EQ(ended.timing.processors, 2U);
    ASSERT_EQ(ended.timing.goroutines.size(), 24U);
    std::int64_t running = 0;
    for (const GoroutineTiming& goroutine : ended.timing.goroutines) {
        EXPECT_LE(goroutine.running + goroutine.ready + goroutine.blocked, ended.timing.duration);
        EXPECT_GT(goroutine.running, 0);
        running += goroutine.running;
    }
    EXPECT_LE(running, 2 * ended.timing.duration + 2000) << "two processors cannot do more";
    const GoroutineTiming& main = ended.timing.goroutines[0];
    EXPECT_NEAR(static_cast<double>(main.running + main.ready + main.blocked),
                static_cast<double>(ended.timing.duration), 3);
    EXPECT_GT(main.blocked, 29'000'000) << "three writers of 10 ms, one after the other";
}

TEST(TimedRun, takes_longer_when_everything_costs_more) {
    history::ScheduleHeader dear = timed(4);
    dear.costs.name = "dear";
    for (std::int64_t& cost : dear.costs.picoseconds) cost *= 10;
    const std::string text = crowd(10, "var mu sync.Mutex", "mu.Lock()\n\ttotal++\n\tmu.Unlock()");
    const Ended usual = runTimed(text, timed(4));
    const Ended ten = runTimed(text, dear);
    EXPECT_EQ(ten.timing.table, "dear");
    EXPECT_NEAR(static_cast<double>(ten.timing.duration), 10 * static_cast<double>(usual.timing.duration), 10);
}

TEST(TimedRun, recorded_listed_and_replayed_takes_the_same_time) {
    const auto compilation = compileGo(library(2, 12, "sync.RWMutex", "RLock", "RUnlock"));
    RecordingOptions options;
    options.header = timed(3);
    Recording recording(compilation->image, options);
    recording.run({});
    EXPECT_EQ(recording.timing(), runTimed(library(2, 12, "sync.RWMutex", "RLock", "RUnlock"), timed(3)).timing);
    const history::Schedule listed = history::scheduleOf(recording.history(), options.header);
    EXPECT_GT(listed.runs.size(), 20U);
    const auto again = Recording::replay(compilation->image, history::Schedule::parse(listed.text()).value(), {}, {});
    ASSERT_TRUE(again.ok());
    ASSERT_FALSE(again.value().divergence) << again.value().divergence->text().en;
    EXPECT_EQ(again.value().recording.timing(), recording.timing());
    EXPECT_EQ(history::firstDifference(recording.history(), again.value().recording.history()), "");
}

} // namespace
} // namespace lockstep::scheduler
