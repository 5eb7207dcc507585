// Recorder: writes a History while a machine runs, and finds each event's cause.
//
// The machine calls it at every event with what it alone knows; the recorder numbers objects and goroutines, interns
// stacks and texts, and keeps for every memory word its last store and for every primitive its last release, so that
// `cause` can be filled in at once. Copying a recorder together with its machine is how a run is branched.
#pragma once

#include "engine/history/history.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>

namespace lockstep::history {

/// How the machine names an object: its identity in the heap now and its schedule-independent identity.
struct ObjectRef {
    std::uint32_t heapIndex = 0; ///< reused after garbage collection; forget() then
    program::TypeId type = 0;
    std::uint32_t global = none;
    GoroutineIndex allocator = noGoroutine;
    std::uint32_t allocationOrder = 0;
    program::CodeIndex allocationSite = 0;
};

class Recorder {
public:
    explicit Recorder(std::shared_ptr<const program::Program> program);

    /// Adds the event; fills in object, stack, cause. `callSites` innermost first. Returns its index.
    EventIndex record(Event event, const ObjectRef* object, std::span<const program::CodeIndex> callSites,
                      std::string_view sideText = {});
    /// A new goroutine; to be called before the events that mention it. Returns its index (dense, in order).
    GoroutineIndex addGoroutine(GoroutineIndex parent, std::uint32_t spawnOrder, program::FunctionId function,
                                program::CodeIndex spawnSite, std::uint32_t goNumber);
    void setTime(std::int64_t nanoseconds);
    void setOutcome(Outcome outcome);
    /// The heap slot was freed and may be another object from now on.
    void forget(std::uint32_t heapIndex);

    [[nodiscard]] const History& history() const { return m_history; }
    [[nodiscard]] History takeHistory() && { return std::move(m_history); }

private:
    struct WordKey {
        ObjectIndex object;
        std::uint32_t offset;
        friend bool operator==(const WordKey&, const WordKey&) = default;
    };
    struct WordKeyHash {
        std::size_t operator()(const WordKey& key) const noexcept {
            return (static_cast<std::size_t>(key.object) << 32U | key.offset) * 0x9e3779b97f4a7c15ULL >> 7U;
        }
    };

    ObjectIndex internObject(const ObjectRef& ref);
    StackIndex internStack(std::span<const program::CodeIndex> callSites);
    EventIndex findCause(const Event& event) const;
    void noteEffect(const Event& event, EventIndex index);

    History m_history;
    std::vector<ObjectIndex> m_byHeapIndex;
    std::unordered_map<std::uint64_t, StackIndex> m_stackByParentAndSite;
    std::unordered_map<WordKey, EventIndex, WordKeyHash> m_lastStore;
    std::unordered_map<ObjectIndex, EventIndex> m_lastRelease;
    std::vector<EventIndex> m_lastUnblock; ///< by goroutine: what last made it able to go on
};

} // namespace lockstep::history
