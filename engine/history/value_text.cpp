#include "engine/history/value_text.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fmt/format.h>

namespace lockstep::history {
namespace {

using program::Kind;

/// Keeps its bool as a number.
constexpr std::string_view atomicBool = "atomic.Bool";

std::string shortName(const program::RuntimeType& type) {
    constexpr std::string_view prefix = "main.";
    return type.name.starts_with(prefix) ? type.name.substr(prefix.size()) : type.name;
}

std::string floatText(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
    return fmt::format("{}", value);
}

std::string referenceText(const program::Program& program, const program::RuntimeType& type, std::uint64_t bits) {
    if (bits == 0) return "nil";
    switch (type.kind) {
    case Kind::Pointer:
        return type.element != 0 && type.element < program.types.size() ? "&" + shortName(program.types[type.element])
                                                                        : "pointer";
    case Kind::Func: return "func";
    default: return shortName(type);
    }
}

/// The type of the single value at the byte `offset` of a value, or of an array of such values; 0 if there is none.
program::TypeId partType(const program::Program& program, program::TypeId type, std::uint32_t offset) {
    while (type != 0 && type < program.types.size()) {
        const program::RuntimeType& info = program.types[type];
        if (info.size == 0) return 0;
        offset %= info.size;
        if (info.kind == Kind::Array) {
            type = info.element;
            continue;
        }
        if (info.kind != Kind::Struct || info.name == atomicBool) return type;
        const auto inside = [&](const program::FieldInfo& field) {
            const std::uint32_t size = program.types[field.type].size;
            return offset >= field.offset && offset < field.offset + size;
        };
        const auto field = std::find_if(info.fields.begin(), info.fields.end(), inside);
        if (field == info.fields.end()) return 0;
        offset -= field->offset;
        type = field->type;
    }
    return 0;
}

program::TypeId valueType(const History& history, const Event& event) {
    if (const program::SiteName* site = history.program().siteName(event.site)) return site->type;
    if (event.object < history.objects().size())
        return partType(history.program(), history.objects()[event.object].type, event.offset);
    return 0;
}

/// The side text of a wide value, quoted if it is a string.
std::string wideText(const History& history, const Event& event) {
    return event.side != 0 ? history.text(event.side) : std::string("\xE2\x80\xA6");
}

} // namespace

std::string valueText(const program::Program& program, program::TypeId type, std::uint64_t bits) {
    if (type == 0 || type >= program.types.size()) return fmt::format("{}", static_cast<std::int64_t>(bits));
    const program::RuntimeType& info = program.types[type];
    switch (info.kind) {
    case Kind::Bool: return bits != 0 ? "true" : "false";
    case Kind::Int64:
        if (info.named && info.name == "time.Duration") return durationText(static_cast<std::int64_t>(bits));
        return fmt::format("{}", static_cast<std::int64_t>(bits));
    case Kind::Int: return fmt::format("{}", static_cast<std::int64_t>(bits));
    case Kind::Int8: return fmt::format("{}", static_cast<int>(static_cast<std::int8_t>(bits)));
    case Kind::Int16: return fmt::format("{}", static_cast<std::int16_t>(bits));
    case Kind::Int32: return fmt::format("{}", static_cast<std::int32_t>(bits));
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr: return fmt::format("{}", bits);
    case Kind::Uint8: return fmt::format("{}", bits & 0xffU);
    case Kind::Uint16: return fmt::format("{}", bits & 0xffffU);
    case Kind::Uint32: return fmt::format("{}", bits & 0xffffffffU);
    case Kind::Float64: return floatText(std::bit_cast<double>(bits));
    case Kind::Float32: return floatText(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    case Kind::Pointer:
    case Kind::UnsafePointer:
    case Kind::Map:
    case Kind::Chan:
    case Kind::Func: return referenceText(program, info, bits);
    case Kind::Struct:
        if (info.name == atomicBool) return bits != 0 ? "true" : "false";
        break;
    case Kind::Slice:
    case Kind::Interface:
        if (bits == 0) return "nil";
        break;
    default: break;
    }
    return shortName(info) + "{\xE2\x80\xA6}";
}

std::string loadedText(const History& history, const Event& event) {
    if (event.has(Flag::Wide)) return wideText(history, event);
    return valueText(history.program(), valueType(history, event), event.before);
}

std::string storedText(const History& history, const Event& event) {
    if (event.has(Flag::Wide)) return wideText(history, event);
    return valueText(history.program(), valueType(history, event), event.after);
}

std::string overwrittenText(const History& history, const Event& event) {
    if (event.has(Flag::Wide)) return {};
    return valueText(history.program(), valueType(history, event), event.before);
}

std::string durationText(std::int64_t nanoseconds) {
    if (nanoseconds == 0) return "0s";
    const bool negative = nanoseconds < 0;
    // The magnitude of the least value does not fit a signed number.
    const std::uint64_t total =
        negative ? ~static_cast<std::uint64_t>(nanoseconds) + 1 : static_cast<std::uint64_t>(nanoseconds);
    const auto fraction = [](std::uint64_t value, std::uint64_t unit) {
        std::string text = std::to_string(value / unit);
        std::string digits = std::to_string(unit + value % unit).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        return digits.empty() ? text : text + "." + digits;
    };
    std::string text;
    if (total < 1'000) {
        text = fmt::format("{}ns", total);
    } else if (total < 1'000'000) {
        text = fraction(total, 1'000) + "\xC2\xB5s";
    } else if (total < 1'000'000'000) {
        text = fraction(total, 1'000'000) + "ms";
    } else {
        constexpr std::uint64_t minute = 60'000'000'000ULL;
        const std::uint64_t minutes = total / minute;
        if (minutes >= 60) text += fmt::format("{}h", minutes / 60);
        if (minutes > 0) text += fmt::format("{}m", minutes % 60);
        text += fraction(total % minute, 1'000'000'000) + "s";
    }
    return negative ? "-" + text : text;
}

} // namespace lockstep::history
