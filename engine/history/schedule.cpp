#include "engine/history/schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <iterator>
#include <limits>

namespace lockstep::history {
namespace {

constexpr std::string_view version = "ls1";

template <typename Enum> struct Named {
    Enum value;
    std::string_view text;
};

constexpr Named<ClockMode> clockModes[] = {{ClockMode::Ideal, "ideal"}, {ClockMode::Adversarial, "adversarial"}};
constexpr Named<WakePolicy> wakePolicies[] = {
    {WakePolicy::Any, "any"}, {WakePolicy::Fifo, "fifo"}, {WakePolicy::Go, "go"}};
constexpr Named<StrategyKind> strategies[] = {{StrategyKind::Go, "go"},
                                              {StrategyKind::Fair, "fair"},
                                              {StrategyKind::Random, "random"},
                                              {StrategyKind::Pct, "pct"},
                                              {StrategyKind::Timed, "timed"}};

template <typename Enum, std::size_t count> std::string_view textOf(Enum value, const Named<Enum> (&table)[count]) {
    for (const auto& row : table)
        if (row.value == value) return row.text;
    base::fail("an enumerator without a text");
}

template <typename Enum, std::size_t count>
base::Result<Enum> valueOf(std::string_view text, const Named<Enum> (&table)[count], std::string_view what) {
    std::string known;
    for (const auto& row : table) {
        if (row.text == text) return row.value;
        known += (known.empty() ? "" : ", ") + std::string(row.text);
    }
    return base::Error{fmt::format("there is no {} \"{}\"; there are {}", what, text, known), {}};
}

constexpr bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
/// What may stand in an anchor's object as it is; everything else is %XX.
constexpr bool isPlain(char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '(' && c != ')' && c != '%' && c != ';' && c != '\x7f';
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (isPlain(c))
            result += c;
        else
            result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

constexpr int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/// Reads a schedule from left to right; the first thing that does not fit is the error.
class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    base::Result<Schedule> parse() {
        Schedule schedule;
        if (!readHeader(schedule.header)) return takeError();
        for (skipSpace(); m_at < m_text.size(); skipSpace()) {
            ScheduleRun run;
            if (!readRun(run)) return takeError();
            if (m_at < m_text.size() && !isSpace(m_text[m_at])) {
                fail("a space is expected between runs");
                return takeError();
            }
            schedule.runs.push_back(std::move(run));
        }
        return schedule;
    }

private:
    bool readHeader(ScheduleHeader& header) {
        skipSpace();
        const std::size_t start = m_at;
        const std::string_view first = word();
        if (first != version) {
            m_at = start;
            if (first.starts_with("ls") && first.size() > 2)
                return fail(
                    fmt::format("this is a schedule of another version, \"{}\"; {} is understood", first, version));
            return fail(fmt::format("a schedule begins with \"{}\"", version));
        }
        for (skipSpace(); m_at < m_text.size() && m_text[m_at] != ';'; skipSpace())
            if (!readSetting(header)) return false;
        if (m_at == m_text.size()) return fail("\";\" is expected after the header");
        ++m_at;
        return true;
    }

    bool readSetting(ScheduleHeader& header) {
        const std::size_t start = m_at;
        const std::string_view setting = word();
        const std::size_t equals = setting.find('=');
        if (equals == std::string_view::npos) {
            m_at = start;
            return fail(fmt::format("\"name=value\" or \";\" is expected in place of \"{}\"", setting));
        }
        const std::string_view name = setting.substr(0, equals);
        const std::string_view value = setting.substr(equals + 1);
        if (std::ranges::find(m_settings, name) != m_settings.end()) {
            m_at = start;
            return fail(fmt::format("{}= is given twice", name));
        }
        m_settings.push_back(name);
        const auto set = [&](auto result, auto& field) {
            if (result) {
                field = result.value();
                return true;
            }
            m_at = start + equals + 1;
            return fail(result.error().sentence);
        };
        if (name == "lang") {
            header.language = value;
            return !value.empty() || fail("lang= needs a version, as go1.23");
        }
        if (name == "clock") return set(parseClockMode(value), header.clock);
        if (name == "wake") return set(parseWakePolicy(value), header.wake);
        if (name == "strategy") return set(parseStrategyKind(value), header.strategy);
        if (name == "costs") return set(CostTable::parse(value), header.costs);
        const auto whole = [&](auto& field, bool (*fits)(std::uint64_t), std::string_view otherwise) {
            const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), field);
            if (problem == std::errc{} && end == value.data() + value.size() && fits(field)) return true;
            m_at = start + equals + 1;
            return fail(otherwise);
        };
        if (name == "seed")
            return whole(
                header.seed, [](std::uint64_t) { return true; }, "seed= needs a whole number");
        if (name == "procs")
            return whole(
                header.processors, [](std::uint64_t n) { return n >= 1 && n <= mostProcessors; },
                fmt::format("procs= needs a number from 1 to {}", mostProcessors));
        m_at = start;
        return fail(
            fmt::format("there is no setting \"{}\"; there are lang, clock, wake, strategy, seed, procs, costs", name));
    }

    bool readRun(ScheduleRun& run) {
        if (m_text[m_at] == '~') {
            ++m_at;
            return readNumber(run.count, "the number of steps");
        }
        const std::size_t start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ':' && !isSpace(m_text[m_at])) ++m_at;
        run.actor = m_text.substr(start, m_at - start);
        if (m_at == m_text.size() || m_text[m_at] != ':' || run.actor.empty()) {
            m_at = start;
            return fail("a run is \"actor:count\" or \"~count\"");
        }
        ++m_at;
        if (!readNumber(run.count, "the number of steps")) return false;
        if (m_at < m_text.size() && m_text[m_at] == '=') {
            ++m_at;
            std::uint32_t alternative = 0;
            const std::size_t numberAt = m_at;
            if (!readNumber(alternative, "the alternative", 0)) return false;
            if (alternative > std::numeric_limits<std::uint16_t>::max()) {
                m_at = numberAt;
                return fail("there are at most 65536 alternatives");
            }
            run.alternative = static_cast<std::uint16_t>(alternative);
        }
        if (m_at < m_text.size() && m_text[m_at] == '@') return readAnchor(run);
        return true;
    }

    bool readAnchor(ScheduleRun& run) {
        const std::size_t start = ++m_at;
        while (m_at < m_text.size() && m_text[m_at] >= 'a' && m_text[m_at] <= 'z') ++m_at;
        run.anchorKind = m_text.substr(start, m_at - start);
        if (run.anchorKind.empty()) return fail("the kind of an operation is expected after \"@\", as load");
        if (m_at == m_text.size() || m_text[m_at] != '(') return true;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != ')'; ++m_at) {
            const char c = m_text[m_at];
            if (c != '%') {
                if (!isPlain(c)) return fail("\")\" is expected after the object's name");
                run.anchorObject += c;
                continue;
            }
            const int high = m_at + 1 < m_text.size() ? hexDigit(m_text[m_at + 1]) : -1;
            const int low = m_at + 2 < m_text.size() ? hexDigit(m_text[m_at + 2]) : -1;
            if (high < 0 || low < 0) return fail("two hexadecimal digits are expected after \"%\"");
            run.anchorObject += static_cast<char>(high * 16 + low);
            m_at += 2;
        }
        if (m_at == m_text.size()) return fail("\")\" is expected after the object's name");
        ++m_at;
        return true;
    }

    bool readNumber(std::uint32_t& number, std::string_view what, std::uint32_t least = 1) {
        const char* const first = m_text.data() + m_at;
        const auto [end, problem] = std::from_chars(first, m_text.data() + m_text.size(), number);
        if (problem == std::errc::result_out_of_range) return fail(fmt::format("{} is too large", what));
        if (problem != std::errc{}) return fail(fmt::format("{} is expected here", what));
        if (number < least) return fail(fmt::format("{} is at least {}", what, least));
        m_at += static_cast<std::size_t>(end - first);
        return true;
    }

    std::string_view word() {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && !isSpace(m_text[m_at]) && m_text[m_at] != ';') ++m_at;
        return m_text.substr(start, m_at - start);
    }

    void skipSpace() {
        while (m_at < m_text.size() && isSpace(m_text[m_at])) ++m_at;
    }

    bool fail(std::string_view sentence) {
        if (m_error.empty()) m_error = fmt::format("column {} of the schedule: {}", m_at + 1, sentence);
        return false;
    }
    base::Error takeError() { return {m_error, std::string(m_text)}; }

    std::string_view m_text;
    std::vector<std::string_view> m_settings; ///< of the header, so far
    std::size_t m_at = 0;
    std::string m_error;
};

} // namespace

std::string_view toText(ClockMode mode) { return textOf(mode, clockModes); }
std::string_view toText(WakePolicy policy) { return textOf(policy, wakePolicies); }
std::string_view toText(StrategyKind kind) { return textOf(kind, strategies); }

base::Result<ClockMode> parseClockMode(std::string_view text) { return valueOf(text, clockModes, "clock"); }
base::Result<WakePolicy> parseWakePolicy(std::string_view text) { return valueOf(text, wakePolicies, "wake policy"); }
base::Result<StrategyKind> parseStrategyKind(std::string_view text) { return valueOf(text, strategies, "strategy"); }

std::uint64_t Schedule::stepCount() const {
    std::uint64_t steps = 0;
    for (const ScheduleRun& run : runs) steps += run.count;
    return steps;
}

std::string Schedule::text() const {
    std::string text = fmt::format("{} lang={} clock={} wake={} strategy={} seed={}", version, header.language,
                                   toText(header.clock), toText(header.wake), toText(header.strategy), header.seed);
    if (header.strategy == StrategyKind::Timed)
        text += fmt::format(" procs={} costs={}", header.processors, header.costs.text());
    text += ';';
    auto out = std::back_inserter(text);
    for (const ScheduleRun& run : runs) {
        if (run.actor.empty()) {
            fmt::format_to(out, " ~{}", run.count);
            continue;
        }
        fmt::format_to(out, " {}:{}", run.actor, run.count);
        if (run.alternative != 0) fmt::format_to(out, "={}", run.alternative);
        if (run.anchorKind.empty()) continue;
        fmt::format_to(out, "@{}", run.anchorKind);
        if (!run.anchorObject.empty()) fmt::format_to(out, "({})", escaped(run.anchorObject));
    }
    return text;
}

base::Result<Schedule> Schedule::parse(std::string_view text) { return Parser(text).parse(); }

} // namespace lockstep::history
