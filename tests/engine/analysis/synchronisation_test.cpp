// What each primitive orders, as the race detector sees it: a message that one goroutine leaves in a plain variable and
// another picks up is a race or not, depending on what stands between.
#include "engine/analysis/data_race.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::analysis {
namespace {

std::size_t racesOf(const std::string& declarations, const std::string& body,
                    std::string_view schedule = "ls1 strategy=fair;") {
    const std::string text = "package main\n\nimport (\n\t\"sync\"\n\t\"sync/atomic\"\n)\n\nvar message int\nvar _ "
                             "sync.Mutex\nvar _ atomic.Int32\n" +
                             declarations + "\nfunc main() {\n" + body + "\n}\n";
    const session::Session session = testing::runGo(text, schedule);
    const history::History& history = session.recording().history();
    DataRaceDetector detector;
    for (EventIndex event = 0; event < history.events().size(); ++event) detector.push(history, event);
    std::vector<Finding> findings;
    detector.report(history, findings);
    return findings.size();
}

TEST(Synchronisation, AnAtomicStoreIsBeforeTheLoadThatSeesIt) {
    EXPECT_EQ(racesOf("var ready atomic.Bool", "\tgo func() {\n\t\tmessage = 1\n\t\tready.Store(true)\n\t}()\n\tfor "
                                               "!ready.Load() {\n\t}\n\t_ = message"),
              0U);
}

TEST(Synchronisation, AnAtomicStoreIsNotBeforeALoadThatCameTooEarly) {
    EXPECT_EQ(racesOf("var ready atomic.Bool", "\tgo func() {\n\t\tmessage = "
                                               "1\n\t\tready.Store(true)\n\t}()\n\tready.Load()\n\t_ = message"),
              1U);
}

TEST(Synchronisation, APlainAccessOfWhatIsAtomicElsewhereIsARace) {
    EXPECT_EQ(racesOf("var n int32", "\tgo func() { atomic.AddInt32(&n, 1) }()\n\t_ = n"), 1U);
    EXPECT_EQ(racesOf("var n int32", "\tgo func() { atomic.AddInt32(&n, 1) }()\n\t_ = atomic.LoadInt32(&n)"), 0U);
}

TEST(Synchronisation, AFailedCompareAndSwapOrdersAsALoadAndIsNoWrite) {
    const std::string waits = "\tfor !n.CompareAndSwap(5, 6) {\n\t}\n\t_ = message";
    EXPECT_EQ(racesOf("var n atomic.Int32", "\tgo func() {\n\t\tmessage = 1\n\t\tn.Store(5)\n\t}()\n" + waits), 0U);
    EXPECT_EQ(racesOf("var n atomic.Int32", "\tgo func() {\n\t\tmessage = 1\n\t\tn.CompareAndSwap(5, "
                                            "6)\n\t}()\n\tn.Load()\n\t_ = message"),
              1U);
}

TEST(Synchronisation, TheFunctionOfAOnceIsBeforeEveryReturnOfDo) {
    EXPECT_EQ(racesOf("var once sync.Once\nfunc f() { message = 1 }", "\tgo once.Do(f)\n\tonce.Do(f)\n\t_ = message"),
              0U);
}

TEST(Synchronisation, ASignalIsBeforeTheReturnOfTheWaitThatItEnds) {
    // The lock is the waiter's alone: only the signal orders.
    EXPECT_EQ(racesOf("var c = sync.NewCond(new(sync.Mutex))\nvar wg sync.WaitGroup",
                      "\twg.Add(1)\n\tgo func() {\n\t\tc.L.Lock()\n\t\tc.Wait()\n\t\t_ = "
                      "message\n\t\tc.L.Unlock()\n\t\twg.Done()\n\t}()\n\tfor i := 0; i < 20; i++ "
                      "{\n\t\tatomic.AddInt32(new(int32), 1)\n\t}\n\tmessage = 1\n\tc.Signal()\n\twg.Wait()"),
              0U);
}

TEST(Synchronisation, AValueInASyncMapIsBehindWhatWasDoneBeforeItWasStored) {
    const std::string store = "\tgo func() {\n\t\tmessage = 1\n\t\tm.Store(\"a\", 1)\n\t}()\n";
    const std::string wait = "\tfor {\n\t\tif _, ok := m.Load(\"a\"); ok {\n\t\t\tbreak\n\t\t}\n\t}\n\t_ = message";
    EXPECT_EQ(racesOf("var m sync.Map", store + wait), 0U);
    EXPECT_EQ(racesOf("var m sync.Map", store + "\tm.Load(\"b\")\n\t_ = message"), 1U); // another key
}

} // namespace
} // namespace lockstep::analysis
