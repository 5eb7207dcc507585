#include "engine/session/source_text.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

namespace fs = std::filesystem;

class SourceTextTest : public ::testing::Test {
protected:
    SourceTextTest()
        : m_folder(fs::path(::testing::TempDir()) /
                   ("lockstep-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()))) {
        fs::create_directories(m_folder);
    }
    ~SourceTextTest() override { fs::remove_all(m_folder); }

    std::string write(const std::string& name, const std::string& text) {
        const std::string path = (m_folder / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    static std::string problemWith(const std::string& path) {
        const base::Result<SourceText> source = readSource(path);
        return source ? "no problem" : source.error().sentence;
    }

    fs::path m_folder;
};

TEST_F(SourceTextTest, reads_a_go_file_under_the_name_it_was_given) {
    const std::string path = write("a.go", "package main\n");
    const base::Result<SourceText> source = readSource(path);
    ASSERT_TRUE(source.ok());
    EXPECT_EQ(source.value().name, path);
    EXPECT_EQ(source.value().text, "package main\n");
}

TEST_F(SourceTextTest, has_a_sentence_for_everything_that_is_no_go_file) {
    EXPECT_NE(problemWith((m_folder / "none.go").string()).find("no such file"), std::string::npos);
    EXPECT_NE(problemWith(m_folder.string()).find("it is a directory"), std::string::npos);
    EXPECT_NE(problemWith(write("empty.go", "")).find("is empty: a Go file starts with a package clause"),
              std::string::npos);
    EXPECT_NE(problemWith(write("blank.go", "\n \t\n")).find("is empty"), std::string::npos);
    EXPECT_NE(problemWith(write("large.go", std::string(10U << 20U, ' '))).find("too large"), std::string::npos);
    std::string binary;
    for (int i = 0; i < 4096; ++i) binary += static_cast<char>(i * 37);
    EXPECT_NE(problemWith(write("binary.go", binary)).find("binary"), std::string::npos);
}

TEST_F(SourceTextTest, writes_a_file_whole_or_not_at_all) {
    const std::string path = write("a.txt", "old");
    ASSERT_TRUE(writeFile(path, "new").ok());
    EXPECT_EQ(readFile(path, 100).value(), "new");
    EXPECT_FALSE(fs::exists(path + ".part"));
    EXPECT_FALSE(writeFile((m_folder / "no" / "such.txt").string(), "x").ok());
    EXPECT_FALSE(writeFile(m_folder.string(), "x").ok());
}

TEST_F(SourceTextTest, fingerprints_change_with_names_and_texts) {
    const std::string one = fingerprint({{"a.go", "x"}});
    EXPECT_EQ(one.size(), 16U);
    EXPECT_EQ(one, fingerprint({{"a.go", "x"}}));
    EXPECT_NE(one, fingerprint({{"a.go", "y"}}));
    EXPECT_NE(one, fingerprint({{"b.go", "x"}}));
    EXPECT_NE(fingerprint({{"a", "bc"}}), fingerprint({{"ab", "c"}}));
}

} // namespace
} // namespace lockstep::session
