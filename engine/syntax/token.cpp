#include "engine/syntax/token.h"

#include <array>

namespace lockstep::syntax {

namespace {

struct Row {
    std::string_view text;
    TokenClass tokenClass;
    int precedence;
};

constexpr Row rows[] = {
#define TOKEN(name, text, class, precedence) {text, TokenClass::class, precedence},
#include "engine/syntax/tokens.def"
#undef TOKEN
};

constexpr const Row& row(Token token) { return rows[static_cast<std::size_t>(token)]; }

constexpr std::size_t slotCount = 128;

constexpr std::size_t slotOf(std::string_view word) {
    const auto first = static_cast<unsigned char>(word[0]);
    const auto second = static_cast<unsigned char>(word[1]);
    return (first * 7U + second * 3U + word.size()) % slotCount;
}

/// Keywords by hash, open addressing; Illegal marks a free slot.
constexpr std::array<Token, slotCount> keywordSlots = [] {
    std::array<Token, slotCount> slots{};
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        if (rows[i].tokenClass != TokenClass::Keyword) continue;
        std::size_t slot = slotOf(rows[i].text);
        while (slots[slot] != Token::Illegal) slot = (slot + 1) % slotCount;
        slots[slot] = static_cast<Token>(i);
    }
    return slots;
}();

} // namespace

std::string_view text(Token token) { return row(token).text; }

TokenClass tokenClass(Token token) { return row(token).tokenClass; }

int precedence(Token token) { return row(token).precedence; }

Token lookup(std::string_view word) {
    if (word.size() < 2 || word.size() > 11) return Token::Ident;
    for (std::size_t slot = slotOf(word); keywordSlots[slot] != Token::Illegal; slot = (slot + 1) % slotCount) {
        if (row(keywordSlots[slot]).text == word) return keywordSlots[slot];
    }
    return Token::Ident;
}

} // namespace lockstep::syntax
