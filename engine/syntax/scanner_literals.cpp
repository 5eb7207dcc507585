// Numbers, runes and strings (spec: "Integer literals" to "String literals").
#include "engine/syntax/scanner.h"
#include "engine/syntax/unicode.h"

#include <cstring>
#include <fmt/format.h>

namespace lockstep::syntax {

namespace {

enum DigitsSeen : unsigned { seenDigit = 1, seenSeparator = 2 };

constexpr int lower(int c) { return c | 0x20; }
constexpr bool isDecimal(int c) { return c >= '0' && c <= '9'; }
constexpr bool isHexadecimal(int c) { return isDecimal(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

std::string_view baseName(unsigned base) {
    switch (base) {
    case 2: return "binary";
    case 8: return "octal";
    case 10: return "decimal";
    default: return "hexadecimal";
    }
}

/// Where a `_` stands that does not separate two digits (a base prefix counts as one), or npos.
std::size_t misplacedSeparator(std::string_view number) {
    enum class Kind { Separator, Digit, Other };
    const bool hasPrefix = number.size() >= 2 && number[0] == '0' &&
                           std::string_view("xob").find(static_cast<char>(lower(number[1]))) != std::string_view::npos;
    const bool isHex = hasPrefix && lower(number[1]) == 'x';
    Kind before = hasPrefix ? Kind::Digit : Kind::Other;
    for (std::size_t i = hasPrefix ? 2 : 0; i < number.size(); ++i) {
        const int c = number[i];
        Kind here = Kind::Other;
        if (c == '_') {
            if (before != Kind::Digit) return i;
            here = Kind::Separator;
        } else if (isDecimal(c) || (isHex && isHexadecimal(c))) {
            here = Kind::Digit;
        } else if (before == Kind::Separator) {
            return i - 1;
        }
        before = here;
    }
    return before == Kind::Separator ? number.size() - 1 : std::string_view::npos;
}

} // namespace

/// Takes digits and separators. In bases up to 10 every decimal digit is taken and the first that is too large noted.
unsigned Scanner::scanDigits(unsigned base, const char*& invalid) {
    unsigned seen = 0;
    for (;; ++m_at) {
        const int c = peek();
        if (c == '_') {
            seen |= seenSeparator;
        } else if (base == 16 ? isHexadecimal(c) : isDecimal(c)) {
            seen |= seenDigit;
            if (base < 10 && c - '0' >= static_cast<int>(base) && !invalid) invalid = m_at;
        } else {
            return seen;
        }
    }
}

/// The exponent part, if one is written; false when it is malformed or missing where it is required.
bool Scanner::scanExponent(char prefix, unsigned& seen, bool isFloat, bool ok, bool& hasExponent) {
    const int letter = peek() < 0 ? -1 : lower(peek());
    if (letter != 'e' && letter != 'p') {
        if (prefix != 'x' || !isFloat || !ok) return ok;
        report(DiagnosticCode::InvalidNumber, m_at, "hexadecimal mantissa requires a 'p' exponent");
        return false;
    }
    hasExponent = true;
    const bool wantsOther = letter == 'e' ? prefix != 0 && prefix != '0' : prefix != 'x';
    if (ok && wantsOther) {
        report(DiagnosticCode::InvalidNumber, m_at,
               fmt::format("'{}' exponent requires {} mantissa", *m_at, letter == 'e' ? "decimal" : "hexadecimal"));
        ok = false;
    }
    ++m_at;
    if (peek() == '+' || peek() == '-') ++m_at;
    const char* ignored = nullptr;
    const unsigned exponent = scanDigits(10, ignored);
    seen |= exponent & seenSeparator;
    if (ok && !(exponent & seenDigit)) {
        report(DiagnosticCode::InvalidNumber, m_at, "exponent has no digits");
        return false;
    }
    return ok;
}

void Scanner::scanNumber() {
    unsigned base = 10;
    char prefix = 0; // 'x', 'o', 'b', or '0' for a leading zero
    unsigned seen = 0;
    const char* invalid = nullptr;
    bool isFloat = false;
    bool ok = true;
    const auto complain = [&](const char* at, std::string message) {
        report(DiagnosticCode::InvalidNumber, at, std::move(message));
        ok = false;
    };

    if (peek() == '0') {
        ++m_at;
        const int letter = peek() < 0 ? 0 : lower(peek());
        if (letter == 'x' || letter == 'o' || letter == 'b') {
            ++m_at;
            prefix = static_cast<char>(letter);
            base = letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
        } else {
            prefix = '0';
            base = 8;
            seen = seenDigit;
        }
    }
    seen |= scanDigits(base, invalid);
    if (peek() == '.') {
        if (prefix == 'o' || prefix == 'b')
            complain(m_at, fmt::format("invalid radix point in {} literal", baseName(base)));
        ++m_at;
        isFloat = true;
        seen |= scanDigits(base, invalid);
    }
    if (ok && !(seen & seenDigit)) complain(m_at, fmt::format("{} literal has no digits", baseName(base)));

    bool hasExponent = false;
    ok = scanExponent(prefix, seen, isFloat, ok, hasExponent);
    isFloat = isFloat || hasExponent;

    Token token = isFloat ? Token::Float : Token::Int;
    if (peek() == 'i') {
        ++m_at;
        token = Token::Imag;
    }
    finish(token, true);
    if (ok && token == Token::Int && invalid)
        complain(invalid, fmt::format("invalid digit '{}' in {} literal", *invalid, baseName(base)));
    if (ok && (seen & seenSeparator)) {
        if (const std::size_t at = misplacedSeparator(literal()); at != std::string_view::npos)
            complain(m_start + at, "'_' must separate successive digits");
    }
    m_bad = !ok;
}

void Scanner::scanRune() {
    ++m_at;
    bool ok = true;
    const auto complain = [&](DiagnosticCode code, const char* at, std::string_view message) {
        if (ok) report(code, at, std::string(message));
        ok = false;
    };
    for (int count = 0;; ++count) {
        if (m_at == m_end) {
            complain(DiagnosticCode::UnterminatedLiteral, m_start, "rune literal not terminated");
            break;
        }
        if (*m_at == '\'') {
            if (count == 0)
                complain(DiagnosticCode::InvalidRune, m_at, "empty rune literal or unescaped '");
            else if (count != 1)
                complain(DiagnosticCode::InvalidRune, m_start, "more than one character in rune literal");
            ++m_at;
            break;
        }
        if (*m_at == '\\') {
            ++m_at;
            ok = scanEscape('\'') && ok;
            continue;
        }
        if (*m_at == '\n') {
            complain(DiagnosticCode::UnterminatedLiteral, m_at, "newline in rune literal");
            break;
        }
        m_at += decodeRune({m_at, static_cast<std::size_t>(m_end - m_at)}).bytes;
    }
    finish(Token::Char, true);
    m_bad = !ok;
}

void Scanner::scanString() {
    ++m_at;
    for (;;) {
        if (m_at == m_end) {
            report(DiagnosticCode::UnterminatedLiteral, m_start, "string not terminated");
            m_bad = true;
            break;
        }
        const char c = *m_at;
        if (c == '\n') {
            report(DiagnosticCode::UnterminatedLiteral, m_at, "newline in string");
            m_bad = true;
            break;
        }
        ++m_at;
        if (c == '"') break;
        if (c == '\\' && !scanEscape('"')) m_bad = true;
    }
    finish(Token::String, true);
}

void Scanner::scanRawString() {
    const void* close = std::memchr(m_at + 1, '`', static_cast<std::size_t>(m_end - m_at - 1));
    if (close) {
        m_at = static_cast<const char*>(close) + 1;
    } else {
        report(DiagnosticCode::UnterminatedLiteral, m_start, "string not terminated");
        m_bad = true;
        m_at = m_end;
    }
    finish(Token::String, true);
}

/// What follows a backslash. At the end of the text it is silent: the caller reports that.
bool Scanner::scanEscape(char quote) {
    const int c = peek();
    if (c == quote) {
        ++m_at;
        return true;
    }
    switch (c) {
    case -1: return true;
    case 'a':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
    case 'v':
    case '\\': ++m_at; return true;
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7': return scanEscapeDigits(3, 8, 255);
    case 'x': ++m_at; return scanEscapeDigits(2, 16, 255);
    case 'u': ++m_at; return scanEscapeDigits(4, 16, largestRune);
    case 'U': ++m_at; return scanEscapeDigits(8, 16, largestRune);
    default: report(DiagnosticCode::InvalidEscape, m_at, "unknown escape"); return false;
    }
}

bool Scanner::scanEscapeDigits(unsigned digits, unsigned base, std::uint32_t maximum) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < digits; ++i) {
        if (m_at == m_end) return true;
        const int c = peek();
        const unsigned digit = isDecimal(c)       ? static_cast<unsigned>(c - '0')
                               : isHexadecimal(c) ? static_cast<unsigned>(lower(c) - 'a' + 10)
                                                  : base;
        if (digit >= base) {
            const char32_t rune = decodeRune({m_at, static_cast<std::size_t>(m_end - m_at)}).rune;
            report(DiagnosticCode::InvalidEscape, m_at,
                   fmt::format("invalid character {} in {} escape", quoteRune(rune), baseName(base)));
            return false;
        }
        value = value * base + digit;
        ++m_at;
    }
    if (base == 8 && value > maximum) {
        report(DiagnosticCode::InvalidEscape, m_at, fmt::format("octal escape value {} > 255", value));
        return false;
    }
    if (value > maximum || (value >= 0xD800 && value <= 0xDFFF)) {
        report(DiagnosticCode::InvalidEscape, m_at, "escape is invalid Unicode code point " + describeRune(value));
        return false;
    }
    return true;
}

} // namespace lockstep::syntax
