#include "engine/syntax/highlight.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>

namespace lockstep::syntax {
namespace {

/// "k:func n:f p:( …": the first letter of the kind and the text.
std::string words(std::string_view text, LineState& state) {
    constexpr std::string_view letters = "kitcbnrs/op!"; // in the order of WordKind
    std::string result;
    for (const Word& word : highlight(text, state)) {
        if (!result.empty()) result += ' ';
        result += letters[static_cast<std::size_t>(word.kind)];
        result += ':';
        result += text.substr(word.begin, word.end - word.begin);
    }
    return result;
}

std::string words(std::string_view text) {
    LineState state = LineState::Code;
    return words(text, state);
}

TEST(HighlightTest, WordsHaveTheirKinds) {
    EXPECT_EQ(words("func f(x int) { return len(x)+1.5 } // done"),
              "k:func i:f p:( i:x t:int p:) p:{ k:return b:len p:( i:x p:) o:+ n:1.5 p:} /:// done");
    EXPECT_EQ(words("x := 'a' + \"b\""), "i:x o::= r:'a' o:+ s:\"b\"");
    EXPECT_EQ(words("nil true x.len x.int"), "c:nil c:true i:x p:. i:len i:x p:. i:int");
}

TEST(HighlightTest, BrokenTextIsAnErrorAndTheRestGoesOn) {
    EXPECT_EQ(words("x # \"abc"), "i:x !:# !:\"abc");
    EXPECT_EQ(words("0b12 y"), "!:0b12 i:y");
}

TEST(HighlightTest, CommentsAndRawStringsRunOnOverLines) {
    LineState state = LineState::Code;
    EXPECT_EQ(words("x /* a", state), "i:x /:/* a");
    EXPECT_EQ(state, LineState::Comment);
    EXPECT_EQ(words("still", state), "/:still");
    EXPECT_EQ(words("b */ y `r", state), "/:b */ i:y s:`r");
    EXPECT_EQ(state, LineState::RawString);
    EXPECT_EQ(words("s` + 1", state), "s:s` o:+ n:1");
    EXPECT_EQ(state, LineState::Code);
}

RC_GTEST_PROP(HighlightTest, LineByLineAndAllAtOnceAgree, (const std::vector<std::uint8_t>& shape)) {
    constexpr std::string_view pieces[] = {"x", " ", "\n", "/*", "*/", "`", "\"", "//", "1", "+", "'", "\\"};
    std::string text;
    for (std::uint8_t piece : shape) text += pieces[piece % std::size(pieces)];

    LineState whole = LineState::Code;
    std::string expected;
    for (const Word& word : highlight(text, whole)) {
        for (std::uint32_t i = word.begin; i < word.end; ++i) {
            if (text[i] != '\n')
                expected += std::to_string(static_cast<int>(word.kind)) + "@" + std::to_string(i) + " ";
        }
    }
    LineState state = LineState::Code;
    std::string actual;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        for (const Word& word : highlight(std::string_view(text).substr(begin, end - begin), state)) {
            for (std::uint32_t i = word.begin; i < word.end; ++i)
                actual += std::to_string(static_cast<int>(word.kind)) + "@" + std::to_string(begin + i) + " ";
        }
        begin = end + 1;
    }
    RC_ASSERT(actual == expected);
    RC_ASSERT(state == whole);
}

} // namespace
} // namespace lockstep::syntax
