// Generated concurrent Go programs: two to four goroutines that mix shared variables, locks, channels, sleeping and
// yielding, and a main that waits for them. They always compile; they may deadlock, which is a behaviour like any
// other.
#pragma once

#include "engine/history/schedule.h"
#include "engine/scheduler/recording.h"

#include <cstdint>
#include <iosfwd>
#include <rapidcheck.h>
#include <string>
#include <vector>

namespace lockstep::properties {

enum class StatementKind : std::uint8_t {
    Increment,  ///< x = x + 1
    Set,        ///< x = 7
    Copy,       ///< x = y
    ReadLocal,  ///< local += x
    WriteLocal, ///< x = local
    Print,      ///< fmt.Println(x)
    Yield,      ///< runtime.Gosched()
    Sleep,      ///< time.Sleep(n * time.Millisecond)
    Send,       ///< c <- number that nobody else sends
    Receive,    ///< local += <-c
    Close,      ///< close(c)
    Length,     ///< local += len(c)
    Select,     ///< a send and a receive, whichever is possible
    Try,        ///< the same, or default
    AtomicAdd,
    AtomicStore,
    CompareAndSwap,
    MapSet,
    MapGet,
    MapRange,
    StoreInMap, ///< sync.Map
    LoadOrStore,
    Put, ///< sync.Pool
    Get,
    CondWait, ///< with its lock around it
    Signal,
    Broadcast,
    Mutex,     ///< mu.Lock() … mu.Unlock()
    WriteLock, ///< rw.Lock() … rw.Unlock()
    ReadLock,  ///< rw.RLock() … rw.RUnlock()
    TryLock,   ///< if mu.TryLock() { … mu.Unlock() }
    TryRead,
    Once, ///< once.Do(func() { … })
    Loop, ///< twice
};

struct Statement {
    StatementKind kind = StatementKind::Increment;
    std::uint8_t first = 0;  ///< which variable or lock
    std::uint8_t second = 0; ///< which other variable, or a number
    std::vector<Statement> body;
};

struct GoProgram {
    std::vector<std::vector<Statement>> goroutines; ///< one to four

    [[nodiscard]] std::string text() const;
};

std::ostream& operator<<(std::ostream& stream, const GoProgram& program);

/// How a generated program is run.
struct RunChoice {
    history::ScheduleHeader header;
};

std::ostream& operator<<(std::ostream& stream, const RunChoice& run);

/// The program run so, to its end.
scheduler::Recording record(const GoProgram& program, const RunChoice& run);

} // namespace lockstep::properties

namespace rc {

template <> struct Arbitrary<lockstep::properties::GoProgram> {
    static Gen<lockstep::properties::GoProgram> arbitrary();
};

/// Any strategy, seed, wake policy and clock; shrinks to the seed 0 of strategy go.
template <> struct Arbitrary<lockstep::properties::RunChoice> {
    static Gen<lockstep::properties::RunChoice> arbitrary();
};

} // namespace rc
