#include "app/cli/explore_report.h"

#include "engine/base/counted.h"
#include "engine/session/scales.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string_view>

namespace lockstep::cli {
namespace {

using base::counted;
using explore::FindingResult;
using explore::OutcomeResult;
using explore::Result;

/// As JSON; bytes that are no UTF-8, which a program may print, become U+FFFD.
std::string jsonText(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string orNull(const std::optional<std::string>& text) { return text ? jsonText(*text) : "null"; }

template <typename Items, typename Write> std::string list(const Items& items, Write write) {
    std::string result = "[";
    for (const auto& item : items) {
        if (result.size() > 1) result += ",";
        result += write(item);
    }
    return result + "]";
}

std::string witnessJson(const explore::Witness& witness) {
    return fmt::format("\"schedule\":{},\"preemptions\":{},\"switches\":{},\"least\":{}",
                       jsonText(witness.schedule.text()), witness.cost.preemptions, witness.cost.switches,
                       witness.isLeast);
}

std::string outcomeJson(const OutcomeResult& outcome) {
    return fmt::format("{{\"exit\":{},\"stdout\":{},\"stderr\":{},\"executions\":{},\"interleavings\":{},{}}}",
                       outcome.exitCode, jsonText(outcome.standardOutput), jsonText(outcome.standardError),
                       outcome.executions, orNull(outcome.interleavings), witnessJson(outcome.witness));
}

std::string findingJson(const FindingResult& result) {
    const analysis::Finding& finding = result.finding;
    return fmt::format(
        "{{\"kind\":{},\"message\":{{\"en\":{},\"zh\":{}}},\"goroutines\":{},\"positions\":{},\"steps\":{},{}}}",
        jsonText(toText(finding.kind)), jsonText(finding.message.en), jsonText(finding.message.zh),
        list(result.goroutines, [](const std::string& name) { return jsonText(name); }),
        list(finding.positions, [](const std::string& place) { return jsonText(place); }),
        list(result.steps, [](std::uint32_t step) { return std::to_string(step); }), witnessJson(result.witness));
}

std::string boundJson(const Result& result, const session::ExplorationOptions& options) {
    return fmt::format("{{\"rung\":{},\"maxExecutions\":{},\"preemptions\":{},\"samples\":{},\"cut\":{}}}",
                       jsonText(toText(result.rung)), options.maxExecutions,
                       result.preemptions ? std::to_string(*result.preemptions) : "null", result.samples, result.cut);
}

std::string indented(std::string_view text, std::string_view prefix) {
    std::string result;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        result += fmt::format("{}{}\n", prefix, text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return result;
}

std::string outcomeText(const OutcomeResult& outcome, std::size_t number) {
    std::string text = fmt::format("outcome {}: exit code {}", number, outcome.exitCode);
    if (outcome.share != 0) text += fmt::format(", {:.4g} %", outcome.share * 100);
    if (outcome.interleavings) text += ", " + counted(*outcome.interleavings, "interleaving");
    if (outcome.executions != 0) text += ", " + counted(outcome.executions, "execution");
    text += "\n" + indented(outcome.standardOutput, "  | ");
    if (!outcome.message.empty())
        text += fmt::format("  {}\n", outcome.message);
    else
        text += indented(outcome.standardError, "  ! "); // all that it said there is the program's own
    return text + fmt::format("  {}, {}{}\n  {}\n", counted(outcome.witness.cost.preemptions, "preemption"),
                              counted(outcome.witness.cost.switches, "switch", "switches"),
                              outcome.witness.isLeast ? "; none needs less" : "", outcome.witness.schedule.text());
}

std::string findingText(const FindingResult& result) {
    std::string text = fmt::format("{}: {}\n", toText(result.finding.kind), result.finding.title.en);
    text += indented(result.finding.message.en, "  ");
    for (const std::string& place : result.finding.positions) text += fmt::format("  at {}\n", place);
    return text + fmt::format("  {}\n", result.witness.schedule.text());
}

std::string scaledJson(const session::ScaledLoop& loop) {
    return fmt::format("{{\"line\":{},\"file\":{},\"rounds\":{},\"now\":{}}}", loop.line, jsonText(loop.file),
                       loop.rounds, loop.now);
}

std::string headOf(const ExploreReport& report) {
    const session::Exploration& exploration = report.exploration;
    std::string text = report.test.empty() ? "" : fmt::format("=== {}\n", report.test);
    for (const session::ScaledLoop& loop : report.scaled) text += session::textOf(loop).en + "\n";
    text += exploration.result.verdict.en + "\n";
    if (report.stability) text += report.stability->en + "\n";
    if (exploration.wasStopped) text += "Stopped; this is what was found until then.\n";
    if (exploration.ranOutOfTime) text += "The time limit was reached; --time-limit SECONDS sets another.\n";
    return text;
}

std::string textOf(const ExploreReport& report, const session::ExplorationOptions& options) {
    const Result& result = report.exploration.result;
    std::string text = headOf(report);
    if (options.goal) {
        if (result.wanted) text += result.wanted->schedule.text() + "\n";
        return text;
    }
    if (result.interleavings) text += counted(*result.interleavings, "interleaving") + " in all.\n";
    std::size_t number = 0;
    for (const OutcomeResult& outcome : result.outcomes) text += "\n" + outcomeText(outcome, ++number);
    for (const FindingResult& finding : result.findings) text += "\n" + findingText(finding);
    if (result.findings.empty()) text += "\nNothing wrong was found.\n";
    return text;
}

std::string jsonOf(const ExploreReport& report, const session::ExplorationOptions& options) {
    const Result& result = report.exploration.result;
    std::string more;
    if (options.goal)
        more =
            fmt::format(",\"wanted\":{}", result.wanted ? fmt::format("{{{}}}", witnessJson(*result.wanted)) : "null");
    if (!report.scaled.empty()) more += fmt::format(",\"scaled\":{}", list(report.scaled, scaledJson));
    if (report.stability)
        more += fmt::format(",\"stability\":{{\"en\":{},\"zh\":{}}}", jsonText(report.stability->en),
                            jsonText(report.stability->zh));
    return fmt::format("{{\"lockstep\":1,\"complete\":{},\"executions\":{},\"interleavings\":{},\"bound\":{},"
                       "\"verdict\":{{\"en\":{},\"zh\":{}}},\"outcomes\":{},\"findings\":{}{}}}",
                       result.complete, result.executions, orNull(result.interleavings), boundJson(result, options),
                       jsonText(result.verdict.en), jsonText(result.verdict.zh), list(result.outcomes, outcomeJson),
                       list(result.findings, findingJson), more);
}

} // namespace

std::string explorationText(std::span<const ExploreReport> reports, const session::ExplorationOptions& options) {
    std::string text;
    for (const ExploreReport& report : reports) text += (text.empty() ? "" : "\n") + textOf(report, options);
    return text;
}

std::string explorationJson(std::span<const ExploreReport> reports, const session::ExplorationOptions& options) {
    if (reports.front().test.empty()) return jsonOf(reports.front(), options) + "\n";
    std::string tests;
    for (const ExploreReport& report : reports)
        tests += fmt::format("{}{}:{}", tests.empty() ? "" : ",", jsonText(report.test), jsonOf(report, options));
    return fmt::format("{{\"lockstep\":1,\"tests\":{{{}}}}}\n", tests);
}

} // namespace lockstep::cli
