// Quick: the commonest operations where nobody looks on, no mark is set and nobody else is concerned. Internal to
// engine/machine.
//
// The interpreter asks here first at its free pace. Each function does all that the operation's own would do, byte for
// byte, or nothing and says so; what is not common is left to that one.
#pragma once

#include "engine/machine/sync/channel.h"
#include "engine/machine/sync/primitives.h"

namespace lockstep::machine::sync {

enum class Quick : std::uint8_t { No, Done, Waits };

/// Lock or Unlock, for the first time, of a mutex that nobody else holds or waits for, by g.
template <program::Operation operation> bool passesAtOnce(std::byte* arena, GoroutineIndex g, Pointer mutex) {
    constexpr bool locks = operation == program::Operation::MutexLock;
    static_assert(locks || operation == program::Operation::MutexUnlock);
    if (mutex == 0) return false;
    auto& words = *reinterpret_cast<MutexWords*>(arena + dataAddress(mutex));
    if (words.state != (locks ? 0 : mutexLocked)) return false;
    words = {.state = locks ? mutexLocked : 0, .owner = locks ? g + 1 : 0};
    ++reinterpret_cast<Header*>(arena)->steps;
    return true;
}

/// Likewise, if the operation is one of these; it may be Lock again of one who has been woken for it.
inline bool passesAtOnce(std::byte* arena, Address record, GoroutineIndex g, program::Operation operation,
                         Pointer mutex) {
    if (operation == program::Operation::MutexUnlock)
        return passesAtOnce<program::Operation::MutexUnlock>(arena, g, mutex);
    const bool wasWoken = (reinterpret_cast<Goroutine*>(arena + record)->flags & (Woken | HandedLock | Starving)) != 0;
    return operation == program::Operation::MutexLock && !wasWoken &&
           passesAtOnce<program::Operation::MutexLock>(arena, g, mutex);
}

/// A send or receive outside of select of a value of one word on an unbuffered channel where one other goroutine waits
/// for it, which is freed; or nobody waits, and then nothing is done yet: see waitAtOnce(). `mine`: the window of the
/// goroutine.
template <program::Opcode opcode> Quick meetAtOnce(Core& core, std::byte* arena, program::Instruction in, Word* mine) {
    using program::Opcode;
    constexpr bool isSend = opcode == Opcode::ChanSend;
    const Pointer channel = mine[isSend ? in.a : in.b];
    if (channel == 0 || core.settings().wake == history::WakePolicy::Any) return Quick::No;
    auto& chan = *reinterpret_cast<ChannelWords*>(arena + dataAddress(channel));
    if ((chan.closed | chan.capacity) != 0 || chan.cellBytes != sizeof(Word)) return Quick::No;
    WaiterQueue& partners = isSend ? chan.receivers : chan.senders;
    const Waiter first = partners.first;
    if (first == noWaiter) return (isSend ? chan.senders : chan.receivers).first == noWaiter ? Quick::Waits : Quick::No;
    if (first != partners.last) return Quick::No;
    const auto partner = static_cast<GoroutineIndex>(first >> 32U);
    Goroutine& other = core.goroutine(partner);
    const program::Instruction theirOp = core.image().code()[other.pc];
    if (theirOp.op == Opcode::Select) return Quick::No;
    Word* const theirs = reinterpret_cast<Word*>(arena + other.stack) + other.base;
    const Word value = isSend ? mine[in.b] : theirs[theirOp.b];
    if ((value >> 32U) != 0) core.publishTo(channel, &value, 1);
    Word* const target = isSend ? theirs + theirOp.a : mine + in.a;
    target[0] = value;
    if ((isSend ? theirOp.op : opcode) == Opcode::ChanReceiveOk) target[1] = 1;
    partners.first = partners.last = noWaiter;
    partners.count = 0;
    core.countStep();
    core.freeRecord(partner, other, other.pc + 1);
    return Quick::Done;
}

/// What meetAtOnce() has left to do where nobody waits. Pre: the record is up to date.
template <program::Opcode opcode>
void waitAtOnce(Core& core, std::byte* arena, Address record, GoroutineIndex g, program::Instruction in, Word* mine) {
    constexpr bool isSend = opcode == program::Opcode::ChanSend;
    const Pointer channel = mine[isSend ? in.a : in.b];
    auto& chan = *reinterpret_cast<ChannelWords*>(arena + dataAddress(channel));
    auto& me = *reinterpret_cast<Goroutine*>(arena + record);
    (isSend ? chan.senders : chan.receivers) = {
        .first = static_cast<Waiter>(g) << 32U | (me.base + in.c),
        .last = static_cast<Waiter>(g) << 32U | (me.base + in.c),
        .count = 1,
    };
    *reinterpret_cast<WaiterLink*>(mine + in.c) = {noWaiter, noWaiter};
    core.countStep();
    core.parkRecord(me, isSend ? WaitReason::ChanSend : WaitReason::ChanReceive, channel);
}

} // namespace lockstep::machine::sync
