#include "engine/explore/explorer.h"

#include "engine/explore/bounded.h"
#include "engine/explore/counting.h"
#include "engine/explore/leaks.h"
#include "engine/explore/minimise.h"
#include "engine/explore/reduction.h"
#include "engine/explore/sampling.h"
#include "engine/explore/shortest.h"
#include "engine/explore/verdict.h"
#include "engine/explore/witness.h"

#include <algorithm>
#include <map>

namespace lockstep::explore {
namespace {

using Path = std::vector<Move>;

/// What is known of an outcome while the search goes on.
struct Seen {
    std::uint64_t executions = 0;
    Path path;
    bool isLeast = false;
};

class Explorer {
public:
    Explorer(std::shared_ptr<const machine::Image> image, const Options& options)
        : m_image(std::move(image)), m_options(options) {}

    Result run() {
        open(false);
        if (m_options.goal) return findWanted();
        if (!isReducible()) {
            lookAtFewPreemptions();
            m_hasEnded = m_graphIsWhole && !m_options.preemptionBound;
            if (!m_graphIsWhole && !m_options.preemptionBound && !stopped()) sampleSome();
        } else if (m_options.preemptionBound) {
            visitFewPreemptions();
            if (!stopped()) lookAtFewPreemptions();
        } else {
            m_hasEnded = visitAllClasses();
            if (!m_hasEnded && !stopped()) sampleSome();
            if (!stopped()) lookAtFewPreemptions();
        }
        return finish();
    }

private:
    void open(bool orderedWaitGroups) {
        GraphSettings settings;
        settings.clock = m_options.clock;
        settings.wake = m_options.wake;
        settings.orderedWaitGroups = orderedWaitGroups || !isReducible();
        settings.maxBytes = m_options.maxGraphBytes * (isReducible() ? 1 : wholeGraphFactor);
        settings.memoryLimit = m_options.maxMemory;
        m_graph = std::make_unique<StateGraph>(m_image, settings);
        m_seen.clear();
        m_endings.clear();
        m_races.clear();
    }

    /// Where the graph has to do all by itself it may become so many times as large.
    static constexpr std::size_t wholeGraphFactor = 16;

    /// Whether classes of executions can be told apart.
    [[nodiscard]] bool isReducible() const { return m_options.wake == history::WakePolicy::Any; }

    [[nodiscard]] bool stopped() const { return m_options.stop.stop_requested(); }

    // -- the rungs

    bool visitAllClasses() {
        // With all states known there is nothing to find any more, only to count.
        constexpr std::uint64_t mostToCount = 100'000;
        const std::uint64_t most =
            m_graphIsWhole ? std::min(m_options.maxExecutions, mostToCount) : m_options.maxExecutions;
        ReductionSettings settings;
        settings.maxLength = m_options.maxLength;
        const auto visit = [this, most](const Execution& execution, const ReductionCounts& counts) {
            note(execution);
            if (m_options.goal && !m_graphIsWhole && isOnTheWay(execution)) return false;
            m_result.executions = counts.executions;
            m_executionsEstimate = counts.estimate;
            if (counts.executions % 1024 == 0) tell();
            const bool isTooLong = execution.isTruncated && counts.executions == 1;
            return !stopped() && !isTooLong && counts.executions < most;
        };
        ReductionCounts counts;
        ReductionEnd end = reduce(*m_graph, settings, counts, visit);
        if (end == ReductionEnd::NeedsOrderedWaitGroups) {
            open(true);
            end = reduce(*m_graph, settings, counts, visit);
        }
        m_result.executions = counts.executions;
        m_result.blocked = counts.blocked;
        m_result.cut = counts.truncated;
        return end == ReductionEnd::Complete;
    }

    /// Every class that has a schedule with few preemptions.
    void visitFewPreemptions() {
        BoundedLimits limits;
        limits.preemptions = *m_options.preemptionBound;
        limits.maxLength = m_options.maxLength;
        limits.maxExecutions = m_options.maxExecutions;
        limits.stop = m_options.stop;
        const auto visit = [this](std::span<const Move> moves, StateId state, bool, const BoundedCounts& counts) {
            noteEnd(moves, state);
            m_result.executions = counts.executions;
            if (counts.executions % 1024 == 0) tell();
        };
        BoundedCounts counts = visitBounded(*m_graph, limits, visit);
        if (m_graph->needsOrderedWaitGroups()) {
            open(true);
            counts = visitBounded(*m_graph, limits, visit);
        }
        m_result.executions = counts.executions;
        m_result.cut = counts.truncated;
        m_boundIsWhole = counts.isComplete;
    }

    void noteEnd(std::span<const Move> moves, StateId state) {
        const EndingId ending = m_graph->endingAt(state);
        if (ending == noEnding) return;
        Seen& seen = m_seen[m_graph->ending(ending).outcome];
        if (++seen.executions == 1) seen.path.assign(moves.begin(), moves.end());
        if (m_graph->isEnd(state) && !m_endings.contains(ending))
            m_endings.emplace(ending, Path(moves.begin(), moves.end()));
    }

    void note(const Execution& execution) {
        noteEnd(execution.moves, execution.state);
        if (!execution.races.empty() && m_races.size() < m_options.maxWitnesses)
            m_races.emplace_back(execution.moves.begin(), execution.moves.end());
    }

    void sampleSome() {
        SamplingSettings settings;
        settings.samples = m_options.samples;
        settings.seed = m_options.seed;
        settings.stop = m_options.stop;
        const SamplingCounts counts =
            sample(*m_graph, settings, [this](std::span<const Move> moves, EndingId ending, const SamplingCounts& so) {
                Seen& seen = m_seen[m_graph->ending(ending).outcome];
                if (++seen.executions == 1) seen.path.assign(moves.begin(), moves.end());
                if (m_options.goal && isOnTheWay(moves)) return false;
                m_result.samples = so.samples;
                m_result.estimate = so.estimate;
                if (so.samples <= 4 && m_races.size() < m_options.maxWitnesses)
                    m_races.emplace_back(moves.begin(), moves.end());
                if (so.samples % 256 == 0) tell();
                return true;
            });
        m_result.samples = counts.samples;
        m_result.estimate = counts.estimate;
    }

    /// The cheapest schedules first: least witnesses, and everything with few preemptions.
    void lookAtFewPreemptions() {
        ShortestLimits limits;
        limits.preemptions = m_options.preemptionBound;
        limits.stop = m_options.stop;
        const ShortestResult found = shortestPaths(*m_graph, limits);
        for (const auto& [outcome, path] : found.paths) {
            Seen& seen = m_seen[outcome];
            seen.path = path.moves;
            seen.isLeast = true;
        }
        for (const auto& [ending, path] : found.endings) m_endings[ending] = path.moves;
        m_graphIsWhole = found.isComplete;
        m_result.preemptions = m_options.preemptionBound;
        if (!isReducible() && m_options.preemptionBound)
            m_boundIsWhole = found.isComplete || found.preemptions > *m_options.preemptionBound;
        if (!found.isComplete && !m_options.preemptionBound && found.preemptions > 0)
            m_result.preemptions = found.preemptions - 1;
    }

    // -- one outcome that was asked for

    [[nodiscard]] bool isWanted(StateId state, bool hasJustEnded) {
        const bool isPlaces = m_options.goal->kind() == Goal::Kind::Places;
        if (isPlaces ? m_graph->endingAt(state) != noEnding : !hasJustEnded) return false;
        return m_options.goal->isMet(m_graph->machineAt(state));
    }

    /// The shortest beginning of the moves that leads to the goal, into m_found. True if there is one.
    bool isOnTheWay(std::span<const Move> moves) {
        const StateId since = m_graph->now();
        StateId state = m_graph->start();
        bool isFound = isWanted(state, false);
        std::size_t length = 0;
        while (!isFound && length < moves.size() && m_graph->endingAt(state) == noEnding) {
            state = m_graph->step(state, moves[length++]).to;
            isFound = isWanted(state, m_graph->endingAt(state) != noEnding);
        }
        m_graph->forgetSince(since);
        if (isFound) m_found = Path(moves.begin(), moves.begin() + static_cast<std::ptrdiff_t>(length));
        return isFound;
    }

    /// What an execution prints, all of its outcome do.
    bool isOnTheWay(const Execution& execution) {
        const EndingId ending = m_graph->endingAt(execution.state);
        const bool isKnown = m_options.goal->kind() == Goal::Kind::Printed &&
                             (ending == noEnding || m_seen[m_graph->ending(ending).outcome].executions > 1);
        return !isKnown && isOnTheWay(execution.moves);
    }

    Result findWanted() {
        ShortestLimits limits;
        limits.stop = m_options.stop;
        limits.isWanted = [this](StateId state, bool hasJustEnded) { return isWanted(state, hasJustEnded); };
        ShortestResult found = shortestPaths(*m_graph, limits);
        if (m_graph->needsOrderedWaitGroups()) {
            open(true);
            found = shortestPaths(*m_graph, limits);
        }
        if (found.wanted) return answer(found.wanted->moves, true);
        m_graphIsWhole = found.isComplete;
        if (!found.isComplete && !stopped() && m_options.guess) m_result.wanted = m_options.guess();
        if (m_result.wanted) return finish();
        if (isReducible()) m_hasEnded = visitAllClasses();
        if (!m_found && !m_hasEnded && !m_graphIsWhole && !stopped()) sampleSome();
        if (m_found) return answer(*m_found, false);
        return finish();
    }

    Result answer(Path path, bool isLeast) {
        const auto isSame = [this](StateId state) { return isWanted(state, m_graph->endingAt(state) != noEnding); };
        if (!isLeast && m_options.goal->kind() != Goal::Kind::Places)
            path = minimised(*m_graph, std::move(path), isSame, m_stepsToMinimise);
        Witness witness = makeWitness(*m_graph, path);
        witness.isLeast = isLeast;
        m_result.wanted = witness;
        return finish();
    }

    // -- the result

    Result finish() {
        m_result.clock = m_options.clock;
        m_result.complete = m_options.goal ? isRuledOut() : m_hasEnded && m_result.cut == 0;
        m_result.rung = m_hasEnded                                      ? Rung::Complete
                        : m_options.preemptionBound                     ? Rung::Bounded
                        : m_result.samples == 0 && m_result.preemptions ? Rung::Bounded
                                                                        : Rung::Sampled;
        m_result.isBoundWhole = m_boundIsWhole;
        m_result.states = m_graph->stateCount();
        std::optional<InterleavingCounts> counts;
        if (m_graphIsWhole && !m_options.preemptionBound) counts = countInterleavings(*m_graph);
        if (counts) m_result.interleavings = counts->total.str();
        for (const auto& [outcome, seen] : m_seen) addOutcome(outcome, seen, counts);
        std::ranges::stable_sort(m_result.outcomes, [](const OutcomeResult& a, const OutcomeResult& b) {
            return a.share != b.share ? a.share > b.share : a.standardOutput < b.standardOutput;
        });
        for (const auto& [ending, path] : m_endings)
            if (!m_graph->ending(ending).left.empty()) addLeftOver(ending, path);
        for (const Path& path : m_races) look(makeWitness(*m_graph, path));
        std::ranges::stable_sort(m_result.findings, [](const FindingResult& a, const FindingResult& b) {
            return a.finding.kind < b.finding.kind;
        });
        m_result.verdict = verdictOf(m_result, m_options, stopped());
        return std::move(m_result);
    }

    void addOutcome(OutcomeId id, const Seen& seen, const std::optional<InterleavingCounts>& counts) {
        OutcomeResult outcome;
        const auto isSame = [this, id](StateId state) {
            const EndingId ending = m_graph->endingAt(state);
            return ending != noEnding && m_graph->ending(ending).outcome == id;
        };
        outcome.witness =
            makeWitness(*m_graph, seen.isLeast ? seen.path : minimised(*m_graph, seen.path, isSame, m_stepsToMinimise));
        outcome.witness.isLeast = seen.isLeast;
        const history::History history = look(outcome.witness);
        const history::Outcome& shown = history.outcome();
        outcome.kind = shown.kind;
        outcome.exitCode = shown.exitCode;
        outcome.standardOutput = shown.standardOutput;
        outcome.standardError = shown.standardError;
        outcome.message = shown.message;
        outcome.executions = seen.executions;
        const std::uint64_t all =
            m_hasEnded ? m_result.executions : std::max<std::uint64_t>(m_result.executions + m_result.samples, 1);
        outcome.share = static_cast<double>(seen.executions) / static_cast<double>(std::max<std::uint64_t>(all, 1));
        if (counts) {
            const auto found = counts->byOutcome.find(id);
            const Count ways = found == counts->byOutcome.end() ? Count(0) : found->second;
            outcome.interleavings = ways.str();
            outcome.share = ways.convert_to<double>() / counts->total.convert_to<double>();
        }
        m_result.outcomes.push_back(std::move(outcome));
    }

    /// Whether the goal, not found, cannot be reached. Equivalent executions print the same, but a goroutine that main
    /// does not wait for may come to a line, or write a variable, before or after the end.
    [[nodiscard]] bool isRuledOut() const {
        if (m_graphIsWhole) return true;
        return m_hasEnded && m_result.cut == 0 && m_options.goal->kind() == Goal::Kind::Printed;
    }

    history::History look(const Witness& witness) {
        history::History history = replay(m_image, witness.schedule);
        if (m_looked++ < m_options.maxWitnesses * 2) merge(m_result.findings, findingsOf(history, witness));
        return history;
    }

    void addLeftOver(EndingId ending, const Path& path) {
        const OutcomeKey& key = m_graph->outcomes()[m_graph->ending(ending).outcome];
        if (key.end != machine::End::MainReturned && key.end != machine::End::Deadlock) return;
        const Witness witness = makeWitness(*m_graph, path);
        look(witness);
        if (key.end == machine::End::MainReturned) merge(m_result.findings, leaksAfter(*m_graph, path, witness));
    }

    void tell() {
        if (!m_options.progress) return;
        m_options.progress({.executions = m_result.executions,
                            .samples = m_result.samples,
                            .states = m_graph->stateCount(),
                            .outcomes = m_seen.size(),
                            .estimate = m_executionsEstimate});
    }

    std::shared_ptr<const machine::Image> m_image;
    const Options& m_options;
    std::unique_ptr<StateGraph> m_graph;
    Result m_result;
    std::map<OutcomeId, Seen> m_seen;
    std::map<EndingId, Path> m_endings;
    std::vector<Path> m_races;   ///< executions in which a race was first seen
    std::optional<Path> m_found; ///< to the goal
    double m_executionsEstimate = 0;
    std::uint64_t m_stepsToMinimise = 3'000'000;
    bool m_boundIsWhole = false; ///< every class within the preemption bound was visited
    bool m_hasEnded = false;
    bool m_graphIsWhole = false;
    std::size_t m_looked = 0;
};

} // namespace

Result explore(std::shared_ptr<const machine::Image> image, const Options& options) {
    return Explorer(std::move(image), options).run();
}

} // namespace lockstep::explore
