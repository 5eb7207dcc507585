#include "engine/machine/natives/characters.h"

#include "engine/syntax/unicode.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace lockstep::machine {
namespace {

struct CategoryRun {
    std::int32_t begin;
    std::uint8_t category;
};

struct CaseRun {
    std::int32_t first;
    std::int32_t last;
    std::int32_t step;
    std::int32_t distance[3]; ///< by Case
    constexpr CaseRun(std::int32_t begin, std::int32_t end, std::int32_t apart, std::int32_t upper, std::int32_t lower,
                      std::int32_t title)
        : first(begin), last(end), step(apart), distance{upper, lower, title} {}
};

struct FoldPair {
    std::int32_t rune;
    std::int32_t next;
};

#include "engine/machine/natives/unicode_tables.inc"

constexpr std::int32_t largest = 0x10FFFF;
constexpr unsigned letterLast = 5, markLast = 8, numberLast = 11, spaceSeparator = 23, punctuationFirst = 12,
                   symbolLast = 22;

void appendEscape(std::string& out, char32_t rune) {
    switch (rune) {
    case U'\a': out += "\\a"; return;
    case U'\b': out += "\\b"; return;
    case U'\f': out += "\\f"; return;
    case U'\n': out += "\\n"; return;
    case U'\r': out += "\\r"; return;
    case U'\t': out += "\\t"; return;
    case U'\v': out += "\\v"; return;
    default: break;
    }
    if (rune < U' ' || rune == 0x7f)
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(rune));
    else if (rune < 0x10000)
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(rune));
    else
        fmt::format_to(std::back_inserter(out), "\\U{:08x}", static_cast<std::uint32_t>(rune));
}

} // namespace

unsigned categoryOf(std::int32_t rune) {
    if (rune < 0 || rune > largest) return 0;
    const auto* after = std::upper_bound(std::begin(categoryRuns), std::end(categoryRuns), rune,
                                         [](std::int32_t value, const CategoryRun& run) { return value < run.begin; });
    return std::prev(after)->category;
}

bool isPrint(std::int32_t rune) {
    if (rune >= 0x20 && rune < 0x7f) return true;
    const unsigned category = categoryOf(rune);
    static_assert(letterLast < markLast && markLast < numberLast && numberLast < punctuationFirst);
    return category != 0 && category <= symbolLast;
}

std::int32_t toCase(std::int32_t rune, Case wanted) {
    const auto* after = std::upper_bound(std::begin(caseRuns), std::end(caseRuns), rune,
                                         [](std::int32_t value, const CaseRun& run) { return value < run.first; });
    // Runs with step 2 come in pairs that overlap, so the one before may be meant.
    for (int tries = 0; tries < 2 && after != std::begin(caseRuns); ++tries) {
        --after;
        if (rune <= after->last && (rune - after->first) % after->step == 0)
            return rune + after->distance[static_cast<unsigned>(wanted)];
    }
    return rune;
}

std::int32_t nextFold(std::int32_t rune) {
    const auto* found = std::lower_bound(std::begin(foldPairs), std::end(foldPairs), rune,
                                         [](const FoldPair& pair, std::int32_t value) { return pair.rune < value; });
    if (found != std::end(foldPairs) && found->rune == rune) return found->next;
    const std::int32_t lower = toCase(rune, Case::Lower);
    return lower != rune ? lower : toCase(rune, Case::Upper);
}

std::string quote(std::string_view text, char mark, unsigned mode) {
    std::string out(1, mark);
    while (!text.empty()) {
        const syntax::DecodedRune decoded = syntax::decodeRune(text);
        if (!decoded.valid) {
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(text.front()));
        } else if (decoded.rune == static_cast<char32_t>(mark) || decoded.rune == U'\\') {
            out += '\\';
            out += static_cast<char>(decoded.rune);
        } else {
            const auto rune = static_cast<std::int32_t>(decoded.rune);
            const bool shown = (mode & QuoteAscii) != 0 ? rune < 0x80 && isPrint(rune)
                                                        : isPrint(rune) || ((mode & QuoteGraphic) != 0 &&
                                                                            categoryOf(rune) == spaceSeparator);
            if (shown)
                out += text.substr(0, decoded.bytes);
            else
                appendEscape(out, decoded.rune);
        }
        text.remove_prefix(decoded.bytes);
    }
    out += mark;
    return out;
}

std::size_t countRunes(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        text.remove_prefix(syntax::decodeRune(text).bytes);
        ++count;
    }
    return count;
}

} // namespace lockstep::machine
