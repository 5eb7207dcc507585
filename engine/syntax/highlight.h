// Words for the editor: all tokens of a text with their kinds, comments included, for painting. It never fails and
// never reports: a broken literal is an Error word, and the next line starts afresh.
//
// It works on any piece of text that starts outside of a comment or raw string, or inside one when the state at the end
// of the line before says so; an editor keeps one state a line and repaints only lines whose state changed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lockstep::syntax {

enum class WordKind : std::uint8_t {
    Keyword,
    Identifier,
    Type,     ///< a predeclared type: int, string, error, any
    Constant, ///< true, false, nil, iota
    Builtin,  ///< a predeclared function: make, len, println
    Number,
    Rune,
    String,
    Comment,
    Operator,
    Punctuation, ///< brackets, comma, semicolon, colon, dot
    Error,       ///< characters that form no token
};

struct Word {
    WordKind kind;
    std::uint32_t begin; ///< byte offset in the text
    std::uint32_t end;
};

/// What a line begins inside of.
enum class LineState : std::uint8_t { Code, Comment, RawString };

/// The words of one or more lines, in order, without white space. `state` goes in as it is before the text and comes
/// out as it is behind it.
[[nodiscard]] std::vector<Word> highlight(std::string_view text, LineState& state);

} // namespace lockstep::syntax
