// Layout: what lies in a machine's arena, as plain structs.
//
// All of a machine's state is in one flat arena and refers to itself by indices only, so that copying a machine is one
// memcpy. Addresses are byte distances from the arena's start. A Go pointer is {object : 32, offset : 32}; the object
// half is the address of the object's header divided by 16, so following a pointer needs no table and an interior
// pointer still names its object. Objects do not move. Two ranges of object numbers are not in the arena: a set top bit
// means the text of a string constant (Program::strings) or, as a func value, a function without captures.
#pragma once

#include "engine/history/choice.h"
#include "engine/program/program.h"

#include <cstddef>
#include <cstdint>

namespace lockstep::machine {

using Address = std::uint32_t; ///< byte distance from the arena's start, below 4 GiB
using Pointer = std::uint64_t; ///< Go pointer: object in the high half, byte offset in the low half
using Word = std::uint64_t;    ///< a register
using history::GoroutineIndex;

inline constexpr unsigned objectUnit = 16;
inline constexpr Pointer constantBit = 1ULL << 63U;

enum ObjectFlag : std::uint32_t {
    Shared = 1,   ///< its pointer was published: accesses are visible
    Free = 4,     ///< a free run: see blocks.h
    Internal = 8, ///< a stack, table or buffer of the machine itself
    Hidden = 16,  ///< state of the library that no access makes visible: never published
    Quiet = 32,   ///< published, but of a type whose fields only visible operations change: accesses stay private
    Inside = 64   ///< the Go map inside a sync.Map: an access is no step, the operation on the sync.Map is
};

/// In front of every object. 32 bytes; the object's bytes follow.
struct ObjectHeader {
    std::uint32_t size;   ///< bytes of the object, without header
    program::TypeId type; ///< of the element if count > 1; 0: no pointers inside
    std::uint32_t flags;
    std::uint32_t count; ///< elements, for arrays made by make and append
    GoroutineIndex allocator;
    std::uint32_t allocationOrder; ///< k-th allocation of its allocator; of a global, which nobody makes, its number
    program::CodeIndex site;       ///< the instruction that made it
    std::uint32_t ordinal;         ///< k-th of its name that its allocator made; 0: no other can have the name

    [[nodiscard]] bool isGlobal() const { return allocator == history::noGoroutine; }
    [[nodiscard]] std::uint32_t global() const { return allocationOrder; } ///< Pre: isGlobal()
};
static_assert(sizeof(ObjectHeader) == 32);

enum class Status : std::uint8_t {
    Ready,    ///< at an instruction; can move if that operation can (see Machine::canProceed)
    Parked,   ///< in a wait queue
    Sleeping, ///< among the timers
    Done,
    Crashed, ///< ended by an unrecovered panic
};

/// Why a goroutine is parked; the text Go prints is in report.cpp.
enum class WaitReason : std::uint8_t {
    None,
    MutexLock,
    RWMutexLock,
    RWMutexRLock,
    WaitGroupWait,
    CondWait,
    Sleep,
    ChanReceive,
    ChanSend,
    ChanReceiveNil,
    ChanSendNil,
    Select,
    SelectNoCases,
};

enum GoroutineFlag : std::uint8_t {
    Woken = 1,      ///< was woken to try its operation again, ahead of newcomers
    HandedLock = 2, ///< the writers' lock of an RWMutex was handed to it while it waited
    Starving = 4,   ///< has waited so long for a mutex that it is to be handed over
    Unsettled = 8,  ///< has private work to do before its next visible operation
    Released = 16,  ///< was at Wait of a wait group when the counter came to zero, and has not returned yet
    ByClock = 32,   ///< was started by a timer of time.AfterFunc
    Admitted = 64,  ///< is to write to an RWMutex, in which there was no reader when it announced itself
};

inline constexpr std::uint32_t noLink = 0xffffffffU;

/// One goroutine. 128 bytes.
struct Goroutine {
    program::CodeIndex pc; ///< the next instruction
    std::uint32_t base;    ///< register window, as slot of the stack
    Address stack;         ///< of the stack block's first slot
    std::uint32_t stackSlots;
    Status status;
    WaitReason reason;
    std::uint8_t flags;
    std::uint8_t pad;
    std::uint32_t next; ///< in the ready list or a wait queue
    std::uint32_t previous;
    GoroutineIndex parent;
    std::uint32_t spawnOrder; ///< k-th goroutine of its parent
    std::uint32_t spawned;    ///< how many it has started
    std::uint32_t allocated;  ///< how many objects it has made
    std::uint32_t operations; ///< visible operations it has done
    program::CodeIndex spawnSite;
    program::FunctionId function;
    Address made;             ///< table of how many things it made under each counted name, 0 before the first
    std::uint32_t readyStamp; ///< when it last became ready, in the machine's count of such events
    std::uint32_t waitStep;   ///< the step at which it began to wait
    std::int64_t waitSince;   ///< virtual time at which it began to wait
    std::int64_t deadline;    ///< when it wakes, if Sleeping
    std::uint32_t waitObject; ///< object half of the pointer to what it waits for
    std::uint32_t waitOffset;
    std::uint32_t defers; ///< object number of the newest deferred call, 0 if none
    std::uint32_t panics; ///< object number of the newest panic, 0 if none
    std::uint64_t random; ///< state of its own sequence of random numbers (math/rand)
    Pointer condition;    ///< the Cond that has not called its ticket yet, or 0
    std::uint32_t ticket; ///< of that Cond
    std::uint32_t work;   ///< ticks of its private work, wrapping round; counted in timed runs only
};
static_assert(sizeof(Goroutine) == 128);
/// Its first bytes: what changes while it runs. The rest changes when it waits, defers, panics or draws lots.
inline constexpr std::uint32_t goroutineProgressSize = 48;
static_assert(goroutineProgressSize == offsetof(Goroutine, spawnSite));

/// Records lie in pages, which stay where they are. Of a page whose goroutines have all ended, the collector may leave
/// the shared page of the ended only (Settings::forgetEnded).
inline constexpr std::uint32_t goroutinesPerPage = 4;

/// Go's numbering: the runtime's own goroutines take 2 to 5 and often more; people compare modulo the number.
inline constexpr std::uint32_t numberOf(GoroutineIndex index) { return index == 0 ? 1 : index + 5; }

/// A queue of goroutines parked on one word of memory, first come first.
struct WaitQueue {
    std::uint32_t object; ///< 0: the slot is empty
    std::uint32_t offset;
    std::uint32_t head;
    std::uint32_t tail;
    std::uint32_t count;
    std::uint32_t pad;
};

/// A sleeping goroutine, or an alarm of package time.
struct Timer {
    std::int64_t deadline;
    Pointer alarm;       ///< 0: a goroutine sleeps
    std::uint32_t order; ///< of arming, to keep equal deadlines apart
    GoroutineIndex sleeper;
};

/// Why a run is over; details are read from the state when somebody asks.
enum class End : std::uint8_t { None, MainReturned, ExitCalled, Panicked, Fatal, Deadlock, StepLimit, MemoryLimit };

/// The first bytes of the arena: everything about the machine that is not a goroutine or an object.
struct Header {
    std::uint32_t used; ///< bytes of the arena in use
    std::uint32_t liveGoroutines;
    std::uint32_t goroutineCount;
    std::uint32_t goroutineCapacity;
    std::uint32_t readyHead; ///< goroutines with status Ready, in order of becoming so
    std::uint32_t readyTail;
    std::uint32_t readyCount;
    std::uint32_t readyStamps;
    Address goroutines; ///< table of the pages of records; where the nil pointer would lead
    std::uint32_t collections;
    std::uint32_t steps;
    std::int32_t leftThen; ///< the interpreter's, while it runs: what was left of the turn at the last operation
    std::int64_t now;      ///< virtual time, ns
    Address queues;        ///< hash table of WaitQueue
    std::uint32_t queueCapacity;
    std::uint32_t queueCount;
    Address timers; ///< binary heap of Timer
    std::uint32_t timerCapacity;
    std::uint32_t timerCount;
    std::uint32_t timerOrder;
    Address output; ///< records of {descriptor, length, bytes}
    std::uint32_t outputSize;
    std::uint32_t outputCapacity;
    std::uint32_t unsettled;    ///< goroutines with flag Unsettled
    std::uint32_t goStatements; ///< > 0: globals are published
    End end;
    End ended; ///< as `end` will be when the goroutines that go on unseen are done (AfterEnd::OthersGoOn)
    std::uint8_t pad[2];
    std::uint32_t exitCode;
    GoroutineIndex culprit; ///< who ended the run
    Pointer messageData;    ///< text of a fatal error
    std::uint64_t messageLength;
    std::uint64_t instructions; ///< ticks spent, for the limit
    Address freeStacks;         ///< stacks of the least size, linked by their first words
    Address freeRuns;           ///< table of the lists of free runs (blocks.h), 0 before the first collection
    Address runCursor;          ///< the free run that new blocks are cut from
    Address runEnd;
    std::uint32_t allocated; ///< bytes since the last collection
    std::uint32_t collectAt; ///< that many call for the next one
    Address endedPage;       ///< stands for pages of goroutines that have ended; 0 before the first
    std::uint32_t freeLists; ///< bit k: list k of free runs is not empty
};
static_assert(sizeof(Header) % 16 == 0);
static_assert(offsetof(Header, goroutines) == sizeof(ObjectHeader), "see sync::passesAtOnce");
static_assert(offsetof(Header, steps) % sizeof(Word) == 0);

/// The link a call leaves below its window: R[-1] of the callee.
struct Link {
    program::CodeIndex returnTo;
    std::uint32_t distance; ///< caller's window = this window - distance
};
static_assert(sizeof(Link) == 8);

/// A pending deferred call; a heap object.
struct DeferRecord {
    std::uint32_t next;  ///< object number
    std::uint32_t frame; ///< slot of the frame that deferred it
    Word function;       ///< func value
    std::uint32_t words; ///< argument registers, after this
    std::uint32_t pad;
};

enum class PanicKind : std::uint32_t { Value, Goexit };
enum class PanicText : std::uint32_t { NotAsked, Asking, Answered };

/// A panic under way; a heap object.
struct PanicRecord {
    std::uint32_t next; ///< the panic it happened under
    PanicKind kind;
    Word value[2]; ///< the interface given to panic
    std::uint32_t recovered;
    std::uint32_t deferFrame;  ///< window slot of the deferred call being run, which alone may recover it
    std::uint32_t targetFrame; ///< slot of the frame whose deferred call recovered it
    std::uint32_t printed;
    std::uint32_t throwPc; ///< where it began
    std::uint32_t throwBase;
    PanicText asked;       ///< whether its value's Error or String method was called, as the end of the program does
    std::uint32_t hasText; ///< it has one
    Word text[2];          ///< what it said: data pointer and length
};

inline constexpr Pointer makePointer(std::uint32_t object, std::uint32_t offset = 0) {
    return static_cast<Pointer>(object) << 32U | offset;
}
inline constexpr std::uint32_t objectOf(Pointer pointer) { return static_cast<std::uint32_t>(pointer >> 32U); }
inline constexpr std::uint32_t offsetOf(Pointer pointer) { return static_cast<std::uint32_t>(pointer); }
/// Address of the header of the pointer's object. Pre: neither nil nor constant.
inline constexpr std::uint64_t headerAddress(Pointer pointer) { return (pointer >> 32U) * objectUnit; }
/// Address of the byte pointed to. Pre: neither nil nor constant.
inline constexpr std::uint64_t dataAddress(Pointer pointer) {
    return headerAddress(pointer) + sizeof(ObjectHeader) + offsetOf(pointer);
}

} // namespace lockstep::machine
