#include "engine/syntax/unicode.h"

#include "engine/base/ensure.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <span>

namespace lockstep::syntax {

namespace {

struct RuneRange {
    char32_t first;
    char32_t last;
};

#include "engine/syntax/unicode_tables.inc"

bool contains(std::span<const RuneRange> ranges, char32_t rune) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), rune,
                                        [](char32_t r, const RuneRange& range) { return r < range.first; });
    return after != ranges.begin() && rune <= std::prev(after)->last;
}

bool isSurrogate(char32_t rune) { return rune >= 0xD800 && rune <= 0xDFFF; }

} // namespace

DecodedRune decodeRune(std::string_view text) {
    base::ensure(!text.empty(), "there is no character in an empty text");
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    if (lead < 0xC2 || lead > 0xF4) return {};
    const std::uint32_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length) return {};
    char32_t rune = lead & (0xFFU >> (length + 1));
    for (std::uint32_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        rune = (rune << 6U) | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (rune < smallest[length] || rune > largestRune || isSurrogate(rune)) return {};
    return {rune, length, true};
}

void appendRune(std::string& text, char32_t rune) {
    if (rune > largestRune || isSurrogate(rune)) rune = replacementCharacter;
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (rune < 0x80) return put(rune);
    if (rune < 0x800) {
        put(0xC0U | (rune >> 6U));
    } else {
        if (rune < 0x10000) {
            put(0xE0U | (rune >> 12U));
        } else {
            put(0xF0U | (rune >> 18U));
            put(0x80U | ((rune >> 12U) & 0x3FU));
        }
        put(0x80U | ((rune >> 6U) & 0x3FU));
    }
    put(0x80U | (rune & 0x3FU));
}

bool isLetter(char32_t rune) { return contains(letterRanges, rune); }

bool isDigit(char32_t rune) { return contains(digitRanges, rune); }

bool isPrintable(char32_t rune) { return rune == ' ' || contains(printableRanges, rune); }

std::string describeRune(char32_t rune) {
    std::string text = fmt::format("U+{:04X}", static_cast<std::uint32_t>(rune));
    if (isPrintable(rune)) {
        text += " '";
        appendRune(text, rune);
        text += '\'';
    }
    return text;
}

std::string quoteRune(char32_t rune) {
    if (rune > largestRune || isSurrogate(rune)) rune = replacementCharacter;
    constexpr std::string_view escaped = "\a\b\f\n\r\t\v\\'";
    constexpr std::string_view letters = "abfnrtv\\'";
    std::string text = "'";
    if (const auto at = rune < 0x80 ? escaped.find(static_cast<char>(rune)) : std::string_view::npos;
        at != std::string_view::npos) {
        text += '\\';
        text += letters[at];
    } else if (isPrintable(rune)) {
        appendRune(text, rune);
    } else if (rune < ' ' || rune == 0x7F) {
        text += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(rune));
    } else if (rune < 0x10000) {
        text += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(rune));
    } else {
        text += fmt::format("\\U{:08x}", static_cast<std::uint32_t>(rune));
    }
    return text + '\'';
}

} // namespace lockstep::syntax
