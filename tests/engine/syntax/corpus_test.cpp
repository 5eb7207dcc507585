// The programs of tests/go/check/syntax: every mistake is reported where and as the comment says, and nothing else is.
//
//   token /* ERROR "rx" */    an error that matches rx starts at the token before the comment
//   … // ERROR "rx"           an error that matches rx is on this line
#include "engine/syntax/scanner.h"
#include "tests/engine/syntax/parsing.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <optional>
#include <regex>
#include <sstream>

namespace lockstep::syntax {
namespace {

struct Expectation {
    std::uint32_t line = 0;
    std::optional<std::uint32_t> column; ///< any, when it was given for the line
    std::string pattern;
};

/// The pattern in an ERROR comment, if it is one.
std::optional<std::string> patternIn(std::string_view comment) {
    constexpr std::string_view marker = " ERROR \"";
    if (comment.substr(2, marker.size()) != marker) return std::nullopt;
    const std::size_t begin = 2 + marker.size();
    return std::string(comment.substr(begin, comment.rfind('"') - begin));
}

std::vector<Expectation> expectationsIn(const SourceFile& source) {
    std::vector<Expectation> result;
    Position last;
    Scanner scanner(source.text(), source.begin(), nullptr, Scanner::Mode::Everything);
    for (scanner.next(); scanner.token() != Token::Eof; scanner.next()) {
        if (scanner.token() != Token::Comment) {
            last = source.resolve(scanner.pos());
            continue;
        }
        const auto pattern = patternIn(scanner.literal());
        if (!pattern) continue;
        if (scanner.literal().starts_with("/*"))
            result.push_back({last.line, last.column, *pattern});
        else
            result.push_back({source.resolve(scanner.pos()).line, std::nullopt, *pattern});
    }
    return result;
}

bool matches(const Expectation& expected, const Position& at, const std::string& message) {
    return expected.line == at.line && (!expected.column || *expected.column == at.column) &&
           std::regex_search(message, std::regex(expected.pattern, std::regex::extended));
}

class CorpusTest : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(CorpusTest, ReportsWhatTheProgramSays) {
    std::ifstream stream(GetParam());
    std::stringstream text;
    text << stream.rdbuf();
    const testing::Parsed parsed(text.str(), {}, GetParam().filename().string());

    std::vector<Expectation> expected = expectationsIn(*parsed.source);
    EXPECT_FALSE(expected.empty()) << "a program that expects nothing";
    for (const Diagnostic& each : parsed.diagnostics.shown()) {
        const Position at = parsed.files.resolve(each.pos);
        const auto match = std::find_if(expected.begin(), expected.end(),
                                        [&](const Expectation& e) { return matches(e, at, each.message); });
        if (match == expected.end())
            ADD_FAILURE() << "not expected: " << at.text() << ": " << each.message;
        else
            expected.erase(match);
    }
    for (const Expectation& missing : expected)
        ADD_FAILURE() << "not reported: line " << missing.line << ": " << missing.pattern;
}

std::vector<std::filesystem::path> programs() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(LOCKSTEP_SOURCE_DIR "/tests/go/check/syntax"))
        if (entry.path().extension() == ".go") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

INSTANTIATE_TEST_SUITE_P(Syntax, CorpusTest, ::testing::ValuesIn(programs()),
                         [](const auto& param) { return param.param.stem().string(); });

} // namespace
} // namespace lockstep::syntax
