// Snapshot: the state of a machine as a person would draw it: goroutines, variables, primitives, what comes next.
//
// A plain value, made by Machine::snapshot(); view and app read it, tests compare it. Who holds a lock for reading and
// since when is known from the history (engine/analysis), not from here.
#pragma once

#include "engine/history/recorder.h"
#include "engine/machine/layout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lockstep::machine {

struct ValuePart;

/// A Go value, for showing.
struct Value {
    std::string type;             ///< "int64", "[]string"
    std::string text;             ///< as one line: `1`, `"abc"`, `{3 true}`; shortened when long
    std::vector<ValuePart> parts; ///< fields, elements, what a pointer points to; bounded in depth and number
    friend bool operator==(const Value& a, const Value& b);
};

/// A field, an element or the target of a pointer.
struct ValuePart {
    std::string name; ///< "n", "[3]", "*"
    Value value;
    friend bool operator==(const ValuePart&, const ValuePart&) = default;
};

inline bool operator==(const Value& a, const Value& b) {
    return a.type == b.type && a.text == b.text && a.parts == b.parts;
}

struct Variable {
    std::string name;
    Value value;
    program::SourcePosition declared;
    history::ObjectRef object; ///< heapIndex 0: it lives in a register
    friend bool operator==(const Variable& a, const Variable& b) { return a.name == b.name && a.value == b.value; }
};

struct Frame {
    program::FunctionId function = program::noFunction;
    std::string name; ///< "main.add"
    program::CodeIndex site = 0;
    program::SourcePosition position;
    std::vector<Variable> locals;
    friend bool operator==(const Frame&, const Frame&) = default;
};

/// What a goroutine is about to do.
struct Pending {
    bool exists = false;                                 ///< false: it has ended
    bool isPrivate = false;                              ///< it is in the middle of private work
    history::EventKind kind = history::EventKind::Yield; ///< the event it would be
    program::CodeIndex site = 0;
    program::SourcePosition position;
    bool canProceed = false;
    history::ObjectRef object; ///< heapIndex 0: none
    std::uint32_t offset = 0;
    std::uint32_t objectWord = 0; ///< for locks: holder + 1, or 0
    std::string objectName;       ///< "x", "mu"
    friend bool operator==(const Pending& a, const Pending& b) {
        return a.exists == b.exists && a.isPrivate == b.isPrivate && a.kind == b.kind && a.site == b.site &&
               a.canProceed == b.canProceed && a.offset == b.offset && a.objectName == b.objectName;
    }
};

enum class Activity : std::uint8_t { Ready, Blocked, Sleeping, Done, Panicked };

/// Whether a case of a select could be taken, and if not, why.
enum class CaseState : std::uint8_t { Ready, NilChannel, NobodySends, NobodyReceives, Empty, Full };

struct SelectCase {
    std::uint16_t number = 0; ///< in the text's order, from 1; default has none
    bool isSend = false;
    std::string channel; ///< its name; empty if nil
    CaseState state = CaseState::Ready;
    friend bool operator==(const SelectCase&, const SelectCase&) = default;
};

struct GoroutineState {
    GoroutineIndex index = 0;
    std::string name; ///< "G1"
    Activity activity = Activity::Ready;
    WaitReason reason = WaitReason::None;
    std::uint32_t waitingSinceStep = 0;
    std::int64_t wakesAt = 0;     ///< if Sleeping
    std::uint32_t operations = 0; ///< visible operations done
    Pending next;
    std::vector<SelectCase> cases; ///< if it is at a select
    std::vector<Frame> frames;     ///< innermost first; library frames included
    friend bool operator==(const GoroutineState&, const GoroutineState&) = default;
};

/// TaskGroup: errgroup.Group; Semaphore: semaphore.Weighted; Flights: singleflight.Group
enum class PrimitiveKind : std::uint8_t {
    Mutex,
    RWMutex,
    WaitGroup,
    Channel,
    Once,
    Cond,
    Pool,
    Map,
    TaskGroup,
    Semaphore,
    Flights
};

/// Who waits at a channel.
struct ChannelWaiter {
    GoroutineIndex goroutine = history::noGoroutine;
    std::uint16_t caseNumber = 0; ///< of its select, from 1; 0: not in a select
    std::string value;            ///< what it wants to send
    friend bool operator==(const ChannelWaiter&, const ChannelWaiter&) = default;
};

/// The inside of a channel.
struct ChannelState {
    std::uint32_t capacity = 0;
    bool closed = false;
    std::vector<std::string> cells; ///< the values in the buffer, oldest first; bounded in number
    std::uint32_t count = 0;        ///< of all values in the buffer
    std::vector<ChannelWaiter> senders;
    std::vector<ChannelWaiter> receivers; ///< in queue order; under the policy any, by index
    friend bool operator==(const ChannelState&, const ChannelState&) = default;
};

/// A thing in a Pool (its text in `key`), an entry of a Map; of Flights a question, and how many more wait for its
/// answer.
struct PrimitiveEntry {
    std::string key;
    std::string value;
    friend bool operator==(const PrimitiveEntry&, const PrimitiveEntry&) = default;
};

struct PrimitiveState {
    PrimitiveKind kind = PrimitiveKind::Mutex;
    std::string name; ///< "mu", "c.lock"
    history::ObjectRef object;
    std::uint32_t offset = 0;
    bool locked = false;                         ///< held by a writer; Once: its function is running
    bool done = false;                           ///< Once: its function has been run
    bool starving = false;                       ///< Mutex: hands over to the first waiter
    bool writerPending = false;                  ///< RWMutex: a writer waits, new readers wait
    GoroutineIndex owner = history::noGoroutine; ///< Once: who runs the function
    std::int32_t readers = 0;                    ///< RWMutex: readers inside
    std::string error;                           ///< TaskGroup: the first error that came to it
    /// WaitGroup, TaskGroup; Cond: tickets not called yet; Pool, Map, Flights: how much is in it; Semaphore: units
    /// taken
    std::int64_t counter = 0;
    std::int64_t size = 0;               ///< Semaphore: units in all
    std::vector<PrimitiveEntry> entries; ///< Pool, Map, Flights: bounded in number
    ChannelState channel;                ///< Channel
    std::vector<GoroutineIndex> waiters; ///< in queue order
    friend bool operator==(const PrimitiveState& a, const PrimitiveState& b) {
        return a.kind == b.kind && a.name == b.name && a.offset == b.offset && a.locked == b.locked &&
               a.starving == b.starving && a.writerPending == b.writerPending && a.owner == b.owner &&
               a.readers == b.readers && a.counter == b.counter && a.done == b.done && a.entries == b.entries &&
               a.size == b.size && a.channel == b.channel && a.waiters == b.waiters && a.error == b.error;
    }
};

/// What waits for a time: a goroutine that sleeps, or a timer or ticker.
struct TimerState {
    std::string name;         ///< "timer#1"; empty for a sleeper
    std::int64_t firesAt = 0; ///< ns
    std::int64_t period = 0;  ///< of a ticker
    GoroutineIndex sleeper = history::noGoroutine;
    friend bool operator==(const TimerState&, const TimerState&) = default;
};

/// A context that was derived from another.
struct ContextState {
    std::string name;    ///< "ctx"
    std::string derived; ///< the function that made it: "WithCancel"
    unsigned depth = 0;  ///< below how many others
    std::string value;   ///< of WithValue: "key: value"
    std::string error;   ///< empty: not cancelled
    std::string cause;
    std::int64_t firesAt = 0; ///< when its deadline will cancel it; 0: no more, or never
    friend bool operator==(const ContextState&, const ContextState&) = default;
};

struct Snapshot {
    std::uint32_t step = 0;
    std::int64_t now = 0;
    std::vector<GoroutineState> goroutines;
    std::vector<Variable> globals; ///< package variables of the user's packages that are not primitives
    std::vector<PrimitiveState> primitives;
    std::vector<TimerState> timers;     ///< in the order in which they will fire
    std::vector<ContextState> contexts; ///< that variables hold, with those above and below them: a tree, parents first
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

} // namespace lockstep::machine
