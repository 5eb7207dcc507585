// Visible operations of native functions, the enabledness of what comes next, and recording.
#include "engine/machine/core.h"
#include "engine/machine/runtime.h"
#include "engine/machine/sync/atomic.h"
#include "engine/machine/sync/channel.h"
#include "engine/machine/sync/context.h"
#include "engine/machine/sync/primitives.h"
#include "engine/machine/sync/timer.h"

namespace lockstep::machine {

using history::EventKind;
using history::Flag;
using program::Opcode;
using program::Operation;

namespace {

constexpr auto stepFlag = static_cast<std::uint8_t>(Flag::Step);

/// Whether R[0] must not be nil: those of package sync and sync/atomic, which operations.def lists first.
bool actsOnPointer(Operation operation) { return operation < Operation::Sleep; }

/// Operations on no primitive: time, output, the end of a goroutine or of the program.
Performed performOnProcess(Core& core, GoroutineIndex index, Operation operation) {
    Word* R = core.window(core.goroutine(index));
    switch (operation) {
    case Operation::Sleep: {
        const auto duration = static_cast<std::int64_t>(R[0]);
        core.countStep();
        const auto now = static_cast<std::uint64_t>(core.header().now);
        core.record(index, {.kind = EventKind::Sleep,
                            .before = now,
                            .after = now + static_cast<std::uint64_t>(std::max<std::int64_t>(duration, 0)),
                            .flags = stepFlag});
        if (duration <= 0) return Performed::Done;
        core.startSleep(index, duration);
        return Performed::Parked;
    }
    case Operation::Now:
        R[0] = static_cast<Word>(core.header().now);
        core.countStep();
        core.record(index, {.kind = EventKind::Now, .after = R[0], .flags = stepFlag});
        return Performed::Done;
    case Operation::Print:
        core.countStep();
        core.write(index, static_cast<int>(R[0]), core.text(R[1], R[2]));
        return core.header().end == End::None ? Performed::Done : Performed::Over;
    case Operation::DrawNumber: {
        const Word count = R[0];
        const std::optional<std::uint16_t> drawn = core.alternative();
        if (!drawn && count > 1) return Performed::Undecided;
        R[0] = drawn.value_or(0);
        core.countStep();
        core.record(index, {.kind = EventKind::DrawNumber, .before = count, .after = R[0], .flags = stepFlag});
        return Performed::Done;
    }
    case Operation::Request: {
        const bool isOther = core.alternative().value_or(0) != 0;
        const Word usual = R[2];
        const std::string host(core.text(R[0], R[1]));
        R[0] = isOther ? 1 - usual : usual;
        core.countStep();
        core.record(index,
                    {.kind = EventKind::Request, .before = usual, .after = R[0], .flags = stepFlag, .side = host});
        return Performed::Done;
    }
    case Operation::Yield:
        core.countStep();
        core.record(index, {.kind = EventKind::Yield, .flags = stepFlag});
        return Performed::Yielded;
    case Operation::ExitProcess:
        core.countStep();
        if (core.header().ended == End::None) core.header().exitCode = static_cast<std::uint32_t>(R[0]);
        core.record(index, {.kind = EventKind::ExitProcess, .after = R[0], .flags = stepFlag});
        core.endRun(End::ExitCalled, index);
        return Performed::Over;
    case Operation::FatalError: {
        core.countStep();
        const std::string message(core.text(R[0], R[1]));
        return core.fatal(index, message);
    }
    default: base::fail("an operation without a handler");
    }
}

} // namespace

SiteTraits siteTraitsOf(const program::Instruction& instruction) {
    switch (instruction.op) {
    case Opcode::Go:
    case Opcode::GoClosure:
    case Opcode::GoMethod: return {.mayGoAlong = true};
    case Opcode::GoExitFrame: return {.isVisible = true, .mayGoAlong = true};
    case Opcode::MapSet:
    case Opcode::MapDelete:
    case Opcode::MapClear: return {.mayChoose = true, .mayNotice = true};
    case Opcode::MapIterate: return {.mayChoose = true, .draws = true};
    case Opcode::ChanSend:
    case Opcode::ChanReceive:
    case Opcode::ChanReceiveOk: return {.isVisible = true, .mayWait = true, .mayChoose = true};
    case Opcode::Select: return {.isVisible = true, .mayWait = true, .mayChoose = true, .draws = true};
    case Opcode::Sync: break;
    default: return {};
    }
    switch (static_cast<Operation>(instruction.c)) {
    case Operation::MutexLock:
    case Operation::RWMutexRLock:
    case Operation::RWMutexAnnounce:
    case Operation::RWMutexAcquire:
    case Operation::WaitGroupWait:
    case Operation::OnceEnter:
    case Operation::CondSleep: return {.isVisible = true, .mayWait = true};
    case Operation::DrawNumber:
    case Operation::CondSignal:
    case Operation::PoolGet: return {.isVisible = true, .mayChoose = true, .draws = true};
    case Operation::WaitGroupAdd:
    case Operation::WaitGroupDone: return {.isVisible = true, .mayGoAlong = true};
    case Operation::Request: return {.isVisible = true, .mayChoose = true};
    case Operation::Yield: return {.isVisible = true, .yields = true};
    default: return {.isVisible = true};
    }
}

bool Core::goesAlongNow(GoroutineIndex index, const program::Instruction& instruction) {
    const Granularity granularity = settings().granularity;
    if (header().unsettled != 0) return false;
    switch (instruction.op) {
    case Opcode::Go:
    case Opcode::GoClosure:
    case Opcode::GoMethod: return true;
    case Opcode::GoExitFrame: return index != 0;
    case Opcode::Sync: {
        const auto operation = static_cast<Operation>(instruction.c);
        return granularity == Granularity::Fused &&
               (operation == Operation::WaitGroupAdd || operation == Operation::WaitGroupDone);
    }
    default: return false;
    }
}

bool Core::canComplete(GoroutineIndex index) {
    const Goroutine& g = goroutine(index);
    const program::Instruction instruction = m_program.code[g.pc];
    if (instruction.op != Opcode::Sync) return !sync::isChannelOperation(instruction.op) || sync::canMeet(*this, index);
    const Word receiver = window(g)[0];
    if (receiver == 0) return true; // it panics
    switch (static_cast<Operation>(instruction.c)) {
    case Operation::MutexLock: return sync::canLockMutex(*this, receiver);
    case Operation::RWMutexRLock: return sync::canReadLock(*this, receiver);
    case Operation::RWMutexAnnounce: return sync::canAnnounceWriter(*this, receiver);
    case Operation::RWMutexAcquire: return sync::canAcquireWriter(*this, index, receiver);
    case Operation::WaitGroupWait: return sync::canFinishWait(*this, index, receiver);
    case Operation::OnceEnter: return sync::canEnterOnce(*this, receiver);
    case Operation::CondSleep: return sync::canWake(*this, index, receiver);
    default: return true;
    }
}

std::uint32_t Core::countWays(GoroutineIndex index) {
    const Goroutine& g = goroutine(index);
    const program::Instruction instruction = m_program.code[g.pc];
    if (sync::isChannelOperation(instruction.op)) {
        if (settings().wake != history::WakePolicy::Any && instruction.op != Opcode::Select) return 1;
        std::vector<sync::Way> ways;
        sync::waysOf(*this, index, ways);
        return static_cast<std::uint32_t>(ways.size());
    }
    switch (instruction.op) {
    case Opcode::MapIterate: return runtime::mapStarts(*this, window(g)[instruction.b]);
    case Opcode::MapSet:
    case Opcode::MapDelete:
    case Opcode::MapClear: return 1 + static_cast<std::uint32_t>(runtime::mapConflicts(*this, index).size());
    default: break;
    }
    if (instruction.op != Opcode::Sync) return 1;
    if (static_cast<Operation>(instruction.c) == Operation::Request) return 2;
    const Word receiver = window(g)[0];
    if (receiver == 0) return 1;
    switch (static_cast<Operation>(instruction.c)) {
    case Operation::DrawNumber: return static_cast<std::uint32_t>(receiver);
    case Operation::CondSignal: return sync::signalAlternatives(*this, receiver);
    case Operation::PoolGet: return sync::poolAlternatives(*this, receiver);
    default: return 1;
    }
}

Performed Core::perform(GoroutineIndex index, Operation operation) {
    Word* R = window(goroutine(index));
    if (actsOnPointer(operation) && R[0] == 0) {
        startRuntimePanic(index, "invalid memory address or nil pointer dereference");
        return Performed::Panicked;
    }
    switch (operation) {
    case Operation::MutexLock: return sync::lockMutex(*this, index, R[0]);
    case Operation::MutexUnlock: return sync::unlockMutex(*this, index, R[0]);
    case Operation::MutexTryLock: return sync::tryLockMutex(*this, index, R[0], R[0]);
    case Operation::RWMutexRLock: return sync::readLock(*this, index, R[0]);
    case Operation::RWMutexRUnlock: return sync::readUnlock(*this, index, R[0]);
    case Operation::RWMutexAnnounce: return sync::announceWriter(*this, index, R[0]);
    case Operation::RWMutexAcquire: return sync::acquireWriter(*this, index, R[0]);
    case Operation::RWMutexUnlock: return sync::writeUnlock(*this, index, R[0]);
    case Operation::RWMutexTryLock: return sync::tryWriteLock(*this, index, R[0], R[0]);
    case Operation::RWMutexTryRLock: return sync::tryReadLock(*this, index, R[0], R[0]);
    case Operation::WaitGroupAdd:
        return sync::addToWaitGroup(*this, index, R[0], static_cast<std::int64_t>(R[1]), false);
    case Operation::WaitGroupDone: return sync::addToWaitGroup(*this, index, R[0], -1, true);
    case Operation::WaitGroupWait: return sync::waitForWaitGroup(*this, index, R[0]);
    case Operation::OnceEnter: return sync::enterOnce(*this, index, R[0], R[0]);
    case Operation::OnceLeave: return sync::leaveOnce(*this, index, R[0]);
    case Operation::CondJoin: return sync::joinCond(*this, index, R[0]);
    case Operation::CondSleep: return sync::sleepOnCond(*this, index, R[0]);
    case Operation::CondSignal: return sync::signalCond(*this, index, R[0], false);
    case Operation::CondBroadcast: return sync::signalCond(*this, index, R[0], true);
    case Operation::PoolPut: return sync::putInPool(*this, index, R[0], R + 1);
    case Operation::PoolGet: return sync::getFromPool(*this, index, R[0]);
    case Operation::SyncMapLoad: return sync::visitMap(*this, index, EventKind::SyncMapLoad, true);
    case Operation::SyncMapStore: return sync::visitMap(*this, index, EventKind::SyncMapStore, true);
    case Operation::SyncMapDelete: return sync::visitMap(*this, index, EventKind::SyncMapDelete, true);
    case Operation::SyncMapClear: return sync::visitMap(*this, index, EventKind::SyncMapClear, false);
    case Operation::SyncMapRange: return sync::nextOfMap(*this, index);
    case Operation::ContextAttach: return sync::attachContext(*this, index, R[0], R[1]);
    case Operation::ContextCancel: return sync::cancelContext(*this, index, R[0], R + 1, R + 3);
    case Operation::ContextStop: return sync::stopContext(*this, index, R[0], R[0]);
    case Operation::ContextErr: return sync::readContext(*this, index, R[0], false, R);
    case Operation::ContextCause: return sync::readContext(*this, index, R[0], true, R);
    case Operation::TimerStart: return sync::startAlarm(*this, index, R[0], static_cast<std::int64_t>(R[1]));
    case Operation::TimerStop: return sync::stopAlarm(*this, index, R[0]);
    case Operation::TimerReset: return sync::resetAlarm(*this, index, R[0], static_cast<std::int64_t>(R[1]));
    default: break;
    }
    if (operation < Operation::Sleep) return sync::performAtomic(*this, index, operation);
    return performOnProcess(*this, index, operation);
}

Word Core::waiterAt(GoroutineIndex index) {
    const Goroutine& g = goroutine(index);
    const program::Instruction in = m_program.code[g.pc];
    const std::uint32_t link = in.op == Opcode::Select ? in.b + 2U : in.c;
    return static_cast<Word>(index) << 32U | (g.base + link);
}

std::optional<std::uint16_t> Core::alternative() {
    if (m_alternativeAt != header().steps) return std::nullopt;
    return m_alternative;
}

void Core::recordArrival(GoroutineIndex index) {
    if (m_recorder == nullptr || settings().wake != history::WakePolicy::Any || canProceed(index)) return;
    const program::Instruction in = m_program.code[goroutine(index).pc];
    if (sync::isChannelOperation(in.op)) {
        const bool isSelect = in.op == Opcode::Select;
        record(index, {.kind = EventKind::Block,
                       .object = isSelect ? 0 : sync::partyOf(*this, waiterAt(index)).channel,
                       .alternative = static_cast<std::uint16_t>(sync::eventOfChannelOperation(in.op))});
        if (isSelect) recordCases(index);
        return;
    }
    EventKind waitsFor = EventKind::MutexLock;
    switch (static_cast<Operation>(in.c)) {
    case Operation::MutexLock: break;
    case Operation::RWMutexRLock: waitsFor = EventKind::RWMutexRLock; break;
    case Operation::RWMutexAnnounce: waitsFor = EventKind::RWMutexAnnounce; break;
    case Operation::RWMutexAcquire: waitsFor = EventKind::RWMutexLock; break;
    case Operation::WaitGroupWait: waitsFor = EventKind::WaitGroupWait; break;
    case Operation::OnceEnter: waitsFor = EventKind::OnceEnter; break;
    case Operation::CondSleep: waitsFor = EventKind::CondWake; break;
    default: return;
    }
    const Pointer object = window(goroutine(index))[0];
    record(index, {.kind = EventKind::Block,
                   .object = object,
                   .before = waitsFor == EventKind::WaitGroupWait ? sync::waitGroupCounter(*this, object) : 0,
                   .alternative = static_cast<std::uint16_t>(waitsFor)});
}

void Core::recordCases(GoroutineIndex index) {
    if (m_recorder == nullptr) return;
    Footprint* const footprint = std::exchange(m_footprint, nullptr);
    std::vector<sync::Party> parties;
    sync::partiesOf(*this, index, parties);
    for (const sync::Party& party : parties)
        if (party.channel != 0)
            record(index, {.kind = EventKind::Block,
                           .object = party.channel,
                           .before = history::ChannelDetail{.caseNumber = party.caseNumber}.word(),
                           .alternative = static_cast<std::uint16_t>(party.isSend ? EventKind::ChanSend
                                                                                  : EventKind::ChanReceive)});
    m_footprint = footprint;
}

Performed Core::fatal(GoroutineIndex index, std::string_view message) {
    const std::string copy(message);
    const Pointer data = makeText(index, copy, goroutine(index).pc);
    if (header().ended == End::None) {
        header().messageData = data;
        header().messageLength = copy.size();
    }
    record(index, {.kind = EventKind::Fatal, .flags = stepFlag, .side = copy});
    endRun(End::Fatal, index);
    return Performed::Over;
}

void Core::endRun(End end, GoroutineIndex culprit) {
    const bool isOfTheProgram = end != End::Deadlock && end != End::StepLimit && end != End::MemoryLimit;
    if (settings().afterEnd == AfterEnd::OthersGoOn && isOfTheProgram) {
        if (header().ended == End::None) {
            header().ended = end;
            header().culprit = culprit;
        }
        retire(culprit);
        return;
    }
    header().end = end;
    header().culprit = culprit;
}

void Core::retire(GoroutineIndex index) {
    removeReady(index);
    setUnsettled(index, false);
    touchGoroutine(index).status = Status::Crashed;
    --header().liveGoroutines;
}

void Core::write(GoroutineIndex index, int descriptor, std::string_view text) {
    if (isObserved())
        record(index, {.kind = EventKind::Print,
                       .offset = static_cast<std::uint32_t>(descriptor),
                       .flags = stepFlag,
                       .side = text});
    if (header().ended != End::None) return; // the process is gone
    if (settings().output) {
        settings().output(descriptor, text);
        return;
    }
    const std::string copy(text);
    const std::uint64_t needed = header().outputSize + 8ULL + copy.size();
    if (needed > header().outputCapacity) {
        const auto capacity = static_cast<std::uint32_t>(std::max<std::uint64_t>(256, needed * 2));
        const Address buffer = allocateInternal(capacity, InternalUse::Bytes);
        if (header().outputSize != 0) std::memcpy(bytes() + buffer, bytes() + header().output, header().outputSize);
        if (header().output != 0) freeInternal(header().output);
        header().output = buffer;
        header().outputCapacity = capacity;
    }
    const std::uint32_t at = header().output + header().outputSize;
    const auto length = static_cast<std::uint32_t>(copy.size());
    touch(at, length + 8);
    std::memcpy(bytes() + at, &descriptor, 4);
    std::memcpy(bytes() + at + 4, &length, 4);
    std::memcpy(bytes() + at + 8, copy.data(), length);
    header().outputSize = static_cast<std::uint32_t>(needed);
}

// -- history

history::ObjectRef Core::objectRef(Pointer pointer) const {
    const auto& object = m_arena.at<ObjectHeader>(headerAddress(pointer));
    return {.heapIndex = objectOf(pointer),
            .type = object.type == scanConservatively ? 0 : object.type,
            .global = object.isGlobal() ? object.global() : history::none,
            .allocator = object.allocator,
            .allocationOrder = object.isGlobal() ? 0 : object.allocationOrder,
            .allocationSite = object.site,
            .ordinal = object.ordinal};
}

void Core::leaveFootprint(Actor actor, const Recorded& what, program::CodeIndex site) {
    const bool isPartner =
        what.kind == EventKind::Spawn || what.kind == EventKind::Unblock || what.kind == EventKind::Wake;
    m_footprint->touches.push_back({.kind = what.kind,
                                    .flags = what.flags,
                                    .alternative = what.alternative,
                                    .size = what.size,
                                    .actor = actor,
                                    .partner = isPartner ? what.offset : history::noGoroutine,
                                    .object = what.object == 0 ? 0 : what.object + what.offset,
                                    .before = what.before,
                                    .after = what.after,
                                    .site = site});
}

void Core::noteAttempt(GoroutineIndex index, EventKind kind, Pointer object, std::uint64_t before, std::uint64_t after,
                       std::uint32_t size) {
    if (m_footprint == nullptr) return;
    const Recorded what{.kind = kind, .object = object, .before = before, .after = after, .size = size};
    leaveFootprint(Actor::goroutine(index), what, goroutine(index).pc);
}

void Core::record(GoroutineIndex index, const Recorded& what) {
    if (m_footprint != nullptr) leaveFootprint(Actor::goroutine(index), what, goroutine(index).pc);
    if (m_recorder == nullptr) return;
    const Goroutine& g = goroutine(index);
    history::Event event;
    event.kind = what.kind;
    event.flags = what.flags;
    event.alternative = what.alternative;
    // The way this step went, if it was one of several.
    if ((what.flags & stepFlag) != 0 && what.kind != EventKind::Block && m_alternativeAt + 1 == header().steps)
        event.alternative = m_alternative;
    event.actor = Actor::goroutine(index);
    event.before = what.before;
    event.after = what.after;
    event.offset = what.object != 0 ? offsetOf(what.object) + what.offset : what.offset;
    // Walk the links: the site, then the call sites below it.
    std::vector<program::CodeIndex> calls;
    event.site = g.pc;
    if (g.stack != 0) {
        if (g.pc == 1 && g.panics != 0) event.site = at<PanicRecord>(dataAddress(makePointer(g.panics))).throwPc;
        const Word* stack = &at<Word>(g.stack);
        std::uint32_t base = g.base;
        while (base != 0) {
            const auto& link = *reinterpret_cast<const Link*>(stack + base - 1);
            if (link.distance == 0) break;
            if (link.returnTo > 1) calls.push_back(link.returnTo - 1);
            base -= link.distance;
        }
    }
    if (what.object != 0) {
        const history::ObjectRef ref = objectRef(what.object);
        m_recorder->record(event, &ref, calls, what.side);
    } else {
        m_recorder->record(event, nullptr, calls, what.side);
    }
}

void Core::recordClock(const Recorded& what) {
    if (m_footprint != nullptr) leaveFootprint(Actor::clock(), what, 0);
    if (m_recorder == nullptr) return;
    history::Event event;
    event.kind = what.kind;
    event.flags = what.flags;
    event.actor = Actor::clock();
    event.offset = what.object != 0 ? offsetOf(what.object) + what.offset : what.offset;
    event.before = what.before;
    event.after = what.after;
    if (what.object != 0) {
        const history::ObjectRef ref = objectRef(what.object);
        m_recorder->record(event, &ref, {}, what.side);
    } else {
        m_recorder->record(event, nullptr, {}, what.side);
    }
}

void Core::recordAccess(GoroutineIndex index, EventKind kind, Pointer pointer, std::uint64_t before,
                        std::uint64_t after, std::uint32_t size) {
    if (!isObserved()) return;
    const auto flags = static_cast<std::uint8_t>(stepFlag | (size > 8 ? static_cast<std::uint8_t>(Flag::Wide) : 0));
    record(index, {.kind = kind, .object = pointer, .before = before, .after = after, .flags = flags, .size = size});
}

} // namespace lockstep::machine
