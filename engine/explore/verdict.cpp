#include "engine/explore/verdict.h"

#include "engine/base/counted.h"

#include <fmt/format.h>

namespace lockstep::explore {
namespace {

using base::counted;

/// Where executions are not told apart, states are what has been counted.
std::string classes(const Result& result) {
    if (result.executions == 0) return counted(result.states, "state");
    return counted(result.executions, "class", "classes") + " of equivalent interleavings";
}

std::string classesInChinese(const Result& result) {
    return result.executions == 0 ? fmt::format("{} 个状态", result.states)
                                  : fmt::format("{} 类等价的交错", result.executions);
}

/// What holds under one wake policy only.
history::Text wakeText(history::WakePolicy wake) {
    switch (wake) {
    case history::WakePolicy::Any: return {};
    case history::WakePolicy::Fifo: return {" Whoever waits longest is woken first.", "等待最久者最先被唤醒。"};
    case history::WakePolicy::Go: return {" Waiters are woken as Go does it.", "等待者按 Go 的方式唤醒。"};
    }
    base::fail("a wake policy without a sentence");
}

/// How much was visited, where it was not everything.
history::Text visited(const Result& result) {
    if (result.executions == 0) return {counted(result.states, "state"), fmt::format("{} 个状态", result.states)};
    return {counted(result.executions, "execution"), fmt::format("{} 个执行", result.executions)};
}

/// "4 preemptions, 5 switches, 40 steps; no schedule needs less"
history::Text costText(const Witness& witness) {
    const Cost& cost = witness.cost;
    return {fmt::format("{}, {}, {}{}", counted(cost.preemptions, "preemption"),
                        counted(cost.switches, "switch", "switches"), counted(cost.steps, "step"),
                        witness.isLeast ? "; no schedule needs less" : ""),
            fmt::format("{} 次抢占，{} 次切换，{} 步{}", cost.preemptions, cost.switches, cost.steps,
                        witness.isLeast ? "；没有更省的调度序列" : "")};
}

history::Text wantedText(const Result& result, const Options& options, bool wasStopped) {
    const history::Text goal = options.goal->text();
    if (result.wanted) {
        const history::Text cost = costText(*result.wanted);
        return {fmt::format("{} is reachable: {}.", goal.en, cost.en),
                fmt::format("可以到达{}：{}。", goal.zh, cost.zh)};
    }
    if (result.complete && result.rung == Rung::Complete)
        return {fmt::format("{} is not reachable: all {} executions explored.", goal.en, result.executions),
                fmt::format("无法到达{}：已探索全部 {} 个执行。", goal.zh, result.executions)};
    if (result.complete)
        return {fmt::format("{} is not reachable: all {} states of the program explored.", goal.en, result.states),
                fmt::format("无法到达{}：已探索程序的全部 {} 个状态。", goal.zh, result.states)};
    return {fmt::format("{} was not found in {} and {}{}; it may still be reachable.", goal.en,
                        counted(result.executions, "execution"), counted(result.samples, "random run"),
                        wasStopped ? " until it was stopped" : ""),
            fmt::format("在 {} 个执行和 {} 次随机运行中未找到{}；仍有可能到达。", result.executions, result.samples,
                        goal.zh)};
}

history::Text cutText(const Result& result, const Options& options) {
    if (result.cut == 0) return {};
    return {fmt::format(" {} of them {} longer than {} steps; what comes after those was not looked at.", result.cut,
                        result.cut == 1 ? "is" : "are", options.maxLength),
            fmt::format(" 其中 {} 个超过 {} 步，其后的部分未探索。", result.cut, options.maxLength)};
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

namespace {

history::Text lookedAt(const Result& result, const Options& options, bool wasStopped) {
    const history::Text cut = cutText(result, options);
    const std::string bound =
        result.preemptions ? "everything with at most " + counted(*result.preemptions, "preemption") : "";
    switch (result.rung) {
    case Rung::Complete:
        return {fmt::format("Every execution was explored: {}.{}", classes(result), cut.en),
                fmt::format("已探索全部执行：{}。{}", classesInChinese(result), cut.zh)};
    case Rung::Bounded:
        if (!result.preemptions || !result.isBoundWhole)
            return {fmt::format("{} explored{}. What remains was not looked at.{}", visited(result).en,
                                result.preemptions
                                    ? " of those with at most " + counted(*result.preemptions, "preemption")
                                    : "",
                                cut.en),
                    fmt::format("已探索 {}；其余未探索。{}", visited(result).zh, cut.zh)};
        return {fmt::format("Explored {}: {}. What needs more preemptions was not looked at.{}", bound, classes(result),
                            cut.en),
                fmt::format("已探索抢占不超过 {} 次的全部执行：{}；需要更多抢占的未探索。{}", *result.preemptions,
                            classesInChinese(result), cut.zh)};
    case Rung::Sampled: break;
    }
    return {fmt::format("{} explored{}, {}{}. This is not everything: there may be more outcomes and problems.{}",
                        visited(result).en, wasStopped ? " until it was stopped" : " within the budget",
                        counted(result.samples, "random run"), bound.empty() ? "" : ", and " + bound, cut.en),
            fmt::format("在限度内探索了 {}和 {} 次随机运行。这不是全部：可能还有其他结果和问题。{}", visited(result).zh,
                        result.samples, cut.zh)};
}

} // namespace

history::Text verdictOf(const Result& result, const Options& options, bool wasStopped) {
    const history::Text verdict =
        options.goal ? wantedText(result, options, wasStopped) : lookedAt(result, options, wasStopped);
    const history::Text wake = wakeText(options.wake);
    return {verdict.en + wake.en, verdict.zh + wake.zh};
}

} // namespace lockstep::explore
