// Finding: what is wrong, where, and which events show it. Detector: what finds it.
//
// A detector is a visitor: push(event) as the history grows, pop() to take the last event back. Exploration drives it
// along its search; everybody else calls analyze() on a finished history, which pushes every event once. Detectors read
// a history alone, never a machine, so that live runs, loaded files and tests share the code.
#pragma once

#include "engine/history/history.h"
#include "engine/history/language.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::analysis {

using history::EventIndex;
using history::GoroutineIndex;
using history::History;

enum class FindingKind : std::uint8_t {
    DataRace,
    LostUpdate,
    Deadlock,
    GoroutineLeak,
    Panic,
    FatalError,
    TestFailure,
    LockOrder,
    Unguarded,
    Misuse,
};

/// The name used on the command line and in files: "lost-update".
std::string_view toText(FindingKind kind);

/// What an event of a finding is to it.
enum class Part : std::uint8_t {
    StaleLoad,   ///< lost update: read the value that was built on
    Overwritten, ///< lost update: a store whose value vanished
    Overwriting, ///< lost update: the store that overwrote it, or them
    First,       ///< data race: the access that came first
    Second,      ///< data race: the other access
    Blocked,     ///< deadlock, leak: where a goroutine began to wait
    Held,        ///< deadlock, leak: how what is waited for was acquired
    Failure,     ///< panic, fatal error: where it began
};

struct FindingEvent {
    Part part;
    EventIndex event;
    friend bool operator==(const FindingEvent&, const FindingEvent&) = default;
};

/// One time that it happened. A finding groups the occurrences at the same object and the same places of the source.
struct Occurrence {
    std::vector<FindingEvent> events; ///< in order of the history; the event to jump to is `focus`
    EventIndex focus = history::none; ///< the event at which it can be seen: the overwriting store, …
    friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

struct Finding {
    FindingKind kind = FindingKind::LostUpdate;
    history::Text title;   ///< a few words: "Lost update on x"
    history::Text message; ///< whole sentences, of the first occurrence and of how many there are
    std::string object;    ///< "x", "mu"; empty if none
    std::vector<GoroutineIndex> goroutines;
    std::vector<std::string> positions;  ///< "main.go:17:3", in order of the first occurrence's events, each once
    std::vector<std::string> values;     ///< lost update: the values that vanished in the first occurrence
    std::vector<Occurrence> occurrences; ///< at least one, in order of their focus
    std::uint64_t lostStores = 0;        ///< lost update: stores that vanished, over all occurrences

    [[nodiscard]] const Occurrence& first() const { return occurrences.front(); }
};

/// One kind of problem, looked for along a history.
class Detector {
public:
    Detector() = default;
    Detector(const Detector&) = delete;
    Detector& operator=(const Detector&) = delete;
    virtual ~Detector() = default;

    /// The history's next event. Pre: `event` is the one after those pushed and not popped.
    virtual void push(const History& history, EventIndex event) = 0;
    /// Takes the last pushed event back.
    virtual void pop() = 0;
    /// Adds what was found up to here. May be called at any time; what depends on the run being over looks at the
    /// outcome.
    virtual void report(const History& history, std::vector<Finding>& findings) const = 0;
};

/// A new detector of every kind there is.
std::vector<std::unique_ptr<Detector>> allDetectors();

/// Everything that is wrong in a history, in order of where it is first seen; data races, which are there whatever the
/// run comes to, after all that went wrong in it. Cost: linear in the events.
std::vector<Finding> analyze(const History& history);

} // namespace lockstep::analysis
