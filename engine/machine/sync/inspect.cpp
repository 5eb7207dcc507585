#include "engine/machine/sync/inspect.h"

#include "engine/machine/runtime.h"
#include "engine/machine/sync/primitives.h"

#include <algorithm>

namespace lockstep::machine::sync {

namespace {

constexpr std::uint64_t mostEntries = 64;

void inspectMutex(const MutexWords& words, PrimitiveState& state) {
    state.locked = (words.state & mutexLocked) != 0;
    state.starving = (words.state & mutexStarving) != 0;
    if (words.owner != 0) state.owner = words.owner - 1;
}

void inspectRWMutex(Core& core, const RWMutexWords& words, PrimitiveState& state) {
    state.locked = words.writerOwner != 0;
    if (words.writerOwner != 0) state.owner = words.writerOwner - 1;
    const bool writer = words.readerCount < 0;
    state.writerPending = writer && !state.locked;
    const bool waitCounts = writer && core.settings().wake == history::WakePolicy::Go;
    state.readers = state.locked ? 0
                    : waitCounts ? words.readerWait
                                 : words.readerCount + (writer ? maximumReaders : 0);
}

void inspectPool(Core& core, const ValuePrinter& printer, const PoolWords& words, PrimitiveState& state) {
    state.counter = static_cast<std::int64_t>(words.count);
    for (std::uint64_t i = 0; i < std::min(words.count, mostEntries); ++i)
        state.entries.push_back({interfaceText(core, printer, &core.at<Word>(dataAddress(words.items) + 16 * i)), {}});
}

/// Calls visit(address of the key, of the value) for the first entries of a Go map, in order of insertion.
template <typename Visit> void forEachEntry(Core& core, const runtime::MapWords& map, Visit&& visit) {
    const runtime::MapShape shape = runtime::mapShape(core.program(), map.type);
    std::uint64_t seen = 0;
    for (std::uint32_t i = 0; i < map.used && seen < mostEntries; ++i) {
        const std::uint64_t entry = dataAddress(map.entries) + static_cast<std::uint64_t>(i) * shape.size;
        if (core.at<runtime::MapEntry>(entry).live == 0) continue;
        visit(entry + shape.key, entry + shape.value);
        ++seen;
    }
}

void inspectMap(Core& core, const ValuePrinter& printer, Pointer entries, PrimitiveState& state) {
    if (entries == 0) return;
    const auto map = core.at<runtime::MapWords>(dataAddress(entries));
    state.counter = static_cast<std::int64_t>(map.count);
    forEachEntry(core, map, [&](std::uint64_t key, std::uint64_t value) {
        state.entries.push_back(
            {interfaceText(core, printer, &core.at<Word>(key)), interfaceText(core, printer, &core.at<Word>(value))});
    });
}

template <typename T> T& fieldOf(Core& core, const program::RuntimeType& type, Pointer pointer, std::string_view name) {
    return core.at<T>(dataAddress(pointer + program::fieldOf(type, name).offset));
}

void inspectTaskGroup(Core& core, const ValuePrinter& printer, const program::RuntimeType& type, Pointer pointer,
                      PrimitiveState& state) {
    const std::uint32_t group = program::fieldOf(type, "wg").offset;
    state.counter = core.at<WaitGroupWords>(dataAddress(pointer + group)).counter;
    state.error = errorText(core, printer, &fieldOf<Word>(core, type, pointer, "err"));
    state.offset += group; // where those who wait for it wait
}

const program::RuntimeType& typeBehind(Core& core, program::TypeId pointer) {
    return core.program().types[core.program().types[pointer].element];
}

void inspectSemaphore(Core& core, const program::RuntimeType& type, Pointer pointer, PrimitiveState& state) {
    state.counter = fieldOf<std::int64_t>(core, type, pointer, "current");
    state.size = fieldOf<std::int64_t>(core, type, pointer, "size");
}

void inspectFlights(Core& core, const program::RuntimeType& type, Pointer pointer, PrimitiveState& state) {
    const auto calls = fieldOf<Pointer>(core, type, pointer, "m");
    if (calls == 0) return;
    const auto map = core.at<runtime::MapWords>(dataAddress(calls));
    const program::RuntimeType& question = typeBehind(core, core.program().types[map.type].element);
    state.counter = static_cast<std::int64_t>(map.count);
    forEachEntry(core, map, [&](std::uint64_t key, std::uint64_t value) {
        const auto more = fieldOf<std::int64_t>(core, question, core.at<Pointer>(value), "dups");
        state.entries.push_back(
            {std::string(core.text(core.at<Word>(key), core.at<Word>(key + 8))), std::to_string(more)});
    });
}

} // namespace

std::string interfaceText(Core& core, const ValuePrinter& printer, const Word* interface) {
    if (interface[0] == 0) return "nil";
    const auto type = static_cast<program::TypeId>(interface[0]);
    const std::byte* bytes = core.program().types[type].direct ? reinterpret_cast<const std::byte*>(interface + 1)
                                                               : core.bytes() + dataAddress(interface[1]);
    return printer.value(type, bytes).text;
}

std::string errorText(Core& core, const ValuePrinter& printer, const Word* error) {
    if (error[0] == 0) return {};
    const auto& types = core.program().types;
    const program::RuntimeType& type = types[error[0]];
    if (type.name == "context.deadlineExceededError") return "context deadline exceeded"; // it has no field to keep it
    if (type.kind == program::Kind::Pointer && core.looksLikePointer(error[1])) {
        const program::RuntimeType& target = types[type.element];
        const bool says = !target.fields.empty() && types[target.fields[0].type].kind == program::Kind::String;
        const Word* words = &core.at<Word>(dataAddress(error[1]));
        if (says) return std::string(core.text(words[0], words[1]));
    }
    return interfaceText(core, printer, error);
}

SelectCase inspectCase(Core& core, const Party& party, std::span<const Way> ways) {
    SelectCase state{.number = party.caseNumber, .isSend = party.isSend, .channel = {}, .state = CaseState::Ready};
    if (party.channel == 0) {
        state.state = CaseState::NilChannel;
    } else if (std::ranges::none_of(ways, [&](const Way& way) { return way.caseNumber == party.caseNumber; })) {
        const bool isBuffered = core.at<ChannelWords>(dataAddress(party.channel)).capacity != 0;
        if (party.isSend)
            state.state = isBuffered ? CaseState::Full : CaseState::NobodyReceives;
        else
            state.state = isBuffered ? CaseState::Empty : CaseState::NobodySends;
    }
    return state;
}

std::optional<PrimitiveKind> primitiveKind(const program::RuntimeType& type) {
    if (!type.named) return std::nullopt;
    const auto is = [&type](std::string_view package, std::string_view name) {
        return type.packagePath == package && type.name == name;
    };
    if (is("golang.org/x/sync/errgroup", "errgroup.Group")) return PrimitiveKind::TaskGroup;
    if (is("golang.org/x/sync/semaphore", "semaphore.Weighted")) return PrimitiveKind::Semaphore;
    if (is("golang.org/x/sync/singleflight", "singleflight.Group")) return PrimitiveKind::Flights;
    if (type.packagePath != "sync") return std::nullopt;
    if (type.name == "sync.Mutex") return PrimitiveKind::Mutex;
    if (type.name == "sync.RWMutex") return PrimitiveKind::RWMutex;
    if (type.name == "sync.WaitGroup") return PrimitiveKind::WaitGroup;
    if (type.name == "sync.Once") return PrimitiveKind::Once;
    if (type.name == "sync.Cond") return PrimitiveKind::Cond;
    if (type.name == "sync.Pool") return PrimitiveKind::Pool;
    if (type.name == "sync.Map") return PrimitiveKind::Map;
    return std::nullopt;
}

std::vector<Pointer> turnsOf(Core& core, const program::RuntimeType& semaphore, Pointer pointer) {
    const Word* queue = &fieldOf<Word>(core, semaphore, pointer, "waiters");
    const program::RuntimeType& waiter =
        typeBehind(core, core.program().types[program::fieldOf(semaphore, "waiters").type].element);
    std::vector<Pointer> turns;
    for (std::uint64_t i = 0; i < std::min(queue[1], mostEntries); ++i)
        turns.push_back(fieldOf<Pointer>(core, waiter, core.at<Pointer>(dataAddress(queue[0]) + 8 * i), "ready"));
    return turns;
}

void inspect(Core& core, const ValuePrinter& printer, const program::RuntimeType& type, Pointer pointer,
             PrimitiveState& state) {
    const std::uint64_t address = dataAddress(pointer);
    switch (state.kind) {
    case PrimitiveKind::Mutex: inspectMutex(core.at<MutexWords>(address), state); break;
    case PrimitiveKind::RWMutex: inspectRWMutex(core, core.at<RWMutexWords>(address), state); break;
    case PrimitiveKind::WaitGroup: state.counter = core.at<WaitGroupWords>(address).counter; break;
    case PrimitiveKind::Once: {
        const auto& words = core.at<OnceWords>(address);
        state.done = words.done != 0;
        state.locked = words.runner != 0;
        if (words.runner != 0) state.owner = words.runner - 1;
        break;
    }
    case PrimitiveKind::Cond: {
        const auto& words = core.at<CondWords>(address);
        state.counter = words.issued - words.called;
        break;
    }
    case PrimitiveKind::Pool: inspectPool(core, printer, core.at<PoolWords>(address), state); break;
    case PrimitiveKind::Map: inspectMap(core, printer, core.at<Word>(address), state); break;
    case PrimitiveKind::TaskGroup: inspectTaskGroup(core, printer, type, pointer, state); break;
    case PrimitiveKind::Semaphore: inspectSemaphore(core, type, pointer, state); break;
    case PrimitiveKind::Flights: inspectFlights(core, type, pointer, state); break;
    case PrimitiveKind::Channel: break; // a channel is looked at by who has it: snapshot.cpp
    }
}

} // namespace lockstep::machine::sync
