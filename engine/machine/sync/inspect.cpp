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

/// The text of an interface.
std::string textOf(Core& core, const ValuePrinter& printer, const Word* interface) {
    if (interface[0] == 0) return "nil";
    const auto type = static_cast<program::TypeId>(interface[0]);
    const std::byte* bytes = core.program().types[type].direct ? reinterpret_cast<const std::byte*>(interface + 1)
                                                               : core.bytes() + dataAddress(interface[1]);
    return printer.value(type, bytes).text;
}

void inspectPool(Core& core, const ValuePrinter& printer, const PoolWords& words, PrimitiveState& state) {
    state.counter = static_cast<std::int32_t>(words.count);
    for (std::uint64_t i = 0; i < std::min(words.count, mostEntries); ++i)
        state.entries.push_back({textOf(core, printer, &core.at<Word>(dataAddress(words.items) + 16 * i)), {}});
}

void inspectMap(Core& core, const ValuePrinter& printer, Pointer entries, PrimitiveState& state) {
    if (entries == 0) return;
    const auto map = core.at<runtime::MapWords>(dataAddress(entries));
    const runtime::MapShape shape = runtime::mapShape(core.program(), map.type);
    state.counter = static_cast<std::int32_t>(map.count);
    for (std::uint32_t i = 0; i < map.used && state.entries.size() < mostEntries; ++i) {
        const std::uint64_t entry = dataAddress(map.entries) + static_cast<std::uint64_t>(i) * shape.size;
        if (core.at<runtime::MapEntry>(entry).live == 0) continue;
        state.entries.push_back({textOf(core, printer, &core.at<Word>(entry + shape.key)),
                                 textOf(core, printer, &core.at<Word>(entry + shape.value))});
    }
}

const program::FieldInfo* field(const program::RuntimeType& type, std::string_view name) {
    const auto found = std::ranges::find(type.fields, name, &program::FieldInfo::name);
    return found == type.fields.end() ? nullptr : &*found;
}

void inspectTaskGroup(Core& core, const ValuePrinter& printer, const program::RuntimeType& type, Pointer pointer,
                      PrimitiveState& state) {
    const program::FieldInfo* group = field(type, "wg");
    const program::FieldInfo* error = field(type, "err");
    base::ensure(group != nullptr && error != nullptr, "an errgroup has a wait group and an error");
    state.counter = core.at<WaitGroupWords>(dataAddress(pointer + group->offset)).counter;
    state.error = errorText(core, printer, &core.at<Word>(dataAddress(pointer + error->offset)));
    state.offset += group->offset; // where those who wait for it wait
}

} // namespace

std::string errorText(Core& core, const ValuePrinter& printer, const Word* error) {
    if (error[0] == 0) return {};
    const auto& types = core.program().types;
    const program::RuntimeType& type = types[error[0]];
    if (type.kind == program::Kind::Pointer && core.looksLikePointer(error[1])) {
        const program::RuntimeType& target = types[type.element];
        const bool says = !target.fields.empty() && types[target.fields[0].type].kind == program::Kind::String;
        const Word* words = &core.at<Word>(dataAddress(error[1]));
        if (says) return std::string(core.text(words[0], words[1]));
    }
    return textOf(core, printer, error);
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
    if (type.named && type.packagePath == "golang.org/x/sync/errgroup" && type.name == "errgroup.Group")
        return PrimitiveKind::TaskGroup;
    if (!type.named || type.packagePath != "sync") return std::nullopt;
    if (type.name == "sync.Mutex") return PrimitiveKind::Mutex;
    if (type.name == "sync.RWMutex") return PrimitiveKind::RWMutex;
    if (type.name == "sync.WaitGroup") return PrimitiveKind::WaitGroup;
    if (type.name == "sync.Once") return PrimitiveKind::Once;
    if (type.name == "sync.Cond") return PrimitiveKind::Cond;
    if (type.name == "sync.Pool") return PrimitiveKind::Pool;
    if (type.name == "sync.Map") return PrimitiveKind::Map;
    return std::nullopt;
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
        state.counter = static_cast<std::int32_t>(words.issued - words.called);
        break;
    }
    case PrimitiveKind::Pool: inspectPool(core, printer, core.at<PoolWords>(address), state); break;
    case PrimitiveKind::Map: inspectMap(core, printer, core.at<Word>(address), state); break;
    case PrimitiveKind::TaskGroup: inspectTaskGroup(core, printer, type, pointer, state); break;
    case PrimitiveKind::Channel: break; // a channel is looked at by who has it: snapshot.cpp
    }
}

} // namespace lockstep::machine::sync
