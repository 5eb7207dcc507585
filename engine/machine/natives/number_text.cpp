#include "engine/machine/natives/number_text.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace lockstep::machine {
namespace {

/// value = 0.digits * 10^point; zero has no digits and point 0.
struct Decimal {
    std::string digits;
    int point = 0;
};

/// Splits what to_chars wrote in scientific form.
Decimal decimalOf(std::string_view scientific) {
    Decimal decimal;
    const std::size_t mark = scientific.find('e');
    for (const char c : scientific.substr(0, mark))
        if (c >= '0' && c <= '9') decimal.digits += c;
    std::string_view exponent = scientific.substr(mark + 1);
    if (exponent.front() == '+') exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.point);
    ++decimal.point;
    while (!decimal.digits.empty() && decimal.digits.back() == '0') decimal.digits.pop_back();
    if (decimal.digits.empty()) decimal.point = 0;
    return decimal;
}

Decimal shortest(double magnitude, int bits) {
    char buffer[64];
    const auto end = bits == 32 ? std::to_chars(buffer, std::end(buffer), static_cast<float>(magnitude),
                                                std::chars_format::scientific)
                                : std::to_chars(buffer, std::end(buffer), magnitude, std::chars_format::scientific);
    return decimalOf({buffer, end.ptr});
}

/// to_chars with a precision; both formats are exact however many digits are asked for.
std::string exact(double magnitude, std::chars_format format, int precision) {
    std::string text(static_cast<std::size_t>(precision) + 400, '\0');
    const auto end = std::to_chars(text.data(), text.data() + text.size(), magnitude, format, precision);
    text.resize(static_cast<std::size_t>(end.ptr - text.data()));
    return text;
}

std::string exponentText(char letter, int exponent, int leastDigits) {
    std::string digits = std::to_string(std::abs(exponent));
    while (static_cast<int>(digits.size()) < leastDigits) digits.insert(0, 1, '0');
    return std::string(1, letter) + (exponent < 0 ? '-' : '+') + digits;
}

/// d.ddde±dd with `places` digits behind the point.
std::string scientificText(const Decimal& decimal, std::size_t places, char letter) {
    std::string text(1, decimal.digits.empty() ? '0' : decimal.digits[0]);
    if (places > 0) {
        text += '.';
        std::string rest = decimal.digits.size() > 1 ? decimal.digits.substr(1, places) : std::string();
        rest.resize(places, '0');
        text += rest;
    }
    return text + exponentText(letter, decimal.digits.empty() ? 0 : decimal.point - 1, 2);
}

/// ddd.ddd with `places` digits behind the point.
std::string fixedText(const Decimal& decimal, std::size_t places) {
    const auto count = static_cast<int>(decimal.digits.size());
    std::string text;
    for (int i = 0; i < decimal.point; ++i) text += i < count ? decimal.digits[static_cast<std::size_t>(i)] : '0';
    if (text.empty()) text = "0";
    if (places == 0) return text;
    text += '.';
    for (int i = 0; i < static_cast<int>(places); ++i) {
        const int at = decimal.point + i;
        text += at >= 0 && at < count ? decimal.digits[static_cast<std::size_t>(at)] : '0';
    }
    return text;
}

std::string generalText(double magnitude, char verb, int precision, int bits) {
    const bool isShortest = precision < 0;
    const Decimal decimal =
        isShortest ? shortest(magnitude, bits)
                   : decimalOf(exact(magnitude, std::chars_format::scientific, std::max(precision, 1) - 1));
    const int limit = isShortest ? 6 : std::max(precision, 1);
    const int exponent = decimal.point - 1;
    const int count = static_cast<int>(decimal.digits.size());
    if (exponent < -4 || exponent >= limit)
        return scientificText(decimal, static_cast<std::size_t>(std::max(count - 1, 0)), verb == 'G' ? 'E' : 'e');
    return fixedText(decimal, static_cast<std::size_t>(std::max(count - decimal.point, 0)));
}

struct Parts {
    std::uint64_t mantissa;
    int exponent; ///< of the mantissa's lowest bit
    int bits;     ///< behind the leading one
};

Parts partsOf(double magnitude, int bits) {
    if (bits == 32) {
        const auto word = std::bit_cast<std::uint32_t>(static_cast<float>(magnitude));
        const auto biased = static_cast<int>(word >> 23U & 0xffU);
        const std::uint64_t mantissa = word & 0x7fffffU;
        return {biased == 0 ? mantissa : mantissa | 1U << 23U, std::max(biased, 1) - 127 - 23, 23};
    }
    const auto word = std::bit_cast<std::uint64_t>(magnitude);
    const auto biased = static_cast<int>(word >> 52U & 0x7ffU);
    const std::uint64_t mantissa = word & ((1ULL << 52U) - 1);
    return {biased == 0 ? mantissa : mantissa | 1ULL << 52U, std::max(biased, 1) - 1023 - 52, 52};
}

std::string binaryText(double magnitude, int bits) {
    const Parts parts = partsOf(magnitude, bits);
    return std::to_string(parts.mantissa) + exponentText('p', parts.exponent, 1);
}

/// 0x1.hhhp±dd: the mantissa stands with its leading one at bit 60.
std::string hexadecimalText(double magnitude, char verb, int precision, int bits) {
    constexpr unsigned top = 60;
    const Parts parts = partsOf(magnitude, bits);
    std::uint64_t mantissa = parts.mantissa;
    int exponent = 0;
    if (mantissa != 0) {
        const auto shift = static_cast<unsigned>(std::countl_zero(mantissa)) - (63 - top);
        mantissa <<= shift;
        exponent = parts.exponent + static_cast<int>(top - shift);
    }
    if (precision >= 0 && precision < 15) {
        const unsigned dropped = top - static_cast<unsigned>(precision) * 4;
        const std::uint64_t unit = 1ULL << dropped;
        const std::uint64_t rest = mantissa & (unit - 1);
        mantissa -= rest;
        if (rest > unit / 2 || (rest == unit / 2 && (mantissa & unit) != 0)) mantissa += unit;
        if ((mantissa >> (top + 1)) != 0) {
            mantissa >>= 1U;
            ++exponent;
        }
    }
    std::string digits;
    for (std::uint64_t rest = mantissa << (64 - top); rest != 0; rest <<= 4U) digits += "0123456789abcdef"[rest >> 60U];
    if (precision >= 0) digits.resize(static_cast<std::size_t>(precision), '0');
    std::string text = (mantissa >> top) != 0 ? "0x1" : "0x0";
    if (!digits.empty()) text += "." + digits;
    text += exponentText('p', exponent, 2);
    if (verb == 'X')
        for (char& c : text)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string magnitudeText(double magnitude, char verb, int precision, int bits) {
    switch (verb) {
    case 'b': return binaryText(magnitude, bits);
    case 'x':
    case 'X': return hexadecimalText(magnitude, verb, precision, bits);
    case 'f': {
        if (precision >= 0) return exact(magnitude, std::chars_format::fixed, precision);
        const Decimal decimal = shortest(magnitude, bits);
        return fixedText(
            decimal, static_cast<std::size_t>(std::max(static_cast<int>(decimal.digits.size()) - decimal.point, 0)));
    }
    case 'e':
    case 'E': {
        const Decimal decimal = precision < 0 ? shortest(magnitude, bits)
                                              : decimalOf(exact(magnitude, std::chars_format::scientific, precision));
        const std::size_t places =
            precision >= 0 ? static_cast<std::size_t>(precision) : std::max<std::size_t>(decimal.digits.size(), 1) - 1;
        return scientificText(decimal, places, verb);
    }
    default: return generalText(magnitude, verb, precision, bits);
    }
}

// -- reading

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equalsIgnoringCase(std::string_view text, std::string_view wanted) {
    return std::equal(text.begin(), text.end(), wanted.begin(), wanted.end(),
                      [](char a, char b) { return lower(a) == b; });
}

bool isDigit(char c, bool hexadecimal) {
    return (c >= '0' && c <= '9') || (hexadecimal && lower(c) >= 'a' && lower(c) <= 'f');
}

/// Takes the underscores out; false if one does not stand between digits (a base prefix counts as one).
bool withoutUnderscores(std::string_view text, bool hexadecimal, std::string& clean) {
    char before = hexadecimal ? '0' : '^';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '_') {
            if (!isDigit(before, hexadecimal) || i + 1 == text.size() || !isDigit(text[i + 1], hexadecimal))
                return false;
        } else {
            clean += c;
        }
        before = c;
    }
    return true;
}

/// digits[.digits][e±digits]; hexadecimal numbers need the exponent, marked p.
bool isWellFormed(std::string_view text, bool hexadecimal) {
    std::size_t i = 0;
    bool anyDigit = false;
    for (bool point = false; i < text.size(); ++i) {
        if (text[i] == '.' && !point)
            point = true;
        else if (isDigit(text[i], hexadecimal))
            anyDigit = true;
        else
            break;
    }
    if (!anyDigit) return false;
    if (i == text.size()) return !hexadecimal;
    if (lower(text[i]) != (hexadecimal ? 'p' : 'e')) return false;
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (i == text.size()) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(),
                       [](char c) { return isDigit(c, false); });
}

/// Whether a number too large or too small to hold is too large.
bool isLarge(std::string_view text, bool hexadecimal) {
    const std::size_t mark = std::min(text.find(hexadecimal ? 'p' : 'e'), text.find(hexadecimal ? 'P' : 'E'));
    const std::string_view digits = text.substr(0, mark);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.find_first_not_of("0.");
    std::int64_t magnitude = 0; // of the first digit that counts
    if (first != std::string_view::npos)
        magnitude = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
    if (hexadecimal) magnitude *= 4;
    if (mark != std::string_view::npos) {
        std::string_view exponent = text.substr(mark + 1);
        const bool negative = exponent.front() == '-';
        if (exponent.front() == '+' || exponent.front() == '-') exponent.remove_prefix(1);
        std::int64_t value = 0;
        const auto end = std::from_chars(exponent.data(), exponent.data() + exponent.size(), value);
        if (end.ec != std::errc()) value = std::numeric_limits<std::int32_t>::max();
        magnitude += negative ? -value : value;
    }
    return magnitude > 0;
}

template <typename Float> Reading readMagnitude(std::string_view text, bool hexadecimal, double& value) {
    Float number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number,
                                     hexadecimal ? std::chars_format::hex : std::chars_format::general);
    if (end.ec == std::errc::result_out_of_range) {
        const bool large = isLarge(text, hexadecimal);
        value = large ? std::numeric_limits<double>::infinity() : 0.0;
        return large ? Reading::OutOfRange : Reading::Parsed;
    }
    value = static_cast<double>(number);
    return end.ec == std::errc() ? Reading::Parsed : Reading::BadSyntax;
}

} // namespace

std::string formatFloat(double value, char verb, int precision, int bits) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value < 0 ? "-Inf" : "+Inf";
    const std::string text = magnitudeText(std::fabs(value), verb, precision, bits);
    return std::signbit(value) ? "-" + text : text;
}

std::string printFloat(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value < 0 ? "-Inf" : "+Inf";
    // Seven digits, made by scaling in floating point: the last one may be off, and is off in the same way as Go's.
    int exponent = 0;
    double magnitude = std::fabs(value);
    if (magnitude != 0) {
        for (; magnitude >= 10; magnitude /= 10) ++exponent;
        for (; magnitude < 1; magnitude *= 10) --exponent;
        double half = 5;
        for (int i = 0; i < 7; ++i) half /= 10;
        magnitude += half;
        if (magnitude >= 10) {
            magnitude /= 10;
            ++exponent;
        }
    }
    std::string text(1, std::signbit(value) ? '-' : '+');
    for (int i = 0; i < 7; ++i) {
        const int digit = static_cast<int>(magnitude);
        text += static_cast<char>('0' + digit);
        if (i == 0) text += '.';
        magnitude = (magnitude - digit) * 10;
    }
    return text + exponentText('e', exponent, 3);
}

std::string formatUnsigned(std::uint64_t value, int base) {
    char buffer[64];
    const auto end = std::to_chars(buffer, std::end(buffer), value, std::abs(base));
    if (base < 0)
        for (char* c = buffer; c != end.ptr; ++c)
            if (*c >= 'a') *c = static_cast<char>(*c - 'a' + 'A');
    return {buffer, end.ptr};
}

std::string formatSigned(std::int64_t value, int base) {
    if (value >= 0) return formatUnsigned(static_cast<std::uint64_t>(value), base);
    return "-" + formatUnsigned(0 - static_cast<std::uint64_t>(value), base);
}

Reading parseFloat(std::string_view text, int bits, double& value) {
    value = 0;
    const bool isSigned = !text.empty() && (text.front() == '+' || text.front() == '-');
    const bool negative = isSigned && text.front() == '-';
    if (isSigned) text.remove_prefix(1);
    Reading reading = Reading::Parsed;
    if (equalsIgnoringCase(text, "inf") || equalsIgnoringCase(text, "infinity")) {
        value = std::numeric_limits<double>::infinity();
    } else if (!isSigned && equalsIgnoringCase(text, "nan")) {
        value = std::numeric_limits<double>::quiet_NaN();
    } else {
        const bool hexadecimal = text.size() > 1 && text[0] == '0' && lower(text[1]) == 'x';
        if (hexadecimal) text.remove_prefix(2);
        std::string clean;
        if (!withoutUnderscores(text, hexadecimal, clean) || !isWellFormed(clean, hexadecimal))
            return Reading::BadSyntax;
        reading = bits == 32 ? readMagnitude<float>(clean, hexadecimal, value)
                             : readMagnitude<double>(clean, hexadecimal, value);
    }
    if (negative) value = -value;
    return reading;
}

} // namespace lockstep::machine
