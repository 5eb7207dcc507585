#include "tests/go/expectation.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace lockstep::corpus {

namespace {

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1));
}

/// "random seed 7 wake any" as the header of a schedule.
std::string scheduleFor(const std::string& words, std::vector<std::string>& problems) {
    std::istringstream stream(words);
    std::string word;
    stream >> word;
    std::string header = "ls1 strategy=" + word;
    while (stream >> word) {
        std::string value;
        if (!(stream >> value)) problems.push_back("strategy: \"" + word + "\" needs a value");
        header += " " + word + "=" + value;
    }
    return header + ";";
}

/// The quoted regular expressions after ERROR; Go's quoting: "…" with \" or `…`.
void readErrors(const std::string& line, unsigned number, Expectation& expectation) {
    const std::size_t at = line.find("ERROR ");
    if (at == std::string::npos) return;
    const std::size_t block = line.rfind("/*", at);
    if (block == std::string::npos && line.rfind("//", at) == std::string::npos) return;
    // Only what is in the comment: Go's own string literals may follow it.
    const std::size_t end = block == std::string::npos ? line.size() : std::min(line.find("*/", at), line.size());
    const std::string comment = line.substr(at, end - at);
    static const std::regex quoted(R"re("((?:[^"\\]|\\.)*)"|`([^`]*)`)re");
    for (std::sregex_iterator i(comment.begin(), comment.end(), quoted), none; i != none; ++i) {
        std::string pattern =
            (*i)[1].matched ? std::regex_replace((*i)[1].str(), std::regex(R"(\\(["\\]))"), "$1") : (*i)[2].str();
        expectation.errors.push_back({number, std::move(pattern)});
    }
}

/// True if the comment was a directive.
bool readDirective(const std::string& comment, Expectation& expectation) {
    const std::size_t colon = comment.find(':');
    if (colon == std::string::npos) return false;
    const std::string key = comment.substr(0, colon);
    const std::string value = trimmed(std::string_view(comment).substr(colon + 1));
    if (key == "strategy") {
        expectation.schedule = scheduleFor(value, expectation.problems);
    } else if (key == "schedule") {
        expectation.schedule = value;
    } else if (key == "lang") {
        expectation.language = value;
    } else if (key == "exit") {
        expectation.exitCode = std::stoi(value);
    } else if (key == "stderr") {
        expectation.standardError.push_back(value);
    } else if (key == "executions") {
        expectation.explores = true;
        if (value != "any") expectation.executions = std::stoull(value);
    } else if (key == "interleavings") {
        expectation.interleavings = value;
    } else if (key == "outcome") {
        expectation.outcomes.push_back(value);
    } else if (key == "finding") {
        expectation.judgesFindings = true;
        if (value != "none") expectation.findings.push_back(value);
    } else {
        return false;
    }
    return true;
}

} // namespace

Expectation readExpectation(std::string_view text) {
    Expectation expectation;
    std::istringstream lines{std::string(text)};
    bool inOutput = false;
    unsigned number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        readErrors(line, number, expectation);
        const std::string whole = trimmed(line);
        if (!whole.starts_with("//")) {
            inOutput = false;
            continue;
        }
        std::string comment = whole.substr(2);
        if (inOutput) {
            if (comment.starts_with(' ')) comment.erase(0, 1);
            *expectation.output += comment + "\n";
            continue;
        }
        comment = trimmed(comment);
        if (comment == "Output:") {
            inOutput = true;
            expectation.output.emplace();
            continue;
        }
        readDirective(comment, expectation);
    }
    std::sort(expectation.findings.begin(), expectation.findings.end());
    std::sort(expectation.outcomes.begin(), expectation.outcomes.end());
    if (!expectation.exitCode) expectation.exitCode = expectation.standardError.empty() ? 0 : 2;
    return expectation;
}

} // namespace lockstep::corpus
