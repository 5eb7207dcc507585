// The inside of values of any type, for package internal/native (its Go file says what each function gives).
#include "engine/machine/natives/natives.h"
#include "engine/machine/runtime.h"
#include "engine/machine/shown_address.h"

#include <algorithm>
#include <bit>

namespace lockstep::machine {
namespace {

using program::Kind;
using program::RuntimeType;
using program::TypeId;

template <typename T> T read(const std::byte* at) {
    T value;
    std::memcpy(&value, at, sizeof(T));
    return value;
}

/// The interface in registers 0 and 1: its type and where its value lies. Lifetime: until the next allocation.
struct Subject {
    TypeId id;
    const RuntimeType* type;
    const std::byte* bytes;
    Pointer box; ///< 0 if the value is the interface's word
};

Subject subject(NativeFrame& frame, unsigned index = 0) {
    const auto id = static_cast<TypeId>(frame[index]);
    const RuntimeType& type = frame.core().program().types[id];
    if (id == 0) return {0, &type, nullptr, 0};
    if (type.direct) return {id, &type, reinterpret_cast<const std::byte*>(&frame[index + 1]), 0};
    const Pointer box = frame[index + 1];
    return {id, &type, frame.core().bytes() + dataAddress(box), box};
}

/// Small integers in a word of their own are kept extended.
Word wordOf(const RuntimeType& type, const std::byte* bytes) {
    switch (type.kind) {
    case Kind::Int8: return static_cast<Word>(static_cast<std::int64_t>(read<std::int8_t>(bytes)));
    case Kind::Int16: return static_cast<Word>(static_cast<std::int64_t>(read<std::int16_t>(bytes)));
    case Kind::Int32: return static_cast<Word>(static_cast<std::int64_t>(read<std::int32_t>(bytes)));
    default: {
        Word word = 0;
        std::memcpy(&word, bytes, std::min<std::uint32_t>(type.size, 8));
        return word;
    }
    }
}

/// An interface of the value of that type at `place` inside an object, or at `bytes` if it is in no object.
void answer(NativeFrame& frame, unsigned index, TypeId id, const std::byte* bytes, Pointer place) {
    const RuntimeType& type = frame.core().program().types[id];
    if (type.kind == Kind::Interface) {
        const auto dynamic = read<Word>(bytes);
        const auto word = read<Word>(bytes + 8);
        frame[index] = dynamic;
        frame[index + 1] = word;
        return;
    }
    if (type.direct) {
        const Word word = type.size == 0 ? 0 : wordOf(type, bytes);
        frame[index] = id;
        frame[index + 1] = word;
        return;
    }
    if (place == 0) {
        std::vector<std::byte> copy(bytes, bytes + type.size);
        place = frame.allocate(type.size, id, 1);
        std::memcpy(frame.core().bytes() + dataAddress(place), copy.data(), copy.size());
    }
    frame[index] = id;
    frame[index + 1] = place;
}

TypeId partType(const RuntimeType& type, std::int64_t part) {
    if (part == -2) return type.key;
    if (part == -1) return type.element;
    return type.fields[static_cast<std::size_t>(part)].type;
}

int kindWithMethods(const RuntimeType& type) {
    return static_cast<int>(type.kind) + (type.methods.empty() && type.interfaceMethods.empty() ? 0 : 256);
}

} // namespace

void nativeKind(NativeFrame& frame) {
    const Subject s = subject(frame);
    frame[0] = s.id == 0 ? 0 : static_cast<Word>(kindWithMethods(*s.type));
}

void nativeTypeString(NativeFrame& frame) {
    const Subject s = subject(frame);
    frame.setText(0, s.id == 0 ? std::string("<nil>") : s.type->name);
}

void nativePartType(NativeFrame& frame) {
    const Subject s = subject(frame);
    const RuntimeType& part = frame.core().program().types[partType(*s.type, frame.integer(2))];
    const Word kind = static_cast<Word>(static_cast<int>(part.kind));
    frame.setText(0, part.name);
    frame[2] = kind;
}

void nativeBits(NativeFrame& frame) {
    const Subject s = subject(frame);
    if (s.id == 0) {
        frame[0] = 0;
        return;
    }
    switch (s.type->kind) {
    case Kind::Chan:
    case Kind::Func:
    case Kind::Map:
    case Kind::Pointer:
    case Kind::Slice:
    case Kind::String:
    case Kind::UnsafePointer: frame[0] = shownAddress(*frame.core().arena(), read<Word>(s.bytes)); break;
    default: frame[0] = wordOf(*s.type, s.bytes); break;
    }
}

void nativeFloat(NativeFrame& frame) {
    const Subject s = subject(frame);
    const std::int64_t part = frame.integer(2);
    double value = 0;
    switch (s.type->kind) {
    case Kind::Float32: value = read<float>(s.bytes); break;
    case Kind::Float64: value = read<double>(s.bytes); break;
    case Kind::Complex64: value = read<float>(s.bytes + 4 * part); break;
    case Kind::Complex128: value = read<double>(s.bytes + 8 * part); break;
    default: break;
    }
    frame.setFloat(0, value);
}

void nativeStringOf(NativeFrame& frame) {
    const Subject s = subject(frame);
    switch (s.type->kind) {
    case Kind::String: {
        const auto data = read<Word>(s.bytes);
        const auto length = read<Word>(s.bytes + 8);
        frame[0] = data;
        frame[1] = length;
        return;
    }
    case Kind::Slice: {
        const auto data = read<Word>(s.bytes);
        const auto length = read<Word>(s.bytes + 8);
        frame.setText(0, std::string(frame.core().text(data, length)));
        return;
    }
    default: frame.setText(0, std::string(reinterpret_cast<const char*>(s.bytes), s.type->size)); return;
    }
}

void nativeLength(NativeFrame& frame) {
    const Subject s = subject(frame);
    switch (s.type->kind) {
    case Kind::Array: frame[0] = s.type->length; break;
    case Kind::Struct: frame[0] = s.type->fields.size(); break;
    case Kind::String:
    case Kind::Slice: frame[0] = read<Word>(s.bytes + 8); break;
    case Kind::Map: {
        const auto map = read<Word>(s.bytes);
        frame[0] = map == 0 ? 0 : frame.core().at<runtime::MapWords>(dataAddress(map)).count;
        break;
    }
    default: frame[0] = 0; break;
    }
}

void nativeElement(NativeFrame& frame) {
    const Subject s = subject(frame);
    const auto i = static_cast<Word>(frame.integer(2));
    const TypeId element = s.type->element;
    const std::uint32_t size = frame.core().program().types[element].size;
    if (s.type->kind == Kind::Array) {
        answer(frame, 0, element, s.bytes + i * size, s.box == 0 ? 0 : s.box + i * size);
        return;
    }
    const Pointer place = read<Word>(s.bytes) + (s.type->kind == Kind::Slice ? i * size : 0);
    answer(frame, 0, element, frame.core().bytes() + dataAddress(place), place);
}

void nativeFieldName(NativeFrame& frame) {
    const Subject s = subject(frame);
    const program::FieldInfo& field = s.type->fields[static_cast<std::size_t>(frame.integer(2))];
    const Word flags = (field.exported ? 1U : 0U) | (field.embedded ? 2U : 0U);
    frame.setText(0, field.name);
    frame[2] = flags;
}

void nativeField(NativeFrame& frame) {
    const Subject s = subject(frame);
    const program::FieldInfo& field = s.type->fields[static_cast<std::size_t>(frame.integer(2))];
    if (frame.core().program().types[field.type].isUnseen) {
        frame[0] = field.type;
        frame[1] = 0;
        return;
    }
    answer(frame, 0, field.type, s.bytes + field.offset, s.box == 0 ? 0 : s.box + field.offset);
}

namespace {

/// Order of map keys as fmt prints them.
bool lessKey(Core& core, TypeId id, const std::byte* a, const std::byte* b) {
    const RuntimeType& type = core.program().types[id];
    switch (type.kind) {
    case Kind::Bool: return read<std::uint8_t>(a) < read<std::uint8_t>(b);
    case Kind::Int:
    case Kind::Int8:
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64: return static_cast<std::int64_t>(wordOf(type, a)) < static_cast<std::int64_t>(wordOf(type, b));
    case Kind::Float32:
        return read<float>(a) < read<float>(b) ||
               (read<float>(a) != read<float>(a) && read<float>(b) == read<float>(b));
    case Kind::Float64:
        return read<double>(a) < read<double>(b) ||
               (read<double>(a) != read<double>(a) && read<double>(b) == read<double>(b));
    case Kind::String: return core.text(read<Word>(a), read<Word>(a + 8)) < core.text(read<Word>(b), read<Word>(b + 8));
    case Kind::Struct:
        for (const program::FieldInfo& field : type.fields) {
            if (lessKey(core, field.type, a + field.offset, b + field.offset)) return true;
            if (lessKey(core, field.type, b + field.offset, a + field.offset)) return false;
        }
        return false;
    case Kind::Array:
        for (std::uint32_t i = 0; i < type.length; ++i) {
            const std::uint32_t at = i * core.program().types[type.element].size;
            if (lessKey(core, type.element, a + at, b + at)) return true;
            if (lessKey(core, type.element, b + at, a + at)) return false;
        }
        return false;
    case Kind::Interface: {
        const auto left = static_cast<TypeId>(read<Word>(a));
        const auto right = static_cast<TypeId>(read<Word>(b));
        if (left != right) return left < right;
        if (left == 0) return false;
        const bool direct = core.program().types[left].direct;
        return lessKey(core, left, direct ? a + 8 : core.bytes() + dataAddress(read<Word>(a + 8)),
                       direct ? b + 8 : core.bytes() + dataAddress(read<Word>(b + 8)));
    }
    case Kind::Complex64:
        if (read<float>(a) != read<float>(b)) return read<float>(a) < read<float>(b);
        return read<float>(a + 4) < read<float>(b + 4);
    case Kind::Complex128:
        if (read<double>(a) != read<double>(b)) return read<double>(a) < read<double>(b);
        return read<double>(a + 8) < read<double>(b + 8);
    case Kind::Chan:
    case Kind::Pointer:
    case Kind::UnsafePointer:
        return shownAddress(*core.arena(), read<Word>(a)) < shownAddress(*core.arena(), read<Word>(b));
    default: return wordOf(type, a) < wordOf(type, b);
    }
}

} // namespace

void nativeMapEntries(NativeFrame& frame) {
    const Subject s = subject(frame);
    const auto pointer = read<Word>(s.bytes);
    const RuntimeType& type = *s.type;
    std::vector<std::uint64_t> places;
    runtime::MapShape shape{};
    if (pointer != 0) {
        const auto map = frame.core().at<runtime::MapWords>(dataAddress(pointer));
        shape = runtime::mapShape(frame.core().program(), map.type);
        for (std::uint32_t i = 0; i < map.used; ++i) {
            const std::uint64_t entry = dataAddress(map.entries) + static_cast<std::uint64_t>(i) * shape.size;
            if (frame.core().at<runtime::MapEntry>(entry).live != 0) places.push_back(entry);
        }
        const std::byte* bytes = frame.core().bytes();
        std::ranges::stable_sort(places, [&](std::uint64_t a, std::uint64_t b) {
            return lessKey(frame.core(), type.key, bytes + a + shape.key, bytes + b + shape.key);
        });
    }
    const auto count = static_cast<std::uint32_t>(places.size() * 2);
    const Pointer list = frame.allocate(std::max(count, 1U) * 16, scanConservatively, 1);
    const Pointer entries = pointer == 0 ? 0 : frame.core().at<runtime::MapWords>(dataAddress(pointer)).entries;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (unsigned half = 0; half < 2; ++half) {
            const std::uint64_t at = places[i] + (half == 0 ? shape.key : shape.value);
            const Pointer place = entries + (at - dataAddress(entries));
            answer(frame, 0, half == 0 ? type.key : type.element, frame.core().bytes() + at, place);
            const std::uint64_t target = dataAddress(list) + (i * 2 + half) * 16;
            frame.core().at<Word>(target) = frame[0];
            frame.core().at<Word>(target + 8) = frame[1];
        }
    }
    frame[0] = list;
    frame[1] = frame[2] = count;
}

void nativeComparable(NativeFrame& frame) {
    const Subject s = subject(frame);
    frame[0] = s.id == 0 || s.type->comparable ? 1 : 0;
}

namespace {

/// Sets what the pointer in `target` points to; pointers that everybody can reach then are published.
void store(Core& core, const Subject& target, const std::byte* bytes, const RuntimeType& type) {
    const auto pointer = read<Word>(target.bytes);
    if (core.isShared(pointer)) {
        for (const program::PointerWord& word : type.words)
            core.publish(read<Word>(bytes + word.offset + (word.kind == program::WordKind::Interface ? 8 : 0)));
    }
    core.touch(dataAddress(pointer), type.size);
    std::memcpy(core.bytes() + dataAddress(pointer), bytes, type.size);
}

} // namespace

void nativeAssign(NativeFrame& frame) {
    const Subject target = subject(frame, 0);
    const Subject value = subject(frame, 2);
    const auto& types = frame.core().program().types;
    if (target.id == 0 || target.type->kind != Kind::Pointer || read<Word>(target.bytes) == 0) {
        frame[0] = 2;
        return;
    }
    const TypeId wanted = target.type->element;
    const RuntimeType& type = types[wanted];
    const bool isError = std::ranges::any_of(type.methods, [&](const program::MethodEntry& m) {
        return frame.core().program().methods[m.method] == "Error";
    });
    if (type.kind != Kind::Interface && !isError) {
        frame[0] = 3;
        return;
    }
    if (type.kind == Kind::Interface) {
        if (!runtime::implements(frame.core().program(), value.id, wanted)) {
            frame[0] = 1;
            return;
        }
        const Word words[2] = {frame[2], frame[3]};
        store(frame.core(), target, reinterpret_cast<const std::byte*>(words), type);
    } else {
        if (value.id != wanted) {
            frame[0] = 1;
            return;
        }
        store(frame.core(), target, value.bytes, type);
    }
    frame[0] = 0;
}

void nativeSwap(NativeFrame& frame) {
    const Subject s = subject(frame);
    const std::uint32_t size = frame.core().program().types[s.type->element].size;
    const std::uint64_t base = dataAddress(read<Word>(s.bytes));
    const std::uint64_t a = base + static_cast<Word>(frame.integer(2)) * size;
    const std::uint64_t b = base + static_cast<Word>(frame.integer(3)) * size;
    frame.core().touch(a, size);
    frame.core().touch(b, size);
    std::byte* bytes = frame.core().bytes();
    std::swap_ranges(bytes + a, bytes + a + size, bytes + b);
}

} // namespace lockstep::machine
