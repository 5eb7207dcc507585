// Equality, hashing and interfaces.
#include "engine/base/hash.h"
#include "engine/machine/runtime.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

namespace lockstep::machine::runtime {

using program::Kind;
using program::RuntimeType;

namespace {

template <typename T> T read(const std::byte* at) {
    T value;
    std::memcpy(&value, at, sizeof(T));
    return value;
}

const std::byte* boxOrWord(Core& core, TypeId type, const Word* interface) {
    if (core.program().types[type].direct) return reinterpret_cast<const std::byte*>(interface + 1);
    return core.bytes() + dataAddress(interface[1]);
}

std::string_view readString(Core& core, const std::byte* at) { return core.text(read<Word>(at), read<Word>(at + 8)); }

std::uint64_t hashFloat(double value, std::uint64_t salt) {
    if (value == 0) return 0; // 0 and -0 are equal
    if (value != value) return salt;
    return base::StableHash().add(std::bit_cast<std::uint64_t>(value)).value();
}

} // namespace

bool equalInterfaces(Core& core, const Word* a, const Word* b, bool& comparable, TypeId& culprit) {
    if (a[0] != b[0]) return false;
    const auto type = static_cast<TypeId>(a[0]);
    if (type == 0) return true;
    if (!core.program().types[type].comparable) {
        comparable = false;
        culprit = type;
        return false;
    }
    return equalValues(core, type, boxOrWord(core, type, a), boxOrWord(core, type, b), comparable, culprit);
}

bool equalValues(Core& core, TypeId type, const std::byte* a, const std::byte* b, bool& comparable, TypeId& culprit) {
    const RuntimeType& info = core.program().types[type];
    switch (info.kind) {
    case Kind::Float32: return read<float>(a) == read<float>(b);
    case Kind::Float64: return read<double>(a) == read<double>(b);
    case Kind::Complex64: return read<float>(a) == read<float>(b) && read<float>(a + 4) == read<float>(b + 4);
    case Kind::Complex128: return read<double>(a) == read<double>(b) && read<double>(a + 8) == read<double>(b + 8);
    case Kind::String: return readString(core, a) == readString(core, b);
    case Kind::Interface: {
        const Word left[2] = {read<Word>(a), read<Word>(a + 8)};
        const Word right[2] = {read<Word>(b), read<Word>(b + 8)};
        return equalInterfaces(core, left, right, comparable, culprit);
    }
    case Kind::Struct:
        return std::ranges::all_of(info.fields, [&](const program::FieldInfo& field) {
            if (field.name == "_") return true;
            return equalValues(core, field.type, a + field.offset, b + field.offset, comparable, culprit);
        });
    case Kind::Array: {
        const std::uint32_t size = core.program().types[info.element].size;
        for (std::uint32_t i = 0; i < info.length; ++i)
            if (!equalValues(core, info.element, a + i * size, b + i * size, comparable, culprit)) return false;
        return true;
    }
    case Kind::Slice:
    case Kind::Map:
    case Kind::Func:
        comparable = false;
        culprit = type;
        return false;
    default: return std::memcmp(a, b, info.size) == 0;
    }
}

std::uint64_t hashValue(Core& core, TypeId type, const std::byte* value, std::uint64_t salt, bool& comparable,
                        TypeId& culprit) {
    const RuntimeType& info = core.program().types[type];
    switch (info.kind) {
    case Kind::Float32: return hashFloat(read<float>(value), salt);
    case Kind::Float64: return hashFloat(read<double>(value), salt);
    case Kind::Complex64: return hashFloat(read<float>(value), salt) * 31 + hashFloat(read<float>(value + 4), salt);
    case Kind::Complex128: return hashFloat(read<double>(value), salt) * 31 + hashFloat(read<double>(value + 8), salt);
    case Kind::String: return base::StableHash().add(readString(core, value)).value();
    case Kind::Interface: {
        const Word words[2] = {read<Word>(value), read<Word>(value + 8)};
        const auto dynamic = static_cast<TypeId>(words[0]);
        if (dynamic == 0) return 1;
        if (!core.program().types[dynamic].comparable) {
            comparable = false;
            culprit = dynamic;
            return 0;
        }
        return hashValue(core, dynamic, boxOrWord(core, dynamic, words), salt, comparable, culprit) * 31 + dynamic;
    }
    case Kind::Struct: {
        std::uint64_t hash = 7;
        for (const program::FieldInfo& field : info.fields)
            if (field.name != "_")
                hash = hash * 0x9e3779b97f4a7c15ULL +
                       hashValue(core, field.type, value + field.offset, salt, comparable, culprit);
        return hash;
    }
    case Kind::Array: {
        std::uint64_t hash = 11;
        const std::uint32_t size = core.program().types[info.element].size;
        for (std::uint32_t i = 0; i < info.length; ++i)
            hash = hash * 0x9e3779b97f4a7c15ULL +
                   hashValue(core, info.element, value + i * size, salt, comparable, culprit);
        return hash;
    }
    case Kind::Slice:
    case Kind::Map:
    case Kind::Func:
        comparable = false;
        culprit = type;
        return 0;
    default: {
        std::uint64_t word = 0;
        std::memcpy(&word, value, std::min<std::uint32_t>(info.size, 8));
        word *= 0x9e3779b97f4a7c15ULL;
        return word ^ (word >> 32U);
    }
    }
}

void panicIncomparable(Core& core, GoroutineIndex g, TypeId culprit, bool hashing) {
    const std::string& name = core.program().types[culprit].name;
    core.startRuntimePanic(g, hashing ? fmt::format("hash of unhashable type {}", name)
                                      : fmt::format("comparing uncomparable type {}", name));
}

void makeInterface(Core& core, GoroutineIndex g, Instruction in) {
    const RuntimeType& type = core.program().types[in.c];
    Word* R = core.window(core.goroutine(g));
    Word word = type.slots == 0 ? 0 : R[in.b];
    if (!type.direct) {
        word = core.allocateType(g, in.c, core.goroutine(g).pc);
        R = core.window(core.goroutine(g));
        std::memcpy(core.bytes() + dataAddress(word), R + in.b, type.size);
    }
    R[in.a] = in.c;
    R[in.a + 1] = word;
}

void unbox(Core& core, Word* R, Instruction in) {
    const RuntimeType& type = core.program().types[in.c];
    const Word word = R[in.b + 1];
    if (type.direct) {
        if (type.slots != 0) R[in.a] = word;
        return;
    }
    if (type.size % 8 != 0) R[in.a + type.size / 8] = 0;
    std::memcpy(R + in.a, core.bytes() + dataAddress(word), type.size);
}

bool implements(const program::Program& program, TypeId concrete, TypeId interface) {
    if (concrete == 0) return false;
    const auto& methods = program.types[concrete].methods;
    return std::ranges::all_of(program.types[interface].interfaceMethods, [&](program::MethodId wanted) {
        return std::ranges::any_of(methods, [&](const program::MethodEntry& entry) { return entry.method == wanted; });
    });
}

void assertFailed(Core& core, GoroutineIndex g, Instruction in) {
    const program::Program& program = core.program();
    const Word* R = core.window(core.goroutine(g));
    const auto dynamic = static_cast<TypeId>(R[in.a]);
    const RuntimeType& from = program.types[in.b];
    const RuntimeType& to = program.types[in.c];
    const std::string fromName =
        from.named ? from.name : (from.interfaceMethods.empty() ? "interface {}" : "interface");
    if (dynamic == 0) {
        core.startTypeAssertionPanic(g, {to.kind == Kind::Interface ? "interface" : fromName, "", to.name, "", ""});
        return;
    }
    std::string missing;
    if (to.kind == Kind::Interface) {
        const auto& methods = program.types[dynamic].methods;
        const auto lacks = [&](program::MethodId method) {
            return std::ranges::none_of(methods, [&](const auto& entry) { return entry.method == method; });
        };
        const auto found = std::ranges::find_if(to.interfaceMethods, lacks);
        if (found != to.interfaceMethods.end()) missing = program.methods[*found];
        missing = missing.substr(missing.rfind('.') + 1);
    }
    const RuntimeType& concrete = program.types[dynamic];
    std::string difference;
    if (missing.empty() && concrete.name == to.name)
        difference = concrete.packagePath == to.packagePath ? " (types from different scopes)"
                                                            : " (types from different packages)";
    core.startTypeAssertionPanic(g, {fromName, concrete.name, to.name, missing, difference});
}

} // namespace lockstep::machine::runtime

namespace lockstep::machine {

void Core::startTypeAssertionPanic(GoroutineIndex index, const FailedAssertion& what) {
    const program::TypeId type = m_program.typeAssertionErrorType;
    const program::CodeIndex site = goroutine(index).pc;
    const Pointer made = allocateType(index, m_program.types[type].element, site);
    unsigned field = 0;
    for (const std::string* text :
         {&what.interface, &what.concrete, &what.asserted, &what.missingMethod, &what.difference}) {
        const Pointer data = makeText(index, *text, site);
        auto* words = &at<Word>(dataAddress(made) + std::uint64_t{16} * field++);
        words[0] = data;
        words[1] = text->size();
    }
    startPanic(index, type, made);
}

} // namespace lockstep::machine
