// Laws of wait groups, Once, Cond, Pool, sync.Map and atomics: the operations of generated programs, in the order in
// which they happened, are done again by a model of a few lines, which must come to the same. And the edges: what
// happens before what, by the rules of Go's memory model, read off the same histories.
#include "engine/analysis/happens_before.h"
#include "tests/properties/program_generator.h"
#include "tests/support/go_program.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>
#include <set>

namespace lockstep::properties {
namespace {

using history::Actor;
using history::Event;
using history::EventIndex;
using history::EventKind;
using history::Flag;
using scheduler::Recording;

RC_GTEST_PROP(PrimitiveLaw, a_wait_group_counts_and_lets_nobody_pass_before_zero,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    std::int64_t counter = 0; // there is one wait group
    for (const Event& event : recording.history().events()) {
        const bool adds = event.kind == EventKind::WaitGroupAdd || event.kind == EventKind::WaitGroupDone;
        if (adds) {
            RC_ASSERT(static_cast<std::int64_t>(event.before) == counter);
            counter = static_cast<std::int64_t>(event.after);
        }
        if (event.kind == EventKind::WaitGroupDone) RC_ASSERT(event.after + 1 == event.before);
        if (event.kind == EventKind::WaitGroupWait) RC_ASSERT(counter == 0);
    }
}

RC_GTEST_PROP(PrimitiveLaw, one_goroutine_runs_the_function_of_a_once_and_nobody_returns_before_it_has,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    std::set<Actor> runners;
    bool done = false;
    for (const Event& event : recording.history().events()) {
        if (event.kind == EventKind::OnceEnter && event.after == 1) {
            RC_ASSERT(runners.empty());
            runners.insert(event.actor);
        }
        if (event.kind == EventKind::OnceEnter && event.after == 0) RC_ASSERT(done);
        if (event.kind == EventKind::OnceLeave) {
            RC_ASSERT(runners.contains(event.actor));
            done = true;
        }
    }
}

RC_GTEST_PROP(PrimitiveLaw, no_wake_up_of_a_cond_is_lost_and_its_queue_is_one,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = record(program, run);
    std::deque<Actor> waiting; // those with a ticket that was not called
    std::set<Actor> called;
    std::uint64_t calls = 0; // of the last Signal or Broadcast, not seen yet
    for (const Event& event : recording.history().events()) {
        if (event.kind == EventKind::CondWait) {
            waiting.push_back(event.actor);
            RC_ASSERT(event.after == waiting.size());
        }
        const bool all = event.kind == EventKind::CondBroadcast;
        if (all || event.kind == EventKind::CondSignal) {
            RC_ASSERT(event.after == (all ? waiting.size() : std::min<std::size_t>(waiting.size(), 1)));
            calls = event.after;
        }
        if (event.kind == EventKind::Unblock && calls != 0) {
            const Actor woken = Actor::goroutine(event.partner());
            const auto found = std::ranges::find(waiting, woken);
            RC_ASSERT(found != waiting.end());
            // A Signal goes by the queue, but under any.
            if (run.header.wake != history::WakePolicy::Any) RC_ASSERT(found == waiting.begin());
            waiting.erase(found);
            called.insert(woken);
            --calls;
        }
        if (event.kind == EventKind::CondWake) RC_ASSERT(called.erase(event.actor) == 1);
    }
    RC_ASSERT(calls == 0U);
    if (!recording.machineAt(recording.stepCount()).isOver()) return;
    const bool deadlock = recording.history().outcome().kind == history::OutcomeKind::Deadlocked;
    if (deadlock) RC_ASSERT(called.empty()); // who was called is not asleep
}

RC_GTEST_PROP(PrimitiveLaw, a_pool_never_gives_more_than_it_was_given,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    std::uint64_t things = 0;
    for (const Event& event : recording.history().events()) {
        if (event.kind == EventKind::PoolPut) RC_ASSERT(event.before == ++things);
        if (event.kind != EventKind::PoolGet) continue;
        // Under Go's rule it gives what it has.
        if (run.header.wake != history::WakePolicy::Any) RC_ASSERT((event.after != 0) == (things != 0));
        if (event.after != 0) {
            RC_ASSERT(things > 0U);
            --things;
        }
        RC_ASSERT(event.before == things);
    }
}

RC_GTEST_PROP(PrimitiveLaw, an_atomic_operation_works_on_what_the_one_before_it_left,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    std::map<history::Place, std::uint64_t> values;
    for (const Event& event : recording.history().events()) {
        if (!event.has(Flag::Atomic)) continue;
        std::uint64_t& value = values[event.place()];
        const bool failed = event.has(Flag::Failed);
        RC_ASSERT(event.before == value);
        if (event.kind == EventKind::AtomicAdd) RC_ASSERT(event.after == value + 1);
        if (event.kind == EventKind::AtomicCompareAndSwap && !failed) RC_ASSERT(event.after == 2U);
        if (event.kind != EventKind::Load && !failed) value = event.after;
    }
}

RC_GTEST_PROP(HappensBeforeLaw, every_edge_that_the_memory_model_promises_is_there,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    const auto events = recording.history().events();
    analysis::HappensBefore order;
    std::map<history::Place, std::vector<EventIndex>> released;
    std::vector<EventIndex> dones;
    EventIndex onceDone = history::none;
    for (EventIndex index = 0; index < events.size(); ++index) {
        order.push(recording.history(), index);
        const Event& event = events[index];
        const bool locks = event.kind == EventKind::MutexLock || event.kind == EventKind::RWMutexLock ||
                           (event.kind == EventKind::MutexTryLock && event.after != 0);
        const bool unlocks = event.kind == EventKind::MutexUnlock || event.kind == EventKind::RWMutexUnlock ||
                             event.kind == EventKind::RWMutexRUnlock;
        if (locks)
            for (const EventIndex before : released[event.place()]) RC_ASSERT(order.isBefore(before, index));
        if (unlocks) released[event.place()].push_back(index);
        if (event.kind == EventKind::WaitGroupDone) dones.push_back(index);
        if (event.kind == EventKind::WaitGroupWait)
            for (const EventIndex before : dones) RC_ASSERT(order.isBefore(before, index));
        if (event.kind == EventKind::OnceLeave) onceDone = index;
        if (event.kind == EventKind::OnceEnter && event.after == 0) RC_ASSERT(order.isBefore(onceDone, index));
        const bool reads =
            event.kind == EventKind::ChanReceive || (event.kind == EventKind::Load && event.has(Flag::Atomic));
        const bool knows = event.cause != history::none && events[event.cause].actor.isGoroutine() &&
                           events[event.cause].actor != event.actor;
        if (reads && knows) RC_ASSERT(order.isBefore(event.cause, index));
        if (event.kind == EventKind::CondWake && knows) RC_ASSERT(order.isBefore(event.cause, index));
    }
}

/// Operations on one sync.Map by several goroutines; the program prints what each of them gave, by goroutine.
struct MapOperations {
    struct Operation {
        int kind = 0; ///< Load, Store, LoadOrStore, LoadAndDelete, Swap, CompareAndSwap
        int key = 0;
        int value = 0;
    };
    std::vector<std::vector<Operation>> goroutines;

    [[nodiscard]] std::string text() const {
        constexpr const char* calls[] = {"v, ok := m.Load({0})",
                                         "m.Store({0}, {1}); v, ok := any(nil), false",
                                         "v, ok := m.LoadOrStore({0}, {1})",
                                         "v, ok := m.LoadAndDelete({0})",
                                         "v, ok := m.Swap({0}, {1})",
                                         "v, ok := any(nil), m.CompareAndSwap({0}, {1}, {1}+1)"};
        std::string file = "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n)\n\nvar m sync.Map\n"
                           "\nfunc main() {\n\tvar got [4]string\n\tvar wg sync.WaitGroup\n";
        for (std::size_t g = 0; g < goroutines.size(); ++g) {
            file += "\twg.Add(1)\n\tgo func(said *string) {\n";
            for (const Operation& operation : goroutines[g])
                file += "\t\t{\n\t\t\t" +
                        fmt::format(fmt::runtime(calls[operation.kind]), operation.key, operation.value) +
                        "\n\t\t\t*said += fmt.Sprint(v, ok, \" \")\n\t\t}\n";
            file += fmt::format("\t\twg.Done()\n\t}}(&got[{}])\n", g);
        }
        return file + "\twg.Wait()\n\tfmt.Println(got)\n}\n";
    }
};

std::ostream& operator<<(std::ostream& stream, const MapOperations& operations) { return stream << operations.text(); }

} // namespace
} // namespace lockstep::properties

namespace rc {

template <> struct Arbitrary<lockstep::properties::MapOperations> {
    using Operations = lockstep::properties::MapOperations;
    static Gen<Operations> arbitrary() {
        const auto operation =
            gen::build<Operations::Operation>(gen::set(&Operations::Operation::kind, gen::inRange(0, 6)),
                                              gen::set(&Operations::Operation::key, gen::inRange(0, 3)),
                                              gen::set(&Operations::Operation::value, gen::inRange(0, 3)));
        const auto block = gen::resize(5, gen::container<std::vector<Operations::Operation>>(operation));
        return gen::map(gen::resize(4, gen::container<std::vector<std::vector<Operations::Operation>>>(4, block)),
                        [](std::vector<std::vector<Operations::Operation>> all) { return Operations{std::move(all)}; });
    }
};

} // namespace rc

namespace lockstep::properties {
namespace {

/// A std::map that does what the operation says.
std::string doAgain(std::map<int, int>& model, const MapOperations::Operation& operation) {
    const auto found = model.find(operation.key);
    const bool there = found != model.end();
    const std::string old = there ? std::to_string(found->second) : "<nil>";
    const std::string ok = there ? " true " : " false ";
    switch (operation.kind) {
    case 0: return old + ok;
    case 1: model[operation.key] = operation.value; return "<nil> false ";
    case 2:
        if (!there) model[operation.key] = operation.value;
        return (there ? old : std::to_string(operation.value)) + ok;
    case 3: model.erase(operation.key); return old + ok;
    case 4: model[operation.key] = operation.value; return old + ok;
    default:
        if (!there || found->second != operation.value) return "<nil> false ";
        ++found->second;
        return "<nil> true ";
    }
}

RC_GTEST_PROP(PrimitiveLaw, a_sync_map_is_a_map, (const MapOperations& operations, const RunChoice& run)) {
    scheduler::RecordingOptions options;
    options.header = run.header;
    Recording recording(testing::compileGo(operations.text())->image, options);
    recording.run({});
    std::map<int, int> model;
    std::vector<std::string> said(4);
    std::map<history::GoroutineIndex, std::size_t> next;
    for (const Event& event : recording.history().events()) {
        if (event.kind != EventKind::SyncMapLoad && event.kind != EventKind::SyncMapStore &&
            event.kind != EventKind::SyncMapDelete)
            continue;
        const history::GoroutineIndex g = event.actor.index();
        said[g - 1] += doAgain(model, operations.goroutines[g - 1][next[g]++]);
    }
    std::string expected = "[";
    for (std::size_t g = 0; g < said.size(); ++g) expected += (g == 0 ? "" : " ") + said[g];
    RC_ASSERT(recording.history().outcome().standardOutput == expected + "]\n");
}

/// What the program prints in such a run.
std::string printed(const std::string& text, const RunChoice& run) {
    RC_LOG(text);
    scheduler::RecordingOptions options;
    options.header = run.header;
    Recording recording(testing::compileGo(text)->image, options);
    recording.run({});
    return recording.history().outcome().standardOutput;
}

/// Goroutines that ask for keys of one Group: for each key one function runs at a time, and what it gives is what those
/// get who came meanwhile.
RC_GTEST_PROP(LibraryLaw, a_flight_is_single_and_everybody_gets_what_it_brought, (const RunChoice& run)) {
    const auto keys =
        *rc::gen::nonEmpty(rc::gen::resize(6, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 2))));
    std::string text = "package main\n\nimport (\n\t\"fmt\"\n\t\"golang.org/x/sync/singleflight\"\n\t\"runtime\"\n"
                       "\t\"sync\"\n\t\"sync/atomic\"\n)\n\nvar (\n\tgroup singleflight.Group\n\tflying, brought "
                       "[2]atomic.Int64\n\twg sync.WaitGroup\n)\n\nfunc ask(key int) {\n\tdefer wg.Done()\n"
                       "\tbefore := brought[key].Load()\n"
                       "\tv, err, _ := group.Do(fmt.Sprint(key), func() (any, error) {\n"
                       "\t\tif flying[key].Add(1) != 1 {\n\t\t\tpanic(\"not single\")\n\t\t}\n\t\truntime.Gosched()\n"
                       "\t\tflying[key].Add(-1)\n\t\treturn brought[key].Add(1), nil\n\t})\n"
                       "\tif n := v.(int64); err != nil || n < before || n > brought[key].Load() {\n"
                       "\t\tpanic(fmt.Sprint(\"got \", n, \" after \", before))\n\t}\n}\n\nfunc main() {\n";
    for (const int key : keys) text += fmt::format("\twg.Add(1)\n\tgo ask({})\n", key);
    text += "\twg.Wait()\n\tfmt.Println(\"fine\")\n}\n";
    RC_ASSERT(printed(text, run) == "fine\n");
}

/// Goroutines that each swap their own number into a Value, and count up another by CompareAndSwap: every number is
/// given back once, the last is still there, and no addition is lost.
RC_GTEST_PROP(LibraryLaw, a_value_gives_every_swapped_value_back_once_and_loses_no_exchange, (const RunChoice& run)) {
    const int goroutines = *rc::gen::inRange(1, 6);
    const std::string text = fmt::format(
        "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n\t\"sync/atomic\"\n)\n\nvar (\n\tlast, sum atomic.Value\n"
        "\twg sync.WaitGroup\n\tback [{0} + 1]int\n)\n\nfunc work(me int) {{\n\tdefer wg.Done()\n"
        "\tback[me] = last.Swap(me).(int)\n\tfor {{\n\t\told := sum.Load().(int)\n"
        "\t\tif sum.CompareAndSwap(old, old+me) {{\n\t\t\treturn\n\t\t}}\n\t}}\n}}\n\nfunc main() {{\n\tlast.Store(0)\n"
        "\tsum.Store(0)\n\twg.Add({0})\n\tfor i := 1; i <= {0}; i++ {{\n\t\tgo work(i)\n\t}}\n\twg.Wait()\n"
        "\tback[0] = last.Load().(int)\n\tvar seen [{0} + 1]bool\n\tfor _, n := range back {{\n\t\tseen[n] = "
        "true\n\t}}\n"
        "\tfmt.Println(seen, sum.Load())\n}}\n",
        goroutines);
    std::string expected = "[";
    for (int i = 0; i <= goroutines; ++i) expected += i == 0 ? "true" : " true";
    RC_ASSERT(printed(text, run) == fmt::format("{}] {}\n", expected, goroutines * (goroutines + 1) / 2));
}

/// Goroutines that take units of a semaphore of `size`, and look whether more are taken than there are.
RC_GTEST_PROP(LibraryLaw, a_semaphore_gives_no_more_than_it_has_and_everybody_gets_theirs, (const RunChoice& run)) {
    const int size = *rc::gen::inRange(1, 5);
    const auto wanted =
        *rc::gen::nonEmpty(rc::gen::resize(5, rc::gen::container<std::vector<int>>(rc::gen::inRange(1, size + 1))));
    std::string text = "package main\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\t\"golang.org/x/sync/semaphore\"\n"
                       "\t\"runtime\"\n\t\"sync\"\n\t\"sync/atomic\"\n)\n\nvar taken atomic.Int64\n"
                       "var wg sync.WaitGroup\n\nfunc main() {\n";
    text += fmt::format("\ts := semaphore.NewWeighted({})\n", size);
    for (const int units : wanted)
        text += fmt::format(
            "\twg.Add(1)\n\tgo func() {{\n\t\ts.Acquire(context.Background(), {0})\n\t\tif taken.Add({0}) > "
            "{1} {{\n\t\t\tpanic(\"more than there are\")\n\t\t}}\n\t\truntime.Gosched()\n\t\ttaken.Add(-{0})\n"
            "\t\ts.Release({0})\n\t\twg.Done()\n\t}}()\n",
            units, size);
    text += "\twg.Wait()\n\tfmt.Println(taken.Load(), s.TryAcquire(" + std::to_string(size) + "))\n}\n";
    RC_ASSERT(printed(text, run) == "0 true\n");
}

/// A group with a limit whose functions fail or do not.
RC_GTEST_PROP(LibraryLaw, a_group_runs_no_more_than_its_limit_and_gives_an_error_that_there_was,
              (const RunChoice& run)) {
    const int limit = *rc::gen::inRange(1, 4);
    const auto fails = *rc::gen::nonEmpty(rc::gen::resize(5, rc::gen::arbitrary<std::vector<bool>>()));
    std::string text =
        "package main\n\nimport (\n\t\"context\"\n\t\"errors\"\n\t\"fmt\"\n\t\"golang.org/x/sync/errgroup\"\n"
        "\t\"runtime\"\n\t\"sync/atomic\"\n)\n\nvar running, done atomic.Int64\nvar _ = errors.New\n\n"
        "func main() {\n\tg, ctx := errgroup.WithContext(context.Background())\n";
    text += fmt::format("\tg.SetLimit({})\n", limit);
    bool anyFails = false;
    for (const bool isBad : fails) {
        anyFails |= isBad;
        text += fmt::format("\tg.Go(func() error {{\n\t\tif running.Add(1) > {} {{\n\t\t\tpanic(\"too many\")\n\t\t}}\n"
                            "\t\truntime.Gosched()\n\t\trunning.Add(-1)\n\t\tdone.Add(1)\n\t\treturn {}\n\t}})\n",
                            limit, isBad ? "errors.New(\"bad\")" : "nil");
    }
    text += "\terr := g.Wait()\n\tfmt.Println(done.Load(), err, ctx.Err())\n}\n";
    RC_ASSERT(printed(text, run) == fmt::format("{} {} context canceled\n", fails.size(), anyFails ? "bad" : "<nil>"));
}

} // namespace
} // namespace lockstep::properties
