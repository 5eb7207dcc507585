// Token: the words of Go, named as in go/token (spec: "Tokens", "Operators and punctuation"). The table tokens.def is
// the one place that knows their texts, classes and precedences; scanner, parser, printer and highlighter read it.
//
// As data: what the scanner hands to the parser is a Token, its Pos and, for literals, the text as written.
#pragma once

#include <cstdint>
#include <string_view>

namespace lockstep::syntax {

enum class Token : std::uint8_t {
#define TOKEN(name, text, class, precedence) name,
#include "engine/syntax/tokens.def"
#undef TOKEN
};

enum class TokenClass : std::uint8_t {
    Special,  ///< no word of the language: end of file, comment, nonsense
    Literal,  ///< names and basic literals; the text is in the source
    Operator, ///< operators and punctuation
    Keyword,
};

/// How a token is written ("+=", "func"); for names and literals the word for the class.
[[nodiscard]] std::string_view text(Token token);
[[nodiscard]] TokenClass tokenClass(Token token);

/// 5 binds tightest, 1 loosest; 0: not a binary operator. Spec: "Operator precedence".
[[nodiscard]] int precedence(Token token);

[[nodiscard]] constexpr bool isKeyword(Token token) { return token >= Token::Break; }
/// Int, Float, Imag, Char or String.
[[nodiscard]] constexpr bool isBasicLiteral(Token token) { return token >= Token::Int && token <= Token::String; }
/// One of `+=` `-=` ... `&^=`.
[[nodiscard]] constexpr bool isAssignOperator(Token token) {
    return token >= Token::AddAssign && token <= Token::AndNotAssign;
}
/// The operator of `op=`: Add for AddAssign. Pre: isAssignOperator(token).
[[nodiscard]] constexpr Token binaryOperator(Token token) {
    return static_cast<Token>(static_cast<unsigned>(token) - static_cast<unsigned>(Token::AddAssign) +
                              static_cast<unsigned>(Token::Add));
}

/// The keyword spelled `word`, or Token::Ident.
[[nodiscard]] Token lookup(std::string_view word);

} // namespace lockstep::syntax
