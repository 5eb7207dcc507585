// Quick: the commonest operations where nobody looks on, no mark is set and nobody else is concerned. Internal to
// engine/machine.
//
// The interpreter asks here first at its free pace. Each function does all that the operation's own would do, byte for
// byte, or nothing and says so; what is not common is left to that one. Those without a core leave the step to be
// counted by who asked.
#pragma once

#include "engine/machine/sync/channel.h"
#include "engine/machine/sync/primitives.h"

#include <bit>
#include <cstring>
#include <limits>

namespace lockstep::machine::sync {

enum class Quick : std::uint8_t { No, Done, Waits };

/// The words of a mutex that g holds and nobody waits for, as one.
inline Word heldBy(GoroutineIndex g) { return std::bit_cast<Word>(MutexWords{.state = mutexLocked, .owner = g + 1}); }

/// Lock or Unlock, for the first time, of a mutex that nobody else holds or waits for. held: heldBy() of who does it.
template <program::Operation operation> bool passesAtOnce(std::byte* arena, Word held, Pointer mutex) {
    constexpr bool locks = operation == program::Operation::MutexLock;
    static_assert(locks || operation == program::Operation::MutexUnlock);
    // The nil pointer leads to Header::goroutines, which is neither of the states.
    std::byte* const words = arena + dataAddress(mutex);
    if (reinterpret_cast<const MutexWords*>(words)->state != (locks ? 0 : mutexLocked)) return false;
    const Word after = locks ? held : 0;
    std::memcpy(words, &after, sizeof after);
    return true;
}

/// Add or Done of a WaitGroup that frees nobody and does not fail.
inline bool addsAtOnce(std::byte* arena, Pointer group, std::int64_t delta) {
    if (group == 0) return false;
    auto& words = *reinterpret_cast<WaitGroupWords*>(arena + dataAddress(group));
    const std::int64_t after = words.counter + std::int64_t{static_cast<std::int32_t>(delta)};
    if (after <= 0 || after > std::numeric_limits<std::int32_t>::max() || (words.counter == 0 && words.waiters != 0))
        return false;
    words.counter = static_cast<std::int32_t>(after);
    return true;
}

/// Whether the operation is one of these and has been done. R: its window. It may be Lock again of one who has been
/// woken for it.
inline bool passesAtOnce(std::byte* arena, Address record, Word held, program::Operation operation, const Word* R) {
    using program::Operation;
    constexpr unsigned notFirst = Woken | HandedLock | Starving;
    switch (operation) {
    case Operation::MutexLock:
        return (reinterpret_cast<const Goroutine*>(arena + record)->flags & notFirst) == 0 &&
               passesAtOnce<Operation::MutexLock>(arena, held, R[0]);
    case Operation::MutexUnlock: return passesAtOnce<Operation::MutexUnlock>(arena, held, R[0]);
    case Operation::WaitGroupAdd: return addsAtOnce(arena, R[0], static_cast<std::int64_t>(R[1]));
    case Operation::WaitGroupDone: return addsAtOnce(arena, R[0], -1);
    default: return false;
    }
}

/// Whether a send or receive outside of select of a value of one word on an unbuffered channel can be looked at here.
inline bool isPlain(const Core& core, const ChannelWords& chan) {
    return (chan.closed | chan.capacity) == 0 && chan.cellBytes == sizeof(Word) &&
           core.settings().wake != history::WakePolicy::Any;
}

/// The rest of meetAtOnce(): the value changes hands.
template <program::Opcode opcode>
[[gnu::always_inline]] inline void handOverValue(Core& core, GoroutineIndex partner, WaiterQueue& partners,
                                                 program::Instruction in, Word* mine) {
    using program::Opcode;
    constexpr bool isSend = opcode == Opcode::ChanSend;
    Goroutine& other = core.goroutine(partner);
    const program::Instruction theirOp = core.image().code()[other.pc];
    Word* const theirs = core.window(other);
    Word* const target = isSend ? theirs + theirOp.a : mine + in.a;
    target[0] = isSend ? mine[in.b] : theirs[theirOp.b];
    if ((isSend ? theirOp.op : opcode) == Opcode::ChanReceiveOk) target[1] = 1;
    partners.first = partners.last = noWaiter;
    partners.count = 0;
    core.freeRecord(partner, other, other.pc + 1);
}

/// Likewise with a value that may be a pointer. Out of line: the interpreter has few registers to spare for it.
template <program::Opcode opcode>
[[gnu::noinline]] void publishAndHandOver(Core& core, GoroutineIndex partner, program::Instruction in, Word* mine) {
    constexpr bool isSend = opcode == program::Opcode::ChanSend;
    Goroutine& other = core.goroutine(partner);
    const Word value = isSend ? mine[in.b] : core.window(other)[core.image().code()[other.pc].b];
    const Pointer channel = mine[isSend ? in.a : in.b];
    core.publishTo(channel, &value, 1);
    auto& chan = core.at<ChannelWords>(dataAddress(channel));
    handOverValue<opcode>(core, partner, isSend ? chan.receivers : chan.senders, in, mine);
}

/// Does it where one other goroutine waits for it, which is freed. Nothing is done where it waits: see waitAtOnce().
template <program::Opcode opcode>
[[gnu::always_inline]] inline Quick meetAtOnce(Core& core, std::byte* arena, program::Instruction in, Word* mine) {
    using program::Opcode;
    constexpr bool isSend = opcode == Opcode::ChanSend;
    const Pointer channel = mine[isSend ? in.a : in.b];
    if (channel == 0) return Quick::No;
    auto& chan = *reinterpret_cast<ChannelWords*>(arena + dataAddress(channel));
    if (!isPlain(core, chan)) return Quick::No;
    WaiterQueue& partners = isSend ? chan.receivers : chan.senders;
    const Waiter first = partners.first;
    if (first == noWaiter) return (isSend ? chan.senders : chan.receivers).first == noWaiter ? Quick::Waits : Quick::No;
    if (first != partners.last) return Quick::No;
    const auto partner = static_cast<GoroutineIndex>(first >> 32U);
    const Goroutine& other = core.goroutine(partner);
    const program::Instruction theirOp = core.image().code()[other.pc];
    if (theirOp.op == Opcode::Select) return Quick::No;
    const Word value = isSend ? mine[in.b] : core.window(other)[theirOp.b];
    if ((value >> 32U) == 0) [[likely]]
        handOverValue<opcode>(core, partner, partners, in, mine);
    else
        publishAndHandOver<opcode>(core, partner, in, mine);
    return Quick::Done;
}

/// Begins to wait where nobody else does, as meetAtOnce() found. `mine`: the goroutine's window. Pre: the record is up
/// to date.
[[gnu::always_inline]] inline void waitAtOnce(Core& core, GoroutineIndex g, Goroutine& record, program::Instruction in,
                                              Word* mine) {
    const bool isSend = in.op == program::Opcode::ChanSend;
    const Pointer channel = mine[isSend ? in.a : in.b];
    auto& chan = core.at<ChannelWords>(dataAddress(channel));
    const Waiter me = static_cast<Waiter>(g) << 32U | (record.base + in.c);
    (isSend ? chan.senders : chan.receivers) = {.first = me, .last = me, .count = 1};
    *reinterpret_cast<WaiterLink*>(mine + in.c) = {noWaiter, noWaiter};
    core.countStep();
    core.parkRecord<false>(record, isSend ? WaitReason::ChanSend : WaitReason::ChanReceive, channel);
}

/// Likewise for a goroutine that has come to an operation, if that is all it does there.
[[gnu::always_inline]] inline bool waitInTheNameOf(Core& core, GoroutineIndex g, Goroutine& record) {
    const program::Instruction in = core.image().code()[record.pc];
    const bool isSend = in.op == program::Opcode::ChanSend;
    if (!isSend && in.op != program::Opcode::ChanReceive && in.op != program::Opcode::ChanReceiveOk) return false;
    Word* const mine = core.window(record);
    const Pointer channel = mine[isSend ? in.a : in.b];
    if (channel == 0) return false;
    const auto& chan = core.at<ChannelWords>(dataAddress(channel));
    if (!isPlain(core, chan) || (chan.senders.first & chan.receivers.first) != noWaiter) return false;
    waitAtOnce(core, g, record, in, mine);
    return true;
}

} // namespace lockstep::machine::sync
