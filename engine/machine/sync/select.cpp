// Select, and what a goroutine at a channel operation could do: the ways among which Choice::alternative chooses.
#include "engine/machine/sync/channel.h"
#include "engine/machine/sync/primitives.h"

#include <algorithm>

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;
using history::WakePolicy;
using program::Opcode;

namespace {

program::Instruction instructionOf(Core& core, GoroutineIndex g) { return core.program().code[core.goroutine(g).pc]; }

bool hasDefault(Core& core, GoroutineIndex g) {
    const program::CodeIndex pc = core.goroutine(g).pc;
    return core.program().code[pc].op == Opcode::Select && core.program().code[pc + 1].immediate() != 0;
}

bool isUnbuffered(Core& core, Pointer channel) { return core.at<ChannelWords>(dataAddress(channel)).capacity == 0; }

/// Under any: whoever is at a matching operation of the unbuffered channel.
void addPartners(Core& core, const Party& party, std::vector<Way>& ways) {
    const std::size_t first = ways.size();
    std::vector<Party> theirs;
    for (std::uint32_t other = core.header().readyHead; other != noLink; other = core.goroutine(other).next) {
        const Goroutine& g = core.goroutine(other);
        if (other == party.goroutine || (g.flags & Unsettled) != 0) continue;
        if (!isChannelOperation(core.program().code[g.pc].op)) continue;
        theirs.clear();
        partiesOf(core, other, theirs);
        for (const Party& their : theirs)
            if (their.channel == party.channel && their.isSend != party.isSend)
                ways.push_back({party.caseNumber, false, true, other, their.caseNumber});
    }
    std::sort(ways.begin() + static_cast<std::ptrdiff_t>(first), ways.end(), [](const Way& a, const Way& b) {
        return a.partner != b.partner ? a.partner < b.partner : a.partnerCase < b.partnerCase;
    });
}

/// The party of the goroutine with that case number.
Party partyWith(Core& core, GoroutineIndex g, std::uint16_t caseNumber) {
    return partyOf(core, core.waiterAt(g) + (caseNumber == 0 ? 0U : (caseNumber - 1U) * program::selectCaseSlots));
}

/// Default depends on what it found in each channel.
void noteGlance(Core& core, const Party& party) {
    const std::uint32_t capacity = core.at<ChannelWords>(dataAddress(party.channel)).capacity;
    core.noteAttempt(party.goroutine, EventKind::Select, party.channel,
                     history::ChannelDetail{.capacity = capacity}.word(), party.isSend ? 1 : 0);
}

Performed takeDefault(Core& core, GoroutineIndex g) {
    const program::Instruction in = instructionOf(core, g);
    core.window(core.goroutine(g))[in.a] = in.c;
    core.countStep();
    if (core.isObserved())
        core.record(g, {.kind = EventKind::Select, .after = in.c, .flags = static_cast<std::uint8_t>(Flag::Step)});
    std::vector<Party> parties;
    partiesOf(core, g, parties);
    for (const Party& party : parties)
        if (party.channel != 0) noteGlance(core, party);
    return Performed::Done;
}

Performed waitForAny(Core& core, GoroutineIndex g) {
    core.countStep();
    recordBlock(core, g, 0, EventKind::Select);
    core.recordCases(g);
    core.parkUnqueued(g, waitReasonOf(instructionOf(core, g), 0), 0);
    std::vector<Party> parties;
    partiesOf(core, g, parties);
    for (const Party& party : parties)
        if (party.channel != 0) enqueue(core, party);
    return Performed::Parked;
}

} // namespace

bool isChannelOperation(Opcode opcode) {
    return opcode == Opcode::ChanSend || opcode == Opcode::ChanReceive || opcode == Opcode::ChanReceiveOk ||
           opcode == Opcode::Select;
}

EventKind eventOfChannelOperation(Opcode opcode) {
    if (opcode == Opcode::Select) return EventKind::Select;
    return opcode == Opcode::ChanSend ? EventKind::ChanSend : EventKind::ChanReceive;
}

void partiesOf(Core& core, GoroutineIndex g, std::vector<Party>& parties) {
    const program::Instruction in = instructionOf(core, g);
    const std::uint32_t cases = in.op == Opcode::Select ? in.c : 1;
    Waiter waiter = core.waiterAt(g);
    for (std::uint32_t i = 0; i < cases; ++i, waiter += program::selectCaseSlots)
        parties.push_back(partyOf(core, waiter));
}

void waysOf(Core& core, GoroutineIndex g, std::vector<Way>& ways) {
    const bool anybody = core.settings().wake == WakePolicy::Any;
    bool isCertain = false;
    std::vector<Party> parties;
    partiesOf(core, g, parties);
    for (const Party& party : parties) {
        if (party.channel == 0) continue;
        if (isReady(core, party)) {
            isCertain = true;
            ways.push_back({party.caseNumber});
        } else if (anybody && isUnbuffered(core, party.channel)) {
            addPartners(core, party, ways);
        }
    }
    // A partner that nobody has seen wait may not have come yet: default is possible, too.
    if (!isCertain && hasDefault(core, g)) ways.push_back({0, true});
}

bool canMeet(Core& core, GoroutineIndex g) {
    std::vector<Way> ways;
    waysOf(core, g, ways);
    return !ways.empty();
}

WaitReason waitReasonOf(program::Instruction instruction, Pointer channel) {
    if (instruction.op == Opcode::Select) return instruction.c == 0 ? WaitReason::SelectNoCases : WaitReason::Select;
    if (instruction.op == Opcode::ChanSend) return channel == 0 ? WaitReason::ChanSendNil : WaitReason::ChanSend;
    return channel == 0 ? WaitReason::ChanReceiveNil : WaitReason::ChanReceive;
}

std::vector<AlternativeWay> describeWays(Core& core, GoroutineIndex g) {
    std::vector<Way> ways;
    waysOf(core, g, ways);
    std::vector<AlternativeWay> described;
    for (const Way& way : ways) {
        const bool isSend = !way.isDefault && partyWith(core, g, way.caseNumber).isSend;
        described.push_back({.caseNumber = way.caseNumber,
                             .isDefault = way.isDefault,
                             .isSend = isSend,
                             .partner = way.partner,
                             .partnerCase = way.partnerCase});
    }
    return described;
}

/// A select; under the policy any also a plain send or receive, which is a select of one case.
Performed select(Core& core, GoroutineIndex g) {
    std::vector<Way> ways;
    waysOf(core, g, ways);
    if (ways.empty()) return core.settings().wake == WakePolicy::Any ? Performed::NotEnabled : waitForAny(core, g);
    std::uint32_t chosen = 0;
    if (ways.size() > 1) {
        const std::optional<std::uint16_t> alternative = core.alternative();
        if (!alternative) return Performed::Undecided;
        chosen = *alternative;
        base::ensure(chosen < ways.size(), "the alternative is one of the ways");
    }
    const Way& way = ways[chosen];
    if (way.isDefault) return takeDefault(core, g);
    const Party party = partyWith(core, g, way.caseNumber);
    if (!way.hasPartner) return complete(core, party, nullptr);
    const Party partner = partyWith(core, way.partner, way.partnerCase);
    return complete(core, party, &partner);
}

} // namespace lockstep::machine::sync
