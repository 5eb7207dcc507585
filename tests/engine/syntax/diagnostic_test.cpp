#include "engine/syntax/diagnostic.h"
#include "tests/engine/syntax/parsing.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lockstep::syntax {
namespace {

using ::testing::HasSubstr;

/// A file of ten lines "0123456789", and a list of diagnostics in it.
struct Listing {
    Listing() : list(files) {
        std::string text;
        for (int i = 0; i < 20; ++i) text += "0123456789\n";
        file = files.add("a.go", text).value();
    }
    void add(std::uint32_t line, std::uint32_t column, const std::string& message) {
        list.error(DiagnosticCode::SyntaxError, file->lineStart(line) + (column - 1), message);
    }
    FileSet files;
    DiagnosticList list;
    const SourceFile* file;
};

TEST(DiagnosticTest, ErrorsAreListedByPlaceWithTheirNotes) {
    Listing l;
    l.add(3, 2, "second");
    l.add(1, 5, "first");
    l.list.add({.code = DiagnosticCode::SyntaxError,
                .severity = Severity::Error,
                .pos = l.file->lineStart(4),
                .end = {},
                .message = "third",
                .notes = {{.pos = {}, .text = "have (int)"}, {.pos = l.file->lineStart(9), .text = "other place"}}});
    EXPECT_EQ(l.list.format(),
              "a.go:1:5: first\na.go:3:2: second\na.go:4:1: third\n\thave (int)\n\ta.go:9:1: other place\n");
}

TEST(DiagnosticTest, OneSyntaxErrorALineIsShownAndNoMessageTwice) {
    Listing l;
    l.add(2, 1, "syntax error: a");
    l.add(2, 5, "syntax error: b");
    l.add(2, 6, "undefined: x");
    l.add(2, 8, "undefined: x");
    l.add(2, 9, "undefined: y");
    l.add(3, 1, "undefined: y");
    EXPECT_EQ(l.list.format(), "a.go:2:1: syntax error: a\na.go:2:6: undefined: x\na.go:2:9: undefined: y\n"
                               "a.go:3:1: undefined: y\n");
    EXPECT_EQ(l.list.errorCount(), 6U);
    EXPECT_EQ(l.list.shown().size(), 4U);
}

TEST(DiagnosticTest, AfterTheTenthErrorGoGivesUp) {
    Listing l;
    for (std::uint32_t line = 12; line > 0; --line) l.add(line, 1, "wrong");
    const std::string text = l.list.format();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 11);
    EXPECT_TRUE(text.starts_with("a.go:3:1: wrong\n")) << text; // the ten that were found first
    EXPECT_TRUE(text.ends_with("a.go:12:1: wrong\na.go:3:1: too many errors\n")) << text;
    EXPECT_THAT(l.list.format(0), HasSubstr("a.go:1:1: wrong\n"));
}

TEST(DiagnosticTest, WarningsAreShownAndDoNotCount) {
    Listing l;
    l.list.add({.code = DiagnosticCode::SyntaxError,
                .severity = Severity::Warning,
                .pos = l.file->begin(),
                .end = {},
                .message = "hm",
                .notes = {}});
    EXPECT_FALSE(l.list.hasErrors());
    EXPECT_EQ(l.list.format(), "a.go:1:1: hm\n");
}

TEST(DiagnosticTest, EveryRowOfTheTableHasAMeaningThatIsASentence) {
    for (const DiagnosticInfo& row : diagnosticTable()) {
        EXPECT_TRUE(row.meaning.ends_with('.')) << row.name;
        EXPECT_EQ(info(row.code).name, row.name);
    }
}

TEST(DiagnosticTest, EveryExampleOfTheSyntaxRowsProvokesItsOwnCode) {
    for (const DiagnosticInfo& row : diagnosticTable()) {
        if (row.code > DiagnosticCode::JumpIntoBlock) break;
        const testing::Parsed parsed{std::string(row.example)};
        const auto& all = parsed.diagnostics.all();
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) { return d.code == row.code; }))
            << row.name << " gave\n"
            << parsed.diagnostics.format();
    }
}

} // namespace
} // namespace lockstep::syntax
