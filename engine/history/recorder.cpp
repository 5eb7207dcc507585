#include "engine/history/recorder.h"

#include "engine/base/ensure.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::history {
namespace {

constexpr std::size_t maximumLeaves = 256;

void addLeaves(const program::Program& program, program::TypeId type, std::uint32_t offset,
               std::vector<std::uint32_t>& leaves) {
    if (leaves.size() >= maximumLeaves || type == 0 || type >= program.types.size()) return;
    const program::RuntimeType& info = program.types[type];
    if (info.kind == program::Kind::Struct) {
        for (const program::FieldInfo& field : info.fields)
            addLeaves(program, field.type, offset + field.offset, leaves);
    } else if (info.kind == program::Kind::Array && info.element < program.types.size()) {
        for (std::uint32_t i = 0; i < info.length && leaves.size() < maximumLeaves; ++i)
            addLeaves(program, info.element, offset + i * program.types[info.element].size, leaves);
    } else {
        leaves.push_back(offset);
    }
}

/// The later of two events, either of which may be missing.
EventIndex later(EventIndex a, EventIndex b) {
    if (a == none) return b;
    if (b == none) return a;
    return std::max(a, b);
}

} // namespace

Recorder::Recorder(std::shared_ptr<const program::Program> program) : m_history(std::move(program)) {}

EventIndex Recorder::record(Event event, const ObjectRef* object, std::span<const program::CodeIndex> callSites,
                            std::string_view sideText) {
    const auto index = static_cast<EventIndex>(m_history.m_events.size());
    if (object != nullptr) event.object = internObject(*object);
    event.stack = internStack(callSites);
    if (!sideText.empty()) {
        event.side = static_cast<SideIndex>(m_history.m_texts.size());
        m_history.m_texts.emplace_back(sideText);
    }
    if (event.cause == none) event.cause = findCause(event);
    m_history.m_events.push_back(event);
    if (event.isStep()) m_history.m_steps.push_back(index);
    noteEffect(event, index);
    return index;
}

GoroutineIndex Recorder::addGoroutine(GoroutineIndex parent, std::uint32_t spawnOrder, program::FunctionId function,
                                      program::CodeIndex spawnSite, std::uint32_t goNumber) {
    GoroutineInfo info;
    info.parent = parent;
    info.spawnOrder = spawnOrder;
    info.function = function;
    info.spawnSite = spawnSite;
    info.goNumber = goNumber;
    if (parent == noGoroutine)
        info.name = "main";
    else if (const GoroutineInfo& ancestor = m_history.m_goroutines[parent]; ancestor.parent == noGoroutine)
        info.name = fmt::format("G{}", spawnOrder);
    else
        info.name = fmt::format("{}.{}", ancestor.name, spawnOrder);
    m_history.m_goroutines.push_back(std::move(info));
    m_notes.emplace_back();
    return static_cast<GoroutineIndex>(m_history.m_goroutines.size() - 1);
}

void Recorder::setTime(std::int64_t nanoseconds) {
    auto& clock = m_history.m_clock;
    if ((clock.empty() ? 0 : clock.back().time) == nanoseconds) return;
    clock.push_back({static_cast<EventIndex>(m_history.m_events.size()), nanoseconds});
}

void Recorder::setOutcome(Outcome outcome) { m_history.m_outcome = std::move(outcome); }

ObjectIndex Recorder::internObject(const ObjectRef& ref) {
    // Who made it and as which of its objects: the place in the heap may be used again. Nobody makes the globals.
    const std::uint64_t identity =
        ref.global != none ? ~std::uint64_t{ref.global} : std::uint64_t{ref.allocator} << 32U | ref.allocationOrder;
    const auto [entry, isNew] =
        m_byIdentity.try_emplace(identity, static_cast<ObjectIndex>(m_history.m_objects.size()));
    if (!isNew) return entry->second;
    ObjectInfo info;
    info.type = ref.type;
    info.global = ref.global;
    info.allocator = ref.allocator;
    info.allocationOrder = ref.allocationOrder;
    info.allocationSite = ref.allocationSite;
    const bool isKnown = ref.allocator < m_history.m_goroutines.size();
    info.name = objectName(m_history.program(), ref, isKnown ? m_history.m_goroutines[ref.allocator].name : "");
    m_history.m_objects.push_back(std::move(info));
    return entry->second;
}

StackIndex Recorder::internStack(std::span<const program::CodeIndex> callSites) {
    StackIndex stack = 0;
    for (std::size_t i = callSites.size(); i-- > 0;) {
        const std::uint64_t key = static_cast<std::uint64_t>(stack) << 32U | callSites[i];
        const auto [entry, isNew] =
            m_stackByParentAndSite.try_emplace(key, static_cast<StackIndex>(m_history.m_stacks.size()));
        if (isNew) m_history.m_stacks.push_back({stack, callSites[i]});
        stack = entry->second;
    }
    return stack;
}

EventIndex Recorder::findCause(const Event& event) {
    const EventIndex own = findOwnCause(event);
    if (own != none || !event.actor.isGoroutine() || event.actor.index() >= m_notes.size()) return own;
    return m_notes[event.actor.index()].resume;
}

EventIndex Recorder::findOwnCause(const Event& event) {
    const GoroutineIndex actor = event.actor.isGoroutine() ? event.actor.index() : noGoroutine;
    const PlaceState* state = nullptr;
    if (event.object != none) {
        const auto found = m_places.find(event.place());
        if (found != m_places.end()) state = &found->second;
    }
    switch (event.kind) {
    case EventKind::Store: {
        const auto found = m_lastLoad.find({event.place(), actor});
        return found != m_lastLoad.end() ? found->second : none;
    }
    case EventKind::Load:
    case EventKind::MapRange:
    case EventKind::AtomicAdd:
    case EventKind::AtomicSwap:
    case EventKind::AtomicCompareAndSwap:
    case EventKind::AtomicMask: return state != nullptr ? state->lastStore : none;
    case EventKind::MutexLock:
    case EventKind::RWMutexRLock:
    case EventKind::RWMutexAnnounce: return state != nullptr ? state->writerRelease : none;
    case EventKind::RWMutexLock: return state != nullptr ? later(state->writerRelease, state->readerRelease) : none;
    case EventKind::MutexTryLock:
    case EventKind::RWMutexTryLock:
    case EventKind::RWMutexTryRLock:
        if (state == nullptr) return none;
        if (event.after != 0) return later(state->writerRelease, state->readerRelease);
        return event.kind == EventKind::RWMutexTryLock ? later(state->acquire, state->readerAcquire) : state->acquire;
    case EventKind::Block:
        if (state == nullptr) return none;
        // A writer that has announced itself waits for the readers inside.
        return static_cast<EventKind>(event.alternative) == EventKind::RWMutexLock ? state->readerAcquire
                                                                                   : state->acquire;
    case EventKind::WaitGroupWait: return state != nullptr ? state->zero : none;
    case EventKind::ChanSend:
    case EventKind::ChanReceive: return findChannelCause(event);
    case EventKind::ContextRead: return event.after != 0 && state != nullptr ? state->cancelled : none;
    case EventKind::TimerFire:
    case EventKind::TimerStop: return state != nullptr ? state->armed : none;
    case EventKind::Spawn: return event.actor.isGoroutine() ? none : m_fired;
    case EventKind::OnceEnter: return state != nullptr && event.after == 0 ? state->writerRelease : none;
    case EventKind::CondWake: return actor < m_notes.size() ? m_notes[actor].called : none;
    case EventKind::PoolGet: return state != nullptr && event.after != 0 ? state->writerRelease : none;
    case EventKind::SyncMapLoad:
    case EventKind::SyncMapStore:
    case EventKind::SyncMapDelete:
    case EventKind::SyncMapRange: return lastChange(event);
    case EventKind::Unblock: return m_history.m_steps.empty() ? none : m_history.m_steps.back();
    case EventKind::Wake: return event.partner() < m_notes.size() ? m_notes[event.partner()].sleep : none;
    case EventKind::Recover:
    case EventKind::Crash: return actor < m_notes.size() ? m_notes[actor].panic : none;
    default: return none;
    }
}

/// A receive comes from its send, or from the close; a send that had to wait from what made room for it.
EventIndex Recorder::findChannelCause(const Event& event) {
    const EventIndex lastStep = m_history.m_steps.empty() ? none : m_history.m_steps.back();
    const ChannelDetail detail = ChannelDetail::of(event);
    if (event.kind == EventKind::ChanSend && !event.actor.isGoroutine()) return m_fired;
    if (event.kind == EventKind::ChanSend) return event.has(Flag::HandedOver) ? lastStep : none;
    const auto found = m_channels.find(event.object);
    if (detail.closed) return found == m_channels.end() ? none : found->second.close;
    if (!detail.isDirect())
        return found == m_channels.end() || found->second.sends.empty() ? none : found->second.sends.front();
    if (event.has(Flag::HandedOver)) return lastStep;
    // It met a sender that was there already.
    return detail.partner < m_notes.size() ? m_notes[detail.partner].block : none;
}

void Recorder::noteChannel(const Event& event, EventIndex index) {
    ChannelState& channel = m_channels[event.object];
    const ChannelDetail detail = ChannelDetail::of(event);
    if (event.kind == EventKind::ChanClose) {
        channel.close = index;
    } else if (!detail.isDirect() && event.kind == EventKind::ChanSend) {
        channel.sends.push_back(index);
    } else if (!detail.isDirect() && !detail.closed && !channel.sends.empty()) {
        channel.sends.pop_front();
    }
}

/// What last changed the key of a sync.Map.
EventIndex Recorder::lastChange(const Event& event) const {
    const auto change = m_lastChange.find({event.place(), event.before});
    const auto place = m_places.find(event.place());
    return later(change != m_lastChange.end() ? change->second : none,
                 place != m_places.end() ? place->second.writerRelease : none);
}

void Recorder::noteEffect(const Event& event, EventIndex index) {
    if (event.actor.isGoroutine() && event.actor.index() < m_notes.size()) {
        GoroutineNote& note = m_notes[event.actor.index()];
        note.resume = none;
        if (event.kind == EventKind::Panic) note.panic = index;
        if (event.kind == EventKind::Sleep) note.sleep = index;
        note.block = event.kind == EventKind::Block ? index : none;
    }
    switch (event.kind) {
    case EventKind::Spawn:
        if (event.partner() < m_notes.size()) {
            m_history.m_goroutines[event.partner()].spawnEvent = index;
            m_notes[event.partner()].resume = index;
        }
        break;
    case EventKind::Unblock:
        if (event.partner() < m_notes.size()) {
            m_notes[event.partner()].resume = index;
            if (!m_history.m_steps.empty()) m_notes[event.partner()].called = m_history.m_steps.back();
        }
        break;
    case EventKind::OnceEnter:
        if (event.after != 0) m_places[event.place()].acquire = index;
        break;
    case EventKind::OnceLeave:
    case EventKind::PoolPut: m_places[event.place()].writerRelease = index; break;
    case EventKind::SyncMapStore:
    case EventKind::SyncMapDelete: m_lastChange[{event.place(), event.before}] = index; break;
    case EventKind::SyncMapClear: m_places[event.place()].writerRelease = index; break;
    case EventKind::Wake:
        if (event.partner() < m_notes.size()) m_notes[event.partner()].resume = index;
        break;
    case EventKind::Load: m_lastLoad[{event.place(), event.actor.index()}] = index; break;
    case EventKind::Store:
    case EventKind::AtomicAdd:
    case EventKind::AtomicSwap:
    case EventKind::AtomicCompareAndSwap:
    case EventKind::AtomicMask:
        if (writesMemory(event)) noteStore(event, index);
        break;
    case EventKind::MutexLock:
    case EventKind::RWMutexAnnounce:
    case EventKind::RWMutexLock: m_places[event.place()].acquire = index; break;
    case EventKind::RWMutexRLock: m_places[event.place()].readerAcquire = index; break;
    case EventKind::MutexTryLock:
    case EventKind::RWMutexTryLock:
        if (event.after != 0) m_places[event.place()].acquire = index;
        break;
    case EventKind::RWMutexTryRLock:
        if (event.after != 0) m_places[event.place()].readerAcquire = index;
        break;
    case EventKind::MutexUnlock:
    case EventKind::RWMutexUnlock: m_places[event.place()].writerRelease = index; break;
    case EventKind::RWMutexRUnlock: m_places[event.place()].readerRelease = index; break;
    case EventKind::WaitGroupAdd:
    case EventKind::WaitGroupDone:
        if (event.after == 0) m_places[event.place()].zero = index;
        break;
    case EventKind::ContextCancel:
        if (event.after == 0) m_places[event.place()].cancelled = index;
        break;
    case EventKind::TimerStart: m_places[event.place()].armed = index; break;
    case EventKind::TimerFire: m_fired = index; break;
    case EventKind::ChanSend:
    case EventKind::ChanReceive:
    case EventKind::ChanClose: noteChannel(event, index); break;
    case EventKind::Tick:
        if (m_history.m_clock.empty() || m_history.m_clock.back().time != static_cast<std::int64_t>(event.after))
            m_history.m_clock.push_back({index, static_cast<std::int64_t>(event.after)});
        break;
    default: break;
    }
}

void Recorder::noteStore(const Event& event, EventIndex index) {
    m_places[event.place()].lastStore = index;
    m_lastLoad.erase({event.place(), event.actor.index()});
    if (!event.has(Flag::Wide)) return;
    const program::SiteName* site = m_history.program().siteName(event.site);
    if (site == nullptr) return;
    for (const std::uint32_t leaf : leavesOf(site->type))
        m_places[{event.object, event.offset + leaf}].lastStore = index;
}

const std::vector<std::uint32_t>& Recorder::leavesOf(program::TypeId type) {
    const auto [entry, isNew] = m_leaves.try_emplace(type);
    if (isNew) addLeaves(m_history.program(), type, 0, entry->second);
    return entry->second;
}

} // namespace lockstep::history
