#include "engine/explore/sampling.h"

#include "engine/base/random.h"

#include <algorithm>

namespace lockstep::explore {
namespace {

constexpr std::size_t priorityChanges = 2; ///< depth 3

/// Picks among the moves of a state.
class Picker {
public:
    Picker(base::Random& random, bool isWalk, std::size_t expectedLength) : m_random(random), m_isWalk(isWalk) {
        for (std::size_t& change : m_changes) change = m_random.below(std::max<std::size_t>(expectedLength, 1));
    }

    std::size_t pick(std::span<const Move> moves, std::size_t step) {
        if (m_isWalk) return m_random.below(moves.size());
        std::size_t best = 0;
        for (std::size_t i = 0; i < moves.size(); ++i)
            if (priorityOf(moves[i].actor) > priorityOf(moves[best].actor)) best = i;
        // Alternatives of the one who moves are equally likely.
        const ActorId actor = moves[best].actor;
        if (std::ranges::count(m_changes, step) != 0) m_priorities[actor] = m_lowest--;
        std::size_t alternatives = 0;
        for (const Move move : moves) alternatives += move.actor == actor ? 1U : 0U;
        std::size_t left = alternatives > 1 ? m_random.below(alternatives) : 0;
        for (std::size_t i = 0; i < moves.size(); ++i)
            if (moves[i].actor == actor && left-- == 0) return i;
        return best;
    }

private:
    std::int64_t priorityOf(ActorId actor) {
        while (m_priorities.size() <= actor)
            m_priorities.push_back(static_cast<std::int64_t>(m_random.below(1U << 30U)) + 1);
        return m_priorities[actor];
    }

    base::Random& m_random;
    bool m_isWalk;
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
        const bool isWalk = number % 2 == 0 || longest == 0;
        Picker picker(random, isWalk, longest);
        moves.clear();
        const StateId since = graph.now();
        StateId state = graph.start();
        double branches = 1;
        while (!graph.isEnd(state) && graph.endingAt(state) == noEnding && moves.size() < settings.maxLength) {
            const std::span<const Move> offered = graph.moves(state);
            branches *= static_cast<double>(offered.size());
            const Move move = offered.size() == 1 ? offered[0] : offered[picker.pick(offered, moves.size())];
            state = graph.step(state, move).to;
            moves.push_back(move);
        }
        steps += moves.size();
        longest = std::max(longest, moves.size());
        ++counts.samples;
        if (isWalk) {
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
