#include "engine/syntax/source.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::syntax {
namespace {

TEST(SourceTest, APositionCountsLinesAndBytesFromOne) {
    FileSet files;
    const SourceFile& file = *files
                                  .add("a.go", "ab\nc\xC3\xA9"
                                               "d\n")
                                  .value();
    EXPECT_EQ(files.resolve(file.at(0)).text(), "a.go:1:1");
    EXPECT_EQ(files.resolve(file.at(2)).text(), "a.go:1:3");
    EXPECT_EQ(files.resolve(file.at(3)).text(), "a.go:2:1");
    EXPECT_EQ(files.resolve(file.at(6)).text(), "a.go:2:4"); // the d, behind a character of two bytes
    EXPECT_EQ(files.resolve(file.end()).text(), "a.go:3:1");
    EXPECT_EQ(files.resolve(Pos{}).text(), "<unknown position>");
}

TEST(SourceTest, EveryPlaceBelongsToItsFileOnly) {
    FileSet files;
    const SourceFile& a = *files.add("a.go", "one").value();
    const SourceFile& empty = *files.add("empty.go", "").value();
    const SourceFile& b = *files.add("b.go", "two").value();
    EXPECT_EQ(files.find(a.end()), &a);
    EXPECT_EQ(files.find(empty.begin()), &empty);
    EXPECT_EQ(files.find(b.begin()), &b);
    EXPECT_EQ(files.find(b.end() + 1), nullptr);
    EXPECT_EQ(files.find(Pos{}), nullptr);
    EXPECT_EQ(files.resolve(b.at(1)).text(), "b.go:1:2");
}

RC_GTEST_PROP(SourceTest, LinesAndColumnsLeadBackToTheOffset, (const std::vector<std::uint8_t>& shape)) {
    std::string text;
    for (std::uint8_t c : shape) text += c % 4 == 0 ? '\n' : 'x';
    FileSet files;
    const SourceFile& file = *files.add("a.go", text).value();
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const Position at = file.resolve(file.at(i));
        RC_ASSERT(file.offset(file.lineStart(at.line)) + at.column - 1 == i);
        RC_ASSERT(at.line == 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i), '\n'));
    }
}

TEST(SourceTest, ALineComesWithoutItsEnd) {
    FileSet files;
    const SourceFile& file = *files.add("a.go", "one\r\n\ntwo").value();
    EXPECT_EQ(file.line(1), "one");
    EXPECT_EQ(file.line(2), "");
    EXPECT_EQ(file.line(3), "two");
    EXPECT_EQ(file.slice({file.at(6), file.at(8)}), "tw");
}

TEST(SourceTest, AFileBeyondTheLimitIsRefusedWithBothNumbers) {
    FileSet files(SourceLimits{.maxFileBytes = 10});
    EXPECT_TRUE(files.add("a.go", "0123456789").ok());
    const auto refused = files.add("big.go", "0123456789a");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().sentence, "big.go is too large: 11 bytes, and the limit is 10 bytes");
}

TEST(SourceTest, ABinaryFileIsRefusedAndATextWithAStrayByteIsNot) {
    FileSet files;
    const auto refused = files.add("a.out", std::string("\x7F"
                                                        "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3E\0",
                                                        20));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().sentence, "a.out is a binary file, not Go source text");
    EXPECT_TRUE(files.add("a.go", std::string("package main // \0 and so on", 27)).ok());
    EXPECT_TRUE(files.add("b.go", "package main // \xFF").ok());
    EXPECT_TRUE(files.add("c.go", "package main // \xE4\xB8\xAD\xE6\x96\x87").ok());
}

TEST(SourceTest, WhatCannotBeReadIsNamedWithTheReason) {
    FileSet files;
    const std::string directory = std::filesystem::temp_directory_path().string();
    EXPECT_EQ(files.load("/no/such/x.go", "x.go").error().sentence, "cannot read x.go: no such file");
    EXPECT_EQ(files.load(directory, "x.go").error().sentence, "cannot read x.go: it is a directory");
    EXPECT_EQ(files.load("/dev/zero", "x.go").error().sentence, "cannot read x.go: it is no ordinary file");
}

TEST(SourceTest, AFileOnDiskIsReadWhole) {
    const auto path = std::filesystem::temp_directory_path() / "lockstep_source_test.go";
    std::ofstream(path, std::ios::binary) << "package p\r\n\n// end";
    FileSet files;
    const auto file = files.load(path.string(), "shown.go");
    std::filesystem::remove(path);
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file.value()->text(), "package p\r\n\n// end");
    EXPECT_EQ(file.value()->name(), "shown.go");
}

} // namespace
} // namespace lockstep::syntax
