// Values of literal tokens: spec "Integer literals", "Floating-point literals", "Imaginary literals", "Rune literals",
// "String literals". The scanner has accepted the text; nothing here trusts that.
#include "engine/types/constant.h"
#include "engine/types/constant_payload.h"

namespace lockstep::types::constant {

namespace {

/// Beyond this many decimal exponent digits' worth, powers are computed in 512-bit floating point.
constexpr long exactExponent = 5000;

int digitValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 99;
}

std::string withoutUnderscores(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (char c : text)
        if (c != '_') clean.push_back(c);
    return clean;
}

/// Digits of one base, most significant first. False if a character is no such digit.
bool parseDigits(std::string_view digits, int base, BigInt& value) {
    std::uint64_t chunk = 0;
    std::uint64_t scale = 1;
    value = 0;
    for (char c : digits) {
        int digit = digitValue(c);
        if (digit >= base) return false;
        chunk = chunk * static_cast<unsigned>(base) + static_cast<unsigned>(digit);
        scale *= static_cast<unsigned>(base);
        if (scale > (1ULL << 58U)) {
            value = value * scale + chunk;
            chunk = 0;
            scale = 1;
        }
    }
    value = value * scale + chunk;
    return true;
}

Value parseInt(std::string_view text) {
    if (text.size() < 19 && (text.size() == 1 || text[0] != '0')) { // the ordinary decimal number
        std::int64_t value = 0;
        bool plain = !text.empty();
        for (char c : text) {
            if (c < '0' || c > '9') {
                plain = false;
                break;
            }
            value = value * 10 + (c - '0');
        }
        if (plain) return makeInt64(value);
    }
    std::string clean = withoutUnderscores(text);
    std::string_view digits = clean;
    int base = 10;
    if (digits.size() > 1 && digits[0] == '0') {
        char prefix = static_cast<char>(digits[1] | 0x20);
        if (prefix == 'x') base = 16;
        if (prefix == 'b') base = 2;
        if (prefix == 'o') base = 8;
        digits.remove_prefix(base == 10 ? 1 : 2);
        if (base == 10) base = 8;
    }
    BigInt value;
    if (digits.empty() || !parseDigits(digits, base, value)) return {};
    return Access::integer(std::move(value));
}

BigFloat powerOf(const BigFloat& base, long exponent) {
    BigFloat result(1);
    BigFloat square = base;
    for (unsigned long n = static_cast<unsigned long>(exponent < 0 ? -exponent : exponent); n != 0; n >>= 1U) {
        if (n & 1U) result *= square;
        square *= square;
    }
    return exponent < 0 ? BigFloat(1) / result : result;
}

struct FloatParts {
    std::string digits;
    long exponent = 0; ///< of the base below, to be applied to the digits read as an integer
    bool hex = false;
};

bool splitFloat(std::string_view text, FloatParts& parts) {
    std::size_t i = 0;
    if (text.size() > 1 && text[0] == '0' && (text[1] | 0x20) == 'x') {
        parts.hex = true;
        i = 2;
    }
    const char marker = parts.hex ? 'p' : 'e';
    bool fraction = false;
    for (; i < text.size(); ++i) {
        char c = text[i];
        if ((c | 0x20) == marker && c != '.') break;
        if (c == '.') {
            fraction = true;
            continue;
        }
        parts.digits.push_back(c);
        if (fraction) parts.exponent -= parts.hex ? 4 : 1;
    }
    if (i == text.size()) return !parts.digits.empty();
    ++i;
    bool negative = false;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) negative = text[i++] == '-';
    long exponent = 0;
    for (; i < text.size(); ++i) {
        if (digitValue(text[i]) > 9) return false;
        if (exponent < 100'000'000'000L) exponent = exponent * 10 + digitValue(text[i]);
    }
    parts.exponent += negative ? -exponent : exponent;
    return !parts.digits.empty();
}

Value parseFloat(std::string_view text) {
    FloatParts parts;
    std::string clean = withoutUnderscores(text);
    BigInt mantissa;
    if (!splitFloat(clean, parts) || !parseDigits(parts.digits, parts.hex ? 16 : 10, mantissa)) return {};
    if (mantissa.is_zero()) return Access::ratio({0, 1});
    if (parts.exponent > 1'000'000'000L) return {};
    if (parts.exponent < -1'000'000'000L) return Access::ratio({0, 1}); // underflows every representation
    if (parts.exponent > exactExponent || parts.exponent < -exactExponent) {
        if (parts.hex) return Access::real(ldexp(BigFloat(mantissa), static_cast<std::int64_t>(parts.exponent)));
        return Access::real(BigFloat(mantissa) * powerOf(BigFloat(10), parts.exponent));
    }
    BigInt power = pow(BigInt(parts.hex ? 2 : 10), static_cast<unsigned>(std::abs(parts.exponent)));
    if (parts.exponent >= 0) return Access::ratioOf(mantissa * power, 1);
    return Access::ratioOf(mantissa, power);
}

Value parseImaginary(std::string_view text) {
    if (text.empty() || text.back() != 'i') return {};
    text.remove_suffix(1);
    bool prefixed = text.size() > 1 && text[0] == '0' && text[1] != '_' && digitValue(text[1]) > 9;
    bool fraction = text.find_first_of(".pP") != std::string_view::npos ||
                    (!prefixed && text.find_first_of("eE") != std::string_view::npos);
    if (fraction) return makeImaginary(parseFloat(text));
    // For backward compatibility, 0123i is decimal.
    while (!prefixed && text.size() > 1 && (text[0] == '0' || text[0] == '_')) text.remove_prefix(1);
    Value value = parseInt(text);
    return value.isKnown() ? makeImaginary(value) : Value();
}

/// One (possibly escaped) character of an interpreted literal. Bytes escapes append a byte, others UTF-8.
struct Unescape {
    std::string_view rest;
    std::int64_t rune = 0; ///< the last character's value
    bool isByte = false;   ///< by \x or octal escape

    bool number(unsigned digits, int base) {
        if (rest.size() < digits) return false;
        rune = 0;
        for (unsigned i = 0; i < digits; ++i) {
            int digit = digitValue(rest[i]);
            if (digit >= base) return false;
            rune = rune * base + digit;
        }
        rest.remove_prefix(digits);
        return true;
    }

    bool escape() {
        if (rest.empty()) return false;
        char c = rest[0];
        if (c >= '0' && c <= '7') {
            isByte = true;
            return number(3, 8) && rune < 256;
        }
        rest.remove_prefix(1);
        switch (c) {
        case 'a': rune = '\a'; return true;
        case 'b': rune = '\b'; return true;
        case 'f': rune = '\f'; return true;
        case 'n': rune = '\n'; return true;
        case 'r': rune = '\r'; return true;
        case 't': rune = '\t'; return true;
        case 'v': rune = '\v'; return true;
        case '\\': rune = '\\'; return true;
        case '\'': rune = '\''; return true;
        case '"': rune = '"'; return true;
        case 'x': isByte = true; return number(2, 16);
        case 'u': return number(4, 16);
        case 'U': return number(8, 16) && rune <= 0x10ffff;
        default: return false;
        }
    }
};

/// Decodes one UTF-8 sequence; an invalid byte is U+FFFD of length one.
std::int64_t decodeRune(std::string_view text, std::size_t& length) {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned lead = byte(0);
    length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0x80) return lead;
    bool valid = lead >= 0xc2 && lead < 0xf5 && text.size() >= length;
    std::int64_t rune = lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; valid && i < length; ++i) {
        valid = (byte(i) & 0xc0U) == 0x80;
        rune = (rune << 6U) | (byte(i) & 0x3fU);
    }
    constexpr std::int64_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (valid && rune >= smallest[length] && rune <= 0x10ffff && (rune < 0xd800 || rune > 0xdfff)) return rune;
    length = 1;
    return 0xfffd;
}

Value parseRune(std::string_view text) {
    if (text.size() < 3 || text.front() != '\'' || text.back() != '\'') return {};
    Unescape reader{text.substr(1, text.size() - 2)};
    if (reader.rest[0] != '\\') {
        std::size_t length = 0;
        return makeInt64(decodeRune(reader.rest, length));
    }
    reader.rest.remove_prefix(1);
    return reader.escape() ? makeInt64(reader.rune) : Value();
}

} // namespace

std::optional<std::string> unquote(std::string_view literal) {
    if (literal.size() < 2 || literal.front() != literal.back()) return std::nullopt;
    std::string_view body = literal.substr(1, literal.size() - 2);
    std::string text;
    text.reserve(body.size());
    if (literal.front() == '`') { // carriage returns are discarded from raw strings
        for (char c : body)
            if (c != '\r') text.push_back(c);
        return text;
    }
    Unescape reader{body};
    while (!reader.rest.empty()) {
        char c = reader.rest[0];
        reader.rest.remove_prefix(1);
        if (c != '\\') {
            text.push_back(c);
            continue;
        }
        reader.isByte = false;
        if (!reader.escape()) return std::nullopt;
        if (reader.isByte)
            text.push_back(static_cast<char>(reader.rune));
        else
            appendRune(text, reader.rune);
    }
    return text;
}

Value makeFromLiteral(std::string_view text, LiteralKind kind) {
    switch (kind) {
    case LiteralKind::Int: return parseInt(text);
    case LiteralKind::Float: return parseFloat(text);
    case LiteralKind::Imaginary: return parseImaginary(text);
    case LiteralKind::Rune: return parseRune(text);
    case LiteralKind::String: {
        std::optional<std::string> value = unquote(text);
        return value ? makeString(std::move(*value)) : Value();
    }
    }
    return {};
}

} // namespace lockstep::types::constant
