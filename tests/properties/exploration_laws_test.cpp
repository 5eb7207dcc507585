// Laws of exploration on generated programs, with all interleavings as the oracle: what the table calls independent
// commutes; the reduction visits every class once and none in vain; it finds every outcome.
#include "engine/explore/counting.h"
#include "engine/explore/reduction.h"
#include "engine/explore/shortest.h"
#include "engine/explore/witness.h"
#include "tests/properties/program_generator.h"
#include "tests/support/commuting.h"
#include "tests/support/go_program.h"
#include "tests/support/outcomes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <rapidcheck/gtest.h>
#include <set>

namespace lockstep::properties {
namespace {

using explore::ActorId;
using explore::LabelId;
using explore::Move;
using explore::StateGraph;
using explore::StateId;

constexpr std::size_t fewRuns = 4'000;

std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

/// Equal for two executions exactly if one becomes the other by swapping independent neighbours: for each step, who
/// made it as its how-manieth, what it did, and all earlier steps it depends on.
std::uint64_t classOf(const explore::Labels& labels, std::span<const Move> moves, std::span<const LabelId> ids) {
    std::uint64_t sum = 0;
    std::vector<std::uint64_t> names;
    std::map<ActorId, std::uint64_t> counts;
    for (std::size_t at = 0; at < ids.size(); ++at) {
        names.push_back(mixed(std::uint64_t{moves[at].actor} << 32U | ++counts[moves[at].actor]));
        std::uint64_t before = 0;
        for (std::size_t i = 0; i < at; ++i)
            if (labels.areDependent(ids[i], ids[at])) before += mixed(names[i] * 3);
        sum += mixed(names[at] * 5 + ids[at] * 7 + moves[at].way * 11 + before);
    }
    return sum;
}

/// All interleavings, unreduced.
class Everything {
public:
    explicit Everything(StateGraph& graph) : m_graph(graph) {}

    /// False: there are more than can be looked at.
    bool walk(StateId state, ActorId last = explore::mainActor, std::uint32_t preemptions = 0) {
        const explore::EndingId ending = m_graph.endingAt(state);
        if (ending != explore::noEnding) {
            const auto [least, isNew] = leastPreemptions.try_emplace(m_graph.ending(ending).outcome, preemptions);
            least->second = std::min(least->second, preemptions);
        }
        if (m_graph.isEnd(state)) {
            classes.insert(classOf(m_graph.labels(), m_moves, m_labels));
            outcomes.insert(m_graph.ending(m_graph.endingAt(state)).outcome);
            return ++runs <= fewRuns;
        }
        const std::span<const Move> offered = m_graph.moves(state);
        const std::vector<Move> moves(offered.begin(), offered.end());
        const bool couldGoOn = std::ranges::any_of(moves, [last](Move move) { return move.actor == last; });
        for (const Move move : moves) {
            const StateGraph::Step step = m_graph.step(state, move);
            m_moves.push_back(move);
            m_labels.push_back(step.label);
            const bool isPreemption = couldGoOn && move.actor != last && move.actor != explore::clockActor;
            const bool goesOn = walk(step.to, move.actor, preemptions + (isPreemption ? 1U : 0U));
            m_moves.pop_back();
            m_labels.pop_back();
            if (!goesOn) return false;
        }
        return true;
    }

    std::size_t runs = 0;
    std::set<std::uint64_t> classes;
    std::set<explore::OutcomeId> outcomes;
    std::map<explore::OutcomeId, std::uint32_t> leastPreemptions;

private:
    StateGraph& m_graph;
    std::vector<Move> m_moves;
    std::vector<LabelId> m_labels;
};

/// A generated program, cut down until all its interleavings can be walked.
struct Small {
    explicit Small(GoProgram program) {
        while (true) {
            text = program.text();
            graph = std::make_unique<StateGraph>(testing::compileGo(text)->image, explore::GraphSettings{});
            everything = std::make_unique<Everything>(*graph);
            if (everything->walk(graph->start())) return;
            auto longest = std::ranges::max_element(program.goroutines, {}, &std::vector<Statement>::size);
            longest->pop_back();
        }
    }

    std::string text;
    std::unique_ptr<StateGraph> graph;
    std::unique_ptr<Everything> everything;
};

RC_GTEST_PROP(Exploration, VisitsEveryClassOnceAndNoneInVain, (const GoProgram& program)) {
    const Small small(program);
    RC_LOG(small.text);
    StateGraph& graph = *small.graph;
    std::set<std::uint64_t> classes;
    std::set<explore::OutcomeId> outcomes;
    explore::ReductionCounts counts;
    const auto end =
        explore::reduce(graph, {}, counts, [&](const explore::Execution& execution, const explore::ReductionCounts&) {
            classes.insert(classOf(graph.labels(), execution.moves, execution.labels));
            outcomes.insert(graph.ending(graph.endingAt(execution.state)).outcome);
            return true;
        });
    RC_ASSERT(end == explore::ReductionEnd::Complete);
    RC_ASSERT(counts.blocked == 0U);
    RC_ASSERT(classes == small.everything->classes);
    RC_ASSERT(counts.executions == small.everything->classes.size());
    RC_ASSERT(outcomes == small.everything->outcomes);
}

RC_GTEST_PROP(Exploration, NoScheduleHasFewerPreemptionsThanTheLeastWitness, (const GoProgram& program)) {
    const Small small(program);
    RC_LOG(small.text);
    const explore::ShortestResult found = explore::shortestPaths(*small.graph, {});
    RC_ASSERT(found.isComplete);
    RC_ASSERT(found.paths.size() == small.everything->leastPreemptions.size());
    for (const auto& [outcome, path] : found.paths) {
        RC_ASSERT(path.cost.preemptions == small.everything->leastPreemptions.at(outcome));
        const explore::Witness witness = explore::makeWitness(*small.graph, path.moves);
        RC_ASSERT(witness.cost.preemptions == path.cost.preemptions);
        const history::History replayed = explore::replay(small.graph->image(), witness.schedule);
        RC_ASSERT(replayed.outcome().standardOutput == small.graph->outcomes()[outcome].standardOutput);
    }
}

RC_GTEST_PROP(Exploration, WhatTheTableCallsIndependentCommutes, (const GoProgram& program)) {
    StateGraph graph(testing::compileGo(program.text())->image, {});
    RC_ASSERT(testing::Commuting(graph).check(400) == "");
}

RC_GTEST_PROP(Exploration, CountsInterleavingsAsWalkingThemDoes, (const GoProgram& program)) {
    const Small small(program);
    const auto counts = explore::countInterleavings(*small.graph);
    RC_ASSERT(counts.has_value());
    RC_ASSERT(counts->total == small.everything->runs);
    RC_ASSERT(counts->byOutcome.size() == small.everything->outcomes.size());
}

} // namespace
} // namespace lockstep::properties
