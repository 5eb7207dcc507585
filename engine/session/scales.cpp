#include "engine/session/scales.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <future>

namespace lockstep::session {
namespace {

VerdictAtScale verdictAt(std::uint32_t rounds, const std::vector<SourceText>& sources, CompileOptions compileOptions,
                         ExplorationOptions options) {
    for (LoopScale& scale : compileOptions.scales) scale.rounds = rounds;
    options.progress = nullptr;
    options.goal = nullptr;
    options.jobs = 1;
    const std::shared_ptr<const Compilation> compilation = compile(sources, compileOptions);
    base::ensure(compilation->ok(), "a program whose loops are scaled compiles as the program does");
    const Exploration exploration = explore(*compilation, options);
    VerdictAtScale verdict{.rounds = rounds, .isComplete = exploration.result.complete, .findings = {}};
    for (const explore::FindingResult& result : exploration.result.findings) {
        const std::string name = fmt::format("{} {}", toText(result.finding.kind), result.finding.object);
        verdict.findings.push_back(name.substr(0, name.find_last_not_of(' ') + 1));
    }
    std::ranges::sort(verdict.findings);
    verdict.findings.erase(std::unique(verdict.findings.begin(), verdict.findings.end()), verdict.findings.end());
    return verdict;
}

std::string listOf(const VerdictAtScale& verdict, std::string_view nothing) {
    if (verdict.findings.empty()) return std::string(nothing);
    return fmt::format("{}", fmt::join(verdict.findings, ", "));
}

} // namespace

std::vector<VerdictAtScale> verdictsAtScales(const std::vector<SourceText>& sources,
                                             const CompileOptions& compileOptions, const ExplorationOptions& options) {
    const auto policy = options.jobs > 1 ? std::launch::async : std::launch::deferred;
    std::vector<std::future<VerdictAtScale>> work;
    for (const std::uint32_t rounds : {2U, 3U, 4U})
        work.push_back(std::async(policy, [&, rounds] { return verdictAt(rounds, sources, compileOptions, options); }));
    std::vector<VerdictAtScale> verdicts;
    for (std::future<VerdictAtScale>& one : work) verdicts.push_back(one.get());
    return verdicts;
}

std::shared_ptr<const Compilation> scaledTo(const Compilation& compilation, std::uint32_t rounds) {
    CompileOptions options;
    options.goMinor = parseLanguage(compilation.language).value();
    options.scales.push_back({.line = 0, .rounds = rounds});
    return compile(compilation.sources, options);
}

history::Text textOf(const ScaledLoop& loop) {
    return {
        fmt::format("The loop at {}:{} goes round {} times here, not {}.", loop.file, loop.line, loop.now, loop.rounds),
        fmt::format("{}:{} 的循环在此执行 {} 次，而不是 {} 次。", loop.file, loop.line, loop.now, loop.rounds)};
}

history::Text compareScales(std::span<const VerdictAtScale> verdicts) {
    const bool areEqual = std::ranges::all_of(
        verdicts, [&](const VerdictAtScale& verdict) { return verdict.findings == verdicts.front().findings; });
    const bool areComplete = std::ranges::all_of(verdicts, &VerdictAtScale::isComplete);
    history::Text text;
    if (areEqual) {
        text = {fmt::format("With 2, 3 and 4 rounds the same is found: {}. That is stable.",
                            listOf(verdicts.front(), "nothing wrong")),
                fmt::format("循环 2、3、4 次时结果相同：{}。结论稳定。", listOf(verdicts.front(), "未发现问题"))};
    } else {
        text = {"What is found depends on the number of rounds:", "结论取决于循环次数："};
        for (const VerdictAtScale& verdict : verdicts) {
            text.en += fmt::format(" with {}: {};", verdict.rounds, listOf(verdict, "nothing wrong"));
            text.zh += fmt::format("{} 次：{}；", verdict.rounds, listOf(verdict, "未发现问题"));
        }
        text.en.back() = '.';
    }
    if (areComplete) return text;
    text.en += " Not all of these were explored to the end.";
    text.zh += "其中有的未探索完。";
    return text;
}

} // namespace lockstep::session
