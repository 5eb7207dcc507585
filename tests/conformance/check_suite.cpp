// check_suite: how well the checker does on Go's own tests and library.
//
//   check_suite [--verbose] [--quiet] [--floor FILE] [FILE...]
//   check_suite --library PACKAGE...
//   check_suite --facts FILE[,FILE]...
//
// An `// errorcheck` file passes if errors are reported on exactly the lines that its ERROR comments name; a `// run`,
// `// compile` or `// build` file passes if none is. Files with compiler flags that change what is checked, or that are
// not built on this system, are left out; diagnostics of code Unsupported (arithmetic with package unsafe) do not
// count. Each file runs in a process of its own, so that one that crashes or hangs costs only itself. --library checks
// packages of Go's library with their bodies and prints lines per second. --facts prints what the checker found out
// about each package, for comparison with go/types (facts.go, facts.py).
//
// Exit code: 1 if a rate is below the floor file's (two numbers in percent), 77 if Go is not installed.
#include "engine/syntax/build_constraint.h"
#include "tests/conformance/facts_dump.h"
#include "tests/conformance/goroot.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace lockstep;
using conformance::Goroot;

struct Settings {
    bool verbose = false;
    bool quiet = false;
    bool library = false;
    bool facts = false;
    std::string floor;
    std::vector<std::string> names;
};

std::string readFile(const fs::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

enum class Kind { Skip, ErrorCheck, Accept, ErrorCheckDir, AcceptDir };

struct Recipe {
    Kind kind = Kind::Skip;
    unsigned goMinor = 19;
    std::vector<std::string> more; ///< further files of the package
};

/// What the first comment line asks for.
Recipe recipeOf(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with("//go:build") || line.starts_with("// +build") || line.empty()) continue;
        break;
    }
    if (!line.starts_with("// ") || !syntax::constraintsHold(text, 19)) return {};
    std::istringstream words(line.substr(3));
    std::string action;
    words >> action;
    Recipe recipe;
    if (action == "errorcheck") recipe.kind = Kind::ErrorCheck;
    if (action == "errorcheckdir") recipe.kind = Kind::ErrorCheckDir;
    if (action == "run" || action == "compile" || action == "build" || action == "runoutput" || action == "buildrun")
        recipe.kind = Kind::Accept;
    if (action == "compiledir" || action == "rundir" || action == "runindir") recipe.kind = Kind::AcceptDir;
    bool judged = recipe.kind == Kind::ErrorCheck || recipe.kind == Kind::ErrorCheckDir;
    for (std::string flag; words >> flag;) {
        if (flag.starts_with("-lang=go1."))
            recipe.goMinor = static_cast<unsigned>(std::stoi(flag.substr(10)));
        else if (flag.ends_with(".go"))
            recipe.more.push_back(flag);
        else if (judged && flag != "-c=1" && !flag.starts_with("-d=panic"))
            return {};
    }
    return recipe;
}

using Lines = std::map<std::pair<std::string, unsigned>, std::vector<std::string>>;

/// The regular expressions of the ERROR comments by file and line.
void expectedErrors(const std::string& name, Lines& expected) {
    std::istringstream lines(readFile(name));
    std::string line;
    static const std::regex quoted("\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`");
    for (unsigned number = 1; std::getline(lines, line); ++number) {
        std::size_t at = line.find("// ERROR");
        if (std::size_t gc = line.find("// GC_ERROR"); gc != std::string::npos) at = gc + 3;
        if (std::size_t both = line.find("/* ERROR"); both != std::string::npos) at = both;
        if (at == std::string::npos) continue;
        std::string rest = line.substr(at);
        for (std::sregex_iterator it(rest.begin(), rest.end(), quoted), none; it != none; ++it)
            expected[{name, number}].push_back((*it)[1].matched ? (*it)[1].str() : (*it)[2].str());
    }
}

struct Verdict {
    bool pass = false;
    bool wording = true; ///< every message matches an expression of its line
    std::string report;
};

Verdict judge(const Lines& expected, syntax::DiagnosticList& diagnostics) {
    Verdict verdict;
    verdict.pass = true;
    Lines found;
    for (const auto& each : diagnostics.shown()) {
        // What is Go, but not for us, is no mistake of the file.
        if (each.code == syntax::DiagnosticCode::Unsupported) continue;
        auto position = diagnostics.files().resolve(each.pos);
        std::string message = each.message;
        for (const auto& note : each.notes) message += "\n\t" + note.text;
        found[{std::string(position.file), position.line}].push_back(message);
    }
    for (const auto& [place, messages] : found) {
        auto wanted = expected.find(place);
        if (wanted == expected.end()) {
            verdict.pass = false;
            verdict.report += fmt::format("    {}:{}: unexpected: {}\n", place.first, place.second, messages[0]);
            continue;
        }
        for (const std::string& pattern : wanted->second) {
            bool matched = false;
            try {
                std::regex rx(pattern);
                for (const std::string& message : messages) matched = matched || std::regex_search(message, rx);
            } catch (const std::regex_error&) {
                matched = true;
            }
            if (matched) continue;
            verdict.wording = false;
            verdict.report +=
                fmt::format("    {}:{}: wording: {}  WANT {}\n", place.first, place.second, messages[0], pattern);
        }
    }
    for (const auto& [place, patterns] : expected) {
        if (found.contains(place)) continue;
        verdict.pass = false;
        verdict.report += fmt::format("    {}:{}: missing: {}\n", place.first, place.second, patterns[0]);
    }
    return verdict;
}

/// The packages of a test folder, in the order of their first files: "./a" is package a.
Verdict checkFolder(Goroot& goroot, const fs::path& folder, const Recipe& recipe) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".go" && syntax::fileNameMatches(entry.path().filename().string()) &&
            syntax::constraintsHold(readFile(entry.path()), 19))
            names.push_back(entry.path().string());
    std::sort(names.begin(), names.end());
    std::vector<std::pair<std::string, std::vector<std::string>>> packages;
    Lines expected;
    static const std::regex clause("(?:^|\n)package ([A-Za-z0-9_]+)");
    for (const std::string& name : names) {
        expectedErrors(name, expected);
        std::string text = readFile(name);
        std::smatch match;
        std::regex_search(text, match, clause);
        std::string package = match[1];
        auto known = std::find_if(packages.begin(), packages.end(), [&](const auto& p) { return p.first == package; });
        if (known == packages.end())
            packages.push_back({package, {name}});
        else
            known->second.push_back(name);
    }
    syntax::DiagnosticList diagnostics(goroot.files());
    std::map<std::string, types::Package*> local;
    std::vector<std::unique_ptr<conformance::LoadedPackage>> keep;
    auto importer = [&](std::string_view path) -> types::ImportResult {
        std::size_t slash = path.rfind('/');
        if (auto found = local.find(std::string(path.substr(slash + 1)));
            found != local.end() && (path.starts_with('.') || path.starts_with("test/")))
            return {found->second, {}};
        return goroot.import(path);
    };
    types::CheckOptions options;
    options.goMinor = recipe.goMinor;
    options.isLibrary = true;
    for (const auto& [package, files] : packages) {
        keep.push_back(
            goroot.check(package == "main" ? "main" : "test/" + package, files, importer, diagnostics, options));
        if (keep.back()->checked) {
            std::string base = fs::path(files[0]).stem().string();
            local[package] = keep.back()->checked->package;
            local.emplace(base, keep.back()->checked->package);
        }
    }
    return judge(expected, diagnostics);
}

Verdict checkOne(Goroot& goroot, const std::string& name, const Recipe& recipe) {
    if (recipe.kind == Kind::ErrorCheckDir || recipe.kind == Kind::AcceptDir)
        return checkFolder(goroot, fs::path(name).replace_extension(".dir"), recipe);
    Lines expected;
    if (recipe.kind == Kind::ErrorCheck) expectedErrors(name, expected);
    syntax::DiagnosticList diagnostics(goroot.files());
    types::CheckOptions options;
    options.goMinor = recipe.goMinor;
    options.isLibrary = true; // the suite compiles without -complete: bodies may be elsewhere
    std::vector<std::string> names{name};
    for (const std::string& more : recipe.more) names.push_back((fs::path(name).parent_path() / more).string());
    auto loaded = goroot.check("main", names, goroot.importer(), diagnostics, options);
    return judge(expected, diagnostics);
}

struct Tally {
    unsigned passed = 0;
    unsigned worded = 0;
    unsigned all = 0;
    [[nodiscard]] double percent() const { return all == 0 ? 100 : 100.0 * passed / all; }
};

/// Runs one file in a child process; its verdict comes back through a pipe.
Verdict isolated(Goroot& goroot, const std::string& name, const Recipe& recipe) {
    int ends[2];
    if (pipe(ends) != 0) return {};
    pid_t child = fork();
    if (child == 0) {
        alarm(20);
        Verdict verdict;
        try {
            verdict = checkOne(goroot, name, recipe);
        } catch (const std::exception& problem) {
            verdict.report = fmt::format("    fault: {}\n", problem.what());
        }
        std::string answer = std::string(verdict.pass ? "P" : "F") + (verdict.wording ? "W" : "-") + verdict.report;
        for (std::size_t at = 0; at < answer.size();) {
            ssize_t written = write(ends[1], answer.data() + at, answer.size() - at);
            if (written <= 0) break;
            at += static_cast<std::size_t>(written);
        }
        _exit(0);
    }
    close(ends[1]);
    std::string answer;
    char buffer[4096];
    for (ssize_t n = 0; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(n));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (answer.size() < 2 || status != 0)
        return {false, true, fmt::format("    ended by signal {}\n", WIFSIGNALED(status) ? WTERMSIG(status) : 0)};
    return {answer[0] == 'P', answer[1] == 'W', answer.substr(2)};
}

/// A module of its own, which only the go command can build.
bool hasSubfolders(const fs::path& folder) {
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem))
        if (entry.is_directory()) return true;
    return false;
}

int runSuite(Goroot& goroot, const Settings& settings) {
    std::vector<std::string> names = settings.names;
    if (names.empty())
        for (const auto& entry : fs::recursive_directory_iterator(goroot.root() + "/test"))
            if (entry.path().extension() == ".go" && entry.path().string().find(".dir/") == std::string::npos)
                names.push_back(entry.path().string());
    std::sort(names.begin(), names.end());
    for (const char* path : {"fmt", "os", "strings", "sync", "time", "sort", "reflect", "runtime", "errors", "math"})
        (void)goroot.import(path);
    Tally errors;
    Tally accepted;
    for (const std::string& name : names) {
        Recipe recipe = recipeOf(readFile(name));
        bool isFolder = recipe.kind == Kind::ErrorCheckDir || recipe.kind == Kind::AcceptDir;
        if (recipe.kind == Kind::Skip || (isFolder && hasSubfolders(fs::path(name).replace_extension(".dir"))))
            continue;
        Verdict verdict = isolated(goroot, name, recipe);
        bool judged = recipe.kind == Kind::ErrorCheck || recipe.kind == Kind::ErrorCheckDir;
        Tally& tally = judged ? errors : accepted;
        ++tally.all;
        tally.passed += verdict.pass ? 1 : 0;
        tally.worded += verdict.pass && verdict.wording ? 1 : 0;
        if (!settings.quiet && (!verdict.pass || (settings.verbose && !verdict.report.empty())))
            fmt::print("{} {}\n{}", verdict.pass ? "word" : "FAIL", name, verdict.report);
    }
    fmt::print("errorcheck: {} of {} ({:.1f} %), with Go's wording {}\nrun, compile: {} of {} ({:.1f} %)\n",
               errors.passed, errors.all, errors.percent(), errors.worded, accepted.passed, accepted.all,
               accepted.percent());
    if (settings.floor.empty()) return 0;
    std::ifstream floor(settings.floor);
    double errorFloor = 0;
    double acceptFloor = 0;
    floor >> errorFloor >> acceptFloor;
    return errors.percent() >= errorFloor && accepted.percent() >= acceptFloor ? 0 : 1;
}

int runLibrary(Goroot& goroot, const Settings& settings) {
    auto start = std::chrono::steady_clock::now();
    for (const std::string& path : settings.names)
        if (auto result = goroot.import(path); !result.package) fmt::print("{}: {}\n", path, result.problem);
    std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    fmt::print("{}", goroot.diagnostics().format(0));
    fmt::print("{} errors; {} lines parsed and checked, {:.0f} lines/s\n", goroot.diagnostics().errorCount(),
               goroot.linesChecked(), static_cast<double>(goroot.linesChecked()) / time.count());
    return goroot.diagnostics().hasErrors() ? 1 : 0;
}

int printFacts(Goroot& goroot, const Settings& settings) {
    for (const std::string& name : settings.names) {
        std::vector<std::string> files;
        std::istringstream list(name);
        for (std::string file; std::getline(list, file, ',');) files.push_back(file);
        syntax::DiagnosticList diagnostics(goroot.files());
        types::CheckOptions options;
        options.goMinor = 19;
        options.isLibrary = true;
        auto loaded = goroot.check("main", files, goroot.importer(), diagnostics, options);
        fmt::print("P {}{}\n", name, loaded->checked && loaded->checked->ok ? "" : " failed");
        if (loaded->checked && loaded->checked->ok)
            fmt::print("{}", conformance::dumpFacts(*loaded->checked, goroot.files()));
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Settings settings;
    for (int i = 1; i < argc; ++i) {
        std::string argument = argv[i];
        if (argument == "--verbose")
            settings.verbose = true;
        else if (argument == "--quiet")
            settings.quiet = true;
        else if (argument == "--library")
            settings.library = true;
        else if (argument == "--facts")
            settings.facts = true;
        else if (argument == "--floor" && i + 1 < argc)
            settings.floor = argv[++i];
        else
            settings.names.push_back(argument);
    }
    std::string root = Goroot::find();
    if (root.empty()) {
        fmt::print("Go's sources are not installed (Debian: golang-1.19-src): skipped\n");
        return 77;
    }
    Goroot goroot(root, settings.library);
    if (settings.facts) return printFacts(goroot, settings);
    return settings.library ? runLibrary(goroot, settings) : runSuite(goroot, settings);
}
