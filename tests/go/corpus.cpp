// Runs every program below tests/go and compares it with what it says about itself (expectation.h). One program, one
// test: ctest -R go/run/lost_update, or go_tests --gtest_filter='*lost_update*'.
#include "engine/session/exploration.h"
#include "engine/session/session.h"
#include "tests/go/expectation.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <regex>

namespace {

using namespace lockstep;
namespace fs = std::filesystem;

std::vector<std::string> sortedKinds(std::span<const analysis::Finding> findings) {
    std::vector<std::string> kinds;
    for (const analysis::Finding& finding : findings) kinds.emplace_back(toText(finding.kind));
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    return kinds;
}

class Program : public ::testing::Test {
public:
    explicit Program(fs::path path) : m_path(std::move(path)) {}

    void TestBody() override {
        const base::Result<std::string> text = session::readFile(m_path.string(), std::size_t{16} << 20U);
        ASSERT_TRUE(text.ok()) << text.error().sentence;
        const corpus::Expectation expected = corpus::readExpectation(text.value());
        for (const std::string& problem : expected.problems) ADD_FAILURE() << "in the expectation: " << problem;
        session::CompileOptions options;
        options.mustRun = false;
        if (!expected.language.empty()) options.goMinor = session::parseLanguage(expected.language).value();
        const auto compilation = session::compile({{m_path.filename().string(), text.value()}}, options);
        compareErrors(*compilation, expected);
        if (!compilation->ok() || !expected.errors.empty()) return;
        if (expected.explores)
            explore(*compilation, expected);
        else
            run(compilation, expected);
    }

private:
    static void compareErrors(const session::Compilation& compilation, const corpus::Expectation& expected) {
        std::vector<corpus::ExpectedError> missing = expected.errors;
        for (const session::Problem& problem : compilation.problems) {
            if (problem.isWarning) continue;
            const auto found = std::find_if(missing.begin(), missing.end(), [&](const corpus::ExpectedError& error) {
                return error.line == problem.line && std::regex_search(problem.message, std::regex(error.pattern));
            });
            if (found != missing.end()) {
                missing.erase(found);
                continue;
            }
            ADD_FAILURE() << "not expected: " << problem.file << ":" << problem.line << ":" << problem.column << ": "
                          << problem.message;
        }
        for (const corpus::ExpectedError& error : missing)
            ADD_FAILURE() << "line " << error.line << ": no error matches \"" << error.pattern << "\"";
    }

    static void explore(const session::Compilation& compilation, const corpus::Expectation& expected) {
        session::ExplorationOptions options;
        options.clocks = session::Clocks::Ideal;
        options.timeLimit.reset();
        options.maxExecutions = 10'000'000;
        const explore::Result result = session::explore(compilation, options).result;
        EXPECT_TRUE(result.complete);
        if (expected.executions) {
            EXPECT_EQ(result.executions, *expected.executions);
            EXPECT_EQ(result.blocked, 0U);
        }
        if (expected.interleavings) {
            EXPECT_EQ(result.interleavings.value_or("too many"), *expected.interleavings);
        }
        if (!expected.outcomes.empty()) {
            EXPECT_EQ(outcomesOf(result, expected.outcomes), expected.outcomes);
        }
        if (!expected.judgesFindings) return;
        std::vector<std::string> kinds;
        for (const explore::FindingResult& finding : result.findings) kinds.emplace_back(toText(finding.finding.kind));
        std::sort(kinds.begin(), kinds.end());
        kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
        EXPECT_EQ(kinds, expected.findings);
    }

    /// As expectations write them: "8 of 2", "- of deadlock" where no number was asked for.
    static std::vector<std::string> outcomesOf(const explore::Result& result,
                                               const std::vector<std::string>& expected) {
        const bool withNumbers = !expected.front().starts_with("-");
        std::vector<std::string> outcomes;
        for (const explore::OutcomeResult& outcome : result.outcomes) {
            std::string text = outcome.kind == history::OutcomeKind::Exited       ? outcome.standardOutput
                               : outcome.kind == history::OutcomeKind::Deadlocked ? "deadlock"
                                                                                  : outcome.message;
            while (text.ends_with('\n')) text.pop_back();
            std::replace(text.begin(), text.end(), '\n', ' ');
            const std::string number = withNumbers ? outcome.interleavings.value_or("?") : "-";
            outcomes.push_back(number + " of" + (text.empty() ? "" : " ") + text);
        }
        std::sort(outcomes.begin(), outcomes.end());
        return outcomes;
    }

    static void run(const std::shared_ptr<const session::Compilation>& compilation,
                    const corpus::Expectation& expected) {
        const base::Result<history::Schedule> schedule = history::Schedule::parse(expected.schedule);
        ASSERT_TRUE(schedule.ok()) << schedule.error().sentence;
        session::Session session(compilation);
        const base::Result<base::Nothing> replayed = session.replay(schedule.value());
        ASSERT_TRUE(replayed.ok()) << replayed.error().sentence;
        ASSERT_FALSE(session.divergence()) << session.divergence()->text().en;
        const history::Outcome& outcome = session.recording().history().outcome();
        if (expected.output) {
            EXPECT_EQ(outcome.standardOutput, *expected.output);
        }
        for (const std::string& line : expected.standardError)
            EXPECT_NE(outcome.standardError.find(line), std::string::npos)
                << "\"" << line << "\" is not in standard error:\n"
                << outcome.standardError;
        EXPECT_EQ(outcome.exitCode, *expected.exitCode) << outcome.standardError << outcome.message;
        if (expected.judgesFindings) {
            EXPECT_EQ(sortedKinds(session.view()->findings()), expected.findings);
        }
    }

    fs::path m_path;
};

} // namespace

int main(int argc, char** argv) {
    ::testing::InitGoogleTest(&argc, argv);
    const fs::path root(LOCKSTEP_GO_CORPUS);
    std::vector<fs::path> programs;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root))
        if (entry.path().extension() == ".go") programs.push_back(entry.path());
    std::sort(programs.begin(), programs.end());
    for (const fs::path& path : programs) {
        const std::string suite = "go/" + fs::relative(path.parent_path(), root).generic_string();
        ::testing::RegisterTest(suite.c_str(), path.stem().string().c_str(), nullptr, nullptr, path.string().c_str(), 1,
                                [path]() -> ::testing::Test* { return new Program(path); });
    }
    return RUN_ALL_TESTS();
}
