// Channels and select. Internal to engine/machine.
//
// A channel is an object: ChannelWords, then the cells of the buffer, each as its value lies in registers. Goroutines
// that wait are in one of its two queues. A queue's link is two registers of the waiting goroutine, so waiting needs no
// memory of its own and a select stands in several queues at once; the value sent stays in the sender's registers until
// somebody takes it. Under the wake policies Go and FIFO a queue is first come, first served by direct hand-over; under
// any nobody queues, and two goroutines that are *at* matching operations of an unbuffered channel can meet.
// Go: runtime/chan.go, runtime/select.go; the Go memory model for what follows from it.
#pragma once

#include "engine/machine/core.h"

#include <vector>

namespace lockstep::machine::sync {

/// A place in a queue: the goroutine in the high half, the stack slot of its link in the low half.
using Waiter = Word;
inline constexpr Waiter noWaiter = ~std::uint64_t{0};

struct WaiterLink {
    Waiter next;
    Waiter previous;
};

struct WaiterQueue {
    Waiter first;
    Waiter last;
    std::uint64_t count;
};

struct ChannelWords {
    std::uint32_t count;    ///< values in the buffer
    std::uint32_t capacity; ///< cells
    std::uint32_t head;     ///< cell of the oldest value
    std::uint32_t closed;
    program::TypeId element;
    std::uint32_t cellBytes; ///< whole registers
    std::uint64_t said;      ///< what cap says: 0 for a timer's channel since go1.23; more than cells if they need none
    WaiterQueue senders;
    WaiterQueue receivers;
};

/// The cells lie behind the words.
[[nodiscard]] inline Address cellAddress(Pointer channel, const ChannelWords& words, std::uint32_t index) {
    const std::uint32_t cell = words.head + index;
    const std::uint32_t at = cell >= words.capacity ? cell - words.capacity : cell;
    return static_cast<Address>(dataAddress(channel) + sizeof(ChannelWords) + std::uint64_t{at} * words.cellBytes);
}

/// What a goroutine at a channel operation or a select wants of one channel.
struct Party {
    GoroutineIndex goroutine = history::noGoroutine;
    Pointer channel = 0;
    bool isSend = false;
    bool withOk = false;          ///< a receiver that wants to know whether the value was sent
    std::uint16_t caseNumber = 0; ///< of a select, from 1; 0: not in a select
    Address value = 0;            ///< its registers
    Waiter waiter = noWaiter;     ///< its place in the queue
    Address chosen = 0;           ///< of a select: the register for the number of the case; else 0
    program::CodeIndex next = 0;  ///< where it goes on
};

/// One way in which the operation that a goroutine is at could be done now.
struct Way {
    std::uint16_t caseNumber = 0; ///< as Party's
    bool isDefault = false;
    bool hasPartner = false; ///< under any: it meets `partner`, in its case `partnerCase`
    GoroutineIndex partner = history::noGoroutine;
    std::uint16_t partnerCase = 0;
};

[[nodiscard]] bool isChannelOperation(program::Opcode opcode);
/// The parties of the goroutine's operation: one, or one a case. Pre: it is at a channel operation.
void partiesOf(Core& core, GoroutineIndex g, std::vector<Party>& parties);
[[nodiscard]] Party partyOf(Core& core, Waiter waiter);
/// All ways, in the order in which Choice::alternative numbers them: by case, then by partner. Nothing under Go and
/// FIFO means that it would wait; under any that it cannot move.
void waysOf(Core& core, GoroutineIndex g, std::vector<Way>& ways);
/// The same for those outside.
[[nodiscard]] std::vector<AlternativeWay> describeWays(Core& core, GoroutineIndex g);
/// Whether the goroutine's operation can be done now, under the policy any.
[[nodiscard]] bool canMeet(Core& core, GoroutineIndex g);
/// Why a goroutine waits at the channel operation, as Go words it. `channel`: outside of select.
[[nodiscard]] WaitReason waitReasonOf(program::Instruction instruction, Pointer channel);
[[nodiscard]] history::EventKind eventOfChannelOperation(program::Opcode opcode);

/// R[a] := make(…). False: a panic began.
bool makeChannel(Core& core, GoroutineIndex g, program::Instruction in);
Performed sendOrReceive(Core& core, GoroutineIndex g);
Performed select(Core& core, GoroutineIndex g);
/// Closes a channel that is open, as part of what the goroutine does.
void closeFor(Core& core, GoroutineIndex g, Pointer channel);
/// The clock sends if there is room or somebody waits; else nobody gets the value.
void sendByClock(Core& core, Pointer channel, const Word* value);
/// It looks unbuffered from now on.
void saysNoCapacity(Core& core, Pointer channel);
/// Empties the buffer; whether there was anything in it.
bool dropValues(Core& core, Pointer channel);
/// Whether a goroutine waits for a value from the channel, or would.
[[nodiscard]] bool isAwaited(Core& core, Pointer channel);
Performed closeChannel(Core& core, GoroutineIndex g, Pointer channel);
/// Pre: the channel is not nil.
Word lengthOf(Core& core, GoroutineIndex g, Pointer channel);

// -- shared by channel.cpp and select.cpp
/// Does the operation of the party, with `partner` if that is not null. Pre: it can be done.
Performed complete(Core& core, const Party& party, const Party* partner);
/// Whether it could be done without anybody new: closed, a cell, somebody in the queue.
[[nodiscard]] bool isReady(Core& core, const Party& party);
/// Puts the party into its channel's queue.
void enqueue(Core& core, const Party& party);
/// Takes the goroutine out of every queue it stands in.
void leaveQueues(Core& core, GoroutineIndex g);

} // namespace lockstep::machine::sync
