#include "engine/explore/verdict.h"

#include <fmt/format.h>

namespace lockstep::explore {
namespace {

history::Text wantedText(const Result& result, const Options& options, bool wasStopped) {
    if (result.wanted)
        return {fmt::format("\"{}\" is reachable: {} preemptions, {} switches, {} steps{}.", options.wanted,
                            result.wanted->cost.preemptions, result.wanted->cost.switches, result.wanted->cost.steps,
                            result.wanted->isLeast ? "; no schedule needs less" : ""),
                fmt::format("可以到达“{}”：{} 次抢占，{} 次切换，{} 步{}。", options.wanted,
                            result.wanted->cost.preemptions, result.wanted->cost.switches, result.wanted->cost.steps,
                            result.wanted->isLeast ? "；没有更省的调度序列" : "")};
    if (result.complete)
        return {fmt::format("\"{}\" is not reachable: all {} executions explored.", options.wanted, result.executions),
                fmt::format("无法到达“{}”：已探索全部 {} 个执行。", options.wanted, result.executions)};
    return {fmt::format("\"{}\" was not found in {} executions and {} random runs{}; it may still be reachable.",
                        options.wanted, result.executions, result.samples, wasStopped ? " until it was stopped" : ""),
            fmt::format("在 {} 个执行和 {} 次随机运行中未找到“{}”；仍有可能到达。", result.executions, result.samples,
                        options.wanted)};
}

history::Text cutText(const Result& result) {
    if (result.cut == 0) return {};
    return {fmt::format(" {} of them are longer than what is looked at and were cut.", result.cut),
            fmt::format(" 其中 {} 个过长，已被截断。", result.cut)};
}

} // namespace

std::string_view toText(Rung rung) {
    switch (rung) {
    case Rung::Complete: return "complete";
    case Rung::Bounded: return "bounded";
    case Rung::Sampled: return "sampled";
    }
    base::fail("a rung without a name");
}

history::Text verdictOf(const Result& result, const Options& options, bool wasStopped) {
    if (!options.wanted.empty()) return wantedText(result, options, wasStopped);
    const history::Text cut = cutText(result);
    const std::string bound =
        result.preemptions ? fmt::format("everything with at most {} preemptions", *result.preemptions) : "";
    switch (result.rung) {
    case Rung::Complete:
        return {fmt::format("Every execution was explored: {} classes of equivalent interleavings.{}",
                            result.executions, cut.en),
                fmt::format("已探索全部执行：{} 类等价的交错。{}", result.executions, cut.zh)};
    case Rung::Bounded:
        return {fmt::format("Explored {}. What needs more preemptions was not looked at.",
                            bound.empty() ? fmt::format("{} executions", result.executions) : bound),
                result.preemptions
                    ? fmt::format("已探索抢占不超过 {} 次的全部执行；需要更多抢占的未探索。", *result.preemptions)
                    : fmt::format("已探索 {} 个执行；其余未探索。", result.executions)};
    case Rung::Sampled: break;
    }
    return {
        fmt::format("{} executions explored{}, {} random runs{}. This is not everything: there may be more outcomes "
                    "and problems.{}",
                    result.executions, wasStopped ? " until it was stopped" : " within the budget", result.samples,
                    bound.empty() ? "" : ", and " + bound, cut.en),
        fmt::format("在限度内探索了 {} 个执行和 {} 次随机运行。这不是全部：可能还有其他结果和问题。{}",
                    result.executions, result.samples, cut.zh)};
}

} // namespace lockstep::explore
