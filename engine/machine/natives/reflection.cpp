// What package reflect asks of the machine (engine/golib/reflect/machine.go says what each function gives): types by
// number, and values by the place where they lie.
#include "engine/machine/natives/natives.h"
#include "engine/machine/runtime.h"

#include <algorithm>

namespace lockstep::machine {
namespace {

using program::Kind;
using program::RuntimeType;
using program::TypeId;

const RuntimeType& typeOf(NativeFrame& frame, unsigned index) {
    return frame.core().program().types[static_cast<TypeId>(frame[index])];
}

Word wordAt(Core& core, const RuntimeType& type, Pointer place) {
    if (type.size == 0) return 0;
    Word word = 0;
    std::memcpy(&word, core.bytes() + dataAddress(place), std::min<std::uint32_t>(type.size, 8));
    switch (type.kind) {
    case Kind::Int8: return static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int8_t>(word)));
    case Kind::Int16: return static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int16_t>(word)));
    case Kind::Int32: return static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int32_t>(word)));
    default: return word;
    }
}

/// Writes to memory others may reach: what it then refers to is published.
void store(Core& core, Pointer place, const std::byte* bytes, std::uint32_t size) {
    core.touch(dataAddress(place), size);
    std::memcpy(core.bytes() + dataAddress(place), bytes, size);
    if (!core.isShared(place)) return;
    for (std::uint32_t at = 0; at + 8 <= size; at += 8) {
        Word word = 0;
        std::memcpy(&word, core.bytes() + dataAddress(place) + at, 8);
        core.publish(word);
    }
}

/// What reflect.number can be asked for, in the order of the constants in machine.go.
enum class Number : std::uint8_t {
    Kind,
    Size,
    Align,
    Length,
    Element,
    Key,
    Fields,
    Direction,
    Comparable,
    Named,
    Methods,
    Parameters,
    Results,
    Variadic,
    FieldType,
    FieldOffset,
    FieldFlags,
    Parameter,
    Result,
    MethodFunction,
    MethodType,
    Implements,
    Direct,
    Underlying,
};

Word numberOf(const program::Program& program, TypeId id, Number what, std::size_t i) {
    const RuntimeType& type = program.types[id];
    const bool isInterface = type.kind == Kind::Interface;
    switch (what) {
    case Number::Kind: return static_cast<Word>(type.kind);
    case Number::Size: return type.size;
    case Number::Align: return type.align;
    case Number::Length: return type.length;
    case Number::Element: return type.element;
    case Number::Key: return type.key;
    case Number::Fields: return type.fields.size();
    case Number::Direction: return static_cast<Word>(type.direction);
    case Number::Comparable: return type.comparable ? 1 : 0;
    case Number::Named: return type.named ? 1 : 0;
    case Number::Methods: return isInterface ? type.interfaceMethods.size() : type.methods.size();
    case Number::Parameters: return type.parameters.size();
    case Number::Results: return type.results.size();
    case Number::Variadic: return type.variadic ? 1 : 0;
    case Number::FieldType: return type.fields[i].type;
    case Number::FieldOffset: return type.fields[i].offset;
    case Number::FieldFlags: return (type.fields[i].exported ? 1U : 0U) | (type.fields[i].embedded ? 2U : 0U);
    case Number::Parameter: return type.parameters[i];
    case Number::Result: return type.results[i];
    case Number::MethodFunction: return constantBit | type.methods[i].function;
    case Number::MethodType: {
        const program::MethodId method = isInterface ? type.interfaceMethods[i] : type.methods[i].method;
        return method < program.methodTypes.size() ? program.methodTypes[method] : 0;
    }
    case Number::Implements: return runtime::implements(program, id, static_cast<TypeId>(i)) ? 1 : 0;
    case Number::Direct: return type.direct ? 1 : 0;
    case Number::Underlying: return type.underlying;
    }
    return 0;
}

enum class Text : std::uint8_t { String, PackagePath, FieldName, FieldTag, MethodName };

std::string textOf(const program::Program& program, const RuntimeType& type, Text what, std::size_t i) {
    switch (what) {
    case Text::String: return type.name;
    case Text::PackagePath: return type.packagePath;
    case Text::FieldName: return type.fields[i].name;
    case Text::FieldTag: return type.fields[i].tag;
    case Text::MethodName:
        return program.methods[type.kind == Kind::Interface ? type.interfaceMethods[i] : type.methods[i].method];
    }
    return {};
}

} // namespace

void nativeReflectTypeOf(NativeFrame&) {} // the first register is the type word already

void nativeReflectNumber(NativeFrame& frame) {
    frame[0] = numberOf(frame.core().program(), static_cast<TypeId>(frame[0]), static_cast<Number>(frame[1]),
                        static_cast<std::size_t>(frame[2]));
}

void nativeReflectText(NativeFrame& frame) {
    frame.setText(0, textOf(frame.core().program(), typeOf(frame, 0), static_cast<Text>(frame[1]),
                            static_cast<std::size_t>(frame[2])));
}

void nativeReflectFindType(NativeFrame& frame) {
    const auto& types = frame.core().program().types;
    const auto kind = static_cast<Kind>(frame[0]);
    const auto element = static_cast<TypeId>(frame[1]);
    const auto key = static_cast<TypeId>(frame[2]);
    const Word extra = frame[3];
    frame[0] = 0;
    for (TypeId id = 1; id < types.size(); ++id) {
        const RuntimeType& type = types[id];
        if (kind == Kind::Func) {
            // Element is the receiver, key the method's type: the function that takes the receiver first is wanted.
            const RuntimeType& method = types[key];
            if (type.kind == kind && !type.named && type.variadic == method.variadic &&
                type.results == method.results && type.parameters.size() == method.parameters.size() + 1 &&
                type.parameters.front() == element &&
                std::equal(method.parameters.begin(), method.parameters.end(), type.parameters.begin() + 1)) {
                frame[0] = id;
                return;
            }
            continue;
        }
        if (type.kind != kind || type.named || type.element != element || type.key != key) continue;
        if (kind == Kind::Array && type.length != extra) continue;
        if (kind == Kind::Chan && static_cast<Word>(type.direction) != extra) continue;
        frame[0] = id;
        return;
    }
}

void nativeReflectBox(NativeFrame& frame) {
    const auto id = static_cast<TypeId>(frame[0]);
    const RuntimeType& type = typeOf(frame, 0);
    if (!type.direct) {
        frame[0] = frame[1];
        return;
    }
    const Pointer made = frame.allocate(std::max(type.size, 8U), id, 1);
    frame.core().at<Word>(dataAddress(made)) = frame[1];
    frame[0] = made;
}

void nativeReflectPack(NativeFrame& frame) {
    const auto id = static_cast<TypeId>(frame[0]);
    const RuntimeType& type = typeOf(frame, 0);
    const Pointer place = frame[1];
    if (type.kind == Kind::Interface) {
        frame[0] = frame.core().at<Word>(dataAddress(place));
        frame[1] = frame.core().at<Word>(dataAddress(place) + 8);
        return;
    }
    if (type.direct) {
        frame[1] = wordAt(frame.core(), type, place);
        return;
    }
    const Pointer copy = frame.allocate(type.size, id, 1);
    std::memcpy(frame.core().bytes() + dataAddress(copy), frame.core().bytes() + dataAddress(place), type.size);
    frame[1] = copy;
}

void nativeReflectMove(NativeFrame& frame) {
    Core& core = frame.core();
    const std::uint32_t size = typeOf(frame, 0).size;
    const std::byte* from = core.bytes() + dataAddress(frame[2]);
    const std::vector<std::byte> copy(from, from + size);
    store(core, frame[1], copy.data(), size);
}

void nativeReflectOffset(NativeFrame& frame) { frame[0] += frame[1]; }

void nativeReflectWord(NativeFrame& frame) { frame[0] = wordAt(frame.core(), typeOf(frame, 0), frame[1]); }

void nativeReflectSetWord(NativeFrame& frame) {
    const Word word = frame[2];
    store(frame.core(), frame[1], reinterpret_cast<const std::byte*>(&word), static_cast<std::uint32_t>(frame[0]));
}

void nativeReflectAllocate(NativeFrame& frame) {
    const auto id = static_cast<TypeId>(frame[0]);
    const auto count = static_cast<std::uint32_t>(frame[1]);
    frame[0] = frame.allocate(std::max(typeOf(frame, 0).size * count, 8U), id, std::max(count, 1U));
}

void nativeReflectMakeMap(NativeFrame& frame) {
    const Pointer made = runtime::newMap(frame.core(), frame.goroutine(), static_cast<TypeId>(frame[0]));
    frame[0] = made;
}

void nativeReflectMapFind(NativeFrame& frame) {
    const Pointer place = frame[0] == 0 ? 0 : runtime::mapPlace(frame.core(), frame.goroutine(), frame[0], frame[1]);
    frame[0] = place;
}

namespace {

void needSlots(Core& core, GoroutineIndex g, std::uint32_t slots) {
    if (slots > core.goroutine(g).stackSlots && !core.growStack(g, slots)) throw MemoryExhausted{};
}

/// The map operations of the interpreter take key and value from registers: copies them to some above the frame.
unsigned toRegisters(NativeFrame& frame, const RuntimeType& type, Pointer place, unsigned at) {
    Core& core = frame.core();
    const GoroutineIndex g = frame.goroutine();
    const std::uint32_t base = core.goroutine(g).base;
    needSlots(core, g, base + at + type.slots + 1);
    const Address registers = core.goroutine(g).stack + (base + at) * static_cast<std::uint32_t>(sizeof(Word));
    core.touch(registers, type.slots * static_cast<std::uint32_t>(sizeof(Word)));
    if (type.slots != 0) core.at<Word>(registers + (type.slots - 1) * sizeof(Word)) = 0;
    std::memcpy(core.bytes() + registers, core.bytes() + dataAddress(place), type.size);
    if (type.slots == 1) core.at<Word>(registers) = wordAt(core, type, place);
    return at + type.slots;
}

/// The first register above the native's frame, with the map in it; the goroutine's window may have moved.
unsigned mapRegister(NativeFrame& frame, Pointer map) {
    Core& core = frame.core();
    const GoroutineIndex g = frame.goroutine();
    const program::Function& function = core.program().functions[core.program().functionAt(core.goroutine(g).pc)];
    const unsigned at = function.frameSlots + 8U;
    const std::uint32_t base = core.goroutine(g).base;
    needSlots(core, g, base + at + 2);
    const Address place = core.goroutine(g).stack + (base + at) * static_cast<std::uint32_t>(sizeof(Word));
    core.touch(place, sizeof(Word));
    core.at<Word>(place) = map;
    return at;
}

} // namespace

void nativeReflectMapStore(NativeFrame& frame) {
    Core& core = frame.core();
    const Pointer map = frame[0];
    const Pointer key = frame[1];
    const Pointer value = frame[2];
    const TypeId id = core.at<runtime::MapWords>(dataAddress(map)).type;
    const RuntimeType& type = core.program().types[id];
    const unsigned mapAt = mapRegister(frame, map);
    const unsigned valueAt = toRegisters(frame, core.program().types[type.key], key, mapAt + 1);
    toRegisters(frame, core.program().types[type.element], value, valueAt);
    runtime::mapSet(core, frame.goroutine(),
                    program::Instruction::abc(program::Opcode::MapSet, mapAt, mapAt + 1, valueAt),
                    program::Instruction::abc(program::Opcode::Extra, id, 0, 0));
}

void nativeReflectMapErase(NativeFrame& frame) {
    Core& core = frame.core();
    const Pointer map = frame[0];
    const Pointer key = frame[1];
    const TypeId id = core.at<runtime::MapWords>(dataAddress(map)).type;
    const unsigned mapAt = mapRegister(frame, map);
    toRegisters(frame, core.program().types[core.program().types[id].key], key, mapAt + 1);
    runtime::mapDelete(core, frame.goroutine(),
                       program::Instruction::abc(program::Opcode::MapDelete, mapAt, mapAt + 1, 0),
                       program::Instruction::abc(program::Opcode::Extra, id, 0, 0));
}

void nativeReflectEnter(NativeFrame& frame) {
    Core& core = frame.core();
    const GoroutineIndex g = frame.goroutine();
    const Word function = frame[0];
    const Pointer words = frame[1]; // [0] takes the slot of the results, arguments follow
    const auto count = static_cast<std::uint32_t>(frame[2]);
    std::vector<Word> arguments(count);
    if (count != 0) std::memcpy(arguments.data(), core.bytes() + dataAddress(words) + 8, count * sizeof(Word));
    const std::uint32_t slot = core.callAbove(g, function, arguments.data(), count, core.goroutine(g).pc + 1);
    core.touch(dataAddress(words), sizeof(Word));
    core.at<Word>(dataAddress(words)) = slot;
}

void nativeReflectFetch(NativeFrame& frame) {
    Core& core = frame.core();
    const Pointer words = frame[0];
    const auto count = static_cast<std::uint32_t>(frame[1]);
    if (count == 0) return;
    const Word slot = core.at<Word>(dataAddress(words));
    const std::byte* results = core.bytes() + core.goroutine(frame.goroutine()).stack + slot * sizeof(Word);
    const std::vector<std::byte> copy(results, results + count * sizeof(Word));
    core.touch(dataAddress(words) + 8, count * static_cast<std::uint32_t>(sizeof(Word)));
    std::memcpy(core.bytes() + dataAddress(words) + 8, copy.data(), copy.size());
}

} // namespace lockstep::machine
