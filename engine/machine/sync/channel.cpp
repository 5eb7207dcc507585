// Send, receive, close. What differs between the wake policies: under any, an unbuffered channel's partner is a
// goroutine that is at a matching operation and is chosen; otherwise it is the first of a queue.
#include "engine/machine/sync/channel.h"

#include "engine/machine/sync/primitives.h"
#include "engine/machine/value_printer.h"

#include <algorithm>

namespace lockstep::machine::sync {

using history::ChannelDetail;
using history::EventKind;
using history::Flag;
using history::WakePolicy;
using program::Opcode;

namespace {

constexpr auto stepFlag = static_cast<std::uint8_t>(Flag::Step);
constexpr auto handedOver = static_cast<std::uint8_t>(Flag::HandedOver);

ChannelWords& words(Core& core, Pointer channel) { return core.at<ChannelWords>(dataAddress(channel)); }

ChannelWords& touched(Core& core, Pointer channel) {
    core.touch(dataAddress(channel), sizeof(ChannelWords));
    return words(core, channel);
}

Address linkAddress(Core& core, Waiter waiter) {
    const Goroutine& g = core.goroutine(static_cast<GoroutineIndex>(waiter >> 32U));
    return g.stack + static_cast<std::uint32_t>(waiter) * static_cast<std::uint32_t>(sizeof(Word));
}

WaiterLink& touchedLink(Core& core, Waiter waiter) {
    const Address address = linkAddress(core, waiter);
    core.touch(address, sizeof(WaiterLink));
    return core.at<WaiterLink>(address);
}

void unlink(Core& core, WaiterQueue& queue, Waiter waiter) {
    const WaiterLink link = core.at<WaiterLink>(linkAddress(core, waiter));
    if (link.previous == noWaiter)
        queue.first = link.next;
    else
        touchedLink(core, link.previous).next = link.next;
    if (link.next == noWaiter)
        queue.last = link.previous;
    else
        touchedLink(core, link.next).previous = link.previous;
    --queue.count;
}

/// The one that the party itself stands in.
void leaveQueue(Core& core, const Party& party) {
    ChannelWords& chan = touched(core, party.channel);
    unlink(core, party.isSend ? chan.senders : chan.receivers, party.waiter);
}

void writeRegisters(Core& core, Address to, const std::byte* from, std::uint32_t size) {
    if (size == 0) return;
    core.touch(to, size);
    if (from != nullptr && size == sizeof(Word)) // nearly always: no call for it
        core.at<Word>(to) = *reinterpret_cast<const Word*>(from);
    else if (from == nullptr)
        std::memset(core.bytes() + to, 0, size);
    else
        std::memcpy(core.bytes() + to, from, size);
}

void writeRegister(Core& core, Address to, Word value) {
    core.touch(to, sizeof(Word));
    core.at<Word>(to) = value;
}

/// What a receiver gets: the value at `from`, or, from a closed channel, zero.
void give(Core& core, const Party& receiver, std::uint32_t cellBytes, const std::byte* from) {
    writeRegisters(core, receiver.value, from, cellBytes);
    if (receiver.withOk) writeRegister(core, receiver.value + cellBytes, from != nullptr ? 1 : 0);
}

void put(Core& core, Pointer channel, const Party& sender) {
    ChannelWords& chan = words(core, channel); // touched by the caller
    const Address cell = cellAddress(channel, chan, chan.count++);
    writeRegisters(core, cell, core.bytes() + sender.value, chan.cellBytes);
}

/// The party in a case of a select, which is told by its link.
Party partyInSelect(Core& core, Waiter waiter) {
    const auto index = static_cast<GoroutineIndex>(waiter >> 32U);
    const auto slot = static_cast<std::uint32_t>(waiter);
    const Goroutine& g = core.goroutine(index);
    const program::Instruction in = core.program().code[g.pc];
    const auto addressOf = [&](std::uint32_t reg) {
        return static_cast<Address>(g.stack + (g.base + reg) * sizeof(Word));
    };
    const std::uint32_t number = (slot - g.base - in.b) / program::selectCaseSlots;
    const Address entry = addressOf(in.b + number * program::selectCaseSlots);
    const auto operands = program::SelectCase::fromWord(core.at<Word>(entry + sizeof(Word)));
    Party party;
    party.goroutine = index;
    party.waiter = waiter;
    party.channel = core.at<Word>(entry);
    party.isSend = operands.isSend;
    party.withOk = !operands.isSend;
    party.caseNumber = static_cast<std::uint16_t>(number + 1);
    party.value = addressOf(operands.value);
    party.chosen = addressOf(in.a);
    party.next = g.pc + 2;
    return party;
}

/// The party of a goroutine at a send or receive outside of select. Pre: `in` is that instruction.
Party plainParty(Core& core, GoroutineIndex index, const Goroutine& g, program::Instruction in) {
    const Address window = g.stack + g.base * static_cast<std::uint32_t>(sizeof(Word));
    const auto addressOf = [&](std::uint32_t reg) { return static_cast<Address>(window + reg * sizeof(Word)); };
    Party party;
    party.goroutine = index;
    party.waiter = static_cast<Waiter>(index) << 32U | (g.base + in.c);
    party.isSend = in.op == Opcode::ChanSend;
    party.withOk = in.op == Opcode::ChanReceiveOk;
    party.channel = core.at<Word>(addressOf(party.isSend ? in.a : in.b));
    party.value = addressOf(party.isSend ? in.b : in.a);
    party.next = g.pc + 1;
    return party;
}

/// partyOf() of channel.h, inline for this file.
Party partyAt(Core& core, Waiter waiter) {
    const auto index = static_cast<GoroutineIndex>(waiter >> 32U);
    const Goroutine& g = core.goroutine(index);
    const program::Instruction in = core.program().code[g.pc];
    return in.op == Opcode::Select ? partyInSelect(core, waiter) : plainParty(core, index, g, in);
}

/// The first register of a value, for the event.
Word firstWord(Core& core, Address value, std::uint32_t cellBytes) { return cellBytes == 0 ? 0 : core.at<Word>(value); }

void note(Core& core, const Party& party, GoroutineIndex partner, bool closed, std::uint8_t flags) {
    if (!core.isObserved()) return;
    const ChannelWords chan = words(core, party.channel);
    const bool hasValue = !closed;
    const std::string text =
        hasValue ? ValuePrinter(core.image(), *core.arena()).text(chan.element, core.bytes() + party.value) : "";
    core.record(party.goroutine, {.kind = party.isSend ? EventKind::ChanSend : EventKind::ChanReceive,
                                  .object = party.channel,
                                  .before = ChannelDetail{.partner = partner,
                                                          .caseNumber = party.caseNumber,
                                                          .capacity = chan.capacity,
                                                          .closed = closed}
                                                .word(),
                                  .after = hasValue ? firstWord(core, party.value, chan.cellBytes) : 0,
                                  .flags = flags,
                                  .side = text});
}

/// `by` is noGoroutine for the clock.
void noteUnblock(Core& core, GoroutineIndex by, GoroutineIndex waiter) {
    if (!core.isObserved()) return;
    const Core::Recorded unblocked{.kind = EventKind::Unblock, .offset = waiter};
    by == history::noGoroutine ? core.recordClock(unblocked) : core.record(by, unblocked);
}

/// The waiting party's operation was done by goroutine `by`: it goes on behind it.
void release(Core& core, const Party& party, GoroutineIndex partner, bool closed, GoroutineIndex by) {
    const bool isParked = core.goroutine(party.goroutine).status == Status::Parked;
    if (isParked) noteUnblock(core, by, party.goroutine);
    note(core, party, partner, closed, handedOver);
    const bool isSelect = party.chosen != 0;
    if (isParked) isSelect ? leaveQueues(core, party.goroutine) : leaveQueue(core, party);
    if (isSelect) writeRegister(core, party.chosen, party.caseNumber - 1U);
    core.goOnAt(party.goroutine, party.next);
}

void step(Core& core, const Party& party, GoroutineIndex partner, bool closed) {
    core.countStep();
    note(core, party, partner, closed, stepFlag);
}

Performed completeSend(Core& core, const Party& sender, const Party* partner) {
    ChannelWords& chan = touched(core, sender.channel);
    if (chan.closed != 0) {
        core.noteAttempt(sender.goroutine, EventKind::ChanSend, sender.channel,
                         ChannelDetail{.capacity = chan.capacity, .closed = true}.word());
        core.startPlainError(sender.goroutine, "send on closed channel");
        return Performed::Panicked;
    }
    core.publishTo(sender.channel, &core.at<Word>(sender.value), chan.cellBytes / 8);
    if (partner == nullptr && chan.receivers.first == noWaiter) {
        put(core, sender.channel, sender);
        step(core, sender, history::noGoroutine, false);
        return Performed::Done;
    }
    const Party receiver = partner != nullptr ? *partner : partyAt(core, chan.receivers.first);
    give(core, receiver, chan.cellBytes, core.bytes() + sender.value);
    step(core, sender, receiver.goroutine, false);
    release(core, receiver, sender.goroutine, false, sender.goroutine);
    return Performed::Done;
}

/// The oldest value of the buffer; a sender that waits for room puts its value in then.
void takeFromBuffer(Core& core, const Party& receiver) {
    ChannelWords& chan = words(core, receiver.channel);
    const Address cell = cellAddress(receiver.channel, chan, 0);
    give(core, receiver, chan.cellBytes, core.bytes() + cell);
    core.touch(cell, chan.cellBytes);
    std::memset(core.bytes() + cell, 0, chan.cellBytes);
    chan.head = chan.head + 1 == chan.capacity ? 0 : chan.head + 1;
    --chan.count;
    step(core, receiver, history::noGoroutine, false);
    const Waiter first = words(core, receiver.channel).senders.first;
    if (first == noWaiter) return;
    const Party sender = partyAt(core, first);
    put(core, receiver.channel, sender);
    release(core, sender, history::noGoroutine, false, receiver.goroutine);
}

Performed completeReceive(Core& core, const Party& receiver, const Party* partner) {
    ChannelWords& chan = touched(core, receiver.channel);
    if (partner == nullptr && chan.count != 0) {
        takeFromBuffer(core, receiver);
        return Performed::Done;
    }
    if (partner == nullptr && chan.senders.first == noWaiter) { // closed
        give(core, receiver, chan.cellBytes, nullptr);
        step(core, receiver, history::noGoroutine, true);
        return Performed::Done;
    }
    const Party sender = partner != nullptr ? *partner : partyAt(core, chan.senders.first);
    give(core, receiver, chan.cellBytes, core.bytes() + sender.value);
    core.publishTo(receiver.channel, &core.at<Word>(sender.value), chan.cellBytes / 8);
    step(core, receiver, sender.goroutine, false);
    release(core, sender, receiver.goroutine, false, receiver.goroutine);
    return Performed::Done;
}

void doClose(Core& core, GoroutineIndex g, Pointer channel, std::uint8_t flags) {
    touched(core, channel).closed = 1;
    if (core.isObserved())
        core.record(
            g,
            {.kind = EventKind::ChanClose, .object = channel, .flags = flags, .size = words(core, channel).capacity});
    // Everybody who waits goes on: receivers with nothing, senders with a panic. Go makes the last one ready first.
    std::vector<Waiter> waiting;
    for (const WaiterQueue* queue : {&words(core, channel).receivers, &words(core, channel).senders})
        for (Waiter waiter = queue->first; waiter != noWaiter;
             waiter = core.at<WaiterLink>(linkAddress(core, waiter)).next)
            waiting.push_back(waiter);
    if (core.settings().wake == WakePolicy::Go) std::ranges::reverse(waiting);
    for (const Waiter waiter : waiting) {
        // A select may stand in this queue more than once.
        if (core.goroutine(static_cast<GoroutineIndex>(waiter >> 32U)).status != Status::Parked) continue;
        const Party party = partyOf(core, waiter);
        if (!party.isSend) {
            give(core, party, words(core, channel).cellBytes, nullptr);
            release(core, party, history::noGoroutine, true, g);
            continue;
        }
        leaveQueues(core, party.goroutine);
        core.startPlainError(party.goroutine, "send on closed channel");
        core.makeReady(party.goroutine);
        noteUnblock(core, g, party.goroutine);
    }
}

} // namespace

Party partyOf(Core& core, Waiter waiter) { return partyAt(core, waiter); }

/// A plain one is done, or waits in the queue.
Performed sendOrReceive(Core& core, GoroutineIndex g) {
    if (core.settings().wake == WakePolicy::Any) return select(core, g);
    const Goroutine& record = core.goroutine(g);
    const program::Instruction in = core.program().code[record.pc];
    const Party party = plainParty(core, g, record, in);
    if (party.channel != 0 && isReady(core, party))
        return party.isSend ? completeSend(core, party, nullptr) : completeReceive(core, party, nullptr);
    core.countStep();
    recordBlock(core, g, party.channel, eventOfChannelOperation(in.op));
    core.parkUnqueued(g, waitReasonOf(in, party.channel), party.channel);
    if (party.channel != 0) enqueue(core, party);
    return Performed::Parked;
}

bool isReady(Core& core, const Party& party) {
    const ChannelWords& chan = words(core, party.channel);
    if (chan.closed != 0) return true;
    if (party.isSend) return chan.count < chan.capacity || chan.receivers.first != noWaiter;
    return chan.count != 0 || chan.senders.first != noWaiter;
}

Performed complete(Core& core, const Party& party, const Party* partner) {
    const Performed performed =
        party.isSend ? completeSend(core, party, partner) : completeReceive(core, party, partner);
    if (performed == Performed::Done && party.chosen != 0) writeRegister(core, party.chosen, party.caseNumber - 1U);
    return performed;
}

void enqueue(Core& core, const Party& party) {
    ChannelWords& chan = touched(core, party.channel);
    WaiterQueue& queue = party.isSend ? chan.senders : chan.receivers;
    touchedLink(core, party.waiter) = WaiterLink{noWaiter, queue.last};
    if (queue.last == noWaiter)
        queue.first = party.waiter;
    else
        touchedLink(core, queue.last).next = party.waiter;
    queue.last = party.waiter;
    ++queue.count;
}

void leaveQueues(Core& core, GoroutineIndex g) {
    const program::Instruction in = core.program().code[core.goroutine(g).pc];
    const std::uint32_t cases = in.op == Opcode::Select ? in.c : 1;
    Waiter waiter = core.waiterAt(g);
    for (std::uint32_t i = 0; i < cases; ++i, waiter += program::selectCaseSlots) {
        const Party party = partyOf(core, waiter);
        if (party.channel != 0) leaveQueue(core, party);
    }
}

bool makeChannel(Core& core, GoroutineIndex g, program::Instruction in) {
    const program::TypeId type = in.c;
    const program::TypeId element = core.program().types[type].element;
    const std::uint32_t cellBytes = core.program().types[element].slots * 8;
    const auto capacity = static_cast<std::int64_t>(core.window(core.goroutine(g))[in.b]);
    constexpr std::int64_t mostOfGo = (std::int64_t{1} << 48U) - 96; // runtime.maxAlloc - runtime.hchanSize
    constexpr std::int64_t most = std::int64_t{1} << 30U;
    const std::int64_t elementBytes = core.program().types[element].size;
    if (capacity < 0 || (elementBytes != 0 && capacity > mostOfGo / elementBytes)) {
        core.startPlainError(g, "makechan: size out of range");
        return false;
    }
    if (cellBytes != 0 && capacity > most / cellBytes) throw MemoryExhausted{};
    const auto size =
        static_cast<std::uint32_t>(sizeof(ChannelWords) + static_cast<std::uint64_t>(capacity) * cellBytes);
    core.makeRoomFor(size);
    const Pointer made = core.allocateForCaller(g, size, type, core.goroutine(g).pc);
    ChannelWords& chan = words(core, made);
    chan.capacity = static_cast<std::uint32_t>(std::min<std::int64_t>(capacity, std::int64_t{UINT32_MAX} - 1));
    chan.said = static_cast<std::uint64_t>(capacity);
    chan.element = element;
    chan.cellBytes = cellBytes;
    chan.senders.first = chan.senders.last = chan.receivers.first = chan.receivers.last = noWaiter;
    core.window(core.goroutine(g))[in.a] = made;
    return true;
}

void sendByClock(Core& core, Pointer channel, const Word* value) {
    ChannelWords& chan = touched(core, channel);
    const Waiter waiter = chan.receivers.first;
    if (waiter == noWaiter && chan.count == chan.capacity) return;
    const std::uint32_t bytes = chan.cellBytes;
    const auto* from = reinterpret_cast<const std::byte*>(value);
    core.recordClock({.kind = EventKind::ChanSend,
                      .object = channel,
                      .before = ChannelDetail{.capacity = chan.capacity}.word(),
                      .after = value[0],
                      .side = !core.isObserved() ? std::string()
                                                 : ValuePrinter(core.image(), *core.arena()).text(chan.element, from)});
    if (waiter == noWaiter) {
        writeRegisters(core, cellAddress(channel, chan, chan.count++), from, bytes);
        return;
    }
    const Party receiver = partyOf(core, waiter);
    give(core, receiver, bytes, from);
    release(core, receiver, history::noGoroutine, false, history::noGoroutine);
}

void saysNoCapacity(Core& core, Pointer channel) { touched(core, channel).said = 0; }

bool isAwaited(Core& core, Pointer channel) {
    if (words(core, channel).receivers.first != noWaiter) return true;
    if (core.settings().wake != WakePolicy::Any) return false;
    std::vector<Party> parties;
    for (std::uint32_t g = core.header().readyHead; g != noLink; g = core.goroutine(g).next) {
        if (!isChannelOperation(core.program().code[core.goroutine(g).pc].op)) continue;
        parties.clear();
        partiesOf(core, g, parties);
        if (std::ranges::any_of(parties, [channel](const Party& p) { return p.channel == channel && !p.isSend; }))
            return true;
    }
    return false;
}

bool dropValues(Core& core, Pointer channel) {
    ChannelWords& chan = touched(core, channel);
    const bool any = chan.count != 0;
    chan.count = 0;
    return any;
}

Performed closeChannel(Core& core, GoroutineIndex g, Pointer channel) {
    if (channel == 0 || words(core, channel).closed != 0) {
        if (channel != 0) core.noteAttempt(g, EventKind::ChanClose, channel, 0, 0, words(core, channel).capacity);
        core.startPlainError(g, channel == 0 ? "close of nil channel" : "close of closed channel");
        return Performed::Panicked;
    }
    core.countStep();
    doClose(core, g, channel, stepFlag);
    return Performed::Done;
}

void closeFor(Core& core, GoroutineIndex g, Pointer channel) { doClose(core, g, channel, 0); }

Word lengthOf(Core& core, GoroutineIndex g, Pointer channel) {
    const Word count = std::min<Word>(words(core, channel).count, words(core, channel).said);
    core.countStep();
    if (core.isObserved())
        core.record(g, {.kind = EventKind::ChanLen, .object = channel, .after = count, .flags = stepFlag});
    return count;
}

} // namespace lockstep::machine::sync
