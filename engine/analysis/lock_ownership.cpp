#include "engine/analysis/lock_ownership.h"

#include <algorithm>

namespace lockstep::analysis {
namespace {

using history::Event;
using history::EventKind;
using history::none;

std::uint64_t keyOf(history::Place place) { return static_cast<std::uint64_t>(place.object) << 32U | place.offset; }

enum class Effect : std::uint8_t { Nothing, Lock, ReadLock, Unlock, ReadUnlock, Announce, Arrive };

Effect effectOf(EventKind kind, bool succeeded) {
    switch (kind) {
    case EventKind::MutexLock:
    case EventKind::RWMutexLock: return Effect::Lock;
    case EventKind::MutexTryLock:
    case EventKind::RWMutexTryLock: return succeeded ? Effect::Lock : Effect::Nothing;
    case EventKind::RWMutexRLock: return Effect::ReadLock;
    case EventKind::RWMutexTryRLock: return succeeded ? Effect::ReadLock : Effect::Nothing;
    case EventKind::MutexUnlock:
    case EventKind::RWMutexUnlock: return Effect::Unlock;
    case EventKind::RWMutexRUnlock: return Effect::ReadUnlock;
    case EventKind::RWMutexAnnounce: return Effect::Announce;
    case EventKind::Block: return Effect::Arrive;
    default: return Effect::Nothing;
    }
}

/// Whether the event, or what a Block event waits to do, is about a lock.
bool isAboutLock(const Event& event) {
    const EventKind kind = event.kind == EventKind::Block ? static_cast<EventKind>(event.alternative) : event.kind;
    return event.object != none && kind >= EventKind::MutexLock && kind <= EventKind::RWMutexTryRLock;
}

/// One lock while the history is read: its record and which holds and waits are open.
class Tracker {
public:
    void apply(LockRecord& lock, const Event& event, EventIndex index) {
        const GoroutineIndex who = event.actor.index();
        switch (effectOf(event.kind, event.after != 0)) {
        case Effect::Lock:
            endWait(lock, who, index);
            m_open.push_back(lock.holds.size());
            lock.holds.push_back({who, index, none, false});
            break;
        case Effect::ReadLock:
            endWait(lock, who, index);
            m_open.push_back(lock.holds.size());
            lock.holds.push_back({who, index, none, true});
            break;
        case Effect::Unlock: endHold(lock, who, index, false); break;
        case Effect::ReadUnlock: endHold(lock, who, index, true); break;
        case Effect::Announce: endWait(lock, who, index); break;
        case Effect::Arrive: arrive(lock, event, index); break;
        case Effect::Nothing: break;
        }
    }

private:
    void arrive(LockRecord& lock, const Event& event, EventIndex index) {
        const auto operation = static_cast<EventKind>(event.alternative);
        // A waiter that was woken and came too late still waits.
        for (const std::size_t open : m_waiting)
            if (lock.waits[open].goroutine == event.actor.index()) return;
        m_waiting.push_back(lock.waits.size());
        lock.waits.push_back({event.actor.index(), index, none, operation});
    }

    void endWait(LockRecord& lock, GoroutineIndex who, EventIndex index) {
        for (std::size_t i = 0; i < m_waiting.size(); ++i) {
            Wait& wait = lock.waits[m_waiting[i]];
            if (wait.goroutine != who) continue;
            wait.until = index;
            m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
    }

    /// Ends the goroutine's own hold, or else the oldest of that kind: unlock has no owner check.
    void endHold(LockRecord& lock, GoroutineIndex who, EventIndex index, bool reading) {
        std::size_t chosen = m_open.size();
        for (std::size_t i = m_open.size(); i-- > 0;) {
            const Hold& hold = lock.holds[m_open[i]];
            if (hold.reading != reading) continue;
            chosen = i;
            if (hold.owner == who) break;
        }
        if (chosen == m_open.size()) return;
        lock.holds[m_open[chosen]].released = index;
        m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(chosen));
    }

    std::vector<std::size_t> m_open;
    std::vector<std::size_t> m_waiting;
};

} // namespace

LockOwnership::LockOwnership(const History& history) {
    std::vector<Tracker> trackers;
    const auto events = history.events();
    for (EventIndex index = 0; index < events.size(); ++index) {
        const Event& event = events[index];
        if (!isAboutLock(event)) continue;
        const auto [entry, isNew] =
            m_byPlace.try_emplace(keyOf(event.place()), static_cast<std::uint32_t>(m_locks.size()));
        if (isNew) {
            const EventKind kind =
                event.kind == EventKind::Block ? static_cast<EventKind>(event.alternative) : event.kind;
            m_locks.push_back({event.place(),
                               kind <= EventKind::MutexTryLock ? LockKind::Mutex : LockKind::RWMutex,
                               history.objectName(event),
                               {},
                               {}});
            trackers.emplace_back();
        }
        trackers[entry->second].apply(m_locks[entry->second], event, index);
    }
}

const LockRecord* LockOwnership::find(history::Place place) const {
    const auto found = m_byPlace.find(keyOf(place));
    return found != m_byPlace.end() ? &m_locks[found->second] : nullptr;
}

std::vector<Hold> LockOwnership::holdersAfter(history::Place place, EventIndex event) const {
    std::vector<Hold> holders;
    const LockRecord* lock = find(place);
    if (lock == nullptr) return holders;
    for (const Hold& hold : lock->holds) {
        if (hold.acquired > event) break;
        if (hold.released == none || hold.released > event) holders.push_back(hold);
    }
    return holders;
}

std::vector<Wait> LockOwnership::waitersAfter(history::Place place, EventIndex event) const {
    std::vector<Wait> waiters;
    const LockRecord* lock = find(place);
    if (lock == nullptr) return waiters;
    for (const Wait& wait : lock->waits) {
        if (wait.since > event) break;
        if (wait.until == none || wait.until > event) waiters.push_back(wait);
    }
    return waiters;
}

} // namespace lockstep::analysis
