// Machine: one Go program in motion, as a value.
//
// choices() says every move that may come next; step() makes one and ends after the next visible operation, the mover
// then stopping *before* the one after it, so that what each goroutine is about to do is always known. The whole state
// lies in one arena (layout.h), so a copy is a memcpy; mark()/rewind() go back without copying, for exploration. Same
// program, same settings, same choices: same state and same history, byte for byte, on every machine.
//
// The implementation is split by concept: interpreter.cpp runs instructions, memory.cpp makes and publishes objects,
// panics.cpp unwinds, sync/ has the primitives, report.cpp Go's texts, snapshot.cpp the state as a person would draw
// it.
#pragma once

#include "engine/history/recorder.h"
#include "engine/history/schedule.h"
#include "engine/machine/arena.h"
#include "engine/machine/footprint.h"
#include "engine/machine/image.h"
#include "engine/machine/layout.h"
#include "engine/machine/snapshot.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace lockstep::machine {

class Core;
class RunQueue;

using history::Actor;
using history::Choice;

/// What ends a step.
enum class Granularity : std::uint8_t {
    Operation, ///< every visible operation
    Fused,     ///< operations that commute with everything (spawn, exit, Add, Done) go along with the one before
    FusedSpawn ///< only spawn and exit go along: for programs whose wait groups can go below zero or start anew
};

/// What becomes of the other goroutines when the run has ended.
enum class AfterEnd : std::uint8_t {
    Nobody,    ///< as in Go: they are gone
    OthersGoOn ///< unseen, until nobody can move: exploration needs what is behind the end, and who is left over
};

struct Settings {
    history::ClockMode clock = history::ClockMode::Ideal;
    history::WakePolicy wake = history::WakePolicy::Go;
    Granularity granularity = Granularity::Operation;
    /// A timed run: moves take time, which passTime() tells, and the clock may move before others have to wait.
    bool isTimed = false;
    AfterEnd afterEnd = AfterEnd::Nobody;
    std::uint64_t memoryLimit = 1ULL << 30U; ///< bytes of arena
    /// Collections also reclaim the records of goroutines that have ended, so that nobody can ask for them later.
    bool forgetEnded = false;
    /// A collection comes no sooner than after that many new bytes; 0: after every instruction that allocates.
    std::uint32_t collectionInterval = 4U << 20U;
    std::uint64_t privateBudget = 1'000'000; ///< ticks of private work in one step before it ends "still running"
    /// Receives what the program writes, at once. Without it the text is kept and is in outcome().
    std::function<void(int descriptor, std::string_view text)> output;
};

enum class StepStatus : std::uint8_t {
    Done,         ///< stopped before its next visible operation, or blocked, or ended
    StillRunning, ///< the budget is spent and it is still in private work: choosing it again goes on
    Over,         ///< the run is over
};

/// One of several ways in which a goroutine's next operation could be done; Choice::alternative is its number.
struct AlternativeWay {
    bool isMeeting = true; ///< at a channel; else `chance` says which way it is, and the rest means nothing
    std::uint16_t chance =
        0; ///< which entry, waiter or thing; of a map write: what Go's runtime notices, 0 for nothing
    std::uint16_t caseNumber = 0; ///< of a select, from 1; 0: not in a select, or default
    bool isDefault = false;
    bool isSend = false;
    GoroutineIndex partner = history::noGoroutine; ///< whom it meets on an unbuffered channel
    std::uint16_t partnerCase = 0;
};

/// How long a goroutine may go on before somebody is asked again.
struct Slice {
    /// Visible operations. Of more than one, the ticks between them are taken off, too.
    std::uint64_t operations = 1;
    std::uint64_t ticks = 0; ///< backward jumps and calls before each operation; 0: Settings::privateBudget
    /// Whose turn it is next, if the machine is to go on by itself when this goroutine makes room, up to as many
    /// operations and ticks in all. Pre: the choice is the queue's own, there is no recorder, the run is not timed.
    RunQueue* queue = nullptr;
};

/// Why advance() came back.
enum class Pause : std::uint8_t {
    OperationsDone, ///< before its next visible operation
    TicksSpent,
    Blocked, ///< parked, asleep, or at an operation that cannot proceed
    Yielded, ///< runtime.Gosched
    Ended,   ///< the goroutine has ended
    Over,    ///< the run has ended
};

/// What a choice with several alternatives comes to, in terms that stay the same while others move.
struct Meeting {
    std::uint16_t caseNumber = 0;                  ///< of a select, from 1; 0: not in a select, or its default
    GoroutineIndex partner = history::noGoroutine; ///< under any: whom it meets at an unbuffered channel
    std::uint16_t partnerCase = 0;                 ///< of the partner's select
    friend bool operator==(const Meeting&, const Meeting&) = default;
};

/// Where the record of a goroutine is.
inline Address recordAddress(const Arena& arena, GoroutineIndex index) {
    const Address table = arena.at<Header>(0).goroutines;
    return arena.at<Address>(table + index / goroutinesPerPage * sizeof(Address)) +
           index % goroutinesPerPage * static_cast<Address>(sizeof(Goroutine));
}

class Machine {
public:
    /// A state to go back to: see mark().
    struct Mark {
        std::size_t log;
    };

    Machine(std::shared_ptr<const Image> image, Settings settings);

    /// Runs main to its first visible operation. Call once, before anything else. The recorder, if any, must be given
    /// to every later call too.
    void begin(history::Recorder* recorder = nullptr);
    /// Likewise; operations that went along with the start are added to the footprint.
    void begin(Footprint& footprint);

    /// Every move that may come next, in a fixed order: goroutines by index, then the clock. Empty iff isOver().
    /// Lifetime: until the next call of a non-const function or of choices().
    [[nodiscard]] std::span<const Choice> choices() const;

    /// Makes one move. Pre: choice is one of choices().
    StepStatus step(Choice choice, history::Recorder* recorder = nullptr);
    /// The same, with nothing recorded but what the step touched, which is added to the footprint.
    StepStatus step(Choice choice, Footprint& footprint);

    /// Lets one actor go on for a slice, for strategies that need not be asked at every operation: the same as so many
    /// steps. Without a queue it ends before its time when another goroutine can move that could not when it began.
    Pause advance(Choice choice, Slice slice, history::Recorder* recorder = nullptr);

    [[nodiscard]] bool isOver() const { return header().end != End::None; }
    /// How the run ended; under AfterEnd::OthersGoOn at once, though others still move. None: it has not.
    [[nodiscard]] End end() const { return header().ended != End::None ? header().ended : header().end; }
    /// How it ended, with Go's texts. Cost: builds the report.
    [[nodiscard]] history::Outcome outcome() const;
    /// Ends the run because one of our limits was reached.
    void endByLimit(End limit, history::Recorder* recorder = nullptr);

    /// Virtual time goes on to `now`, unless it is later already; no timer fires. Pre: a timed run.
    void passTime(std::int64_t now, history::Recorder* recorder = nullptr);

    /// Remembers the state for rewind(). Marks nest; while there is one, writes are logged.
    [[nodiscard]] Mark mark();
    /// Back to the state at the mark, which stays valid.
    void rewind(Mark mark);
    /// Forgets the mark and all later ones without going back.
    void release(Mark mark);

    /// Equal for equal states reached by the same choices.
    [[nodiscard]] std::uint64_t hash() const;
    [[nodiscard]] bool operator==(const Machine& other) const;

    /// The state as a person would draw it.
    [[nodiscard]] Snapshot snapshot() const;
    /// What the goroutine is about to do, and whether it can.
    [[nodiscard]] Pending pending(GoroutineIndex goroutine) const;
    /// The same without names and positions, for those who ask at every step.
    [[nodiscard]] Pending upcoming(GoroutineIndex goroutine) const;
    /// In how many ways it can move: its choices have the alternatives 0 to this number - 1. Pre: it can move.
    [[nodiscard]] std::uint32_t alternatives(GoroutineIndex goroutine) const;
    /// Which case and partner a choice stands for. The partner's own choice of the same meeting leads to the same
    /// state.
    [[nodiscard]] Meeting meetingOf(Choice choice) const;
    /// The ways in which its next operation could be done, in the order of their numbers. Empty: there is only one, or,
    /// at a channel, none.
    [[nodiscard]] std::vector<AlternativeWay> ways(GoroutineIndex goroutine) const;
    /// Whether the goroutine's next operation can complete now. Pre: it exists.
    [[nodiscard]] bool canProceed(GoroutineIndex index) const {
        return canProceed(index, [&] { return canComplete(index); });
    }
    /// How many of them Go's own runtime draws from; the rest it comes to by accident.
    [[nodiscard]] std::uint32_t drawnAlternatives(GoroutineIndex index) const {
        return picks(goroutine(index)) ? alternatives(index) : 1; // else a queue decides
    }

    [[nodiscard]] const program::Program& program() const { return m_image->program(); }
    [[nodiscard]] const Image& image() const { return *m_image; }
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    [[nodiscard]] std::uint32_t steps() const { return header().steps; }
    /// Backward jumps and calls done so far: what limits on running time are counted in.
    [[nodiscard]] std::uint64_t ticks() const { return header().instructions; }
    [[nodiscard]] std::int64_t now() const { return header().now; }
    [[nodiscard]] std::uint32_t goroutineCount() const { return header().goroutineCount; }
    /// Those that have not ended.
    [[nodiscard]] std::uint32_t liveGoroutines() const { return header().liveGoroutines; }
    [[nodiscard]] const Goroutine& goroutine(GoroutineIndex index) const {
        return m_arena.at<Goroutine>(recordAddress(m_arena, index));
    }
    [[nodiscard]] std::uint32_t usedBytes() const { return header().used; }
    [[nodiscard]] std::uint32_t collections() const { return header().collections; }
    /// The ready goroutine after `index` in order of becoming ready; first with noLink. noLink at the end.
    [[nodiscard]] std::uint32_t nextReady(std::uint32_t index) const {
        return index == noLink ? header().readyHead : goroutine(index).next;
    }
    [[nodiscard]] std::uint32_t lastReady() const { return header().readyTail; }
    /// How often a goroutine has become ready: the greatest stamp so far.
    [[nodiscard]] std::uint32_t readyStamps() const { return header().readyStamps; }
    [[nodiscard]] bool hasTimers() const { return header().timerCount != 0; }
    /// Of the timer that fires next. Pre: hasTimers().
    [[nodiscard]] std::int64_t nextDeadline() const { return m_arena.at<Timer>(header().timers).deadline; }
    /// Where the goroutine is: the next instruction, then the call sites below it, innermost first.
    [[nodiscard]] std::vector<program::CodeIndex> callStack(GoroutineIndex goroutine) const;
    /// What is known of the object a pointer is into. Pre: neither nil nor constant.
    [[nodiscard]] const ObjectHeader& object(Pointer pointer) const {
        return m_arena.at<ObjectHeader>(headerAddress(pointer));
    }
    /// What the program has written to the descriptor.
    [[nodiscard]] std::string written(int descriptor) const;
    /// The bytes of a global variable, for tests and outcomes.
    [[nodiscard]] std::uint64_t globalWord(program::GlobalId global) const;

private:
    friend class Core;
    friend class Fingerprinter;
    friend class RunQueue;
    friend class SnapshotBuilder;
    friend class ReportBuilder;

    [[nodiscard]] const Header& header() const { return m_arena.at<Header>(0); }
    [[nodiscard]] GoroutineIndex nextUnsettled() const;
    [[nodiscard]] bool canComplete(GoroutineIndex index) const;
    /// canProceed(), with a way to find out whether the operation it is at, which may have to wait, can be done.
    template <typename CanComplete> [[nodiscard]] bool canProceed(GoroutineIndex index, CanComplete&& ask) const {
        const Goroutine& g = goroutine(index);
        if (g.status != Status::Ready) return false;
        if ((g.flags & Unsettled) != 0 || m_settings.wake != history::WakePolicy::Any) return true;
        return !m_image->traitsAt(g.pc).mayWait || ask();
    }
    /// Whether Go's runtime itself decides which way the goroutine's operation goes, or nobody else does.
    [[nodiscard]] bool picks(const Goroutine& g) const {
        const SiteTraits& traits = m_image->traitsAt(g.pc);
        return traits.draws || (traits.mayChoose && traits.mayWait && m_settings.wake == history::WakePolicy::Any);
    }
    /// advance() as far as it does not end the run by the memory limit.
    Pause move(Choice choice, Slice slice, history::Recorder* recorder);
    /// interpret(), with a note of whose work it was in a timed run.
    Pause runGoroutine(Core& core, GoroutineIndex goroutine, std::uint64_t operations, std::uint64_t ticks);
    void settle(Core& core, Choice choice);
    /// A call under way, of a function of the program or of what runs deferred calls.
    struct Frame {
        enum class Runs : std::uint8_t { Nothing, Panic, Goexit };
        program::CodeIndex site = 0; ///< 0 or 1: none
        Runs runs = Runs::Nothing;   ///< the call above was deferred, and the one below is where this began
    };
    /// callStack(), with what runs deferred calls.
    [[nodiscard]] std::vector<Frame> frames(GoroutineIndex index) const;
    /// The value of a panic as Go prints it after "panic: ".
    [[nodiscard]] std::string panicText(Pointer panic) const;

    std::shared_ptr<const Image> m_image;
    Settings m_settings;
    Arena m_arena;
    UndoLog m_undo;
    Footprint* m_footprint = nullptr; ///< during a step that leaves one
    mutable std::vector<Choice> m_choices;
};

} // namespace lockstep::machine
