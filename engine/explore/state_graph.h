// StateGraph: what exploration walks on: states, the moves out of each, and where they lead.
//
// A step that was made once is a table look-up as long as there is room for the states; they are merged by fingerprint
// as long as that pays. Past that, states are *transient*: they exist while the search is below them and are forgotten
// with it, so memory stays flat however large the whole is. A machine follows along: it is brought to a state only when
// a step from there is not known yet, going back by mark and rewind and forward by the moves that first led there.
#pragma once

#include "engine/explore/labels.h"
#include "engine/explore/liveness.h"
#include "engine/explore/wait_group_watch.h"

#include <memory>
#include <string>
#include <vector>

namespace lockstep::explore {

using StateId = std::uint32_t;
using EndingId = std::uint32_t;
using OutcomeId = std::uint32_t;
inline constexpr EndingId noEnding = 0xffffffffU;
inline constexpr std::uint32_t noState = 0xffffffffU;

/// How a run ended, as far as it tells outcomes apart.
struct OutcomeKey {
    machine::End end = machine::End::None; ///< None: only goroutines in endless private work are left
    int exitCode = 0;
    std::string standardOutput;
    std::string standardError; ///< written by the program itself
    std::string message;       ///< the panic's value, the fatal error
    friend bool operator==(const OutcomeKey&, const OutcomeKey&) = default;
};

/// The outcome of a run, and who was left over when nobody could move any more.
struct Ending {
    OutcomeId outcome = 0;
    std::vector<ActorId> left; ///< goroutines that have not ended and never can
    friend bool operator==(const Ending&, const Ending&) = default;
};

struct GraphSettings {
    history::ClockMode clock = history::ClockMode::Ideal;
    history::WakePolicy wake = history::WakePolicy::Any;
    bool orderedWaitGroups = false;
    std::size_t maxBytes = std::size_t{6} << 20U; ///< of kept states: about 45,000 of a small program
    std::uint64_t memoryLimit = 256ULL << 20U;    ///< of the program
    std::uint64_t privateBudget = 1'000'000;
};

class StateGraph {
public:
    StateGraph(std::shared_ptr<const machine::Image> image, GraphSettings settings);

    struct Step {
        StateId to = noState;
        LabelId label = 0;
    };

    [[nodiscard]] StateId start() const { return 0; }
    /// Lifetime: until the next call of a non-const function.
    [[nodiscard]] std::span<const Move> moves(StateId state) const {
        return {m_moves.data() + m_states[state].firstMove, m_states[state].moveCount};
    }
    [[nodiscard]] bool isEnd(StateId state) const { return m_states[state].moveCount == 0; }
    /// Whether one goroutine is all that is left and no timer is set: nobody but it can ever move unless it wants to.
    [[nodiscard]] bool isAlone(StateId state) const { return m_states[state].isAlone; }
    /// noEnding as long as the program has not ended. It may have while others still move, unseen.
    [[nodiscard]] EndingId endingAt(StateId state) const { return m_states[state].ending; }
    [[nodiscard]] const Ending& ending(EndingId id) const { return m_endings[id]; }
    [[nodiscard]] std::span<const OutcomeKey> outcomes() const { return m_outcomes; }

    /// Makes a move. Pre: it is one of moves(state).
    Step step(StateId state, Move move) {
        const State& from = m_states[state];
        const Move* moves = m_moves.data() + from.firstMove;
        std::size_t at = 0;
        while (!(moves[at] == move)) ++at;
        const Step& known = m_steps[from.firstMove + at];
        return known.to != noState ? known : makeStep(state, at);
    }
    [[nodiscard]] bool canMove(StateId state, Move move) const;

    /// States made from here on and not kept are forgotten by forgetSince().
    [[nodiscard]] StateId now() const { return static_cast<StateId>(m_states.size()); }
    void forgetSince(StateId state);
    [[nodiscard]] bool isTransient(StateId state) const { return state >= m_keptCount; }
    /// Whether every state so far could be kept: then the graph can be counted on.
    [[nodiscard]] bool isComplete() const { return !m_isFull; }
    [[nodiscard]] std::size_t stateCount() const { return m_keptCount; }

    [[nodiscard]] const Labels& labels() const { return m_labels; }
    /// The machine in that state. Lifetime: until the next call.
    [[nodiscard]] const machine::Machine& machineAt(StateId state);
    /// The choice the move is in that state of the machine.
    [[nodiscard]] history::Choice choiceOf(const machine::Machine& machine, Move move) {
        return m_labels.choiceOf(machine, move);
    }
    /// How the search lets its machine run.
    [[nodiscard]] static machine::Settings machineSettings(const GraphSettings& settings);
    [[nodiscard]] const GraphSettings& settings() const { return m_settings; }
    [[nodiscard]] const std::shared_ptr<const machine::Image>& image() const { return m_image; }
    /// Steps the machine has made in all.
    [[nodiscard]] std::uint64_t machineSteps() const { return m_machineSteps; }
    /// Whether the counter of a wait group may go below zero or start anew under somebody's Wait, so that the order of
    /// Adds matters.
    [[nodiscard]] bool needsOrderedWaitGroups() const { return m_waitGroups.needsOrder(); }

private:
    struct State {
        std::uint32_t firstMove = 0;
        std::uint32_t moveCount = 0;
        StateId from = noState;         ///< where it was first reached from
        std::uint32_t byMove = 0;       ///< by which of its moves
        std::uint32_t onPath = noState; ///< index on the machine's path
        EndingId ending = noEnding;
        bool isAlone = false;
    };
    struct FingerprintHash {
        std::size_t operator()(const machine::Fingerprint& print) const noexcept { return print.low; }
    };

    /// Enough of the states that were come to were there already, or it is too early to tell.
    [[nodiscard]] bool mergingPays() const;
    /// What is kept of the states, in bytes.
    [[nodiscard]] std::size_t bytes() const;
    Step makeStep(StateId state, std::size_t move);
    StateId addState(StateId from, std::uint32_t byMove);
    void bringMachineTo(StateId state);
    void moveMachine(StateId to, Move move, machine::Footprint* footprint);
    void rewindMachineTo(std::size_t index);
    EndingId endingOfMachine();
    OutcomeId outcomeOfMachine();

    std::shared_ptr<const machine::Image> m_image;
    GraphSettings m_settings;
    Liveness m_liveness;
    Labels m_labels;
    machine::Machine m_machine;
    std::unique_ptr<machine::Fingerprinter> m_fingerprinter;
    machine::Footprint m_footprint;

    std::vector<State> m_states;
    std::vector<Move> m_moves; ///< of all states, one after the other
    std::vector<Step> m_steps; ///< for each move, where it leads if that is known
    std::unordered_map<machine::Fingerprint, StateId, FingerprintHash> m_byFingerprint;
    std::vector<Ending> m_endings;
    std::vector<OutcomeKey> m_outcomes;
    std::size_t m_keptCount = 0;
    std::uint64_t m_merges = 0;
    bool m_isFull = false;
    std::vector<StateId> m_path; ///< the machine's: its last is where the machine is
    std::vector<machine::Machine::Mark> m_marks;
    std::uint64_t m_machineSteps = 0;
    WaitGroupWatch m_waitGroups;
};

} // namespace lockstep::explore
