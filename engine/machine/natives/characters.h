// Characters: general categories, case and Go's quoting of text, for the Go packages unicode, strconv and fmt.
//
// Pure functions. The tables (unicode_tables.inc) are those of the Unicode version that Go 1.19 has, so that what is
// printable here is printable there. The front end has tables of its own (engine/syntax/unicode.h) for its grammar.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep::machine {

/// Place in the list Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co.
[[nodiscard]] unsigned categoryOf(std::int32_t rune);

/// Letters, marks, numbers, punctuation, symbols and the space. Go: unicode.IsPrint.
[[nodiscard]] bool isPrint(std::int32_t rune);

enum class Case : std::uint8_t { Upper, Lower, Title };
[[nodiscard]] std::int32_t toCase(std::int32_t rune, Case wanted);
/// The next rune in the circle of those that are equal but for case. Go: unicode.SimpleFold.
[[nodiscard]] std::int32_t nextFold(std::int32_t rune);

enum QuoteMode : unsigned { QuoteAscii = 1, QuoteGraphic = 2 };
/// Go: strconv.Quote and its kin; mark is ' or ".
[[nodiscard]] std::string quote(std::string_view text, char mark, unsigned mode);

/// Runes in the text; a byte that is no UTF-8 counts as one.
[[nodiscard]] std::size_t countRunes(std::string_view text);

} // namespace lockstep::machine
