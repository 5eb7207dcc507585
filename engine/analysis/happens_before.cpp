#include "engine/analysis/happens_before.h"

#include <algorithm>

namespace lockstep::analysis {

using history::Event;
using history::EventKind;
using history::Flag;

HappensBefore::Thread& HappensBefore::threadOf(GoroutineIndex goroutine) {
    if (goroutine >= m_threads.size()) m_threads.resize(goroutine + 1U);
    return m_threads[goroutine];
}

std::uint32_t HappensBefore::entry(ClockIndex clock, GoroutineIndex goroutine) const {
    const Clock& times = m_clocks[clock];
    return goroutine < times.size() ? times[goroutine] : 0;
}

HappensBefore::ClockIndex HappensBefore::join(ClockIndex a, ClockIndex b) {
    if (a == b || b == 0) return a;
    if (a == 0) return b;
    Clock both = m_clocks[a];
    const Clock& other = m_clocks[b];
    bool changed = false;
    if (other.size() > both.size()) both.resize(other.size());
    for (std::size_t i = 0; i < other.size(); ++i) {
        if (other[i] <= both[i]) continue;
        both[i] = other[i];
        changed = true;
    }
    if (!changed) return a;
    m_clocks.push_back(std::move(both));
    return static_cast<ClockIndex>(m_clocks.size() - 1);
}

HappensBefore::ClockIndex HappensBefore::wholeClock(GoroutineIndex goroutine) {
    Clock whole = m_clocks[m_threads[goroutine].clock];
    if (whole.size() <= goroutine) whole.resize(goroutine + 1U);
    whole[goroutine] = m_threads[goroutine].time;
    m_clocks.push_back(std::move(whole));
    return static_cast<ClockIndex>(m_clocks.size() - 1);
}

void HappensBefore::acquire(GoroutineIndex goroutine, ClockIndex released) {
    m_threads[goroutine].clock = join(m_threads[goroutine].clock, released);
}

void HappensBefore::release(const Event& event, GoroutineIndex goroutine, bool reading, Undo& undo) {
    undo.released = true;
    undo.place = keyOf(event.place());
    Releases& releases = m_releases[undo.place];
    undo.releases = releases;
    const ClockIndex mine = wholeClock(goroutine);
    ClockIndex& released = reading ? releases.readers : releases.writers;
    released = join(mine, released);
}

void HappensBefore::applyChannel(const Event& event, GoroutineIndex goroutine, Undo& undo) {
    ChannelOrder& channel = m_channels[event.object];
    const auto detail = history::ChannelDetail::of(event);
    undo.channel = event.object;
    if (event.kind == EventKind::ChanClose) {
        undo.channelStep = ChannelStep::Closed;
        channel.close = wholeClock(goroutine);
        return;
    }
    if (detail.closed) return acquire(goroutine, channel.close);
    if (detail.isDirect() && detail.capacity == 0) {
        // Of the two events of a meeting, each one takes over what the other goroutine had done before.
        threadOf(detail.partner);
        return acquire(goroutine, wholeClock(detail.partner));
    }
    if (event.kind == EventKind::ChanSend) {
        const std::size_t number = channel.sends.size();
        if (number >= detail.capacity && number - detail.capacity < channel.receives.size())
            acquire(goroutine, channel.receives[number - detail.capacity]);
        undo.channelStep = ChannelStep::Sent;
        channel.sends.push_back(wholeClock(goroutine));
        return;
    }
    const std::size_t number = channel.receives.size();
    if (number < channel.sends.size()) acquire(goroutine, channel.sends[number]);
    undo.channelStep = ChannelStep::Received;
    channel.receives.push_back(wholeClock(goroutine));
}

/// What was before the cause, and the cause itself, is before what the goroutine does from now on.
void HappensBefore::acquireFrom(EventIndex cause, GoroutineIndex goroutine) {
    if (cause == history::none || m_epochs[cause].epoch.goroutine == history::noGoroutine) return;
    const Stamp& stamp = m_epochs[cause];
    Clock whole = m_clocks[stamp.clock];
    if (whole.size() <= stamp.epoch.goroutine) whole.resize(stamp.epoch.goroutine + 1U);
    whole[stamp.epoch.goroutine] = stamp.epoch.time;
    m_clocks.push_back(std::move(whole));
    acquire(goroutine, static_cast<ClockIndex>(m_clocks.size() - 1));
}

void HappensBefore::replaceRelease(const Event& event, GoroutineIndex goroutine, Undo& undo) {
    undo.released = true;
    undo.place = keyOf(event.place());
    Releases& releases = m_releases[undo.place];
    undo.releases = releases;
    releases.writers = wholeClock(goroutine);
}

void HappensBefore::apply(const Event& event, GoroutineIndex goroutine, Undo& undo) {
    const auto releasesAt = [&] {
        const auto found = m_releases.find(keyOf(event.place()));
        return found == m_releases.end() ? Releases{} : found->second;
    };
    switch (event.kind) {
    case EventKind::Spawn: {
        undo.child = event.partner();
        undo.childThread = threadOf(undo.child);
        const ClockIndex mine = wholeClock(goroutine);
        m_threads[undo.child].clock = mine;
        break;
    }
    case EventKind::MutexTryLock:
    case EventKind::RWMutexTryLock:
        if (event.after == 0) break;
        [[fallthrough]];
    case EventKind::MutexLock:
    case EventKind::RWMutexLock:
        acquire(goroutine, releasesAt().writers);
        acquire(goroutine, releasesAt().readers);
        break;
    case EventKind::RWMutexTryRLock:
        if (event.after == 0) break;
        [[fallthrough]];
    case EventKind::RWMutexRLock: acquire(goroutine, releasesAt().writers); break;
    case EventKind::MutexUnlock:
    case EventKind::RWMutexUnlock: release(event, goroutine, false, undo); break;
    case EventKind::RWMutexRUnlock: release(event, goroutine, true, undo); break;
    case EventKind::WaitGroupAdd:
    case EventKind::WaitGroupDone:
        if (static_cast<std::int64_t>(event.after) < static_cast<std::int64_t>(event.before))
            release(event, goroutine, false, undo);
        break;
    case EventKind::WaitGroupWait: acquire(goroutine, releasesAt().writers); break;
    case EventKind::ContextCancel: release(event, goroutine, false, undo); break;
    case EventKind::ContextRead:
        if (event.after != 0) acquire(goroutine, releasesAt().writers);
        break;
    case EventKind::ChanSend:
    case EventKind::ChanReceive:
    case EventKind::ChanClose: applyChannel(event, goroutine, undo); break;
    case EventKind::Load:
        if (event.has(Flag::Atomic)) acquire(goroutine, releasesAt().writers);
        break;
    case EventKind::Store:
        // Only who reads this very value is ordered behind it: what was released here before is gone.
        if (event.has(Flag::Atomic)) replaceRelease(event, goroutine, undo);
        break;
    case EventKind::AtomicAdd:
    case EventKind::AtomicSwap:
    case EventKind::AtomicCompareAndSwap:
    case EventKind::AtomicMask:
        acquire(goroutine, releasesAt().writers);
        if (history::writesMemory(event)) replaceRelease(event, goroutine, undo);
        break;
    case EventKind::OnceEnter:
    case EventKind::PoolGet: acquire(goroutine, releasesAt().writers); break;
    case EventKind::OnceLeave:
    case EventKind::PoolPut: release(event, goroutine, false, undo); break;
    case EventKind::CondWake:
    case EventKind::SyncMapLoad:
    case EventKind::SyncMapStore:
    case EventKind::SyncMapDelete:
    case EventKind::SyncMapRange: acquireFrom(event.cause, goroutine); break;
    default: break;
    }
}

HappensBefore::ClockIndex HappensBefore::armingOf(const history::History& history, EventIndex clockEvent) {
    EventIndex index = history.events()[clockEvent].cause;
    if (index != history::none && history.events()[index].kind == EventKind::TimerFire)
        index = history.events()[index].cause;
    if (index == history::none || m_epochs[index].epoch.goroutine == history::noGoroutine) return 0;
    const Stamp& stamp = m_epochs[index];
    Clock whole = m_clocks[stamp.clock];
    if (whole.size() <= stamp.epoch.goroutine) whole.resize(stamp.epoch.goroutine + 1U);
    whole[stamp.epoch.goroutine] = stamp.epoch.time;
    m_clocks.push_back(std::move(whole));
    return static_cast<ClockIndex>(m_clocks.size() - 1);
}

/// The clock starts the function of a timer.
void HappensBefore::applyClock(const history::History& history, EventIndex index, Undo& undo) {
    const Event& event = history.events()[index];
    if (event.kind != EventKind::Spawn) return;
    undo.child = event.partner();
    undo.childThread = threadOf(undo.child);
    m_threads[undo.child].clock = armingOf(history, index);
}

void HappensBefore::push(const history::History& history, EventIndex index) {
    const Event& event = history.events()[index];
    Undo undo;
    undo.clocks = m_clocks.size();
    Stamp stamp;
    if (event.actor.isGoroutine()) {
        const GoroutineIndex goroutine = event.actor.index();
        if (event.kind == EventKind::Spawn) threadOf(event.partner()); // may move the others
        Thread& thread = threadOf(goroutine);
        undo.goroutine = goroutine;
        undo.thread = thread;
        ++thread.time;
        apply(event, goroutine, undo);
        const bool fromClock = event.kind == EventKind::ChanReceive && event.cause != history::none &&
                               !history.events()[event.cause].actor.isGoroutine();
        if (fromClock) acquire(goroutine, armingOf(history, event.cause));
        stamp = {{goroutine, m_threads[goroutine].time}, m_threads[goroutine].clock};
    }
    if (!event.actor.isGoroutine()) applyClock(history, index, undo);
    m_epochs.push_back(stamp);
    m_undo.push_back(undo);
}

void HappensBefore::pop() {
    const Undo undo = m_undo.back();
    m_undo.pop_back();
    m_epochs.pop_back();
    if (undo.child != history::noGoroutine) m_threads[undo.child] = undo.childThread;
    if (undo.goroutine == history::noGoroutine) return m_clocks.resize(undo.clocks);
    m_threads[undo.goroutine] = undo.thread;
    if (undo.released) m_releases[undo.place] = undo.releases;
    if (undo.channelStep == ChannelStep::Sent) m_channels[undo.channel].sends.pop_back();
    if (undo.channelStep == ChannelStep::Received) m_channels[undo.channel].receives.pop_back();
    if (undo.channelStep == ChannelStep::Closed) m_channels[undo.channel].close = 0;
    m_clocks.resize(undo.clocks);
}

bool HappensBefore::isBefore(EventIndex a, EventIndex b) const {
    const Stamp& first = m_epochs[a];
    const Stamp& second = m_epochs[b];
    if (first.epoch.goroutine == history::noGoroutine || second.epoch.goroutine == history::noGoroutine) return false;
    if (first.epoch.goroutine == second.epoch.goroutine) return first.epoch.time < second.epoch.time;
    return first.epoch.time <= entry(second.clock, first.epoch.goroutine);
}

bool HappensBefore::isBeforeNow(Epoch moment, GoroutineIndex goroutine) const {
    if (moment.goroutine == goroutine) return true;
    return moment.time <= entry(m_threads[goroutine].clock, moment.goroutine);
}

} // namespace lockstep::analysis
