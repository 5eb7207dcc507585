#include "engine/explore/labels.h"

#include "engine/base/hash.h"

#include <algorithm>

namespace lockstep::explore {

using history::EventKind;
using machine::Machine;
using machine::Touch;

namespace {

/// Objects that are no memory of the program.
constexpr std::uint32_t outputObject = 0;
constexpr std::uint32_t clockObject = 1;
constexpr std::uint32_t contextObject = 2;
constexpr std::uint32_t firstObject = 3;

std::uint64_t hashOf(const Label& label) {
    base::StableHash hash;
    for (const ActorId actor : label.actors) hash.add(std::uint64_t{actor});
    for (const AccessId access : label.accesses) hash.add(std::uint64_t{access} << 32U);
    return hash.add(std::uint64_t{label.isBarrier}).add(std::uint64_t{label.site}).value();
}

/// How many cases there are in the select with default of which the step did one.
std::uint8_t guardsOf(const Machine& machine, const Touch& touch) {
    const std::vector<program::Instruction>& code = machine.program().code;
    const program::Instruction in = code[touch.site];
    const bool isCase = touch.kind == EventKind::ChanSend || touch.kind == EventKind::ChanReceive;
    if (!isCase || in.op != program::Opcode::Select || code[touch.site + 1].immediate() == 0) return 0;
    return static_cast<std::uint8_t>(in.c);
}

template <typename T> void addOnce(std::vector<T>& list, T value) {
    if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

} // namespace

ActorId Labels::actorOf(const Machine& machine, machine::GoroutineIndex goroutine) {
    const machine::Goroutine& record = machine.goroutine(goroutine);
    if (record.parent == history::noGoroutine) return mainActor;
    const ActorId parent = actorOf(machine, record.parent);
    if (goroutine >= m_known.size()) m_known.resize(goroutine + 1);
    KnownGoroutine& known = m_known[goroutine];
    if (known.spawnOrder == record.spawnOrder && known.parentActor == parent) return known.actor;
    const std::uint64_t path = std::uint64_t{parent} << 32U | record.spawnOrder;
    const auto [entry, isNew] = m_actorByPath.try_emplace(path, ActorId{0});
    if (isNew) {
        entry->second = static_cast<ActorId>(actorCount());
        base::ensure(actorCount() < 0xffff, "at most 65534 goroutines in one exploration");
        m_goroutines.push_back(path);
    }
    known = {record.spawnOrder, parent, entry->second};
    return known.actor;
}

history::Actor Labels::machineActor(const Machine& machine, ActorId actor) {
    if (actor == clockActor) return history::Actor::clock();
    if (actor >= m_indexOfActor.size()) m_indexOfActor.resize(actor + std::size_t{1});
    machine::GoroutineIndex& found = m_indexOfActor[actor];
    if (found < machine.goroutineCount() && actorOf(machine, found) == actor) return history::Actor::goroutine(found);
    for (found = 0; found < machine.goroutineCount(); ++found)
        if (actorOf(machine, found) == actor) return history::Actor::goroutine(found);
    base::fail("a move of a goroutine that has not been started");
}

Way Labels::wayOf(const Machine& machine, machine::GoroutineIndex goroutine, const machine::AlternativeWay& way) {
    if (!way.isMeeting) {
        const bool mayNotice = machine.image().traitsAt(machine.goroutine(goroutine).pc).mayNotice;
        if (!mayNotice) return chanceBit | way.chance;
        return way.chance == 0 ? 0 : noticeBit | way.chance;
    }
    base::ensure(way.caseNumber < 0x7f && way.partnerCase < 0xff, "a select of at most 126 cases");
    const ActorId partner = way.partner == history::noGoroutine ? ActorId{0} : actorOf(machine, way.partner);
    return meetingBit | std::uint32_t{way.caseNumber} << 24U | std::uint32_t{way.partnerCase} << 16U | partner;
}

void Labels::addMoves(const Machine& machine, machine::GoroutineIndex goroutine, std::vector<Move>& moves) {
    const ActorId actor = actorOf(machine, goroutine);
    const std::vector<machine::AlternativeWay> ways = machine.ways(goroutine);
    if (ways.empty()) moves.push_back({actor, 0});
    for (const machine::AlternativeWay& way : ways)
        if (!way.isSend || way.partner == history::noGoroutine)
            moves.push_back({actor, wayOf(machine, goroutine, way)});
}

history::Choice Labels::choiceOf(const Machine& machine, Move move) {
    const history::Actor actor = machineActor(machine, move.actor);
    if (move.way == 0) return {actor, 0};
    const std::vector<machine::AlternativeWay> ways = machine.ways(actor.index());
    for (std::size_t i = 0; i < ways.size(); ++i)
        if (wayOf(machine, actor.index(), ways[i]) == move.way) return {actor, static_cast<std::uint16_t>(i)};
    base::fail("a way that the operation cannot go");
}

std::uint32_t Labels::objectOf(const Machine& machine, machine::Pointer pointer) {
    const machine::ObjectHeader& header = machine.object(pointer);
    const std::uint64_t key =
        header.isGlobal() ? std::uint64_t{header.global()} + 1
                          : (std::uint64_t{actorOf(machine, header.allocator)} + 1) << 32U | header.allocationOrder;
    const auto [entry, isNew] = m_objects.try_emplace(key, static_cast<std::uint32_t>(m_objects.size()) + firstObject);
    return entry->second;
}

bool Labels::meet(AccessId a, AccessId b) const {
    const AccessInfo& first = m_accesses[a];
    const AccessInfo& second = m_accesses[b];
    return first.object == second.object && first.begin < second.end && second.begin < first.end;
}

AccessId Labels::internAccess(Access kind, std::uint32_t object, std::uint32_t begin, std::uint32_t end) {
    if (m_accessesOfObject.size() <= object) m_accessesOfObject.resize(object + 1);
    std::vector<AccessId>& here = m_accessesOfObject[object];
    for (const AccessId id : here) {
        const AccessInfo& known = m_accesses[id];
        if (known.kind == kind && known.begin == begin && known.end == end) return id;
    }
    const auto id = static_cast<AccessId>(m_accesses.size());
    m_accesses.push_back({.kind = kind, .object = object, .begin = begin, .end = end, .dependents = {}});
    here.push_back(id);
    for (const AccessId other : here) {
        if (!explore::areDependent(kind, m_accesses[other].kind) || !meet(id, other)) continue;
        m_accesses[id].dependents.push_back(other);
        if (other != id) m_accesses[other].dependents.push_back(id);
    }
    return id;
}

void Labels::matchChannel(AccessId access, std::uint32_t capacity) {
    if (m_accesses[access].counterpart == noAccess) {
        const AccessInfo info = m_accesses[access];
        const AccessId other =
            internAccess(info.kind == Access::Send ? Access::Receive : Access::Send, info.object, info.begin, info.end);
        m_accesses[access].counterpart = other;
        m_accesses[other].counterpart = access;
        m_accesses[other].capacity = capacity;
    }
    m_accesses[access].capacity = capacity;
}

void Labels::addAccess(const Machine& machine, const Touch& touch, const AccessRules& rules, Label& label) {
    const Access access = accessOf(touch, rules);
    if (access == Access::None) return;
    if (explore::dependsOnState(access)) label.dependsOnState = true;
    std::uint32_t object = outputObject;
    std::uint32_t begin = 0;
    std::uint32_t end = 1;
    if (access == Access::ClockRead || access == Access::ClockWrite) {
        object = clockObject;
    } else if (access == Access::ContextLook || access == Access::ContextChange) {
        object = contextObject;
    } else if (touch.object != 0 && access != Access::Output && access != Access::UnseenOutput) {
        object = objectOf(machine, touch.object);
        begin = machine::offsetOf(touch.object);
        end = begin + (isMemory(access) ? std::max(touch.size, 1U) : 1U);
        label.isMapAccess |= isMemory(access) && program::isOnEntries(machine.program().code[touch.site].op);
    }
    if (access == Access::Read || access == Access::Write) {
        if (label.accesses.empty() && !touch.has(history::Flag::Atomic)) label.isPlainMemory = true;
        if (access == Access::Write) label.writes = true;
    } else if (label.accesses.empty()) {
        label.isPlainMemory = false;
    }
    if (label.site == 0) label.site = touch.site;
    const AccessId id = internAccess(access, object, begin, end);
    if (isMatched(access)) matchChannel(id, static_cast<std::uint32_t>(touch.before >> 48U));
    addOnce(label.accesses, id);
}

LabelId Labels::labelOf(const Machine& machine, Move move, const machine::Footprint& footprint, bool wasOver) {
    Label& label = m_newLabel;
    label.actors.assign(1, move.actor);
    label.started.clear();
    label.accesses.clear();
    label.isBarrier = label.dependsOnState = label.isPlainMemory = label.writes = label.isMapAccess = false;
    label.site = 0;
    label.guards = 0;
    const AccessRules rules{.isOver = wasOver,
                            .orderedWaitGroups = m_rules.orderedWaitGroups,
                            .adversarialClock = m_rules.adversarialClock};
    history::Actor last = history::Actor::clock();
    for (const Touch& touch : footprint.touches) {
        if (touch.actor.isGoroutine() && touch.actor != last)
            addOnce(label.actors, actorOf(machine, touch.actor.index()));
        last = touch.actor;
        if (touch.partner != history::noGoroutine) addOnce(label.actors, actorOf(machine, touch.partner));
        if (touch.kind == EventKind::Spawn) label.started.push_back(actorOf(machine, touch.partner));
        if (touch.kind == EventKind::Tick && !m_rules.adversarialClock) label.isBarrier = true;
        label.guards = std::max(label.guards, guardsOf(machine, touch));
        addAccess(machine, touch, rules, label);
    }
    label.isLock = label.accesses.size() == 1 && m_accesses[label.accesses[0]].kind == Access::Lock;
    label.hasAlternatives = move.way != 0;
    label.dependsOnState |= label.hasAlternatives;
    return internLabel(label);
}

bool Labels::computeDependence(const Label& a, const Label& b) const {
    if (a.isBarrier || b.isBarrier) return true;
    for (const ActorId actor : a.actors)
        if (std::ranges::find(b.actors, actor) != b.actors.end()) return true;
    for (const AccessId access : a.accesses)
        for (const AccessId other : m_accesses[access].dependents)
            if (std::ranges::find(b.accesses, other) != b.accesses.end()) return true;
    return false;
}

void Labels::addOtherGroups(LabelId label, Groups& groups) const {
    groups.dependent.clear();
    groups.bearing.clear();
    for (const ActorId actor : m_labels[label].actors) groups.dependent.push_back(groupOf(actor));
    for (const AccessId access : m_labels[label].accesses) {
        const AccessInfo& info = m_accesses[access];
        for (const AccessId other : info.dependents) {
            addOnce(groups.dependent, groupOfAccess(other));
            addOnce(groups.bearing, groupOfAccess(other));
        }
        if (!explore::dependsOnState(info.kind)) continue;
        for (const AccessId other : m_accessesOfObject[info.object])
            if (meet(access, other)) addOnce(groups.bearing, groupOfAccess(other));
    }
    groups.accessCount = m_accesses.size();
}

LabelId Labels::internLabel(const Label& label) {
    std::vector<LabelId>& candidates = m_labelsByHash[hashOf(label)];
    for (const LabelId id : candidates)
        if (m_labels[id] == label) return id;
    const auto id = static_cast<LabelId>(m_labels.size());
    candidates.push_back(id);
    m_labels.push_back(label);
    m_traits.push_back(
        {.isBarrier = label.isBarrier,
         .dependsOnState = label.dependsOnState,
         .isPlainMemory = label.isPlainMemory,
         .hasMatches = std::ranges::any_of(
             label.accesses, [this](AccessId access) { return m_accesses[access].counterpart != noAccess; }),
         .accessesMemory =
             std::ranges::any_of(label.accesses, [this](AccessId access) { return isMemory(kindOf(access)); })});
    Groups& groups = m_groups.emplace_back();
    for (const ActorId actor : label.actors) groups.own.push_back(groupOf(actor));
    for (const AccessId access : label.accesses) groups.own.push_back(groupOfAccess(access));
    if (id / 64 >= m_stride) {
        const std::size_t stride = std::max<std::size_t>(1, m_stride * 2);
        std::vector<std::uint64_t> wider(stride * 64 * stride);
        for (std::size_t row = 0; row < id; ++row)
            std::copy_n(m_dependence.begin() + static_cast<std::ptrdiff_t>(row * m_stride), m_stride,
                        wider.begin() + static_cast<std::ptrdiff_t>(row * stride));
        m_dependence = std::move(wider);
        m_stride = stride;
    }
    for (LabelId other = 0; other <= id; ++other) {
        if (!computeDependence(m_labels[id], m_labels[other])) continue;
        m_dependence[id * m_stride + other / 64] |= std::uint64_t{1} << (other % 64);
        m_dependence[other * m_stride + id / 64] |= std::uint64_t{1} << (id % 64);
    }
    return id;
}

} // namespace lockstep::explore
