// Core: everything a running machine does to its own state. Internal to engine/machine.
//
// A Core is a machine, opened for one call: it knows the arena, the undo log and the recorder, and is what the
// interpreter, the natives and the primitives work with. Every write to state that may have existed before a mark goes
// through touch() first. Allocation may move the arena: pointers into it do not live across allocate().
#pragma once

#include "engine/machine/blocks.h"
#include "engine/machine/machine.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cstring>
#include <optional>
#include <string_view>

namespace lockstep::machine {

/// What performing a visible operation came to.
enum class Performed : std::uint8_t {
    Done,       ///< completed: go on behind it
    Parked,     ///< waits in a queue or among the timers
    NotEnabled, ///< cannot complete now; nothing was done (wake policy any)
    Undecided,  ///< it can be done in several ways, and nobody has chosen; nothing was done
    Yielded,    ///< completed, and others are to go first
    Panicked,   ///< a panic began
    Over,       ///< ended the run
};

/// Registers, copied before something moves the arena.
using Words = boost::container::small_vector<Word, 8>;

/// Copies registers; nearly always so few that a loop is quicker than a call. Pre: the ranges do not overlap.
inline void copyWords(Word* to, const Word* from, std::uint32_t count) {
    constexpr std::uint32_t few = 4;
    if (count > few) {
        std::memcpy(to, from, count * sizeof(Word));
        return;
    }
    switch (count) {
    case 4: to[3] = from[3]; [[fallthrough]];
    case 3: to[2] = from[2]; [[fallthrough]];
    case 2: to[1] = from[1]; [[fallthrough]];
    case 1: to[0] = from[0]; [[fallthrough]];
    default: break;
    }
}

struct MemoryExhausted;

class Core {
public:
    Core(Machine& machine, history::Recorder* recorder)
        : m_machine(machine), m_image(*machine.m_image), m_program(m_image.program()), m_arena(machine.m_arena),
          m_undo(machine.m_undo), m_recorder(recorder), m_footprint(machine.m_footprint) {}

    // -- state
    [[nodiscard]] const Machine& machine() const { return m_machine; }
    [[nodiscard]] const program::Program& program() const { return m_program; }
    [[nodiscard]] const Image& image() const { return m_image; }
    [[nodiscard]] const Settings& settings() const { return m_machine.m_settings; }
    /// Whether somebody wants to know what happens: a recorder or a footprint. Asked before record(), to save the work.
    [[nodiscard]] bool isObserved() const { return m_recorder != nullptr || m_footprint != nullptr; }
    [[nodiscard]] std::byte* bytes() { return m_arena.bytes(); }
    [[nodiscard]] Address addressOf(const Word* word) {
        return static_cast<Address>(reinterpret_cast<const std::byte*>(word) - bytes());
    }
    [[nodiscard]] const Arena* arena() const { return &m_arena; }
    [[nodiscard]] Header& header() { return m_arena.at<Header>(0); }
    [[nodiscard]] Goroutine& goroutine(GoroutineIndex index) {
        return m_arena.at<Goroutine>(recordAddress(m_arena, index));
    }
    template <typename T> [[nodiscard]] T& at(std::uint64_t address) { return m_arena.at<T>(address); }
    [[nodiscard]] ObjectHeader& objectHeader(Pointer pointer) {
        return m_arena.at<ObjectHeader>(headerAddress(pointer));
    }
    [[nodiscard]] Word* window(const Goroutine& g) { return &m_arena.at<Word>(g.stack) + g.base; }

    // -- undo
    /// To be called before bytes that may have existed before the newest mark are overwritten.
    void touch(std::uint64_t address, std::uint32_t size) {
        if (address < m_undo.limit()) [[unlikely]]
            m_undo.remember(m_arena, static_cast<std::uint32_t>(address), size);
    }
    /// The record, before it is changed.
    Goroutine& touchGoroutine(GoroutineIndex index) {
        const Address record = recordAddress(m_arena, index);
        touch(record, sizeof(Goroutine));
        return m_arena.at<Goroutine>(record);
    }
    /// The record, before its first fields are changed: see goroutineProgressSize.
    Goroutine& touchProgress(GoroutineIndex index) {
        const Address record = recordAddress(m_arena, index);
        touch(record, goroutineProgressSize);
        return m_arena.at<Goroutine>(record);
    }
    /// The registers of the goroutine's current frame, and of its record what running on changes.
    void touchFrame(GoroutineIndex index) {
        if (!m_undo.isActive()) return;
        const Goroutine& g = touchProgress(index);
        std::uint32_t slots = g.stackSlots - g.base;
        if (g.pc > 1) slots = std::min(slots, m_image.frameSlotsAt(g.pc));
        touch(g.stack + (g.base - 1) * sizeof(Word), (slots + 1) * static_cast<std::uint32_t>(sizeof(Word)));
    }
    [[nodiscard]] UndoLog& undo() { return m_undo; }

    /// A map's table and the entry behind the one that was found in it last. A guess: no state of the machine.
    struct MapFinger {
        Pointer entries = 0;
        std::uint32_t next = 0;
    };
    [[nodiscard]] MapFinger& mapFinger() { return m_mapFinger; }

    /// Machine::callStack.
    [[nodiscard]] std::vector<program::CodeIndex> callStack(GoroutineIndex index) const {
        return m_machine.callStack(index);
    }

    // -- memory (memory.cpp)
    /// A new zero object of `size` bytes owned by the goroutine. Cost: may move the arena.
    Pointer allocate(GoroutineIndex owner, std::uint32_t size, program::TypeId type, std::uint32_t count,
                     program::CodeIndex site);
    Pointer allocateType(GoroutineIndex owner, program::TypeId type, program::CodeIndex site);
    /// What the library makes for the program's own code is known by the variable there that it is for.
    Pointer allocateForCaller(GoroutineIndex owner, std::uint32_t size, program::TypeId type, program::CodeIndex site);
    /// A block of the machine's own; returns the address of its first byte.
    Address allocateInternal(std::uint32_t size, InternalUse use = InternalUse::Table);
    /// Gives back what allocateInternal() gave, unless a mark might want it again.
    void freeInternal(Address data);
    /// Unreachable objects become free memory. Pre: collectionIsDue(), between two instructions of every goroutine.
    void collect();
    [[nodiscard]] bool collectionIsDue() { return header().allocated > header().collectAt && !m_undo.isActive(); }
    /// Collects now if that many bytes would not fit the limit otherwise. To be called by an instruction about to make
    /// one object, with all it needs still in registers.
    void makeRoomFor(std::uint64_t bytes);
    /// False, having done nothing, if the stack cannot become that large.
    [[nodiscard]] bool growStack(GoroutineIndex index, std::uint32_t slots);
    void releaseStack(GoroutineIndex index);
    /// Marks everything reachable from the word as shared, if it is a pointer.
    void publish(Word word);
    void publishGlobals();
    void publishWords(const Word* words, std::uint32_t count) {
        // Publishing never allocates, so the words stay where they are.
        for (std::uint32_t i = 0; i < count; ++i)
            if ((words[i] >> 32U) != 0) publish(words[i]);
    }
    /// The words go where everybody finds them who finds the object.
    void publishTo(Pointer object, const Word* words, std::uint32_t count) {
        if ((objectHeader(object).flags & (Shared | Quiet)) != 0) publishWords(words, count);
    }
    [[nodiscard]] bool isShared(Pointer pointer) { return (objectHeader(pointer).flags & Shared) != 0; }
    [[nodiscard]] bool isChannel(const ObjectHeader& object) const;
    /// Whether the word is a pointer to an object of this arena.
    [[nodiscard]] bool looksLikePointer(Word word) const;
    [[nodiscard]] std::string_view text(Pointer data, std::uint64_t length) const;
    /// A string of the program holding a copy of the text: data pointer and length.
    Pointer makeText(GoroutineIndex owner, std::string_view text, program::CodeIndex site);

    // -- who can move (scheduling.h, scheduling.cpp)
    /// Makes room for one more record.
    void addRecordPage();
    /// arguments: in the arena.
    GoroutineIndex spawn(GoroutineIndex parent, program::FunctionId function, Word closure, const Word* arguments,
                         std::uint32_t words, program::CodeIndex site);
    /// spawn() with its event and step.
    void spawnWithEvent(GoroutineIndex parent, program::FunctionId function, Word closure, const Word* arguments,
                        std::uint32_t words);
    void makeReady(GoroutineIndex index);
    void removeReady(GoroutineIndex index);
    void park(GoroutineIndex index, WaitReason reason, Pointer on, bool atFront);
    /// Likewise, for those who keep queues of their own.
    void parkUnqueued(GoroutineIndex index, WaitReason reason, Pointer on);
    /// Likewise, where the record has been touched.
    template <bool maybeMarked = true> void parkRecord(Goroutine& g, WaitReason reason, Pointer on);
    /// Takes the first goroutine out of the queue of that word; noLink if there is none.
    std::uint32_t takeWaiter(Pointer on);
    [[nodiscard]] std::uint32_t firstWaiter(Pointer on);
    /// Takes a parked goroutine out of its queue, wherever it stands.
    void removeWaiter(GoroutineIndex waiter);
    /// Lets a parked goroutine's operation be complete: it goes on behind it.
    void completeFor(GoroutineIndex waiter, GoroutineIndex by);
    /// Whether a goroutine at that instruction has no private work to do; under any its arrival is to be recorded.
    [[nodiscard]] bool isSettledAt(program::CodeIndex site) const {
        return m_image.traitsAt(site).isVisible && settings().wake != history::WakePolicy::Any;
    }
    /// Somebody else has done the operation the goroutine is at: it goes on at `next`.
    void goOnAt(GoroutineIndex index, program::CodeIndex next);
    /// Likewise, a parked one. Pre: no mark is set, and the wake policy is not any.
    void freeRecord(GoroutineIndex index, Goroutine& g, program::CodeIndex next);
    /// Lets a parked goroutine try its operation again.
    void wakeToRetry(GoroutineIndex waiter, GoroutineIndex by);
    void exitGoroutine(GoroutineIndex index);
    void setUnsettled(GoroutineIndex index, bool unsettled);
    /// Started by the clock in the name of the goroutine that asked for it, or by a visible operation of that one.
    void spawnFor(GoroutineIndex parent, Word function, bool byClock);

    // -- timers (timers.cpp)
    void startSleep(GoroutineIndex index, std::int64_t duration);
    /// Either a goroutine or an alarm waits for the deadline.
    void addTimer(std::int64_t deadline, GoroutineIndex sleeper, Pointer alarm);
    void removeTimer(std::uint32_t place);
    [[nodiscard]] Timer& timer(std::uint32_t place);
    /// The clock moves to the earliest deadline and wakes who is due.
    void fireTimers();
    [[nodiscard]] bool canProceed(GoroutineIndex index) {
        return m_machine.canProceed(index, [&] { return canComplete(index); });
    }
    /// Whether the operation it is at, which may have to wait, can be done now.
    [[nodiscard]] bool canComplete(GoroutineIndex index);
    [[nodiscard]] bool anyoneCanProceed();
    /// Ends the run if nobody can move any more; the one who just did is asked first.
    void checkDeadlock(GoroutineIndex mover);

    // -- visible operations (operations.cpp and sync/)
    /// Whether the operation commutes with everything others can do, so that it may go along with the goroutine's one
    /// before.
    [[nodiscard]] bool goesAlong(GoroutineIndex index, program::CodeIndex site) {
        return m_image.traitsAt(site).mayGoAlong && settings().granularity != Granularity::Operation &&
               goesAlongNow(index, m_program.code[site]);
    }
    Performed perform(GoroutineIndex index, program::Operation operation);
    /// Under the wake policy any: records, as no step of its own, that the goroutine has come to an operation that
    /// cannot complete now.
    void recordArrival(GoroutineIndex index);
    /// Of a select that waits, for the history alone: a Block for each of its channels, numbered as the case.
    void recordCases(GoroutineIndex index);
    /// Which way the next operation is to go, if it has several: of the choice being made, for its first operation.
    void setAlternative(std::uint16_t alternative) {
        m_alternative = alternative;
        m_alternativeAt = header().steps;
    }
    [[nodiscard]] std::optional<std::uint16_t> alternative();
    /// In how many ways the operation that the goroutine is at can be done now.
    [[nodiscard]] std::uint32_t wayCount(GoroutineIndex index) {
        const Goroutine& g = goroutine(index);
        const bool isBusy = g.status != Status::Ready || (g.flags & Unsettled) != 0;
        return isBusy || !m_image.traitsAt(g.pc).mayChoose ? 1 : countWays(index);
    }
    /// Its link in a channel's queue, the first one for a select. Pre: it is at a channel operation.
    [[nodiscard]] Word waiterAt(GoroutineIndex index);
    void write(GoroutineIndex index, int descriptor, std::string_view text);
    void endRun(End end, GoroutineIndex culprit);
    /// Ends the run with "fatal error: " and the message.
    Performed fatal(GoroutineIndex index, std::string_view message);

    // -- panics and calls (panics.cpp)
    /// Lets the goroutine call a function in a window well above its frame; it goes on at `returnTo` and finds the
    /// results in the returned slot of its stack.
    std::uint32_t callAbove(GoroutineIndex index, Word function, const Word* arguments, std::uint32_t words,
                            program::CodeIndex returnTo);
    /// arguments: in the arena.
    void pushDefer(GoroutineIndex index, Word function, const Word* arguments, std::uint32_t words);
    /// Runs the newest deferred call of the current frame; false if there is none. It returns to `returnTo`.
    bool callDeferred(GoroutineIndex index, program::CodeIndex returnTo);
    void startPanic(GoroutineIndex index, program::TypeId type, Word word, PanicKind kind = PanicKind::Value);
    /// A run-time error: "runtime error: " is put before the text by its Error method.
    void startRuntimePanic(GoroutineIndex index, std::string_view text);
    /// A panic with a plain string.
    void startPlainPanic(GoroutineIndex index, std::string_view text);
    /// "index out of range [i] with length n"
    void startIndexPanic(GoroutineIndex index, std::int64_t at, std::int64_t length);
    /// A run-time error about an index or the bounds of a slice.
    void startBoundsPanic(GoroutineIndex index, std::string_view text);
    /// A run-time error that Go prints without "runtime error: ".
    void startPlainError(GoroutineIndex index, std::string_view text);
    /// A failed type assertion: what *runtime.TypeAssertionError holds, in its order.
    struct FailedAssertion {
        std::string interface;
        std::string concrete; ///< empty for nil
        std::string asserted;
        std::string missingMethod;
        std::string difference; ///< of types that have the same name
    };
    void startTypeAssertionPanic(GoroutineIndex index, const FailedAssertion& what);
    /// panic(nil) since go1.21
    void startNilPanic(GoroutineIndex index);
    /// Go's fatal error of a stack past its limit.
    void stackOverflow(GoroutineIndex index);
    /// Ends the run because there is no memory left: because of the limit, or, where most of what there is belongs to
    /// calls of one goroutine, as of a stack overflow.
    void endForLackOfMemory(const MemoryExhausted& why);
    /// What instruction Unwind does. True: go on interpreting at the record's pc.
    enum class Unwound : std::uint8_t { Continue, NeedsOperation, Ended, Over };
    Unwound unwind(GoroutineIndex index, bool mayDoOperation);
    /// recover(): the panic's value in result[0..1], or nil.
    [[nodiscard]] bool canRecover(GoroutineIndex index);
    void recover(GoroutineIndex index, Word* result);
    /// Where the function of that frame goes on after a recovered panic.
    program::CodeIndex recoverPoint(GoroutineIndex index, std::uint32_t frame);

    // -- history
    struct Recorded {
        history::EventKind kind;
        Pointer object = 0;
        std::uint32_t offset = 0;
        std::uint64_t before = 0;
        std::uint64_t after = 0;
        std::uint8_t flags = 0;
        std::uint16_t alternative = 0;
        std::string_view side = {};
        std::uint32_t size = 0; ///< bytes of a memory access; cells of a channel that is closed
    };
    /// Counts a step of the goroutine that is running: to be called once for each visible operation. The interpreter
    /// adds those of a turn to the goroutine's own.
    void countStep() { ++header().steps; }
    void record(GoroutineIndex index, const Recorded& what);
    /// For the footprint alone: the operation looked at the object, and failed or did something else for it.
    void noteAttempt(GoroutineIndex index, history::EventKind kind, Pointer object, std::uint64_t before = 0,
                     std::uint64_t after = 0, std::uint32_t size = 0);
    void recordClock(const Recorded& what);
    void recordAccess(GoroutineIndex index, history::EventKind kind, Pointer pointer, std::uint64_t before,
                      std::uint64_t after, std::uint32_t size);
    [[nodiscard]] history::ObjectRef objectRef(Pointer pointer) const;

private:
    std::uint32_t countMade(GoroutineIndex owner, std::uint16_t counter);
    [[nodiscard]] program::CodeIndex callerOf(GoroutineIndex index, program::CodeIndex site) const;

    template <bool maybeMarked = true> void linkReady(GoroutineIndex index, Goroutine& g);
    template <bool maybeMarked = true> void unlinkReady(Goroutine& g);
    /// touchProgress(), if a mark may be set.
    template <bool maybeMarked> Goroutine& touchNeighbour(GoroutineIndex index) {
        if constexpr (maybeMarked) return touchProgress(index);
        return goroutine(index);
    }
    [[nodiscard]] bool goesAlongNow(GoroutineIndex index, const program::Instruction& instruction);
    [[nodiscard]] std::uint32_t countWays(GoroutineIndex index);
    void leaveFootprint(history::Actor actor, const Recorded& what, program::CodeIndex site);
    /// Ends the goroutine that ended the run, where the others are to go on unseen.
    void retire(GoroutineIndex index);
    enum class Telling : std::uint8_t { Asking, Panicked, Told };
    [[nodiscard]] bool hasTimerToWaitFor();
    [[nodiscard]] std::uint64_t bytesOfCalls(GoroutineIndex index) const;
    Telling askForTexts(GoroutineIndex index);
    /// A panic with a value of the type, a string inside.
    void startPanicOf(GoroutineIndex index, program::TypeId type, std::string_view text);
    void abandonPanics(GoroutineIndex index, std::uint32_t target);
    /// False: the word is no pointer, or the object has been marked before.
    bool markPublished(Word word);
    Address takeBlock(std::uint32_t size);
    Address findBlock(std::uint32_t bytes);
    Address takeFreeRun(std::uint32_t bytes);
    WaitQueue* findQueue(Pointer on, bool create);
    void removeQueue(WaitQueue* queue);
    void enqueue(GoroutineIndex index, Pointer on, bool atFront);
    void placeTimer(std::uint32_t place, const Timer& entry);
    void siftTimer(std::uint32_t place, const Timer& entry);
    void wakeSleeper(GoroutineIndex sleeper);
    void callWindow(GoroutineIndex index, std::uint32_t above, Word function, const Word* arguments,
                    std::uint32_t words, program::CodeIndex returnTo);

    Machine& m_machine;
    const Image& m_image;
    const program::Program& m_program;
    Arena& m_arena;
    UndoLog& m_undo;
    history::Recorder* m_recorder;
    std::uint16_t m_alternative = 0;
    std::uint32_t m_alternativeAt = 0xffffffffU; ///< the step count at which it was set: it is for the step after that
    Footprint* m_footprint;
    MapFinger m_mapFinger;
    bool m_mayPassLimit = false; ///< for what is said at the end
};

inline constexpr std::uint32_t initialStackSlots = 24;
/// 256 MiB: deeper recursion ends with Go's stack overflow. Our frames are smaller than Go's.
inline constexpr std::uint32_t maximumStackSlots = 1U << 25U;

/// Thrown by allocation past Settings::memoryLimit; Machine ends the run.
struct MemoryExhausted {
    GoroutineIndex owner = history::noGoroutine; ///< who asked for an object, if anybody did
};

/// The function id inside a func value, closure or not. Pre: not nil.
inline program::FunctionId functionOfValue(const Arena& arena, Word value) {
    if ((value & constantBit) != 0) return static_cast<program::FunctionId>(value);
    return static_cast<program::FunctionId>(arena.at<Word>(dataAddress(value)));
}

} // namespace lockstep::machine

#include "engine/machine/scheduling.h" // what is inline of it
