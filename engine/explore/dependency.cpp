#include "engine/explore/dependency.h"

#include <array>

namespace lockstep::explore {
namespace {

using history::EventKind;

using Row = std::uint64_t;
static_assert(accessCount <= 64);

constexpr Row bit(Access access) { return Row{1} << static_cast<unsigned>(access); }

constexpr std::array<Row, accessCount + 1> makeTable() {
    std::array<Row, accessCount + 1> table{};
#define ON(other)                                                                                                      \
    table[static_cast<unsigned>(self)] |= bit(Access::other);                                                          \
    table[static_cast<unsigned>(Access::other)] |= bit(self);
#define NOTHING
#define ACCESS(name, meaning, dependents)                                                                              \
    {                                                                                                                  \
        [[maybe_unused]] constexpr Access self = Access::name;                                                         \
        dependents                                                                                                     \
    }
#include "engine/explore/dependency.def"
#undef ACCESS
#undef NOTHING
#undef ON
    return table;
}

constexpr std::array<Row, accessCount + 1> table = makeTable();

} // namespace

bool areDependent(Access a, Access b) { return (table[static_cast<unsigned>(a)] & bit(b)) != 0; }

bool dependsOnState(Access access) {
    switch (access) {
    case Access::Read:
    case Access::Write:
    case Access::Add:
    case Access::Done:
    case Access::ClockRead:
    case Access::None: return false;
    default: return true;
    }
}

std::string_view toText(Access access) {
    switch (access) {
#define NOTHING
#define ACCESS(name, meaning, dependents)                                                                              \
    case Access::name:                                                                                                 \
        return #name;
#include "engine/explore/dependency.def"
#undef ACCESS
#undef NOTHING
    case Access::None: break;
    }
    return "None";
}

namespace {

Access channelAccess(const machine::Touch& touch) {
    history::Event event;
    event.before = touch.before;
    const auto detail = history::ChannelDetail::of(event);
    const bool isBuffered = detail.capacity != 0;
    switch (touch.kind) {
    case EventKind::ChanSend:
        if (!isBuffered) return detail.closed ? Access::SawClosed : Access::Meet;
        return detail.closed ? Access::SendClosed : Access::Send;
    case EventKind::ChanReceive:
        if (!isBuffered) return detail.closed ? Access::SawClosed : Access::Meet;
        return detail.closed ? Access::ReceiveClosed : Access::Receive;
    case EventKind::ChanClose: return touch.size != 0 ? Access::Close : Access::CloseUnbuffered;
    default: break;
    }
    if (touch.object == 0) return Access::None; // the step itself; what it found in each channel is told apart
    if (!isBuffered) return Access::SawClosed;
    return touch.after != 0 ? Access::SawFull : Access::SawEmpty;
}

Access waitGroupAccess(const machine::Touch& touch, const AccessRules& rules) {
    if (rules.orderedWaitGroups) return Access::OrderedAdd;
    const bool goesDown = static_cast<std::int64_t>(touch.after) < static_cast<std::int64_t>(touch.before);
    return goesDown ? Access::Done : Access::Add;
}

} // namespace

Access accessOf(const machine::Touch& touch, const AccessRules& rules) {
    const bool didIt = touch.after != 0;
    switch (touch.kind) {
    case EventKind::Load:
    case EventKind::MapRange: return Access::Read;
    case EventKind::Store:
    case EventKind::AtomicAdd:
    case EventKind::AtomicSwap:
    case EventKind::AtomicMask: return Access::Write;
    case EventKind::AtomicCompareAndSwap:
        return touch.has(history::Flag::Failed) ? Access::ExchangeFailed : Access::Exchanged;
    case EventKind::MutexLock: return Access::Lock;
    case EventKind::MutexUnlock: return Access::Unlock;
    case EventKind::MutexTryLock: return didIt ? Access::TryLocked : Access::TryLockFailed;
    // Beside a writer that should have kept it out, or after an Unlock that was not its own: the order matters always.
    case EventKind::RWMutexRLock: return touch.before != 0 ? Access::TryWrite : Access::ReadLock;
    case EventKind::RWMutexAnnounce: return touch.after != 0 ? Access::TryWrite : Access::Announce;
    case EventKind::RWMutexRUnlock: return Access::ReadUnlock;
    case EventKind::RWMutexLock: return Access::Acquire;
    case EventKind::RWMutexUnlock: return Access::WriteUnlock;
    case EventKind::RWMutexTryLock: return didIt ? Access::TryWrite : Access::TryWriteFailed;
    case EventKind::RWMutexTryRLock: return didIt ? Access::ReadLock : Access::TryReadFailed;
    case EventKind::WaitGroupAdd:
    case EventKind::WaitGroupDone: return waitGroupAccess(touch, rules);
    case EventKind::WaitGroupWait: return Access::Wait;
    case EventKind::OnceEnter: return didIt ? Access::Change : Access::Look;
    case EventKind::SyncMapLoad:
    case EventKind::SyncMapRange: return Access::Look;
    case EventKind::OnceLeave:
    case EventKind::CondWait:
    case EventKind::CondWake:
    case EventKind::CondSignal:
    case EventKind::CondBroadcast:
    case EventKind::PoolPut:
    case EventKind::PoolGet:
    case EventKind::SyncMapStore:
    case EventKind::SyncMapDelete:
    case EventKind::SyncMapClear: return Access::Change;
    case EventKind::Exit:
        if (touch.actor.index() != 0) return Access::None;
        [[fallthrough]];
    case EventKind::Print:
    case EventKind::Crash:
    case EventKind::Fatal:
    case EventKind::ExitProcess: return rules.isOver ? Access::UnseenOutput : Access::Output;
    case EventKind::ChanSend:
    case EventKind::ChanReceive:
    case EventKind::ChanClose:
    case EventKind::Select: return channelAccess(touch);
    case EventKind::ChanLen: return Access::Length;
    case EventKind::Sleep: return rules.adversarialClock ? Access::ClockWrite : Access::ClockRead;
    case EventKind::Tick:
    case EventKind::TimerStart:
    case EventKind::TimerStop:
    case EventKind::TimerFire: return Access::ClockWrite;
    case EventKind::ContextRead: return Access::ContextLook;
    case EventKind::ContextDerive:
    case EventKind::ContextCancel:
    case EventKind::ContextStop: return Access::ContextChange;
    case EventKind::Now: return Access::ClockRead;
    default: return Access::None;
    }
}

} // namespace lockstep::explore
