// History: everything that happened in one run, append-only, and the names of who and what took part.
//
// Made by a Recorder (recorder.h) while a machine runs; read by analysis, view and export. It needs the program only to
// name sites. A history is a value: two histories of the same program with the same choices are equal, byte for byte.
#pragma once

#include "engine/history/event.h"
#include "engine/history/outcome.h"

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lockstep::history {

/// A goroutine that took part. Its identity is its spawn path, which no schedule can change.
struct GoroutineInfo {
    GoroutineIndex parent = noGoroutine;
    std::uint32_t spawnOrder = 0; ///< k-th goroutine of its parent, from 1; 0 for main
    program::FunctionId function = program::noFunction;
    program::CodeIndex spawnSite = 0; ///< the go statement
    EventIndex spawnEvent = none;
    std::uint32_t goNumber = 1; ///< the number Go's traces would show
    std::string name;           ///< "main", "G1", "G2.1": the spawn path, as people see it
    friend bool operator==(const GoroutineInfo&, const GoroutineInfo&) = default;
};

/// A variable or primitive that took part. Its identity is (allocating goroutine, k-th allocation), or the global.
struct ObjectInfo {
    program::TypeId type = 0;
    std::uint32_t global = none; ///< index into Program::globals
    GoroutineIndex allocator = noGoroutine;
    std::uint32_t allocationOrder = 0;
    program::CodeIndex allocationSite = 0;
    std::string name; ///< objectName(): "x", "wg", "Account#2"
    friend bool operator==(const ObjectInfo&, const ObjectInfo&) = default;
};

class History {
public:
    explicit History(std::shared_ptr<const program::Program> program) : m_program(std::move(program)) {}

    [[nodiscard]] const program::Program& program() const { return *m_program; }
    [[nodiscard]] const std::shared_ptr<const program::Program>& sharedProgram() const { return m_program; }
    [[nodiscard]] std::span<const Event> events() const { return m_events; }
    [[nodiscard]] std::span<const GoroutineInfo> goroutines() const { return m_goroutines; }
    [[nodiscard]] std::span<const ObjectInfo> objects() const { return m_objects; }
    [[nodiscard]] const Outcome& outcome() const { return m_outcome; }

    /// The events that are steps, in order: step k (from 1) is events()[steps()[k - 1]].
    [[nodiscard]] std::span<const EventIndex> steps() const { return m_steps; }
    [[nodiscard]] std::uint32_t stepCount() const { return static_cast<std::uint32_t>(m_steps.size()); }
    /// The number of the step that event belongs to (its own, or the step it is a consequence of); 0 before the first.
    [[nodiscard]] std::uint32_t stepOf(EventIndex event) const;
    /// Virtual time in ns after the event.
    [[nodiscard]] std::int64_t timeAt(EventIndex event) const;
    /// Text of a side entry: what was printed, the panic's text, a wide value.
    [[nodiscard]] const std::string& text(SideIndex side) const { return m_texts[side]; }
    /// The frames of an interned stack, innermost first: the site of the event is not in it, only the call sites.
    [[nodiscard]] std::vector<program::CodeIndex> callSites(StackIndex stack) const;

    /// The site as people are shown it: where the event is, or the call in the user's code that led into the library.
    [[nodiscard]] program::CodeIndex shownSite(const Event& event) const;
    /// "main.go:17:3" of shownSite().
    [[nodiscard]] std::string positionText(const Event& event) const;

    /// "x", "s.count" for the memory an event touches; "mu" for a primitive.
    [[nodiscard]] std::string objectName(const Event& event) const;
    /// The name of what lies at the place, as objectName().
    [[nodiscard]] std::string placeName(Place place, program::TypeId accessed = 0) const;
    /// "G1", "main", "clock".
    [[nodiscard]] const std::string& actorName(Actor actor) const;
    /// The goroutine of that name, or noGoroutine.
    [[nodiscard]] GoroutineIndex findGoroutine(std::string_view name) const;

    /// Whole content, for "the same history".
    friend bool operator==(const History& a, const History& b) {
        return a.m_events == b.m_events && a.m_goroutines == b.m_goroutines && a.m_objects == b.m_objects &&
               a.m_texts == b.m_texts && a.m_outcome == b.m_outcome;
    }

private:
    friend class Recorder;

    struct StackNode {
        StackIndex parent = 0;
        program::CodeIndex callSite = 0;
    };
    /// The time after `event` and up to the next change.
    struct ClockChange {
        EventIndex event;
        std::int64_t time;
    };

    std::shared_ptr<const program::Program> m_program;
    std::vector<Event> m_events;
    std::vector<EventIndex> m_steps;
    std::vector<GoroutineInfo> m_goroutines;
    std::vector<ObjectInfo> m_objects;
    std::vector<StackNode> m_stacks{StackNode{}};
    std::vector<std::string> m_texts{std::string()};
    std::vector<ClockChange> m_clock;
    Outcome m_outcome;
};

/// Where two histories of one program begin to differ, as a sentence with the step; empty if they are equal.
std::string firstDifference(const History& a, const History& b);

} // namespace lockstep::history
