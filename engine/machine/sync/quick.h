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

/// Lock or Unlock, for the first time, of a mutex that nobody else holds or waits for, by the goroutine with that
/// record.
template <program::Operation operation>
bool passesAtOnce(std::byte* arena, Address record, GoroutineIndex g, Pointer mutex) {
    constexpr bool locks = operation == program::Operation::MutexLock;
    static_assert(locks || operation == program::Operation::MutexUnlock);
    if (mutex == 0) return false;
    auto& words = *reinterpret_cast<MutexWords*>(arena + dataAddress(mutex));
    if (words.state != (locks ? 0 : mutexLocked)) return false;
    words = {.state = locks ? mutexLocked : 0, .owner = locks ? g + 1 : 0};
    ++reinterpret_cast<Header*>(arena)->steps;
    ++reinterpret_cast<Goroutine*>(arena + record)->operations;
    return true;
}

/// Likewise, if the operation is one of these; it may be Lock again of one who has been woken for it.
inline bool passesAtOnce(std::byte* arena, Address record, GoroutineIndex g, program::Operation operation,
                         Pointer mutex) {
    if (operation == program::Operation::MutexUnlock)
        return passesAtOnce<program::Operation::MutexUnlock>(arena, record, g, mutex);
    const bool wasWoken =
        (reinterpret_cast<Goroutine*>(arena + record)->flags & (Woken | HandedLock | Starving)) != 0;
    return operation == program::Operation::MutexLock && !wasWoken &&
           passesAtOnce<program::Operation::MutexLock>(arena, record, g, mutex);
}

/// A send or receive outside of select of a value of one word on an unbuffered channel where nobody waits, or one
/// goroutine does for this. Done: that one was freed. `mine`: the window of g, whose record is up to date.
template <program::Opcode opcode> Quick meetAtOnce(Core& core, GoroutineIndex g, program::Instruction in, Word* mine) {
    using program::Opcode;
    constexpr bool isSend = opcode == Opcode::ChanSend;
    const Pointer channel = mine[isSend ? in.a : in.b];
    if (channel == 0 || core.settings().wake == history::WakePolicy::Any) return Quick::No;
    auto& chan = core.at<ChannelWords>(dataAddress(channel));
    if (chan.closed != 0 || chan.capacity != 0 || chan.cellBytes != sizeof(Word)) return Quick::No;
    WaiterQueue& partners = isSend ? chan.receivers : chan.senders;
    if (partners.first == noWaiter) {
        WaiterQueue& queue = isSend ? chan.senders : chan.receivers;
        if (queue.first != noWaiter) return Quick::No;
        queue.first = queue.last = static_cast<Waiter>(g) << 32U | (core.goroutine(g).base + in.c);
        queue.count = 1;
        *reinterpret_cast<WaiterLink*>(mine + in.c) = {noWaiter, noWaiter};
        core.countStep(g);
        core.parkUnqueued(g, isSend ? WaitReason::ChanSend : WaitReason::ChanReceive, channel);
        return Quick::Waits;
    }
    if (partners.first != partners.last) return Quick::No;
    const auto partner = static_cast<GoroutineIndex>(partners.first >> 32U);
    const Goroutine& other = core.goroutine(partner);
    const program::Instruction theirOp = core.program().code[other.pc];
    if (theirOp.op == Opcode::Select) return Quick::No;
    Word* const theirs = core.window(other);
    const Word value = isSend ? mine[in.b] : theirs[theirOp.b];
    if ((value >> 32U) != 0) core.publishTo(channel, &value, 1);
    Word* const target = isSend ? theirs + theirOp.a : mine + in.a;
    target[0] = value;
    if ((isSend ? theirOp.op : opcode) == Opcode::ChanReceiveOk) target[1] = 1;
    partners.first = partners.last = noWaiter;
    partners.count = 0;
    core.countStep(g);
    core.goOnAt(partner, other.pc + 1);
    return Quick::Done;
}

} // namespace lockstep::machine::sync
