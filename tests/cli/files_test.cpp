// Files that are no Go programs: a sentence for each, and no other effect.
#include "tests/cli/process.h"

#include <gmock/gmock.h>

namespace lockstep::cli::testing {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class BadFile : public CliTest {
protected:
    /// Every command that takes a file says the same of it and ends with 1.
    void expectSentence(const std::string& file, const std::string& sentence) {
        for (const char* command : {"check", "run", "explain"}) {
            const Ended ended = runCli({command, file});
            EXPECT_EQ(ended.code, 1) << command;
            EXPECT_EQ(ended.out, "") << command;
            EXPECT_THAT(ended.err, AllOf(StartsWith("lockstep-cli: "), HasSubstr(sentence), EndsWith("\n"))) << command;
        }
    }
};

TEST_F(BadFile, missing) { expectSentence(path("none.go"), "no such file"); }
TEST_F(BadFile, a_directory) { expectSentence(m_folder.string(), "it is a directory"); }
TEST_F(BadFile, empty) { expectSentence(write("empty.go", ""), "is empty"); }
TEST_F(BadFile, ten_megabytes) { expectSentence(write("large.go", std::string(10U << 20U, '\n')), "too large"); }

TEST_F(BadFile, binary) {
    std::string bytes;
    for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(i * 131 >> 3);
    expectSentence(write("binary.go", bytes), "is a binary file");
}

TEST_F(BadFile, no_lockstep_file_for_replay) {
    EXPECT_EQ(runCli({"replay", path("none.lockstep")}).code, 1);
    EXPECT_THAT(runCli({"replay", write("a.go", "package main\n")}).err, HasSubstr("no .lockstep file"));
    EXPECT_THAT(runCli({"replay", write("b.lockstep", R"({"lockstep": 7})")}).err, HasSubstr("newer Lockstep"));
}

TEST_F(BadFile, a_lockstep_file_where_a_program_is_wanted) {
    const Ended ended = runCli({"run", write("a.lockstep", R"({"lockstep": 1})")});
    EXPECT_EQ(ended.code, 64);
    EXPECT_THAT(ended.err, HasSubstr("lockstep-cli replay"));
}

} // namespace
} // namespace lockstep::cli::testing
