// Recorder: writes a History while a machine runs, and finds each event's cause.
//
// The machine calls it at every event with what it alone knows; the recorder numbers objects and goroutines, interns
// stacks and texts, and keeps for every memory word its last store and for every primitive its last release, so that
// `cause` can be filled in at once. Copying a recorder together with its machine is how a run is branched.
#pragma once

#include "engine/history/history.h"
#include "engine/history/object_name.h"

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>

namespace lockstep::history {

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

    [[nodiscard]] const History& history() const { return m_history; }
    [[nodiscard]] History takeHistory() && { return std::move(m_history); }

private:
    struct PlaceHash {
        std::size_t operator()(const Place& place) const noexcept {
            return ((static_cast<std::uint64_t>(place.object) << 32U | place.offset) * 0x9e3779b97f4a7c15ULL) >> 7U;
        }
    };
    /// What is known of a variable or primitive: the events that may be causes of the next ones on it.
    struct PlaceState {
        EventIndex lastStore = none;
        EventIndex acquire = none;       ///< of a lock: the last to take it for itself, or to announce that
        EventIndex readerAcquire = none; ///< of an RW mutex: the last to take it for reading
        EventIndex writerRelease = none; ///< of a lock: the last unlock of its owner or writer
        EventIndex readerRelease = none; ///< of an RW mutex
        EventIndex zero = none;          ///< of a wait group: what made its counter zero
        EventIndex cancelled = none;     ///< of a context: what cancelled it
        EventIndex armed = none;         ///< of a timer: what started it last
    };
    /// Of a channel: the sends whose values lie in the buffer, oldest first, and the close.
    struct ChannelState {
        std::deque<EventIndex> sends;
        EventIndex close = none;
    };
    struct GoroutineNote {
        EventIndex resume = none; ///< what started it or made it able to go on, if it did nothing since
        EventIndex panic = none;  ///< the panic under way
        EventIndex sleep = none;
        EventIndex block = none;  ///< where it began to wait
        EventIndex called = none; ///< the last step that made it able to go on
    };
    struct KeyedPlace {
        Place place;
        std::uint64_t key;
        friend auto operator<=>(const KeyedPlace&, const KeyedPlace&) = default;
    };
    struct LoadKey {
        Place place;
        GoroutineIndex goroutine;
        friend bool operator==(const LoadKey&, const LoadKey&) = default;
    };
    struct LoadKeyHash {
        std::size_t operator()(const LoadKey& key) const noexcept {
            return PlaceHash()(key.place) ^ (key.goroutine * 0x85ebca6bULL);
        }
    };

    ObjectIndex internObject(const ObjectRef& ref);
    StackIndex internStack(std::span<const program::CodeIndex> callSites);
    [[nodiscard]] EventIndex findCause(const Event& event);
    [[nodiscard]] EventIndex findOwnCause(const Event& event);
    [[nodiscard]] EventIndex findChannelCause(const Event& event);
    void noteChannel(const Event& event, EventIndex index);
    [[nodiscard]] EventIndex lastChange(const Event& event) const;
    void noteEffect(const Event& event, EventIndex index);
    void noteStore(const Event& event, EventIndex index);
    /// Offsets of the single values a wide value consists of.
    const std::vector<std::uint32_t>& leavesOf(program::TypeId type);

    History m_history;
    std::unordered_map<std::uint64_t, ObjectIndex> m_byIdentity;
    std::unordered_map<std::uint64_t, StackIndex> m_stackByParentAndSite;
    std::unordered_map<Place, PlaceState, PlaceHash> m_places;
    std::unordered_map<ObjectIndex, ChannelState> m_channels;        ///< looked up only
    std::unordered_map<LoadKey, EventIndex, LoadKeyHash> m_lastLoad; ///< since the goroutine's last store there
    std::map<KeyedPlace, EventIndex> m_lastChange;                   ///< of the keys of sync.Maps
    std::vector<GoroutineNote> m_notes;                              ///< by goroutine
    EventIndex m_fired = none;                                       ///< the last timer that fired
    std::unordered_map<program::TypeId, std::vector<std::uint32_t>> m_leaves;
};

} // namespace lockstep::history
