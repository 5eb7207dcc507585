#include "engine/machine/sync/atomic.h"

#include "engine/machine/runtime.h"
#include "engine/machine/value_printer.h"

#include <fmt/format.h>

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;
using program::Operation;

namespace {

enum class Action : std::uint8_t { Load, Store, Add, Swap, CompareAndSwap, And, Or };

/// How the word lies in memory and fills a register; Value is an interface of two words.
enum class Shape : std::uint8_t { I32, U32, Word64, Value };

struct Atomic {
    Action action;
    Shape shape;
};

constexpr Atomic atomicOf(Operation operation) {
    switch (operation) {
    case Operation::AtomicLoadI32: return {Action::Load, Shape::I32};
    case Operation::AtomicLoadU32: return {Action::Load, Shape::U32};
    case Operation::AtomicLoad64: return {Action::Load, Shape::Word64};
    case Operation::AtomicLoadValue: return {Action::Load, Shape::Value};
    case Operation::AtomicStore32: return {Action::Store, Shape::U32};
    case Operation::AtomicStore64: return {Action::Store, Shape::Word64};
    case Operation::AtomicStoreValue: return {Action::Store, Shape::Value};
    case Operation::AtomicAddI32: return {Action::Add, Shape::I32};
    case Operation::AtomicAddU32: return {Action::Add, Shape::U32};
    case Operation::AtomicAdd64: return {Action::Add, Shape::Word64};
    case Operation::AtomicSwapI32: return {Action::Swap, Shape::I32};
    case Operation::AtomicSwapU32: return {Action::Swap, Shape::U32};
    case Operation::AtomicSwap64: return {Action::Swap, Shape::Word64};
    case Operation::AtomicSwapValue: return {Action::Swap, Shape::Value};
    case Operation::AtomicCompareAndSwap32: return {Action::CompareAndSwap, Shape::U32};
    case Operation::AtomicCompareAndSwap64: return {Action::CompareAndSwap, Shape::Word64};
    case Operation::AtomicCompareAndSwapValue: return {Action::CompareAndSwap, Shape::Value};
    case Operation::AtomicAndI32: return {Action::And, Shape::I32};
    case Operation::AtomicAndU32: return {Action::And, Shape::U32};
    case Operation::AtomicAnd64: return {Action::And, Shape::Word64};
    case Operation::AtomicOrI32: return {Action::Or, Shape::I32};
    case Operation::AtomicOrU32: return {Action::Or, Shape::U32};
    case Operation::AtomicOr64: return {Action::Or, Shape::Word64};
    default: base::fail("not an atomic operation");
    }
}

EventKind eventOf(Action action) {
    switch (action) {
    case Action::Load: return EventKind::Load;
    case Action::Store: return EventKind::Store;
    case Action::Add: return EventKind::AtomicAdd;
    case Action::Swap: return EventKind::AtomicSwap;
    case Action::CompareAndSwap: return EventKind::AtomicCompareAndSwap;
    case Action::And:
    case Action::Or: return EventKind::AtomicMask;
    }
    base::fail("an atomic action without an event");
}

constexpr auto atomicStep =
    static_cast<std::uint8_t>(static_cast<std::uint8_t>(Flag::Step) | static_cast<std::uint8_t>(Flag::Atomic));

std::uint8_t flagsOf(bool failed, bool wide) {
    return static_cast<std::uint8_t>(atomicStep | (failed ? static_cast<std::uint8_t>(Flag::Failed) : 0U) |
                                     (wide ? static_cast<std::uint8_t>(Flag::Wide) : 0U));
}

// -- words

Word readWord(Core& core, Pointer pointer, Shape shape) {
    const std::uint64_t address = dataAddress(pointer);
    switch (shape) {
    case Shape::I32: return static_cast<Word>(static_cast<std::int64_t>(core.at<std::int32_t>(address)));
    case Shape::U32: return core.at<std::uint32_t>(address);
    default: return core.at<Word>(address);
    }
}

void writeWord(Core& core, Pointer pointer, Shape shape, Word value) {
    const std::uint64_t address = dataAddress(pointer);
    core.touch(address, shape == Shape::Word64 ? 8 : 4);
    if (shape != Shape::Word64) {
        core.at<std::uint32_t>(address) = static_cast<std::uint32_t>(value);
        return;
    }
    core.at<Word>(address) = value;
    if (core.isShared(pointer)) core.publish(value);
}

/// As a word of the shape fills a register.
Word fitted(Shape shape, Word value) {
    switch (shape) {
    case Shape::I32: return static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int32_t>(value)));
    case Shape::U32: return static_cast<std::uint32_t>(value);
    default: return value;
    }
}

Performed onWord(Core& core, GoroutineIndex g, Atomic atomic) {
    Word* R = core.window(core.goroutine(g));
    const Pointer pointer = R[0];
    const Word old = readWord(core, pointer, atomic.shape);
    Word written = old;
    bool fails = false;
    switch (atomic.action) {
    case Action::Load: break;
    case Action::Store:
    case Action::Swap: written = R[1]; break;
    case Action::Add: written = fitted(atomic.shape, old + R[1]); break;
    case Action::And: written = old & R[1]; break;
    case Action::Or: written = old | R[1]; break;
    case Action::CompareAndSwap:
        fails = fitted(atomic.shape, R[1]) != old;
        if (!fails) written = fitted(atomic.shape, R[2]);
        break;
    }
    if (atomic.action != Action::Load && !fails) writeWord(core, pointer, atomic.shape, written);
    R[0] = atomic.action == Action::Add ? written : atomic.action == Action::CompareAndSwap ? Word{!fails} : old;
    core.countStep();
    if (core.isObserved())
        core.record(g, {.kind = eventOf(atomic.action),
                        .object = pointer,
                        .before = old,
                        .after = written,
                        .flags = flagsOf(fails, false),
                        .size = atomic.shape == Shape::Word64 ? 8U : 4U});
    return Performed::Done;
}

// -- atomic.Value

std::string_view verb(Action action) {
    return action == Action::Store ? "store" : action == Action::Swap ? "swap" : "compare and swap";
}

/// Go's complaint about what is to be stored, or nothing.
std::string complaint(Action action, const Word* stored, const Word* value, const Word* expected) {
    if (value[0] == 0) return fmt::format("sync/atomic: {} of nil value into Value", verb(action));
    if (expected != nullptr && expected[0] != 0 && expected[0] != value[0])
        return "sync/atomic: compare and swap of inconsistently typed values";
    if (stored[0] != 0 && stored[0] != value[0])
        return fmt::format("sync/atomic: {} of inconsistently typed value into Value", verb(action));
    return {};
}

std::string shown(Core& core, const Word* interface) {
    if (interface[0] == 0) return "nil";
    const auto type = static_cast<program::TypeId>(interface[0]);
    const bool direct = core.program().types[type].direct;
    const std::byte* bytes =
        direct ? reinterpret_cast<const std::byte*>(interface + 1) : core.bytes() + dataAddress(interface[1]);
    return ValuePrinter(core.image(), *core.arena()).value(type, bytes).text;
}

Performed onValue(Core& core, GoroutineIndex g, Action action) {
    Word* R = core.window(core.goroutine(g));
    const Pointer pointer = R[0];
    const Word* in = &core.at<Word>(dataAddress(pointer));
    const Word old[2] = {in[0], in[1]};
    const bool compares = action == Action::CompareAndSwap;
    const Word* value = compares ? R + 3 : R + 1;
    const Word written[2] = {value[0], value[1]};
    bool fails = false;
    if (action != Action::Load) {
        const std::string problem = complaint(action, old, written, compares ? R + 1 : nullptr);
        if (!problem.empty()) {
            core.startPlainPanic(g, problem);
            return Performed::Panicked;
        }
        bool comparable = true;
        program::TypeId culprit = 0;
        fails = compares && !runtime::equalInterfaces(core, old, R + 1, comparable, culprit);
        if (!comparable) {
            runtime::panicIncomparable(core, g, culprit, false);
            return Performed::Panicked;
        }
        if (!fails) {
            core.touch(dataAddress(pointer), sizeof(written));
            std::memcpy(core.bytes() + dataAddress(pointer), written, sizeof(written));
            if (core.isShared(pointer)) core.publishWords(written, 2);
        }
    }
    if (compares) {
        R[0] = fails ? 0 : 1;
    } else if (action != Action::Store) {
        R[0] = old[0];
        R[1] = old[1];
    }
    core.countStep();
    if (core.isObserved()) {
        const bool wrote = action != Action::Load && !fails;
        core.record(g, {.kind = eventOf(action),
                        .object = pointer,
                        .before = old[0],
                        .after = wrote ? written[0] : old[0],
                        .flags = flagsOf(fails, true),
                        .side = shown(core, wrote ? written : old),
                        .size = 16});
    }
    return Performed::Done;
}

} // namespace

bool isAtomic(Operation operation) {
    return operation >= Operation::AtomicLoadI32 && operation <= Operation::AtomicOr64;
}

EventKind atomicEvent(Operation operation) { return eventOf(atomicOf(operation).action); }

Performed performAtomic(Core& core, GoroutineIndex g, Operation operation) {
    const Atomic atomic = atomicOf(operation);
    return atomic.shape == Shape::Value ? onValue(core, g, atomic.action) : onWord(core, g, atomic);
}

} // namespace lockstep::machine::sync
