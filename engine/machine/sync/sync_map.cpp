// sync.Map: each method is one visible operation and then private work on a Go map that only the library sees
// (ObjectFlag::Inside). Range is one operation an entry: it is no snapshot.
//
// An event's `before` is the hash of the key, so that operations on different keys are told apart.
#include "engine/machine/runtime.h"
#include "engine/machine/sync/primitives.h"
#include "engine/machine/value_printer.h"

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;

namespace {

const std::byte* inside(Core& core, const Word* interface) {
    const auto type = static_cast<program::TypeId>(interface[0]);
    return core.program().types[type].direct ? reinterpret_cast<const std::byte*>(interface + 1)
                                             : core.bytes() + dataAddress(interface[1]);
}

void note(Core& core, GoroutineIndex g, EventKind kind, Pointer map, std::uint64_t hash, const Word* key) {
    if (!core.isObserved()) return;
    std::string text;
    if (key != nullptr && key[0] == 0) text = "nil";
    if (key != nullptr && key[0] != 0)
        text = ValuePrinter(core.image(), *core.arena())
                   .value(static_cast<program::TypeId>(key[0]), inside(core, key))
                   .text;
    core.record(
        g, {.kind = kind, .object = map, .before = hash, .flags = static_cast<std::uint8_t>(Flag::Step), .side = text});
}

/// False: the key cannot be hashed.
bool hashKey(Core& core, const Word* key, std::uint64_t& hash, program::TypeId& culprit) {
    hash = 1;
    if (key[0] == 0) return true;
    const auto type = static_cast<program::TypeId>(key[0]);
    bool comparable = core.program().types[type].comparable;
    culprit = type;
    if (comparable) hash = runtime::hashValue(core, type, inside(core, key), 0, comparable, culprit) * 31 + type;
    return comparable;
}

} // namespace

Performed visitMap(Core& core, GoroutineIndex g, EventKind kind, bool hasKey) {
    Word* R = core.window(core.goroutine(g));
    const Pointer map = R[0];
    std::uint64_t hash = 0;
    program::TypeId culprit = 0;
    if (hasKey && !hashKey(core, R + 1, hash, culprit)) {
        runtime::panicIncomparable(core, g, culprit, true);
        return Performed::Panicked;
    }
    core.countStep();
    note(core, g, kind, map, hash, hasKey ? R + 1 : nullptr);
    R[0] = core.at<Word>(dataAddress(map));
    return Performed::Done;
}

Performed nextOfMap(Core& core, GoroutineIndex g) {
    Word* R = core.window(core.goroutine(g));
    const Pointer map = R[0];
    const Pointer entries = core.at<Word>(dataAddress(map));
    // R[0..1]: an iterator of the Go map inside; R[2..5]: where key and value go.
    const std::uint64_t cursor = R[1];
    R[0] = entries;
    const bool found = entries != 0 && runtime::mapNext(core, R, {program::Opcode::MapNext, 0, 2, 4});
    const std::uint64_t next = R[1];
    const Word entry[4] = {R[2], R[3], R[4], R[5]};
    std::uint64_t hash = 0;
    program::TypeId culprit = 0;
    if (found) hashKey(core, entry, hash, culprit);
    core.countStep();
    note(core, g, EventKind::SyncMapRange, map, hash, found ? entry : nullptr);
    R = core.window(core.goroutine(g));
    std::copy(entry, entry + 4, R);
    R[4] = found ? next : cursor;
    R[5] = found ? 1 : 0;
    return Performed::Done;
}

} // namespace lockstep::machine::sync
