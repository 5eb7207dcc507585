#include "engine/explore/state_graph.h"

#include <algorithm>
#include <optional>

namespace lockstep::explore {
namespace {

/// After so many states, merging goes on only if it saves one in 32.
constexpr std::size_t trialStates = 4'096;

} // namespace

machine::Settings StateGraph::machineSettings(const GraphSettings& settings) {
    machine::Settings result;
    result.clock = settings.clock;
    result.wake = settings.wake;
    result.granularity = settings.orderedWaitGroups ? machine::Granularity::FusedSpawn : machine::Granularity::Fused;
    result.afterEnd = machine::AfterEnd::OthersGoOn;
    result.memoryLimit = settings.memoryLimit;
    result.privateBudget = settings.privateBudget;
    return result;
}

StateGraph::StateGraph(std::shared_ptr<const machine::Image> image, GraphSettings settings)
    : m_image(std::move(image)), m_settings(settings), m_liveness(m_image->sharedProgram()),
      m_labels({.orderedWaitGroups = settings.orderedWaitGroups,
                .adversarialClock = settings.clock == history::ClockMode::Adversarial}),
      m_machine(m_image, machineSettings(settings)) {
    m_machine.begin(m_footprint);
    if (!settings.orderedWaitGroups) m_waitGroups.note(m_machine, m_labels, m_footprint, 1, noState, {});
    m_byFingerprint.reserve(trialStates);
    m_fingerprinter = std::make_unique<machine::Fingerprinter>(m_machine, m_liveness);
    addState(noState, 0);
    m_waitGroups.keep(0);
    m_byFingerprint.emplace(m_fingerprinter->of(m_machine), 0);
    m_keptCount = 1;
    m_states[0].onPath = 0;
    m_path.push_back(0);
}

bool StateGraph::canMove(StateId state, Move move) const {
    const std::span<const Move> all = moves(state);
    return std::ranges::find(all, move) != all.end();
}

StateId StateGraph::addState(StateId from, std::uint32_t byMove) {
    const auto id = static_cast<StateId>(m_states.size());
    State state;
    state.from = from;
    state.byMove = byMove;
    state.firstMove = static_cast<std::uint32_t>(m_moves.size());
    machine::GoroutineIndex last = history::noGoroutine;
    for (const history::Choice choice : m_machine.choices()) {
        if (!choice.actor.isGoroutine()) {
            m_moves.push_back({clockActor, 0});
            continue;
        }
        const machine::GoroutineIndex goroutine = choice.actor.index();
        // Busy with private work without end, as far as we are willing to wait: it is left where it is.
        const bool isBusy = (m_machine.goroutine(goroutine).flags & machine::Unsettled) != 0;
        if (goroutine != last && !isBusy) m_labels.addMoves(m_machine, goroutine, m_moves);
        last = goroutine;
    }
    m_steps.resize(m_moves.size());
    state.moveCount = static_cast<std::uint32_t>(m_moves.size()) - state.firstMove;
    state.isAlone = m_machine.liveGoroutines() == 1 && !m_machine.hasTimers();
    if (state.moveCount == 0 || m_machine.end() != machine::End::None) state.ending = endingOfMachine();
    m_states.push_back(state);
    return id;
}

OutcomeId StateGraph::outcomeOfMachine() {
    OutcomeKey key;
    key.end = m_machine.end();
    // What the program wrote is what it shows; our report of how it ended names goroutines that go on unseen.
    if (key.end != machine::End::None && key.end != machine::End::MainReturned) {
        const history::Outcome outcome = m_machine.outcome();
        key.exitCode = outcome.exitCode;
        key.message = outcome.message;
    }
    key.standardOutput = m_machine.written(1);
    key.standardError = m_machine.written(2);
    const auto known = std::ranges::find(m_outcomes, key);
    if (known != m_outcomes.end()) return static_cast<OutcomeId>(known - m_outcomes.begin());
    m_outcomes.push_back(std::move(key));
    return static_cast<OutcomeId>(m_outcomes.size() - 1);
}

EndingId StateGraph::endingOfMachine() {
    Ending ending;
    ending.outcome = outcomeOfMachine();
    for (machine::GoroutineIndex index = 0; index < m_machine.goroutineCount(); ++index) {
        const machine::Status status = m_machine.goroutine(index).status;
        if (status != machine::Status::Done && status != machine::Status::Crashed)
            ending.left.push_back(m_labels.actorOf(m_machine, index));
    }
    std::ranges::sort(ending.left);
    const auto known = std::ranges::find(m_endings, ending);
    if (known != m_endings.end()) return static_cast<EndingId>(known - m_endings.begin());
    m_endings.push_back(std::move(ending));
    return static_cast<EndingId>(m_endings.size() - 1);
}

void StateGraph::rewindMachineTo(std::size_t index) {
    if (index + 1 == m_path.size()) return;
    m_machine.rewind(m_marks[index]);
    for (std::size_t i = index + 1; i < m_path.size(); ++i)
        if (m_path[i] < m_states.size() && m_states[m_path[i]].onPath == i) m_states[m_path[i]].onPath = noState;
    m_path.resize(index + 1);
    m_marks.resize(index + 1);
}

void StateGraph::moveMachine(StateId to, Move move, machine::Footprint* footprint) {
    if (m_marks.size() < m_path.size()) m_marks.push_back(m_machine.mark());
    const history::Choice choice = choiceOf(m_machine, move);
    ++m_machineSteps;
    if (footprint != nullptr)
        m_machine.step(choice, *footprint);
    else
        m_machine.step(choice);
    m_path.push_back(to);
}

void StateGraph::bringMachineTo(StateId state) {
    std::vector<StateId> missing;
    while (m_states[state].onPath == noState) {
        missing.push_back(state);
        state = m_states[state].from;
    }
    rewindMachineTo(m_states[state].onPath);
    while (!missing.empty()) {
        const StateId next = missing.back();
        missing.pop_back();
        const State& from = m_states[m_states[next].from];
        moveMachine(next, m_moves[from.firstMove + m_states[next].byMove], nullptr);
        m_states[next].onPath = static_cast<std::uint32_t>(m_path.size() - 1);
    }
}

const machine::Machine& StateGraph::machineAt(StateId state) {
    bringMachineTo(state);
    return m_machine;
}

bool StateGraph::mergingPays() const { return m_keptCount < trialStates || m_merges * 32 >= m_keptCount; }

std::size_t StateGraph::bytes() const {
    constexpr std::size_t entry = sizeof(decltype(m_byFingerprint)::value_type) + 3 * sizeof(void*);
    return m_states.size() * sizeof(State) + m_moves.size() * (sizeof(Move) + sizeof(Step)) +
           m_byFingerprint.size() * entry;
}

StateGraph::Step StateGraph::makeStep(StateId state, std::size_t move) {
    bringMachineTo(state);
    const Move chosen = m_moves[m_states[state].firstMove + move];
    const bool wasOver = m_machine.end() != machine::End::None;
    m_footprint.touches.clear();
    const machine::GoroutineIndex goroutines = m_machine.goroutineCount();
    moveMachine(noState, chosen, &m_footprint);
    if (!m_settings.orderedWaitGroups)
        m_waitGroups.note(m_machine, m_labels, m_footprint, goroutines, state,
                          [this](StateId at) { return m_states[at].from; });
    const LabelId label = m_labels.labelOf(m_machine, chosen, m_footprint, wasOver);
    StateId to = noState;
    std::optional<machine::Fingerprint> print;
    if (mergingPays()) {
        print = m_fingerprinter->of(m_machine);
        const auto found = m_byFingerprint.find(*print);
        if (found != m_byFingerprint.end()) to = found->second;
    }
    if (to != noState) {
        ++m_merges;
    } else {
        to = addState(state, static_cast<std::uint32_t>(move));
        m_waitGroups.keep(to);
        if (!m_isFull) {
            if (print) m_byFingerprint.emplace(*print, to);
            m_keptCount = m_states.size();
            m_isFull = bytes() >= m_settings.maxBytes;
        }
    }
    m_path.back() = to;
    if (m_states[to].onPath == noState) m_states[to].onPath = static_cast<std::uint32_t>(m_path.size() - 1);
    const Step step{to, label};
    if (!isTransient(to)) m_steps[m_states[state].firstMove + move] = step;
    return step;
}

void StateGraph::forgetSince(StateId state) {
    const std::size_t keep = std::max<std::size_t>(state, m_keptCount);
    if (keep >= m_states.size()) return;
    std::size_t index = m_path.size();
    for (std::size_t i = 0; i < m_path.size() && index == m_path.size(); ++i)
        if (m_path[i] >= keep) index = i;
    if (index < m_path.size()) rewindMachineTo(index - 1);
    const std::uint32_t firstMove = m_states[keep].firstMove;
    m_moves.resize(firstMove);
    m_steps.resize(firstMove);
    m_states.resize(keep);
    m_waitGroups.forgetFrom(static_cast<StateId>(keep));
}

} // namespace lockstep::explore
