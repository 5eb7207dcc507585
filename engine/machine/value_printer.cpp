#include "engine/machine/value_printer.h"

#include "engine/machine/runtime.h"
#include "engine/machine/shown_address.h"
#include "engine/machine/sync/channel.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::machine {

using program::Kind;
using program::RuntimeType;

namespace {

constexpr unsigned maximumDepth = 3;
constexpr std::uint32_t maximumParts = 16;
constexpr std::size_t maximumText = 64;

template <typename T> T read(const std::byte* at) {
    T value;
    std::memcpy(&value, at, sizeof(T));
    return value;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text.substr(0, maximumText)) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else
            out += c;
    }
    if (text.size() > maximumText) out += "…";
    return out + '"';
}

std::string exponentForm(double value) { // Go's println format: +1.500000e+000
    if (value != value) return "NaN";
    if (value > 1.7976931348623157e308) return "+Inf";
    if (value < -1.7976931348623157e308) return "-Inf";
    std::string text = fmt::format("{:+.6e}", value);
    const std::size_t e = text.find('e');
    std::string digits = text.substr(e + 2);
    while (digits.size() < 3) digits.insert(digits.begin(), '0');
    return text.substr(0, e + 2) + digits;
}

} // namespace

std::string_view ValuePrinter::string(const std::byte* bytes) const {
    const auto data = read<Word>(bytes);
    const auto length = read<Word>(bytes + 8);
    if (length == 0) return {};
    if (isConstant(data))
        return std::string_view(m_program.strings[objectOf(data) & 0x7fffffffU]).substr(offsetOf(data), length);
    return {reinterpret_cast<const char*>(m_arena.bytes() + dataAddress(data)), length};
}

std::string ValuePrinter::scalar(const RuntimeType& type, const std::byte* bytes) const {
    switch (type.kind) {
    case Kind::Bool: return read<std::uint8_t>(bytes) != 0 ? "true" : "false";
    case Kind::Int:
    case Kind::Int64: return fmt::format("{}", read<std::int64_t>(bytes));
    case Kind::Int8: return fmt::format("{}", static_cast<int>(read<std::int8_t>(bytes)));
    case Kind::Int16: return fmt::format("{}", read<std::int16_t>(bytes));
    case Kind::Int32: return fmt::format("{}", read<std::int32_t>(bytes));
    case Kind::Uint:
    case Kind::Uintptr:
    case Kind::Uint64: return fmt::format("{}", read<std::uint64_t>(bytes));
    case Kind::Uint8: return fmt::format("{}", static_cast<unsigned>(read<std::uint8_t>(bytes)));
    case Kind::Uint16: return fmt::format("{}", read<std::uint16_t>(bytes));
    case Kind::Uint32: return fmt::format("{}", read<std::uint32_t>(bytes));
    case Kind::Float32: return fmt::format("{}", read<float>(bytes));
    case Kind::Float64: return fmt::format("{}", read<double>(bytes));
    case Kind::Complex64: return fmt::format("({}{:+}i)", read<float>(bytes), read<float>(bytes + 4));
    case Kind::Complex128: return fmt::format("({}{:+}i)", read<double>(bytes), read<double>(bytes + 8));
    default: return "?";
    }
}

std::string ValuePrinter::aggregate(const RuntimeType& type, const std::byte* bytes, unsigned depth) const {
    std::string text = type.kind == Kind::Struct ? "{" : "[";
    if (depth > maximumDepth) return text + (type.kind == Kind::Struct ? "…}" : "…]");
    const auto count = type.kind == Kind::Struct ? static_cast<std::uint32_t>(type.fields.size()) : type.length;
    for (std::uint32_t i = 0; i < count && i < maximumParts; ++i) {
        if (i != 0) text += ' ';
        if (type.kind == Kind::Struct)
            text +=
                type.fields[i].name + ":" + this->text(type.fields[i].type, bytes + type.fields[i].offset, depth + 1);
        else
            text += this->text(type.element, bytes + i * m_program.types[type.element].size, depth + 1);
    }
    if (count > maximumParts) text += " …";
    return text + (type.kind == Kind::Struct ? "}" : "]");
}

std::string ValuePrinter::pointer(const RuntimeType& type, Pointer target, unsigned depth) const {
    if (target == 0) return "nil";
    if (depth > maximumDepth || isConstant(target)) return "&…";
    return "&" + text(type.element, m_arena.bytes() + dataAddress(target), depth + 1);
}

const std::byte* ValuePrinter::inside(program::TypeId type, const std::byte* interface) const {
    if (m_program.types[type].direct) return interface + 8;
    return m_arena.bytes() + dataAddress(read<Word>(interface + 8));
}

std::string ValuePrinter::text(program::TypeId id, const std::byte* bytes, unsigned depth) const {
    const RuntimeType& type = m_program.types[id];
    switch (type.kind) {
    case Kind::String: return quoted(string(bytes));
    case Kind::Struct:
        // A type of sync/atomic is shown as what it holds, in its last field.
        if (type.packagePath == "sync/atomic" && !type.fields.empty()) {
            if (type.name == "atomic.Bool")
                return read<std::uint32_t>(bytes + type.fields.back().offset) != 0 ? "true" : "false";
            return text(type.fields.back().type, bytes + type.fields.back().offset, depth);
        }
        [[fallthrough]];
    case Kind::Array: return aggregate(type, bytes, depth);
    case Kind::Pointer: return pointer(type, read<Word>(bytes), depth);
    case Kind::Interface: {
        const auto dynamic = static_cast<program::TypeId>(read<Word>(bytes));
        return dynamic == 0 ? "nil" : text(dynamic, inside(dynamic, bytes), depth + 1);
    }
    case Kind::Slice: {
        const auto data = read<Word>(bytes);
        const auto length = read<Word>(bytes + 8);
        if (data == 0) return length == 0 ? "nil" : "[…]";
        if (depth > maximumDepth) return "[…]";
        std::string out = "[";
        const std::uint32_t size = m_program.types[type.element].size;
        for (Word i = 0; i < length && i < maximumParts; ++i) {
            if (i != 0) out += ' ';
            out += text(type.element, m_arena.bytes() + dataAddress(data) + i * size, depth + 1);
        }
        return out + (length > maximumParts ? " …]" : "]");
    }
    case Kind::Map: {
        const auto map = read<Word>(bytes);
        if (map == 0) return "nil";
        return fmt::format("map (len {})", m_arena.at<runtime::MapWords>(dataAddress(map)).count);
    }
    case Kind::Func: return read<Word>(bytes) == 0 ? "nil" : "func";
    case Kind::Chan: return channel(read<Word>(bytes), depth);
    case Kind::UnsafePointer: return read<Word>(bytes) == 0 ? "nil" : "pointer";
    default: return scalar(type, bytes);
    }
}

/// What is in its buffer, oldest first, and how many cells there are: "chan[1 2]/3".
std::string ValuePrinter::channel(Pointer channel, unsigned depth) const {
    if (channel == 0) return "nil";
    const auto& words = m_arena.at<sync::ChannelWords>(dataAddress(channel));
    std::string out = "chan[";
    for (std::uint32_t i = 0; i < words.count && i < maximumParts && depth <= maximumDepth; ++i) {
        if (i != 0) out += ' ';
        out += text(words.element, m_arena.bytes() + sync::cellAddress(channel, words, i), depth + 1);
    }
    if (words.count > maximumParts || (words.count != 0 && depth > maximumDepth)) out += "…";
    return out + fmt::format("]/{}{}", words.capacity, words.closed != 0 ? " closed" : "");
}

Value ValuePrinter::value(program::TypeId id, const std::byte* bytes, unsigned depth) const {
    const RuntimeType& type = m_program.types[id];
    Value value{type.name, text(id, bytes), {}};
    if (depth >= maximumDepth) return value;
    const auto part = [&](std::string name, program::TypeId partType, const std::byte* at) {
        if (value.parts.size() < maximumParts)
            value.parts.push_back({std::move(name), this->value(partType, at, depth + 1)});
    };
    if (type.kind == Kind::Struct) {
        for (const program::FieldInfo& field : type.fields) part(field.name, field.type, bytes + field.offset);
    } else if (type.kind == Kind::Array) {
        for (std::uint32_t i = 0; i < type.length && i < maximumParts; ++i)
            part(fmt::format("[{}]", i), type.element, bytes + i * m_program.types[type.element].size);
    } else if (type.kind == Kind::Pointer) {
        const auto target = read<Word>(bytes);
        if (target != 0 && !isConstant(target)) part("*", type.element, m_arena.bytes() + dataAddress(target));
    } else if (type.kind == Kind::Slice) {
        const auto data = read<Word>(bytes);
        const auto length = read<Word>(bytes + 8);
        for (Word i = 0; data != 0 && i < length && i < maximumParts; ++i)
            part(fmt::format("[{}]", i), type.element,
                 m_arena.bytes() + dataAddress(data) + i * m_program.types[type.element].size);
    }
    return value;
}

/// As the Error method of *runtime.TypeAssertionError says it.
std::string ValuePrinter::assertionText(const std::byte* error) const {
    const std::string_view interface = string(error);
    const std::string_view concrete = string(error + 16);
    const std::string_view asserted = string(error + 32);
    const std::string_view missing = string(error + 48);
    const std::string_view difference = string(error + 64);
    if (concrete.empty()) return fmt::format("interface conversion: {} is nil, not {}", interface, asserted);
    if (missing.empty())
        return fmt::format("interface conversion: {} is {}, not {}{}", interface, concrete, asserted, difference);
    return fmt::format("interface conversion: {} is not {}: missing method {}", concrete, asserted, missing);
}

bool ValuePrinter::isError(const RuntimeType& type) const {
    return std::ranges::any_of(type.methods, [this](const program::MethodEntry& method) {
        return m_program.methods[method.method] == "Error";
    });
}

std::string ValuePrinter::panicValue(program::TypeId id, Word word, Pointer holder) const {
    if (id == 0) return "nil";
    const RuntimeType& type = m_program.types[id];
    const std::byte* bytes =
        type.direct ? reinterpret_cast<const std::byte*>(&word) : m_arena.bytes() + dataAddress(word);
    if (id == m_program.errorStringType || id == m_program.boundsErrorType)
        return "runtime error: " + std::string(string(bytes));
    // As Go's printpanicval: the basic types as println writes them, of all others the address in the interface.
    const bool isDeclared = type.name.find('.') != std::string::npos && !type.name.starts_with("runtime.");
    const auto named = [&](std::string_view text) {
        return isDeclared ? fmt::format("{}({})", type.name, text) : std::string(text);
    };
    const auto complex = [&](double real, double imaginary) {
        return fmt::format("{}({}{}i)", isDeclared ? type.name : "", exponentForm(real), exponentForm(imaginary));
    };
    switch (type.kind) {
    case Kind::String:
        return isDeclared ? fmt::format("{}(\"{}\")", type.name, string(bytes)) : std::string(string(bytes));
    case Kind::Float32: return named(exponentForm(read<float>(bytes)));
    case Kind::Float64: return named(exponentForm(read<double>(bytes)));
    case Kind::Complex64: return complex(read<float>(bytes), read<float>(bytes + 4));
    case Kind::Complex128: return complex(read<double>(bytes), read<double>(bytes + 8));
    case Kind::Pointer: {
        const auto target = read<Word>(bytes);
        if (id == m_program.panicNilErrorType)
            return "panic called with nil argument (use GODEBUG=panicnil=1 to disable)";
        if (id == m_program.typeAssertionErrorType) return assertionText(m_arena.bytes() + dataAddress(target));
        // An error made by errors.New or fmt.Errorf: Go calls its Error method; the text is its first field.
        const RuntimeType& element = m_program.types[type.element];
        if (target != 0 && element.kind == Kind::Struct && !element.fields.empty() &&
            m_program.types[element.fields[0].type].kind == Kind::String && isError(type))
            return std::string(string(m_arena.bytes() + dataAddress(target) + element.fields[0].offset));
        [[fallthrough]];
    }
    case Kind::Chan:
    case Kind::Map:
    case Kind::Func:
    case Kind::UnsafePointer: return fmt::format("({}) 0x{:x}", type.name, shownAddress(m_arena, word));
    case Kind::Struct:
    case Kind::Array:
    case Kind::Slice:
    case Kind::Interface: // where Go puts a value into a box of its own and we do not, what holds it is the box
        return fmt::format("({}) 0x{:x}", type.name, shownAddress(m_arena, type.direct ? holder : word));
    default: return named(scalar(type, bytes));
    }
}

} // namespace lockstep::machine
