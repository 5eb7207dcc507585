// The installed Go distribution as a yardstick (Debian: golang-1.19-src): its library and test programs parse and print
// without loss, and the syntax errors its tests expect are on the lines they name. Skipped where it is not installed.
#include "engine/syntax/printer.h"
#include "tests/engine/syntax/parsing.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace lockstep::syntax {
namespace {

namespace fs = std::filesystem;
using testing::Parsed;

/// Where Go is installed with its tests, or an empty path.
fs::path goRoot() {
    std::vector<fs::path> candidates = {"/usr/share/go-1.19", "/usr/lib/go-1.19", "/usr/lib/go", "/usr/local/go"};
    if (const char* root = std::getenv("GOROOT")) candidates.insert(candidates.begin(), root);
    const auto found = std::find_if(candidates.begin(), candidates.end(), [](const fs::path& path) {
        return fs::exists(path / "test" / "helloworld.go") && fs::exists(path / "src" / "fmt" / "print.go");
    });
    return found == candidates.end() ? fs::path() : *found;
}

std::string contents(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<fs::path> goFiles(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const bool isTestdata = entry.path().string().find("/testdata/") != std::string::npos;
        if (entry.is_regular_file() && entry.path().extension() == ".go" && !isTestdata) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// Parses, prints and parses again; what is wrong, or nothing.
std::string roundTripProblem(const std::string& text) {
    const Parsed parsed(text);
    if (parsed.diagnostics.hasErrors()) return parsed.errors();
    const std::string printed = print(*parsed.file);
    const Parsed again(printed);
    if (again.diagnostics.hasErrors()) return "what was printed has errors:\n" + again.errors();
    if (dump(*again.file) != dump(*parsed.file)) return "what was printed is another tree";
    return print(*again.file) == printed ? "" : "what was printed prints differently";
}

/// The lines on which the program says an error of Go's compiler is expected.
std::set<std::uint32_t> expectedLines(const SourceFile& source) {
    std::set<std::uint32_t> lines;
    for (std::uint32_t line = 1; line <= source.lineCount(); ++line) {
        const std::string_view text = source.line(line);
        if (text.find("////") != std::string_view::npos) continue; // switched off
        const bool isExpected = text.find("// ERROR") != std::string_view::npos;
        if (isExpected || text.find("// GC_ERROR") != std::string_view::npos) lines.insert(line);
    }
    return lines;
}

TEST(GoSuiteTest, TheLibraryParsesAndPrintsWithoutLoss) {
    const fs::path root = goRoot();
    if (root.empty()) GTEST_SKIP() << "Go is not installed with its sources";
    for (const char* package :
         {"fmt", "sync", "time", "strconv", "strings", "sort", "math", "context", "errors", "bytes", "bufio", "io",
          "container", "unicode", "reflect", "net/http", "go/parser", "go/types"}) {
        for (const fs::path& path : goFiles(root / "src" / package)) {
            if (path.filename() == "zipdata.go") continue; // one constant of thousands of strings
            EXPECT_EQ(roundTripProblem(contents(path)), "") << path;
        }
    }
}

TEST(GoSuiteTest, ProgramsOfTheTestSuiteParseAndPrintWithoutLoss) {
    const fs::path root = goRoot();
    if (root.empty()) GTEST_SKIP() << "Go is not installed with its tests";
    int programs = 0;
    for (const fs::path& path : goFiles(root / "test")) {
        const std::string text = contents(path);
        const bool isProgram = text.starts_with("// run\n") || text.starts_with("// compile\n");
        if (!isProgram || text.find("\npackage ") == std::string::npos) continue;
        ++programs;
        EXPECT_EQ(roundTripProblem(text), "") << path;
    }
    EXPECT_GT(programs, 1000);
}

TEST(GoSuiteTest, SyntaxErrorsAreOnTheLinesTheTestSuiteNames) {
    const fs::path root = goRoot();
    if (root.empty()) GTEST_SKIP() << "Go is not installed with its tests";
    int programs = 0;
    for (const fs::path& path : goFiles(root / "test")) {
        const std::string text = contents(path);
        const bool renumbersLines =
            text.find("//line ") != std::string::npos || text.find("/*line ") != std::string::npos;
        if (!text.starts_with("// errorcheck\n") || renumbersLines) continue;
        const Parsed parsed(text, ParseOptions{.goMinor = 19});
        if (!parsed.diagnostics.hasErrors()) continue;
        ++programs;
        std::set<std::uint32_t> reported;
        for (const Diagnostic& each : parsed.diagnostics.shown()) reported.insert(parsed.files.resolve(each.pos).line);
        std::set<std::uint32_t> expected = expectedLines(*parsed.source);
        // Without a syntax error in the narrow sense the compiler looks at types too, which is not our part.
        if (!parsed.diagnostics.hasSyntaxErrors()) {
            std::erase_if(expected, [&](std::uint32_t line) { return !reported.contains(line); });
        }
        EXPECT_EQ(reported, expected) << path << "\n" << parsed.errors();
    }
    EXPECT_GT(programs, 50);
}

} // namespace
} // namespace lockstep::syntax
