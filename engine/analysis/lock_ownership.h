// Lock ownership: who held which lock from when to when, and who waited for it.
//
// Computed from the history alone, with Go's rules: a Mutex belongs to nobody in particular, so any goroutine may end a
// hold; readers of an RWMutex overlap. Times are events; a hold lasts from the event that acquired it up to, and
// without, the event that released it.
#pragma once

#include "engine/analysis/finding.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace lockstep::analysis {

enum class LockKind : std::uint8_t { Mutex, RWMutex };

struct Hold {
    GoroutineIndex owner = history::noGoroutine;
    EventIndex acquired = history::none;
    EventIndex released = history::none; ///< none: to the end of the history
    bool reading = false;
    friend bool operator==(const Hold&, const Hold&) = default;
};

struct Wait {
    GoroutineIndex goroutine = history::noGoroutine;
    EventIndex since = history::none; ///< the Block event
    EventIndex until = history::none; ///< the event with which it went on; none: it never did
    history::EventKind operation = history::EventKind::MutexLock; ///< what it waits to do
    friend bool operator==(const Wait&, const Wait&) = default;
};

struct LockRecord {
    history::Place place;
    LockKind kind = LockKind::Mutex;
    std::string name;
    std::vector<Hold> holds; ///< sorted by acquired
    std::vector<Wait> waits; ///< sorted by since
};

class LockOwnership {
public:
    explicit LockOwnership(const History& history);

    /// Every lock that was touched, in order of the first event on it.
    [[nodiscard]] std::span<const LockRecord> locks() const { return m_locks; }
    /// Null if no event touched a lock there.
    [[nodiscard]] const LockRecord* find(history::Place place) const;
    /// Who holds the lock right after the event: one owner, or readers in order of arrival. Pre: `event` is in the
    /// history.
    [[nodiscard]] std::vector<Hold> holdersAfter(history::Place place, EventIndex event) const;
    /// Who waits for it right after the event, in order of arrival.
    [[nodiscard]] std::vector<Wait> waitersAfter(history::Place place, EventIndex event) const;

private:
    std::vector<LockRecord> m_locks;
    std::unordered_map<std::uint64_t, std::uint32_t> m_byPlace;
};

} // namespace lockstep::analysis
