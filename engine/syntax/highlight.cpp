#include "engine/syntax/highlight.h"

#include "engine/syntax/scanner.h"

#include <algorithm>
#include <iterator>

namespace lockstep::syntax {

namespace {

// Spec: "Predeclared identifiers". Sorted.
constexpr std::string_view types[] = {"any",    "bool",    "byte",    "comparable", "complex128", "complex64",
                                      "error",  "float32", "float64", "int",        "int16",      "int32",
                                      "int64",  "int8",    "rune",    "string",     "uint",       "uint16",
                                      "uint32", "uint64",  "uint8",   "uintptr"};
constexpr std::string_view constants[] = {"false", "iota", "nil", "true"};
constexpr std::string_view builtins[] = {"append", "cap",   "clear", "close",   "complex", "copy",
                                         "delete", "imag",  "len",   "make",    "max",     "min",
                                         "new",    "panic", "print", "println", "real",    "recover"};

template <std::size_t N> bool isOneOf(const std::string_view (&words)[N], std::string_view word) {
    return std::binary_search(std::begin(words), std::end(words), word);
}

WordKind identifierKind(std::string_view name, bool afterPeriod) {
    if (afterPeriod) return WordKind::Identifier;
    if (isOneOf(types, name)) return WordKind::Type;
    if (isOneOf(constants, name)) return WordKind::Constant;
    if (isOneOf(builtins, name)) return WordKind::Builtin;
    return WordKind::Identifier;
}

WordKind operatorKind(Token token) {
    switch (token) {
    case Token::LeftParen:
    case Token::LeftBracket:
    case Token::LeftBrace:
    case Token::RightParen:
    case Token::RightBracket:
    case Token::RightBrace:
    case Token::Comma:
    case Token::Period:
    case Token::Semicolon:
    case Token::Colon: return WordKind::Punctuation;
    default: return WordKind::Operator;
    }
}

WordKind kindOf(const Scanner& scanner, bool afterPeriod) {
    switch (const Token token = scanner.token()) {
    case Token::Illegal: return WordKind::Error;
    case Token::Comment: return WordKind::Comment;
    case Token::Ident: return identifierKind(scanner.literal(), afterPeriod);
    case Token::Int:
    case Token::Float:
    case Token::Imag: return WordKind::Number;
    case Token::Char: return WordKind::Rune;
    case Token::String: return WordKind::String;
    default: return isKeyword(token) ? WordKind::Keyword : operatorKind(token);
    }
}

/// The length of what continues a comment or raw string from the line before; the state becomes Code where it ends.
std::size_t continuation(std::string_view text, LineState& state) {
    if (state == LineState::Code) return 0;
    const std::string_view closing = state == LineState::Comment ? "*/" : "`";
    const std::size_t at = text.find(closing);
    if (at == std::string_view::npos) return text.size();
    state = LineState::Code;
    return at + closing.size();
}

} // namespace

std::vector<Word> highlight(std::string_view text, LineState& state) {
    std::vector<Word> words;
    const WordKind continued = state == LineState::Comment ? WordKind::Comment : WordKind::String;
    const std::size_t start = continuation(text, state);
    if (start > 0) words.push_back({continued, 0, static_cast<std::uint32_t>(start)});

    Scanner scanner(text.substr(start), Pos{static_cast<std::uint32_t>(start)}, nullptr, Scanner::Mode::Everything);
    bool afterPeriod = false;
    for (scanner.next(); scanner.token() != Token::Eof; scanner.next()) {
        WordKind kind = kindOf(scanner, afterPeriod);
        const bool runsOn = scanner.isBad() && (kind == WordKind::Comment || scanner.literal().front() == '`');
        if (runsOn)
            state = kind == WordKind::Comment ? LineState::Comment : LineState::RawString;
        else if (scanner.isBad())
            kind = WordKind::Error;
        words.push_back({kind, scanner.pos().value, scanner.end().value});
        if (kind != WordKind::Comment) afterPeriod = scanner.token() == Token::Period;
    }
    return words;
}

} // namespace lockstep::syntax
