// The dependency table is sound: whatever two operations on one object it calls independent commute, in all states that
// a third operation before them can lead to.
//
// Every family of operations is tried whole, each pair after each setting, and what the table calls independent must
// have been tried, except where the two can never be possible at the same time.
#include "tests/support/commuting.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::explore {
namespace {

using testing::TriedPairs;

struct Family {
    std::string name;
    std::string declarations;
    std::vector<std::string> operations;
    Access first; ///< its rows of the table
    Access last;
    TriedPairs neverTogether = {};
    bool ordersWaitGroups = false;
    std::set<std::string> known = {}; ///< where the table is not sound: see docs/limits.md
};

std::ostream& operator<<(std::ostream& stream, const Family& family) { return stream << family.name; }

std::string programOf(const Family& family, const std::string& before, const std::string& a, const std::string& b) {
    std::string imports = "import (\n\t\"sync\"\n\t\"sync/atomic\"\n)\n\nvar _ sync.Mutex\nvar _ atomic.Int32\n";
    return "package main\n\n" + imports + "\nfunc use(any) {}\n\n" + family.declarations +
           "\n\nfunc main() {\n\tgo func() {\n\t\t" + a + "\n\t}()\n\tgo func() {\n\t\t" + b + "\n\t}()\n\t" + before +
           "\n\tselect {}\n}\n";
}

class DependencyTable : public ::testing::TestWithParam<Family> {};

TEST_P(DependencyTable, CallsIndependentOnlyWhatCommutes) {
    const Family& family = GetParam();
    TriedPairs tried;
    std::vector<std::string> settings = family.operations;
    settings.emplace_back();
    for (const std::string& before : settings)
        for (std::size_t i = 0; i < family.operations.size(); ++i)
            for (std::size_t j = i; j < family.operations.size(); ++j) {
                const std::string text = programOf(family, before, family.operations[i], family.operations[j]);
                StateGraph graph(testing::compileGo(text)->image, {.orderedWaitGroups = family.ordersWaitGroups});
                testing::Commuting commuting(graph, family.known);
                ASSERT_EQ(commuting.check(1'000), "") << text;
                tried.insert(commuting.tried().begin(), commuting.tried().end());
            }
    for (auto a = static_cast<unsigned>(family.first); a <= static_cast<unsigned>(family.last); ++a)
        for (unsigned b = a; b <= static_cast<unsigned>(family.last); ++b) {
            const std::pair pair(static_cast<Access>(a), static_cast<Access>(b));
            if (areDependent(pair.first, pair.second)) continue;
            EXPECT_NE(tried.contains(pair), family.neverTogether.contains(pair))
                << toText(pair.first) << " with " << toText(pair.second);
        }
}

const std::string sendOrElse = "select {\n\t\tcase c <- 5:\n\t\tdefault:\n\t\t}";
const std::string receiveOrElse = "select {\n\t\tcase <-c:\n\t\tdefault:\n\t\t}";

const std::vector<Family> families = {
    {"Memory",
     "var x int32",
     {"use(x)", "x = 1", "atomic.LoadInt32(&x)", "atomic.AddInt32(&x, 1)", "atomic.StoreInt32(&x, 3)",
      "atomic.SwapInt32(&x, 4)", "atomic.CompareAndSwapInt32(&x, 0, 2)"},
     Access::Read,
     Access::ExchangeFailed},
    {"Map",
     "var m = map[int]int{0: 0}",
     {"m[1] = 1", "use(m[1])", "delete(m, 1)", "use(len(m))", "for range m {\n\t\t}", "clear(m)"},
     Access::Read,
     Access::Write,
     {},
     false,
     // Of two who read beside a write that is noticed, the report names the one who has not read yet.
     {"Output Write and Read : the state depends on their order",
      "Read and Output Write : the state depends on their order"}},
    {"Mutex",
     "var mu sync.Mutex",
     {"mu.Lock()", "mu.Unlock()", "mu.TryLock()"},
     Access::Lock,
     Access::TryLockFailed,
     {{Access::Lock, Access::TryLocked}}},
    {"RWMutex",
     "var rw sync.RWMutex",
     // An RUnlock without RLock that another's RLock would make right is a limit: docs/limits.md.
     {"rw.Lock()", "rw.Unlock()", "rw.RLock()", "rw.RLock()\n\t\trw.RUnlock()", "rw.TryLock()", "rw.TryRLock()"},
     Access::ReadLock,
     Access::TryReadFailed,
     {{Access::ReadLock, Access::TryReadFailed}}}, // what makes one fail keeps the other waiting
    {"WaitGroup",
     "var wg sync.WaitGroup",
     {"wg.Add(1)", "wg.Done()", "wg.Wait()"},
     Access::OrderedAdd,
     Access::Wait,
     {},
     true},
    {"Once",
     "var once sync.Once",
     {"once.Do(func() {})", "once.Do(func() { panic(1) })"},
     Access::Look,
     Access::Change},
    {"Pool", "var pool sync.Pool", {"pool.Put(1)", "pool.Get()"}, Access::Change, Access::Change},
    {"SyncMap",
     "var kept sync.Map",
     {"kept.Store(1, 1)", "kept.Store(2, 1)", "kept.Load(1)", "kept.Load(2)", "kept.Delete(1)",
      "kept.LoadOrStore(1, 2)", "kept.Range(func(any, any) bool { return true })", "kept.Clear()"},
     Access::Look,
     Access::Change},
    {"Cond",
     "var gate sync.RWMutex\n\nvar cond = sync.NewCond(gate.RLocker())",
     {"cond.L.Lock()\n\t\tcond.Wait()", "cond.Signal()", "cond.Broadcast()", "cond.Signal()\n\t\tcond.Signal()",
      "go func() {\n\t\t\tgate.RLock()\n\t\t\tcond.Wait()\n\t\t}()"},
     Access::Change,
     Access::Change},
    {"BufferedChannel",
     "var c = make(chan int, 1)",
     {"c <- 1", "<-c", "close(c)", "use(len(c))", sendOrElse, receiveOrElse},
     Access::Send,
     Access::Length,
     // With one cell there is never both room and something to take; and a channel is open or closed.
     {{Access::Send, Access::Receive},
      {Access::Send, Access::SendClosed},
      {Access::Receive, Access::SendClosed},
      {Access::ReceiveClosed, Access::SawEmpty},
      {Access::ReceiveClosed, Access::SawFull},
      {Access::SendClosed, Access::SawEmpty},
      {Access::SendClosed, Access::SawFull},
      {Access::SawEmpty, Access::SawFull}}},
    {"WiderChannel",
     "var c = make(chan int, 2)",
     {"c <- 1", "<-c", "close(c)", "use(len(c))", sendOrElse, receiveOrElse, "c <- 1\n\t\tc <- 2"},
     Access::Send,
     Access::Send},
    {"UnbufferedChannel",
     "var c = make(chan int)",
     {"c <- 1", "<-c", "close(c)", "use(len(c))", sendOrElse, receiveOrElse, "go func() { c <- 1 }()\n\t\t<-c"},
     Access::Meet,
     Access::SawClosed},
    {"Output", "", {"print(1)", "panic(2)"}, Access::Output, Access::UnseenOutput},
};

INSTANTIATE_TEST_SUITE_P(All, DependencyTable, ::testing::ValuesIn(families),
                         [](const auto& family) { return family.param.name; });

} // namespace
} // namespace lockstep::explore
