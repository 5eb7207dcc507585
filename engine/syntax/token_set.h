// TokenSet: a set of tokens as two words, for the tokens at which the parser can go on after a mistake.
#pragma once

#include "engine/syntax/token.h"

#include <cstdint>
#include <initializer_list>

namespace lockstep::syntax {

class TokenSet {
public:
    constexpr TokenSet() = default;
    constexpr TokenSet(std::initializer_list<Token> tokens) {
        for (Token token : tokens) m_words[index(token) / 64] |= bit(token);
    }

    [[nodiscard]] constexpr bool contains(Token token) const { return (m_words[index(token) / 64] & bit(token)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return m_words[0] == 0 && m_words[1] == 0; }

    /// The tokens of either.
    [[nodiscard]] friend constexpr TokenSet operator|(TokenSet a, TokenSet b) {
        a.m_words[0] |= b.m_words[0];
        a.m_words[1] |= b.m_words[1];
        return a;
    }

private:
    static constexpr unsigned index(Token token) { return static_cast<unsigned>(token); }
    static constexpr std::uint64_t bit(Token token) { return std::uint64_t{1} << (index(token) % 64); }

    std::uint64_t m_words[2] = {0, 0};
};

} // namespace lockstep::syntax
