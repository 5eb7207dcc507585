#include "engine/syntax/tree.h"

#include "engine/syntax/unicode.h"

namespace lockstep::syntax {

namespace {

constexpr std::string_view kindNames[] = {
#define NODE(name, family) #name,
#include "engine/syntax/nodes.def"
#undef NODE
};

unsigned hexDigit(char c) { return c <= '9' ? static_cast<unsigned>(c - '0') : (static_cast<unsigned>(c) & 0xFU) + 9; }

/// One character or byte of an interpreted literal.
struct Unescaped {
    char32_t value = 0;
    bool isByte = false; ///< written as \x or in octal: a byte of the string, not a character
};

/// Takes what stands behind a backslash off the front of the text. The scanner has checked it, or marked the literal
/// bad.
Unescaped takeEscape(std::string_view& text) {
    constexpr std::string_view letters = "abfnrtv";
    constexpr std::string_view values = "\a\b\f\n\r\t\v";
    if (text.empty()) return {replacementCharacter};
    const char c = text.front();
    unsigned digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    unsigned bits = 4;
    if (c >= '0' && c <= '7') {
        digits = 3;
        bits = 3;
    } else {
        text.remove_prefix(1);
    }
    if (digits == 0) {
        const std::size_t at = letters.find(c);
        return {at == std::string_view::npos ? static_cast<unsigned char>(c) : static_cast<unsigned char>(values[at])};
    }
    if (text.size() < digits) return {replacementCharacter};
    char32_t value = 0;
    for (unsigned i = 0; i < digits; ++i) value = (value << bits) | hexDigit(text[i]);
    text.remove_prefix(digits);
    return {value, digits < 4};
}

} // namespace

std::string_view kindName(NodeKind kind) { return kindNames[static_cast<std::size_t>(kind)]; }

std::size_t FieldList::count() const {
    std::size_t count = 0;
    for (const Field* field : list) count += field->names.empty() ? 1 : field->names.size();
    return count;
}

const Expr* unparen(const Expr* expr) {
    while (const auto* paren = as<ParenExpr>(expr)) expr = paren->x;
    return expr;
}

Pos operatorPos(const Expr& expr) {
    switch (expr.kind) {
    case NodeKind::SelectorExpr: return expr.as<SelectorExpr>()->dot;
    case NodeKind::TypeAssertExpr: return expr.as<TypeAssertExpr>()->dot;
    case NodeKind::IndexExpr: return expr.as<IndexExpr>()->lbrack;
    case NodeKind::IndexListExpr: return expr.as<IndexListExpr>()->lbrack;
    case NodeKind::SliceExpr: return expr.as<SliceExpr>()->lbrack;
    case NodeKind::CallExpr: return expr.as<CallExpr>()->lparen;
    case NodeKind::CompositeLit: return expr.as<CompositeLit>()->lbrace;
    case NodeKind::BinaryExpr: return expr.as<BinaryExpr>()->opPos;
    case NodeKind::KeyValueExpr: return expr.as<KeyValueExpr>()->colon;
    case NodeKind::FuncType: {
        const auto& type = *expr.as<FuncType>();
        return type.typeParams ? type.typeParams->pos : type.params->pos;
    }
    default: return expr.pos;
    }
}

std::string stringValue(const BasicLit& literal) {
    std::string_view text = literal.value;
    if (literal.bad || text.size() < 2) return std::string(text);
    const bool isRaw = text.front() == '`';
    text = text.substr(1, text.size() - 2);
    std::string value;
    value.reserve(text.size());
    if (isRaw) {
        for (char c : text) {
            if (c != '\r') value += c;
        }
        return value;
    }
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c != '\\') {
            value += c;
            continue;
        }
        const Unescaped next = takeEscape(text);
        if (next.isByte)
            value += static_cast<char>(next.value);
        else
            appendRune(value, next.value);
    }
    return value;
}

char32_t runeValue(const BasicLit& literal) {
    std::string_view text = literal.value;
    if (literal.bad || text.size() < 3) return replacementCharacter;
    text = text.substr(1, text.size() - 2);
    if (text.front() != '\\') return decodeRune(text).rune;
    text.remove_prefix(1);
    return takeEscape(text).value;
}

} // namespace lockstep::syntax
