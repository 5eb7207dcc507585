#include "engine/explore/sampling.h"

#include "engine/base/random.h"

#include <algorithm>

namespace lockstep::explore {
namespace {

constexpr std::size_t priorityChanges = 2; ///< depth 3

enum class Manner : std::uint8_t { Walk, PriorityChanges, PartialOrder };

/// Picks among the moves of a state.
class Picker {
public:
    Picker(base::Random& random, Manner manner, std::size_t expectedLength) : m_random(random), m_manner(manner) {
        for (std::size_t& change : m_changes) change = m_random.below(std::max<std::size_t>(expectedLength, 1));
    }

    std::size_t pick(std::span<const Move> moves, std::size_t step) {
        if (m_manner == Manner::Walk) return m_random.below(moves.size());
        std::size_t best = 0;
        for (std::size_t i = 0; i < moves.size(); ++i)
            if (priorityOf(moves[i].actor) > priorityOf(moves[best].actor)) best = i;
        // Alternatives of the one who moves are equally likely.
        const ActorId actor = moves[best].actor;
        const bool isChange = m_manner == Manner::PriorityChanges && std::ranges::count(m_changes, step) != 0;
        if (isChange) m_priorities[actor] = m_lowest--;
        std::size_t alternatives = 0;
        for (const Move move : moves) alternatives += move.actor == actor ? 1U : 0U;
        std::size_t left = alternatives > 1 ? m_random.below(alternatives) : 0;
        for (std::size_t i = 0; i < moves.size(); ++i)
            if (moves[i].actor == actor && left-- == 0) return i;
        return best;
    }

    /// Partial order sampling: a step takes a new chance for its goroutine, and for all whose next step depends on it,
    /// so that orders of dependent steps are equally likely however long the goroutines are.
    void moved(StateGraph& graph, Move move, LabelId label, StateId to) {
        redraw(move.actor);
        const std::span<const Move> offered = graph.moves(to);
        const std::vector<Move> moves(offered.begin(), offered.end());
        for (const Move next : moves)
            if (next.actor != move.actor && graph.labels().areDependent(graph.step(to, next).label, label))
                redraw(next.actor);
    }

private:
    void redraw(ActorId actor) {
        priorityOf(actor); // it has one
        m_priorities[actor] = draw();
    }

    std::int64_t draw() { return static_cast<std::int64_t>(m_random.below(1U << 30U)) + 1; }

    std::int64_t priorityOf(ActorId actor) {
        while (m_priorities.size() <= actor) m_priorities.push_back(draw());
        return m_priorities[actor];
    }

    base::Random& m_random;
    Manner m_manner;
    std::size_t m_changes[priorityChanges];
    std::vector<std::int64_t> m_priorities;
    std::int64_t m_lowest = 0;
};

} // namespace

SamplingCounts sample(StateGraph& graph, const SamplingSettings& settings, const SampleVisitor& visit) {
    SamplingCounts counts;
    std::vector<Move> moves;
    std::uint64_t steps = 0;
    std::uint64_t walks = 0;
    std::size_t longest = 0;
    double sum = 0;
    for (std::uint64_t number = 0; number < settings.samples && steps < settings.maxSteps; ++number) {
        if (settings.stop.stop_requested()) break;
        base::Random random(settings.seed * 0x9e3779b97f4a7c15ULL + number);
        constexpr Manner manners[] = {Manner::Walk, Manner::PriorityChanges, Manner::PartialOrder};
        const Manner manner = longest == 0 ? Manner::Walk : manners[number % std::size(manners)];
        Picker picker(random, manner, longest);
        moves.clear();
        const StateId since = graph.now();
        StateId state = graph.start();
        double branches = 1;
        while (!graph.isEnd(state) && graph.endingAt(state) == noEnding && moves.size() < settings.maxLength) {
            const std::span<const Move> offered = graph.moves(state);
            branches *= static_cast<double>(offered.size());
            const Move move = offered.size() == 1 ? offered[0] : offered[picker.pick(offered, moves.size())];
            const StateGraph::Step step = graph.step(state, move);
            state = step.to;
            moves.push_back(move);
            if (manner == Manner::PartialOrder) picker.moved(graph, move, step.label, state);
        }
        steps += moves.size();
        longest = std::max(longest, moves.size());
        ++counts.samples;
        if (manner == Manner::Walk) {
            ++walks;
            sum += branches;
            counts.estimate = sum / static_cast<double>(walks);
        }
        const EndingId ending = graph.endingAt(state);
        bool goesOn = true;
        if (ending == noEnding)
            ++counts.cut;
        else
            goesOn = visit(moves, ending, counts);
        graph.forgetSince(since);
        if (!goesOn) break;
    }
    return counts;
}

} // namespace lockstep::explore
