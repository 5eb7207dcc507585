// What a program can do under Go's rule or under first come first served, it can also do when anybody may be woken;
// and each policy does what it says. All interleavings of small programs are walked.
#include "tests/support/outcomes.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lockstep::machine {
namespace {

using history::WakePolicy;
using testing::goProgram;
using testing::outcomesOf;
using testing::OutcomeWalk;
using Outcomes = std::set<std::string>;

struct Case {
    std::string name;
    std::string text;
};

std::vector<Case> cases() {
    return {
        {"mutex", goProgram("var mu sync.Mutex\nvar wg sync.WaitGroup\nfunc visit(n int) {\n\tmu.Lock()\n"
                            "\tprint(n)\n\tmu.Unlock()\n\twg.Done()\n}\n",
                            "\twg.Add(3)\n\tgo visit(1)\n\tgo visit(2)\n\tgo visit(3)\n\twg.Wait()")},
        {"try lock", goProgram("var mu sync.Mutex\nvar wg sync.WaitGroup\nfunc visit() {\n\tif mu.TryLock() "
                               "{\n\t\tprint(1)\n\t\tmu.Unlock()\n\t} else {\n\t\tprint(0)\n\t}\n\twg.Done()\n}\n",
                               "\twg.Add(2)\n\tgo visit()\n\tgo visit()\n\twg.Wait()")},
        {"rwmutex", goProgram("var mu sync.RWMutex\nvar wg sync.WaitGroup\nvar x int\nfunc read() "
                              "{\n\tmu.RLock()\n\tprint(x)\n\tmu.RUnlock()\n\twg.Done()\n}\n",
                              "\twg.Add(2)\n\tgo read()\n\tgo read()\n\tmu.Lock()\n\tx++\n\tmu.Unlock()\n\twg.Wait()")},
        {"recursive read lock",
         goProgram("var mu sync.RWMutex\n", "\tgo func() { mu.Lock(); mu.Unlock() "
                                            "}()\n\tmu.RLock()\n\tmu.RLock()\n\tmu.RUnlock()\n\tmu.RUnlock()")},
        {"two locks in two orders",
         goProgram(
             "var a, b sync.Mutex\nvar wg sync.WaitGroup\n",
             "\twg.Add(1)\n\tgo func() {\n\t\tb.Lock()\n\t\ta.Lock()\n\t\ta.Unlock()\n\t\tb.Unlock()\n\t\twg.Done("
             ")\n\t}()\n\ta.Lock()\n\tb.Lock()\n\tb.Unlock()\n\ta.Unlock()\n\twg.Wait()")},
        {"once", goProgram("var once sync.Once\nvar wg sync.WaitGroup\nfunc visit(n int) {\n\tonce.Do(func() { "
                           "print(n) })\n\tprint(0)\n\twg.Done()\n}\n",
                           "\twg.Add(2)\n\tgo visit(1)\n\tgo visit(2)\n\twg.Wait()")},
        {"signal", goProgram("var c = sync.NewCond(new(sync.Mutex))\nfunc call() "
                             "{\n\tc.Signal()\n\tprint(0)\n\tc.Broadcast()\n}\n",
                             "\tgo call()\n\tc.L.Lock()\n\tc.Wait()\n\tprint(1)\n\tc.L.Unlock()")},
        {"compare and swap",
         goProgram("var n atomic.Int32\nvar wg sync.WaitGroup\nfunc visit(v int32) {\n\tprint(n.CompareAndSwap(0, "
                   "v))\n\twg.Done()\n}\n",
                   "\twg.Add(2)\n\tgo visit(1)\n\tgo visit(2)\n\twg.Wait()\n\tprint(n.Load())")},
        {"sync.Map",
         goProgram("var m sync.Map\nvar wg sync.WaitGroup\nfunc visit(n int) {\n\t_, loaded := m.LoadOrStore(1, "
                   "n)\n\tprint(loaded)\n\twg.Done()\n}\n",
                   "\twg.Add(2)\n\tgo visit(1)\n\tgo visit(2)\n\twg.Wait()\n\tv, _ := m.Load(1)\n\tprint(v.(int))")},
    };
}

TEST(WakePolicies, AnyAllowsWhateverGoAndFifoDo) {
    for (const Case& program : cases()) {
        const Outcomes any = outcomesOf(program.text, WakePolicy::Any);
        for (const WakePolicy policy : {WakePolicy::Go, WakePolicy::Fifo}) {
            const Outcomes some = outcomesOf(program.text, policy);
            EXPECT_FALSE(some.empty()) << program.name;
            for (const std::string& outcome : some)
                EXPECT_TRUE(any.contains(outcome)) << program.name << ": " << outcome;
        }
    }
}

TEST(WakePolicies, OnlyOneGoroutineRunsTheFunctionOfAOnceAndTheOthersWaitForIt) {
    const std::string text = cases()[5].text;
    for (const WakePolicy policy : {WakePolicy::Any, WakePolicy::Fifo, WakePolicy::Go})
        EXPECT_EQ(outcomesOf(text, policy), (Outcomes{"100", "200"}));
}

TEST(WakePolicies, WhoeverIsReleasedFromAWaitGroupNoticesThatItIsUsedAgain) {
    const std::string text =
        goProgram("var wg sync.WaitGroup\n", "\twg.Add(1)\n\tgo func() {\n\t\twg.Done()\n\t\twg.Add(1)\n\t\twg.Done()\n"
                                             "\t}()\n\twg.Wait()\n\tprint(1)");
    const Outcomes both = {"1", "panic: sync: WaitGroup is reused before previous Wait has returned"};
    for (const WakePolicy policy : {WakePolicy::Any, WakePolicy::Fifo, WakePolicy::Go})
        EXPECT_EQ(OutcomeWalk(text, policy, Granularity::FusedSpawn).outcomes, both);
}

/// Main has its ticket before the second can lock, and both have theirs before the third can.
std::string twoWaiters() {
    return goProgram("var c = sync.NewCond(new(sync.Mutex))\n"
                     "func second() {\n\tc.L.Lock()\n\tgo third()\n\tc.Wait()\n\tprint(2)\n\tc.L.Unlock()\n}\n"
                     "func third() {\n\tc.L.Lock()\n\tc.Signal()\n\tc.L.Unlock()\n}\n",
                     "\tc.L.Lock()\n\tgo second()\n\tc.Wait()\n\tprint(1)\n\tc.L.Unlock()");
}

TEST(WakePolicies, ASignalWakesTheFirstInTheQueueButUnderAnyAnybody) {
    // If it is the second, main sleeps on: a deadlock. What is printed first says who was woken.
    const auto woken = [](const Outcomes& outcomes) {
        Outcomes first;
        for (const std::string& outcome : outcomes) first.insert(outcome.substr(0, 1));
        return first;
    };
    EXPECT_EQ(woken(outcomesOf(twoWaiters(), WakePolicy::Fifo)), (Outcomes{"1"}));
    EXPECT_EQ(woken(outcomesOf(twoWaiters(), WakePolicy::Go)), (Outcomes{"1"}));
    EXPECT_EQ(woken(outcomesOf(twoWaiters(), WakePolicy::Any)), (Outcomes{"1", "2"}));
}

TEST(WakePolicies, APoolMayLoseOrExchangeWhatIsInItUnderAny) {
    const std::string text =
        goProgram("var p sync.Pool\n", "\tp.Put(1)\n\tp.Put(2)\n\tv, _ := p.Get().(int)\n\tprint(v)");
    EXPECT_EQ(outcomesOf(text, WakePolicy::Go), (Outcomes{"1"}));
    EXPECT_EQ(outcomesOf(text, WakePolicy::Any), (Outcomes{"0", "1", "2"}));
}

} // namespace
} // namespace lockstep::machine
