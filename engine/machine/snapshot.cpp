// The state of a machine as a person would draw it, and what each goroutine is about to do.
#include "engine/machine/snapshot.h"

#include "engine/machine/context_tree.h"
#include "engine/machine/core.h"
#include "engine/machine/sync/atomic.h"
#include "engine/machine/sync/channel.h"
#include "engine/machine/sync/inspect.h"
#include "engine/machine/sync/primitives.h"
#include "engine/machine/sync/timer.h"
#include "engine/machine/value_printer.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace lockstep::machine {

using history::EventKind;
using program::Opcode;
using program::OpcodeClass;
using program::Operation;

namespace {

EventKind eventOf(Operation operation) {
    if (sync::isAtomic(operation)) return sync::atomicEvent(operation);
    switch (operation) {
    case Operation::MutexLock: return EventKind::MutexLock;
    case Operation::MutexUnlock: return EventKind::MutexUnlock;
    case Operation::MutexTryLock: return EventKind::MutexTryLock;
    case Operation::RWMutexRLock: return EventKind::RWMutexRLock;
    case Operation::RWMutexRUnlock: return EventKind::RWMutexRUnlock;
    case Operation::RWMutexAnnounce: return EventKind::RWMutexAnnounce;
    case Operation::RWMutexAcquire: return EventKind::RWMutexLock;
    case Operation::RWMutexUnlock: return EventKind::RWMutexUnlock;
    case Operation::RWMutexTryLock: return EventKind::RWMutexTryLock;
    case Operation::RWMutexTryRLock: return EventKind::RWMutexTryRLock;
    case Operation::WaitGroupAdd: return EventKind::WaitGroupAdd;
    case Operation::WaitGroupDone: return EventKind::WaitGroupDone;
    case Operation::WaitGroupWait: return EventKind::WaitGroupWait;
    case Operation::ContextAttach: return EventKind::ContextDerive;
    case Operation::ContextCancel: return EventKind::ContextCancel;
    case Operation::ContextStop: return EventKind::ContextStop;
    case Operation::ContextErr:
    case Operation::ContextCause: return EventKind::ContextRead;
    case Operation::TimerStart:
    case Operation::TimerReset: return EventKind::TimerStart;
    case Operation::TimerStop: return EventKind::TimerStop;
    case Operation::OnceEnter: return EventKind::OnceEnter;
    case Operation::OnceLeave: return EventKind::OnceLeave;
    case Operation::CondJoin: return EventKind::CondWait;
    case Operation::CondSleep: return EventKind::CondWake;
    case Operation::CondSignal: return EventKind::CondSignal;
    case Operation::CondBroadcast: return EventKind::CondBroadcast;
    case Operation::PoolPut: return EventKind::PoolPut;
    case Operation::PoolGet: return EventKind::PoolGet;
    case Operation::SyncMapLoad: return EventKind::SyncMapLoad;
    case Operation::SyncMapStore: return EventKind::SyncMapStore;
    case Operation::SyncMapDelete: return EventKind::SyncMapDelete;
    case Operation::SyncMapClear: return EventKind::SyncMapClear;
    case Operation::SyncMapRange: return EventKind::SyncMapRange;
    case Operation::Sleep: return EventKind::Sleep;
    case Operation::Now: return EventKind::Now;
    case Operation::Print: return EventKind::Print;
    case Operation::DrawNumber: return EventKind::DrawNumber;
    case Operation::Request: return EventKind::Request;
    case Operation::Yield: return EventKind::Yield;
    case Operation::ExitProcess: return EventKind::ExitProcess;
    case Operation::FatalError: return EventKind::Fatal;
    default: break;
    }
    return EventKind::Yield;
}

bool stores(Opcode opcode) {
    switch (opcode) {
    case Opcode::Store8:
    case Opcode::Store16:
    case Opcode::Store32:
    case Opcode::Store64:
    case Opcode::StoreN:
    case Opcode::StoreGlobal64:
    case Opcode::SliceSet8:
    case Opcode::SliceSet16:
    case Opcode::SliceSet32:
    case Opcode::SliceSet64:
    case Opcode::Append:
    case Opcode::AppendValue:
    case Opcode::AppendString:
    case Opcode::CopySlice:
    case Opcode::CopyString:
    case Opcode::MapSet:
    case Opcode::MapDelete:
    case Opcode::MapClear: return true;
    default: return false;
    }
}

} // namespace

/// Walks one machine; makes the parts of its snapshot.
class SnapshotBuilder {
public:
    explicit SnapshotBuilder(const Machine& machine, bool names = true)
        : m_machine(machine), m_program(machine.program()), m_arena(machine.m_arena),
          m_printer(*machine.m_image, m_arena), m_core(const_cast<Machine&>(machine), nullptr), m_names(names),
          m_contexts(m_core, m_printer) {} // the core is only asked

    [[nodiscard]] Snapshot build() {
        Snapshot snapshot;
        snapshot.step = m_machine.steps();
        snapshot.now = m_machine.now();
        for (GoroutineIndex index = 0; index < m_machine.goroutineCount(); ++index)
            snapshot.goroutines.push_back(goroutine(index));
        globals(snapshot);
        for (const GoroutineState& state : snapshot.goroutines)
            for (const Frame& frame : state.frames)
                for (const Variable& local : frame.locals) primitiveOf(local, snapshot);
        for (const auto& [type, target] : m_pointers) addPrimitives(type, target, snapshot);
        for (const Word channel : m_channels) addChannel(channel, snapshot);
        waiters(snapshot);
        channelWaiters(snapshot);
        timers(snapshot);
        snapshot.contexts = m_contexts.build([this](Pointer node) { return objectName(node); });
        return snapshot;
    }

    [[nodiscard]] Pending pending(GoroutineIndex index) {
        const Goroutine& g = m_machine.goroutine(index);
        Pending next;
        if (g.status == Status::Done || g.status == Status::Crashed) return next;
        next.exists = true;
        next.canProceed = g.status == Status::Ready && !m_machine.isOver() && m_core.canProceed(index);
        next.site = g.pc;
        describe(index, g, next);
        if (!m_names) return next;
        const program::CodeIndex shown = shownSite(index);
        next.position = m_program.position(shown);
        return next;
    }

private:
    /// The innermost place that is the user's own code.
    [[nodiscard]] program::CodeIndex shownSite(GoroutineIndex index) const {
        const std::vector<program::CodeIndex> stack = m_machine.callStack(index);
        for (const program::CodeIndex site : stack)
            if (!m_program.functions[m_program.functionAt(site)].isLibrary) return site;
        return stack.empty() ? 0 : stack.front();
    }

    /// `element`: how far behind the pointer lies what is accessed.
    void setObject(Pending& next, Pointer pointer, program::TypeId accessed = 0, std::uint64_t element = 0) {
        if (pointer == 0 || (pointer & constantBit) != 0) return;
        next.object = m_core.objectRef(pointer);
        next.offset = offsetOf(pointer);
        if (m_names) next.objectName = objectName(pointer + element, accessed);
    }

    void describe(GoroutineIndex index, const Goroutine& g, Pending& next) {
        if (g.pc == 0) {
            next.kind = EventKind::Exit;
            return;
        }
        if (g.pc == 1) {
            const auto& panic = m_arena.at<PanicRecord>(dataAddress(makePointer(g.panics)));
            next.kind = panic.kind == PanicKind::Goexit ? EventKind::Exit
                        : panic.printed == 0            ? EventKind::Panic
                                                        : EventKind::Crash;
            next.site = panic.throwPc;
            return;
        }
        const program::Instruction in = m_program.code[g.pc];
        if (in.op == Opcode::Sync) {
            next.kind = eventOf(static_cast<Operation>(in.c));
            if (static_cast<Operation>(in.c) < Operation::Sleep) {
                const Word receiver = m_core.window(m_core.goroutine(index))[0];
                setObject(next, receiver, {});
                if (receiver != 0) next.objectWord = ownerWord(next.kind, receiver);
            }
            return;
        }
        if (in.op == Opcode::Go || in.op == Opcode::GoClosure || in.op == Opcode::GoMethod) {
            next.kind = EventKind::Spawn;
            return;
        }
        if (in.op == Opcode::Recover) {
            next.kind = EventKind::Recover;
            return;
        }
        if (isOnChannel(in.op)) return describeChannel(index, in, next);
        const OpcodeClass kind = program::opcodeInfo(in.op).kind;
        const program::SiteName* site = m_program.siteName(g.pc);
        const bool accesses = kind == OpcodeClass::M || stores(in.op);
        if (!accesses || (g.flags & Unsettled) != 0) {
            next.isPrivate = true;
            return;
        }
        next.kind = stores(in.op)                 ? EventKind::Store
                    : in.op == Opcode::MapIterate ? EventKind::MapRange
                                                  : EventKind::Load;
        setObject(next, accessedPointer(index, in), site == nullptr ? 0 : site->type, elementOffset(index, in));
    }

    [[nodiscard]] static bool isOnChannel(Opcode opcode) {
        return sync::isChannelOperation(opcode) || opcode == Opcode::ChanClose || opcode == Opcode::ChanLen;
    }

    void describeChannel(GoroutineIndex index, program::Instruction in, Pending& next) {
        next.isPrivate = (m_machine.goroutine(index).flags & Unsettled) != 0;
        if (in.op == Opcode::ChanClose || in.op == Opcode::ChanLen) {
            next.kind = in.op == Opcode::ChanClose ? EventKind::ChanClose : EventKind::ChanLen;
            const Word* R = m_core.window(m_core.goroutine(index));
            return setObject(next, R[in.op == Opcode::ChanClose ? in.a : in.b]);
        }
        next.kind = sync::eventOfChannelOperation(in.op);
        if (in.op != Opcode::Select) setObject(next, sync::partyOf(m_core, m_core.waiterAt(index)).channel);
    }

    [[nodiscard]] std::uint32_t ownerWord(EventKind kind, Pointer receiver) const {
        if (kind == EventKind::MutexLock || kind == EventKind::MutexUnlock)
            return m_arena.at<sync::MutexWords>(dataAddress(receiver)).owner;
        if (kind >= EventKind::RWMutexRLock && kind <= EventKind::RWMutexTryRLock)
            return m_arena.at<sync::RWMutexWords>(dataAddress(receiver)).writerOwner;
        return 0;
    }

    [[nodiscard]] Pointer accessedPointer(GoroutineIndex index, program::Instruction in) {
        const Word* R = m_core.window(m_core.goroutine(index));
        if (in.op == Opcode::LoadGlobal64 || in.op == Opcode::StoreGlobal64)
            return makePointer(m_core.image().globals()[static_cast<std::uint32_t>(in.immediate())]);
        if (in.op >= Opcode::Load8S && in.op <= Opcode::LoadN) return R[in.b] == 0 ? 0 : R[in.b] + in.c;
        if (in.op >= Opcode::Store8 && in.op <= Opcode::StoreN) return R[in.a] == 0 ? 0 : R[in.a] + in.c;
        if (in.op >= Opcode::SliceSet8 && in.op <= Opcode::SliceSet64) return R[in.a];
        if (in.op == Opcode::MapSet || in.op == Opcode::MapDelete || in.op == Opcode::MapClear ||
            in.op == Opcode::MapNext)
            return R[in.a];
        return R[in.b];
    }

    /// From the beginning of the slice that the instruction indexes; 0 if it indexes none, or not within its bounds.
    [[nodiscard]] std::uint64_t elementOffset(GoroutineIndex index, program::Instruction in) {
        const bool sets = in.op >= Opcode::SliceSet8 && in.op <= Opcode::SliceSet64;
        if (!sets && (in.op < Opcode::SliceIndex8S || in.op > Opcode::SliceIndex64)) return 0;
        const Word* R = m_core.window(m_core.goroutine(index));
        const std::uint16_t slice = sets ? in.a : in.b;
        const Word element = R[sets ? in.b : in.c];
        if (element >= R[slice + 1]) return 0;
        switch (in.op) {
        case Opcode::SliceIndex8S:
        case Opcode::SliceIndex8U:
        case Opcode::SliceSet8: return element;
        case Opcode::SliceIndex16S:
        case Opcode::SliceIndex16U:
        case Opcode::SliceSet16: return element * 2;
        case Opcode::SliceIndex32S:
        case Opcode::SliceIndex32U:
        case Opcode::SliceSet32: return element * 4;
        default: return element * 8;
        }
    }

    /// As the history calls it: what lies there, or the part of it that is accessed as a value of that type.
    [[nodiscard]] std::string objectName(Pointer pointer, program::TypeId accessed = 0) const {
        const history::ObjectRef object = m_core.objectRef(pointer);
        const std::string allocator = object.allocator == history::noGoroutine ? "" : name(object.allocator);
        return history::placeName(m_program, history::objectName(m_program, object, allocator), object.type,
                                  offsetOf(pointer), accessed);
    }

    [[nodiscard]] std::optional<PrimitiveKind> primitiveKind(program::TypeId type) const {
        return sync::primitiveKind(m_program.types[type]);
    }

    GoroutineState goroutine(GoroutineIndex index) {
        const Goroutine& g = m_machine.goroutine(index);
        GoroutineState state;
        state.index = index;
        state.name = name(index);
        state.reason = g.reason;
        state.operations = g.operations;
        state.wakesAt = g.deadline;
        state.waitingSinceStep = g.waitStep;
        state.next = pending(index);
        switch (g.status) {
        case Status::Ready:
            state.activity = state.next.canProceed || m_machine.isOver() ? Activity::Ready : Activity::Blocked;
            break;
        case Status::Parked: state.activity = Activity::Blocked; break;
        case Status::Sleeping: state.activity = Activity::Sleeping; break;
        case Status::Done: state.activity = Activity::Done; break;
        case Status::Crashed: state.activity = Activity::Panicked; break;
        }
        if (m_machine.header().end == End::Panicked && m_machine.header().culprit == index)
            state.activity = Activity::Panicked;
        if (m_machine.header().end == End::MainReturned && index == 0) state.activity = Activity::Done;
        if (state.activity != Activity::Done) frames(index, state);
        if (state.activity != Activity::Done) selectCases(index, state);
        return state;
    }

    [[nodiscard]] std::string name(GoroutineIndex index) const {
        if (index == 0) return "main";
        const Goroutine& g = m_machine.goroutine(index);
        if (g.parent == 0) return fmt::format("G{}", g.spawnOrder);
        return fmt::format("{}.{}", name(g.parent), g.spawnOrder);
    }

    void frames(GoroutineIndex index, GoroutineState& state) {
        const Goroutine& g = m_machine.goroutine(index);
        if (g.stack == 0) return;
        const std::vector<program::CodeIndex> sites = m_machine.callStack(index);
        const Word* stack = &m_arena.at<Word>(g.stack);
        std::uint32_t base = g.base;
        for (const program::CodeIndex site : sites) {
            const program::FunctionId id = m_program.functionAt(site);
            const program::Function& function = m_program.functions[id];
            if (id != m_program.entry && !function.isWrapper) {
                Frame frame{id, function.name, site, m_program.position(site), {}};
                if (!function.isLibrary) locals(function, site, stack + base, frame);
                state.frames.push_back(std::move(frame));
            }
            const auto& link = *reinterpret_cast<const Link*>(stack + base - 1);
            if (link.distance == 0) break;
            base -= link.distance;
        }
    }

    void locals(const program::Function& function, program::CodeIndex site, const Word* R, Frame& frame) {
        for (const program::LocalVariable& local : function.locals) {
            if (site < local.begin || site >= local.end) continue;
            Variable variable{local.name, {}, function.declared, {}};
            const std::byte* bytes = nullptr;
            Pointer box = 0;
            const Word closure = R[function.closureSlot];
            switch (local.storage) {
            case program::Storage::Register: bytes = reinterpret_cast<const std::byte*>(R + local.index); break;
            case program::Storage::Box: box = R[local.index]; break;
            case program::Storage::Capture:
            case program::Storage::CapturedPointer: {
                if (!m_core.looksLikePointer(closure)) continue;
                const std::uint64_t at = dataAddress(closure) + 8ULL * (1U + local.index);
                if (local.storage == program::Storage::Capture)
                    bytes = m_arena.bytes() + at;
                else
                    box = m_arena.at<Word>(at);
                break;
            }
            }
            if (bytes == nullptr) {
                if (!m_core.looksLikePointer(box)) continue;
                bytes = m_arena.bytes() + dataAddress(box);
                variable.object = m_core.objectRef(box);
            }
            variable.value = m_printer.value(local.type, bytes);
            noteHeld(local.type, bytes);
            frame.locals.push_back(std::move(variable));
        }
    }

    /// Remembers what a variable leads to: a channel, a context, a primitive.
    void noteHeld(program::TypeId id, const std::byte* bytes) {
        const program::RuntimeType& type = m_program.types[id];
        Word words[2] = {0, 0};
        std::memcpy(words, bytes, std::min<std::size_t>(type.size, sizeof(words)));
        if (type.kind == program::Kind::Chan) m_channels.push_back(words[0]);
        if (type.kind == program::Kind::Interface) m_contexts.add(words);
        if (type.kind != program::Kind::Pointer || !m_core.looksLikePointer(words[0])) return;
        const bool isTheirs = m_program.types[type.element].packagePath == "main";
        if (isTheirs || primitiveKind(type.element)) m_pointers.emplace_back(type.element, words[0]);
    }

    void timers(Snapshot& snapshot) {
        std::vector<Timer> timers;
        for (std::uint32_t i = 0; i < m_machine.header().timerCount; ++i) timers.push_back(m_core.timer(i));
        std::ranges::sort(timers, {}, [](const Timer& timer) { return std::pair(timer.deadline, timer.order); });
        for (const Timer& timer : timers) {
            TimerState state{.name = {}, .firesAt = timer.deadline, .period = 0, .sleeper = timer.sleeper};
            if (timer.alarm != 0) {
                state.name = objectName(timer.alarm);
                state.period = m_arena.at<sync::AlarmWords>(dataAddress(timer.alarm)).period;
            }
            snapshot.timers.push_back(std::move(state));
        }
    }

    void selectCases(GoroutineIndex index, GoroutineState& state) {
        const Goroutine& g = m_machine.goroutine(index);
        const bool isHere = g.status == Status::Ready || g.status == Status::Parked;
        if (!isHere || (g.flags & Unsettled) != 0 || m_program.code[g.pc].op != Opcode::Select) return;
        std::vector<sync::Party> parties;
        sync::partiesOf(m_core, index, parties);
        std::vector<sync::Way> ways;
        if (g.status == Status::Ready) sync::waysOf(m_core, index, ways);
        for (const sync::Party& party : parties) {
            state.cases.push_back(sync::inspectCase(m_core, party, ways));
            if (party.channel != 0) state.cases.back().channel = objectName(party.channel);
        }
    }

    void globals(Snapshot& snapshot) {
        for (std::size_t i = 0; i < m_program.globals.size(); ++i) {
            const program::Global& global = m_program.globals[i];
            if (!global.name.starts_with("main.")) continue;
            const Pointer pointer = makePointer(m_core.image().globals()[i]);
            const std::string shown = global.name.substr(5);
            noteHeld(global.type, m_arena.bytes() + dataAddress(pointer));
            if (addPrimitives(global.type, pointer, snapshot)) continue;
            Variable variable{shown, m_printer.value(global.type, m_arena.bytes() + dataAddress(pointer)),
                              global.declared, m_core.objectRef(pointer)};
            snapshot.globals.push_back(std::move(variable));
        }
    }

    void addChannel(Word channel, Snapshot& snapshot) {
        if (!m_core.looksLikePointer(channel)) return;
        const auto known = std::ranges::any_of(
            snapshot.primitives, [&](const PrimitiveState& p) { return p.object.heapIndex == objectOf(channel); });
        if (!known) snapshot.primitives.push_back(channelState(channel));
    }

    [[nodiscard]] PrimitiveState channelState(Pointer channel) {
        constexpr std::uint32_t mostCells = 64;
        const auto& words = m_arena.at<sync::ChannelWords>(dataAddress(channel));
        PrimitiveState state;
        state.kind = PrimitiveKind::Channel;
        state.name = objectName(channel);
        state.object = m_core.objectRef(channel);
        state.channel.capacity = words.capacity;
        state.channel.closed = words.closed != 0;
        state.channel.count = words.count;
        for (std::uint32_t i = 0; i < std::min(words.count, mostCells); ++i)
            state.channel.cells.push_back(
                m_printer.text(words.element, m_arena.bytes() + sync::cellAddress(channel, words, i)));
        return state;
    }

    /// Who is at which channel; under FIFO and Go in the order in which they came.
    void channelWaiters(Snapshot& snapshot) {
        std::vector<GoroutineIndex> waiting;
        for (GoroutineIndex index = 0; index < m_machine.goroutineCount(); ++index) {
            const Goroutine& g = m_machine.goroutine(index);
            const bool isHere = g.status == Status::Ready || g.status == Status::Parked;
            if (!isHere || !sync::isChannelOperation(m_program.code[g.pc].op) || (g.flags & Unsettled) != 0) continue;
            const bool queues = m_machine.settings().wake != history::WakePolicy::Any;
            if (g.status == Status::Parked || (!queues && !m_core.canProceed(index))) waiting.push_back(index);
        }
        std::ranges::stable_sort(waiting, {},
                                 [&](GoroutineIndex index) { return m_machine.goroutine(index).waitStep; });
        for (const GoroutineIndex index : waiting) {
            std::vector<sync::Party> parties;
            sync::partiesOf(m_core, index, parties);
            for (const sync::Party& party : parties) {
                if (const auto turn = m_turns.find(objectOf(party.channel)); turn != m_turns.end()) {
                    snapshot.primitives[turn->second].waiters.push_back(index);
                    continue;
                }
                addChannel(party.channel, snapshot);
                addWaiter(party, snapshot);
            }
        }
    }

    void addWaiter(const sync::Party& party, Snapshot& snapshot) {
        for (PrimitiveState& primitive : snapshot.primitives) {
            if (primitive.kind != PrimitiveKind::Channel || primitive.object.heapIndex != objectOf(party.channel))
                continue;
            const program::TypeId element = m_arena.at<sync::ChannelWords>(dataAddress(party.channel)).element;
            ChannelWaiter waiter{party.goroutine, party.caseNumber, {}};
            if (party.isSend) waiter.value = m_printer.text(element, m_arena.bytes() + party.value);
            (party.isSend ? primitive.channel.senders : primitive.channel.receivers).push_back(std::move(waiter));
        }
    }

    /// Adds the primitives inside the value; true if the value itself is one.
    bool addPrimitives(program::TypeId type, Pointer pointer, Snapshot& snapshot) {
        if (m_program.types[type].kind == program::Kind::Chan)
            addChannel(m_arena.at<Word>(dataAddress(pointer)), snapshot);
        if (const auto kind = primitiveKind(type)) {
            const auto known = std::ranges::any_of(snapshot.primitives, [&](const PrimitiveState& p) {
                return p.object.heapIndex == objectOf(pointer) && p.offset == offsetOf(pointer);
            });
            if (known) return true;
            snapshot.primitives.push_back(primitive(*kind, type, pointer));
            if (*kind == PrimitiveKind::Semaphore)
                for (const Pointer turn : sync::turnsOf(m_core, m_program.types[type], pointer))
                    m_turns[objectOf(turn)] = snapshot.primitives.size() - 1;
            return true;
        }
        const program::RuntimeType& whole = m_program.types[type];
        if (whole.kind == program::Kind::Struct)
            for (const program::FieldInfo& field : whole.fields)
                addPrimitives(field.type, pointer + field.offset, snapshot);
        constexpr std::uint32_t mostElements = 64;
        if (whole.kind == program::Kind::Array)
            for (std::uint32_t i = 0; i < std::min(whole.length, mostElements); ++i)
                addPrimitives(whole.element, pointer + i * m_program.types[whole.element].size, snapshot);
        return false;
    }

    /// Primitives that a local variable is, holds or points to.
    void primitiveOf(const Variable& local, Snapshot& snapshot) {
        if (local.object.heapIndex == 0 || local.object.type == 0) return;
        const Pointer pointer = makePointer(local.object.heapIndex);
        if (local.object.type >= m_program.types.size()) return;
        addPrimitives(local.object.type, pointer, snapshot);
        const program::RuntimeType& type = m_program.types[local.object.type];
        if (type.kind == program::Kind::Pointer) {
            const Word target = m_arena.at<Word>(dataAddress(pointer));
            if (m_core.looksLikePointer(target)) addPrimitives(type.element, target, snapshot);
        }
    }

    [[nodiscard]] PrimitiveState primitive(PrimitiveKind kind, program::TypeId type, Pointer pointer) {
        PrimitiveState state;
        state.kind = kind;
        state.name = objectName(pointer, type);
        state.object = m_core.objectRef(pointer);
        state.offset = offsetOf(pointer);
        sync::inspect(m_core, m_printer, m_program.types[type], pointer, state);
        return state;
    }

    /// Who waits for which primitive, in queue order; under the policy any, by index.
    void waiters(Snapshot& snapshot) {
        for (const GoroutineState& state : snapshot.goroutines) {
            if (state.activity != Activity::Blocked) continue;
            if (state.next.object.heapIndex == 0) continue;
            for (PrimitiveState& primitive : snapshot.primitives)
                if (primitive.object.heapIndex == state.next.object.heapIndex && primitive.offset == state.next.offset)
                    primitive.waiters.push_back(state.index);
        }
        for (PrimitiveState& primitive : snapshot.primitives) {
            std::ranges::stable_sort(primitive.waiters, {},
                                     [&](GoroutineIndex index) { return m_machine.goroutine(index).waitStep; });
        }
    }

    const Machine& m_machine;
    const program::Program& m_program;
    const Arena& m_arena;
    ValuePrinter m_printer;
    Core m_core;
    bool m_names;
    ContextTree m_contexts;
    std::vector<Word> m_channels;                 ///< that variables hold
    std::map<std::uint32_t, std::size_t> m_turns; ///< semaphores among the primitives, by the channels of those in line
    std::vector<std::pair<program::TypeId, Pointer>> m_pointers; ///< that they hold, to what may be a primitive
};

Snapshot Machine::snapshot() const { return SnapshotBuilder(*this).build(); }

Pending Machine::pending(GoroutineIndex goroutine) const { return SnapshotBuilder(*this).pending(goroutine); }
Pending Machine::upcoming(GoroutineIndex goroutine) const { return SnapshotBuilder(*this, false).pending(goroutine); }

} // namespace lockstep::machine
