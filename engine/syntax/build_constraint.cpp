#include "engine/syntax/build_constraint.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace lockstep::syntax {

namespace {

constexpr std::array systems = {"aix",     "android", "darwin",  "dragonfly", "freebsd", "hurd",
                                "illumos", "ios",     "js",      "linux",     "nacl",    "netbsd",
                                "openbsd", "plan9",   "solaris", "windows",   "zos",     "wasip1"};
constexpr std::array processors = {"386",    "amd64", "arm",     "arm64",   "loong64", "mips", "mips64",  "mips64le",
                                   "mipsle", "ppc64", "ppc64le", "riscv64", "s390x",   "wasm", "sparc64", "ppc"};

template <std::size_t N> bool isOneOf(const std::array<const char*, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool tagHolds(std::string_view tag, unsigned goMinor) {
    if (tag == "linux" || tag == "amd64" || tag == "gc" || tag == "unix") return true;
    if (!tag.starts_with("go1.")) return false;
    tag.remove_prefix(4);
    unsigned minor = 0;
    const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), minor);
    return error == std::errc() && end == tag.data() + tag.size() && minor <= goMinor;
}

/// expr = term { "||" term }; term = factor { "&&" factor }; factor = "!" factor | "(" expr ")" | tag.
class Parser {
public:
    Parser(std::string_view text, unsigned goMinor) : m_text(text), m_goMinor(goMinor) {}

    bool expression() {
        bool value = term();
        while (take("||")) {
            bool right = term();
            value = value || right;
        }
        return value;
    }

private:
    bool term() {
        bool value = factor();
        while (take("&&")) {
            bool right = factor();
            value = value && right;
        }
        return value;
    }
    bool factor() {
        if (take("!")) return !factor();
        if (take("(")) {
            bool value = expression();
            take(")");
            return value;
        }
        std::size_t length = m_text.find_first_of(" \t!()&|\r");
        std::string_view tag = m_text.substr(0, length);
        m_text.remove_prefix(tag.size());
        return tagHolds(tag, m_goMinor);
    }
    bool take(std::string_view word) {
        while (!m_text.empty() && (m_text[0] == ' ' || m_text[0] == '\t')) m_text.remove_prefix(1);
        if (!m_text.starts_with(word)) return false;
        m_text.remove_prefix(word.size());
        while (!m_text.empty() && (m_text[0] == ' ' || m_text[0] == '\t')) m_text.remove_prefix(1);
        return true;
    }
    std::string_view m_text;
    unsigned m_goMinor;
};

/// `// +build a,b !c`: options separated by spaces, terms by commas.
bool oldConstraintHolds(std::string_view line, unsigned goMinor) {
    while (!line.empty()) {
        std::size_t start = line.find_first_not_of(" \t\r");
        if (start == std::string_view::npos) break;
        line.remove_prefix(start);
        std::string_view option = line.substr(0, line.find_first_of(" \t\r"));
        line.remove_prefix(option.size());
        bool all = true;
        while (!option.empty()) {
            std::string_view term = option.substr(0, option.find(','));
            option.remove_prefix(std::min(option.size(), term.size() + 1));
            bool negated = term.starts_with('!');
            if (negated) term.remove_prefix(1);
            all = all && tagHolds(term, goMinor) != negated;
        }
        if (all) return true;
    }
    return false;
}

} // namespace

bool fileNameMatches(std::string_view name) {
    if (!name.ends_with(".go") || name.ends_with("_test.go") || name.starts_with('_') || name.starts_with('.'))
        return false;
    name.remove_suffix(3);
    std::vector<std::string_view> parts;
    for (std::size_t at = name.find('_'); at != std::string_view::npos; at = name.find('_', at + 1)) {
        std::string_view rest = name.substr(at + 1);
        parts.push_back(rest.substr(0, rest.find('_')));
    }
    const auto isThis = [](std::string_view tag) { return tagHolds(tag, 0); };
    std::size_t n = parts.size();
    if (n >= 2 && isOneOf(systems, parts[n - 2]) && isOneOf(processors, parts[n - 1]))
        return isThis(parts[n - 2]) && isThis(parts[n - 1]);
    if (n >= 1 && (isOneOf(systems, parts[n - 1]) || isOneOf(processors, parts[n - 1]))) return isThis(parts[n - 1]);
    return true;
}

bool constraintsHold(std::string_view text, unsigned goMinor) {
    bool old = true;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.starts_with("package ")) break;
        if (line.starts_with("//go:build ")) return Parser(line.substr(11), goMinor).expression();
        if (line.starts_with("// +build ")) old = old && oldConstraintHolds(line.substr(10), goMinor);
    }
    return old;
}

} // namespace lockstep::syntax
