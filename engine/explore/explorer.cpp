#include "engine/explore/explorer.h"

#include "engine/explore/counting.h"
#include "engine/explore/leaks.h"
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
        if (!m_options.wanted.empty()) return findWanted();
        if (m_options.preemptionBound) {
            lookAtFewPreemptions();
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
        settings.orderedWaitGroups = orderedWaitGroups;
        settings.maxStates = m_options.maxStates;
        settings.memoryLimit = m_options.maxMemory;
        m_graph = std::make_unique<StateGraph>(m_image, settings);
        m_seen.clear();
        m_endings.clear();
        m_races.clear();
    }

    [[nodiscard]] bool stopped() const { return m_options.stop.stop_requested(); }

    // -- the rungs

    bool visitAllClasses() {
        ReductionSettings settings;
        settings.maxLength = m_options.maxLength;
        const auto visit = [this](const Execution& execution, const ReductionCounts& counts) {
            note(execution);
            m_result.executions = counts.executions;
            if (counts.executions % 1024 == 0) tell();
            const bool isTooLong = execution.isTruncated && counts.executions == 1;
            return !stopped() && !isTooLong && counts.executions < m_options.maxExecutions;
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

    void note(const Execution& execution) {
        const EndingId ending = m_graph->endingAt(execution.state);
        if (ending != noEnding) {
            Seen& seen = m_seen[m_graph->ending(ending).outcome];
            if (++seen.executions == 1) seen.path.assign(execution.moves.begin(), execution.moves.end());
            if (m_graph->isEnd(execution.state) && !m_endings.contains(ending))
                m_endings.emplace(ending, Path(execution.moves.begin(), execution.moves.end()));
        }
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
        if (!found.isComplete && !m_options.preemptionBound && found.preemptions > 0)
            m_result.preemptions = found.preemptions - 1;
    }

    // -- one outcome that was asked for

    [[nodiscard]] bool isWanted(OutcomeId outcome) const {
        const OutcomeKey& key = m_graph->outcomes()[outcome];
        return key.standardOutput.find(m_options.wanted) != std::string::npos ||
               key.standardError.find(m_options.wanted) != std::string::npos ||
               key.message.find(m_options.wanted) != std::string::npos;
    }

    Result findWanted() {
        ShortestLimits limits;
        limits.stop = m_options.stop;
        limits.isWanted = [this](OutcomeId outcome) { return isWanted(outcome); };
        const ShortestResult found = shortestPaths(*m_graph, limits);
        for (const auto& [outcome, path] : found.paths)
            if (isWanted(outcome)) return answer(path.moves, true);
        m_hasEnded = visitAllClasses();
        if (!m_hasEnded && !stopped()) sampleSome();
        for (const auto& [outcome, seen] : m_seen)
            if (isWanted(outcome)) return answer(seen.path, false);
        return finish();
    }

    Result answer(const Path& path, bool isLeast) {
        Witness witness = makeWitness(*m_graph, path);
        witness.isLeast = isLeast;
        m_result.wanted = witness;
        return finish();
    }

    // -- the result

    Result finish() {
        m_result.clock = m_options.clock;
        m_result.complete = m_hasEnded && m_result.cut == 0;
        m_result.rung = m_hasEnded                                      ? Rung::Complete
                        : m_options.preemptionBound                     ? Rung::Bounded
                        : m_result.samples == 0 && m_result.preemptions ? Rung::Bounded
                                                                        : Rung::Sampled;
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
        outcome.witness = makeWitness(*m_graph, seen.path);
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
                            .estimate = m_result.estimate});
    }

    std::shared_ptr<const machine::Image> m_image;
    const Options& m_options;
    std::unique_ptr<StateGraph> m_graph;
    Result m_result;
    std::map<OutcomeId, Seen> m_seen;
    std::map<EndingId, Path> m_endings;
    std::vector<Path> m_races; ///< executions in which a race was first seen
    bool m_hasEnded = false;
    bool m_graphIsWhole = false;
    std::size_t m_looked = 0;
};

} // namespace

Result explore(std::shared_ptr<const machine::Image> image, const Options& options) {
    return Explorer(std::move(image), options).run();
}

} // namespace lockstep::explore
