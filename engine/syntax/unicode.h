// The little of Unicode that Go's grammar and its messages need: UTF-8, which characters are letters and digits (spec:
// "Characters": categories Lu, Ll, Lt, Lm, Lo are letters, Nd are digits), and how Go quotes a character in a message.
//
// The tables are generated (unicode_tables.inc says how) and hold sorted ranges.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep::syntax {

inline constexpr char32_t replacementCharacter = 0xFFFD;
inline constexpr char32_t byteOrderMark = 0xFEFF;
inline constexpr char32_t largestRune = 0x10FFFF;

struct DecodedRune {
    char32_t rune = replacementCharacter;
    std::uint32_t bytes = 1; ///< 1 when it is not valid
    bool valid = false;
};

/// The character the text starts with. Malformed, overlong and surrogate encodings are one invalid byte, as in Go.
/// Pre: !text.empty().
[[nodiscard]] DecodedRune decodeRune(std::string_view text);

/// Appends the character as UTF-8; what is no character becomes U+FFFD.
void appendRune(std::string& text, char32_t rune);

[[nodiscard]] bool isLetter(char32_t rune);
[[nodiscard]] bool isDigit(char32_t rune);
/// Letters, marks, numbers, punctuation, symbols and the ASCII space. Go: unicode.IsPrint.
[[nodiscard]] bool isPrintable(char32_t rune);

/// "U+0040 '@'", or "U+0007" when it cannot be shown. Go: the verb %#U.
[[nodiscard]] std::string describeRune(char32_t rune);
/// "'@'" or "'\n'" or "'\u200b'". Go: the verb %q.
[[nodiscard]] std::string quoteRune(char32_t rune);

} // namespace lockstep::syntax
