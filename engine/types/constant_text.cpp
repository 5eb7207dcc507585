// Constants as text: for diagnostics, and in full.
#include "engine/types/constant.h"
#include "engine/types/constant_payload.h"

#include <cmath>
#include <fmt/core.h>

namespace lockstep::types::constant {

namespace {

std::string plainFloat(const Value& x) {
    double nearest = float64Val(x);
    if (std::isfinite(nearest) && (nearest != 0 || sign(x) == 0)) return fmt::format("{:.6g}", nearest);
    // Outside the float64 range: mantissa and decimal exponent by logarithm.
    auto [mantissa, exponent] = splitBigFloat(Access::toBigFloat(x));
    double fraction = static_cast<double>(mantissa);
    int binary = 0;
    fraction = std::frexp(fraction, &binary);
    double decimal = std::log10(std::fabs(fraction)) + static_cast<double>(binary + exponent) * std::log10(2.0);
    double whole = std::floor(decimal);
    double leading = std::pow(10, decimal - whole) * (fraction < 0 ? -1 : 1);
    return fmt::format("{:.6g}e{:+}", leading, static_cast<long>(whole));
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; }

std::string shortened(const std::string& quoted) {
    constexpr std::size_t longest = 72;
    std::size_t runes = 0;
    for (char c : quoted) runes += isContinuation(c) ? 0 : 1;
    if (runes <= longest) return quoted;
    std::size_t kept = 0;
    std::size_t i = 0;
    for (; i < quoted.size(); ++i) {
        if (isContinuation(quoted[i])) continue;
        if (++kept > longest - 3) break;
    }
    return quoted.substr(0, i) + "...";
}

std::size_t sequenceLength(std::string_view text, std::size_t at) {
    auto lead = static_cast<unsigned char>(text[at]);
    std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    if (lead < 0xc2 || lead >= 0xf5 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!isContinuation(text[at + i])) return 0;
    return length;
}

} // namespace

std::string quote(std::string_view text) {
    std::string quoted = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        switch (c) {
        case '\a': quoted += "\\a"; continue;
        case '\b': quoted += "\\b"; continue;
        case '\f': quoted += "\\f"; continue;
        case '\n': quoted += "\\n"; continue;
        case '\r': quoted += "\\r"; continue;
        case '\t': quoted += "\\t"; continue;
        case '\v': quoted += "\\v"; continue;
        case '\\': quoted += "\\\\"; continue;
        case '"': quoted += "\\\""; continue;
        default: break;
        }
        if (c >= 0x80) {
            if (std::size_t length = sequenceLength(text, i); length != 0) {
                quoted += text.substr(i, length);
                i += length - 1;
                continue;
            }
        }
        if (c < 0x20 || c >= 0x7f)
            quoted += fmt::format("\\x{:02x}", c);
        else
            quoted.push_back(static_cast<char>(c));
    }
    return quoted + "\"";
}

void appendRune(std::string& text, std::int64_t rune) {
    if (rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff)) rune = 0xfffd;
    auto r = static_cast<unsigned>(rune);
    auto tail = [&](unsigned shift) { text.push_back(static_cast<char>(0x80U | ((r >> shift) & 0x3fU))); };
    if (r < 0x80) {
        text.push_back(static_cast<char>(r));
    } else if (r < 0x800) {
        text.push_back(static_cast<char>(0xc0U | (r >> 6U)));
        tail(0);
    } else if (r < 0x10000) {
        text.push_back(static_cast<char>(0xe0U | (r >> 12U)));
        tail(6);
        tail(0);
    } else {
        text.push_back(static_cast<char>(0xf0U | (r >> 18U)));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string toString(const Value& x) {
    switch (x.kind()) {
    case Kind::Unknown: return "unknown";
    case Kind::Bool: return boolVal(x) ? "true" : "false";
    case Kind::String: return shortened(quote(stringVal(x)));
    case Kind::Int: return Access::toBigInt(x).str();
    case Kind::Float: return plainFloat(x);
    case Kind::Complex: return "(" + toString(real(x)) + " + " + toString(imag(x)) + "i)";
    }
    return {};
}

std::string exactString(const Value& x) {
    switch (Access::form(x)) {
    case Access::Form::Text: return quote(stringVal(x));
    case Access::Form::Ratio: {
        const Ratio& ratio = Access::payload(x).ratio;
        return ratio.denominator == 1 ? ratio.numerator.str() : ratio.numerator.str() + "/" + ratio.denominator.str();
    }
    case Access::Form::Pair: return "(" + exactString(real(x)) + " + " + exactString(imag(x)) + "i)";
    default: return toString(x);
    }
}

} // namespace lockstep::types::constant
