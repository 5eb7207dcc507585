// Labels: steps, goroutines and objects under names that no schedule can change.
//
// In the machine a goroutine is the k-th to have been started and an object lies where there was room, which differs
// from run to run. Here a goroutine is (who started it, as its how-manieth), an object (who made it, as its
// how-manieth) or a global, and each such name has a dense number for the whole search. A label is what one step did:
// who took part and which accesses it made. Labels are numbered too, and whether two depend on each other is looked up.
#pragma once

#include "engine/explore/dependency.h"
#include "engine/machine/machine.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace lockstep::explore {

using ActorId = std::uint16_t;  ///< 0 the clock, 1 main, then in order of discovery
using AccessId = std::uint32_t; ///< an access to an object
using LabelId = std::uint32_t;
inline constexpr AccessId noAccess = 0xffffffffU;

inline constexpr ActorId clockActor = 0;
inline constexpr ActorId mainActor = 1;

/// Which way an operation goes, by names that hold in every run: the case of the select, whom it meets and in which of
/// that one's cases; the entry, waiter or thing it takes; what Go's runtime notices. 0: it is the only way, or nobody
/// notices anything.
using Way = std::uint32_t;
inline constexpr Way defaultWay = 1U << 31U; ///< of a select

/// One choice, by names that hold in every run.
struct Move {
    ActorId actor = mainActor;
    Way way = 0;
    friend bool operator==(const Move&, const Move&) = default;
};

struct Label {
    std::vector<ActorId> actors;    ///< who took part, the mover first
    std::vector<ActorId> started;   ///< of them, goroutines that begin with this step
    std::vector<AccessId> accesses; ///< what it did to what
    bool isBarrier = false;         ///< depends on everything: the tick of the ideal clock
    bool dependsOnState = false;    ///< done in another state it may be something else, or impossible
    bool hasAlternatives = false;   ///< the same operation may be done in another way
    bool isLock = false;            ///< acquires one mutex, waiting for it, and nothing else
    bool isPlainMemory = false;     ///< loads or stores of variables without synchronisation
    bool writes = false;            ///< a store is among them
    bool isMapAccess = false;       ///< loads or stores of a map, of whose neighbours Go's runtime may notice one
    std::uint8_t guards = 0;        ///< of a select with default that did one of its cases: how many it has
    program::CodeIndex site = 0;    ///< of the step's first access, for people
    friend bool operator==(const Label&, const Label&) = default;
};

/// The goroutines of the machine's present run, both ways.
class Labels {
public:
    /// What is counted as dependent beyond the table; see AccessRules.
    struct Rules {
        bool orderedWaitGroups = false;
        bool adversarialClock = false;
    };

    explicit Labels(Rules rules) : m_rules(rules) {}

    [[nodiscard]] ActorId actorOf(const machine::Machine& machine, machine::GoroutineIndex goroutine);
    /// Pre: the actor is there.
    [[nodiscard]] history::Actor machineActor(const machine::Machine& machine, ActorId actor);
    /// The goroutine's moves in this state. Two goroutines that meet are one move, the receiver's.
    void addMoves(const machine::Machine& machine, machine::GoroutineIndex goroutine, std::vector<Move>& moves);
    /// Pre: the move is possible in this state.
    [[nodiscard]] history::Choice choiceOf(const machine::Machine& machine, Move move);

    /// The label of a step that left the footprint. `machine` is behind the step, `wasOver` from before it.
    [[nodiscard]] LabelId labelOf(const machine::Machine& machine, Move move, const machine::Footprint& footprint,
                                  bool wasOver);

    [[nodiscard]] const Label& operator[](LabelId label) const { return m_labels[label]; }
    /// What the search asks of every step it makes, close together.
    struct Traits {
        bool isBarrier = false;
        bool dependsOnState = false;
        bool isPlainMemory = false;
        bool hasMatches = false; ///< sends to or receives from a buffer
        bool accessesMemory = false;
    };
    [[nodiscard]] const Traits& traits(LabelId label) const { return m_traits[label]; }
    /// A step belongs to the groups of its actors and of its accesses, and depends on the steps of the others.
    /// Lifetime: until a label or access is added.
    [[nodiscard]] std::span<const std::uint32_t> groups(LabelId label) const { return m_groups[label].own; }
    [[nodiscard]] std::span<const std::uint32_t> dependentGroups(LabelId label) const {
        return completeGroups(label).dependent;
    }
    /// Those with steps without which, or before which, such a step might be something else: their accesses are to the
    /// same object, and this one's depends on its state or on what was done to it.
    [[nodiscard]] std::span<const std::uint32_t> bearingGroups(LabelId label) const {
        return completeGroups(label).bearing;
    }
    [[nodiscard]] static constexpr std::uint32_t groupOf(ActorId actor) { return 2U * actor; }
    [[nodiscard]] static constexpr std::uint32_t groupOfAccess(AccessId access) { return 2U * access + 1; }
    [[nodiscard]] bool areDependent(LabelId a, LabelId b) const {
        const std::uint64_t* row = m_dependence.data() + std::size_t{a} * m_stride;
        return (row[b / 64] >> (b % 64) & 1U) != 0;
    }
    [[nodiscard]] std::size_t count() const { return m_labels.size(); }
    [[nodiscard]] std::size_t actorCount() const { return m_goroutines.size() + mainActor; }
    [[nodiscard]] std::size_t accessCount() const { return m_accesses.size(); }
    /// The accesses, to the same object, that depend on this one.
    [[nodiscard]] std::span<const AccessId> dependents(AccessId access) const { return m_accesses[access].dependents; }
    [[nodiscard]] Access kindOf(AccessId access) const { return m_accesses[access].kind; }
    /// The receives a send is matched with, and the other way round; noAccess if there are none.
    [[nodiscard]] AccessId counterpart(AccessId access) const { return m_accesses[access].counterpart; }
    /// Of the channel of a send or receive.
    [[nodiscard]] std::uint32_t capacity(AccessId access) const { return m_accesses[access].capacity; }
    /// Whether it is the write of a map of which the runtime notices that it is not alone.
    [[nodiscard]] static bool isNotice(Way way) { return (way & noticeBit) != 0; }
    /// Whether they are accesses to the same object or to overlapping bytes of it.
    [[nodiscard]] bool meet(AccessId a, AccessId b) const;

private:
    static constexpr Way meetingBit = defaultWay;
    static constexpr Way noticeBit = 1U << 30U;
    static constexpr Way chanceBit = 1U << 29U;

    struct ObjectKey {
        std::uint64_t owner = 0; ///< global + 1, or allocator and its count
        friend bool operator==(const ObjectKey&, const ObjectKey&) = default;
    };
    struct AccessInfo {
        Access kind = Access::None;
        std::uint32_t object = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::vector<AccessId> dependents;
        std::uint32_t capacity = 0;      ///< of a buffered channel
        AccessId counterpart = noAccess; ///< of a send its receive, and the other way round
    };

    /// The groups of a label. Those it depends on become more when accesses are added.
    struct Groups {
        std::vector<std::uint32_t> own;
        std::vector<std::uint32_t> dependent;
        std::vector<std::uint32_t> bearing;
        std::size_t accessCount = 0; ///< that `dependent` and `bearing` are right for
    };
    /// Who was at that index when it was last asked for.
    struct KnownGoroutine {
        std::uint32_t spawnOrder = 0;
        ActorId parentActor = 0; ///< the clock, which starts nobody: not known
        ActorId actor = 0;
    };

    const Groups& completeGroups(LabelId label) const {
        Groups& groups = m_groups[label];
        if (groups.accessCount != m_accesses.size()) addOtherGroups(label, groups);
        return groups;
    }
    void addOtherGroups(LabelId label, Groups& groups) const;
    std::uint32_t objectOf(const machine::Machine& machine, machine::Pointer pointer);
    AccessId internAccess(Access kind, std::uint32_t object, std::uint32_t begin, std::uint32_t end);
    void matchChannel(AccessId access, std::uint32_t capacity);
    LabelId internLabel(const Label& label);
    [[nodiscard]] Way wayOf(const machine::Machine& machine, machine::GoroutineIndex goroutine,
                            const machine::AlternativeWay& way);
    [[nodiscard]] bool computeDependence(const Label& a, const Label& b) const;
    void addAccess(const machine::Machine& machine, const machine::Touch& touch, const AccessRules& rules,
                   Label& label);

    Rules m_rules;
    std::vector<std::uint64_t> m_goroutines{0}; ///< by actor - mainActor: starter << 32 | its how-manieth
    std::unordered_map<std::uint64_t, ActorId> m_actorByPath;
    std::vector<KnownGoroutine> m_known;                 ///< by index in the machine
    std::vector<machine::GoroutineIndex> m_indexOfActor; ///< where each was last found
    std::unordered_map<std::uint64_t, std::uint32_t> m_objects;
    std::vector<AccessInfo> m_accesses;
    std::vector<std::vector<AccessId>> m_accessesOfObject;
    std::vector<Label> m_labels;
    std::vector<Traits> m_traits;
    mutable std::vector<Groups> m_groups;
    Label m_newLabel; ///< being put together
    std::unordered_map<std::uint64_t, std::vector<LabelId>> m_labelsByHash;
    std::vector<std::uint64_t> m_dependence; ///< bit matrix, m_stride words a row
    std::size_t m_stride = 0;
};

} // namespace lockstep::explore
