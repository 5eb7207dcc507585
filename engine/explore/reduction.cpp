#include "engine/explore/reduction.h"

#include "engine/explore/execution_order.h"
#include "engine/explore/wakeup_tree.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace lockstep::explore {
namespace {

struct Sleeper {
    Move move;
    LabelId label;
};

template <std::size_t Words> class Search {
public:
    using Set = EventSet<Words>;

    Search(StateGraph& graph, const ReductionSettings& settings, ReductionCounts& counts, const ExecutionVisitor& visit)
        : m_graph(graph), m_labels(graph.labels()), m_settings(settings), m_counts(counts), m_visit(visit),
          m_order(graph.labels()) {}

    ReductionEnd run() {
        m_levels.push_back({.state = m_graph.start(), .root = m_tree.add({}, 0), .since = 1});
        while (!m_levels.empty()) {
            Level& level = m_levels.back();
            if (!level.isOpen && !open(level)) {
                if (m_end != ReductionEnd::Complete) return m_end;
                leave();
                continue;
            }
            const WakeupTree::NodeId next = m_tree[level.root].child;
            if (next == WakeupTree::none)
                leave();
            else
                enter(next);
        }
        return m_end;
    }

private:
    struct Level {
        StateId state = 0;
        WakeupTree::NodeId root = WakeupTree::none;
        StateId since = 0; ///< transient states from here on are below this level
        std::size_t sleepers = 0;
        std::uint32_t left = 0; ///< branches that are done
        bool isOpen = false;
    };
    /// A sequence to be tried: the steps at those positions, then one more.
    struct Sequence {
        Set steps;
        bool hasLast = true;
        Move last;
        LabelId lastLabel = 0;
    };
    enum class Initial : std::uint8_t { No, Step, Last, Apart };

    // -- the walk

    /// True if there is something to try below the level.
    bool open(Level& level) {
        level.isOpen = true;
        const bool isLong = m_order.size() >= std::min<std::size_t>(m_settings.maxLength, Set::capacity);
        if (isLong && !m_graph.isEnd(level.state) && Set::capacity < m_settings.maxLength) {
            m_end = ReductionEnd::TooLong;
            return false;
        }
        if (isLong || m_graph.isEnd(level.state)) {
            complete(level.state, !m_graph.isEnd(level.state));
            return false;
        }
        if (finishAlone(level.state)) return false;
        if (m_tree[level.root].child != WakeupTree::none) return true;
        const Move* chosen = nullptr;
        for (const Move& move : m_graph.moves(level.state)) {
            if (isAsleep(level, move)) continue;
            const bool goesOn = m_order.size() != 0 && m_order.moves().back().actor == move.actor;
            if (chosen == nullptr || goesOn) chosen = &move;
        }
        if (chosen == nullptr) {
            ++m_counts.blocked;
            return false;
        }
        m_tree.append(level.root, m_tree.add(*chosen, 0));
        return true;
    }

    /// If one goroutine is all that is left and it comes after everything there was, there is one way to the end, and
    /// nothing on it can be put elsewhere: the execution is completed without ordering those steps. At most so many:
    constexpr static std::size_t longestTail = 64;

    bool finishAlone(StateId state) {
        if (!m_graph.isAlone(state)) return false;
        if (!(withPast(m_order.of(m_graph.moves(state).front().actor)) == m_order.all())) return false;
        std::size_t length = 0;
        while (!m_graph.isEnd(state)) {
            const Move move = m_graph.moves(state).front();
            const bool isOneWay = m_graph.moves(state).size() == 1 && move.way == 0 && m_graph.isAlone(state);
            if (!isOneWay || ++length > longestTail || m_order.size() + length >= m_settings.maxLength) break;
            const StateGraph::Step step = m_graph.step(state, move);
            m_order.append(move, step.label);
            state = step.to;
        }
        const bool isWhole = m_graph.isEnd(state);
        if (isWhole) complete(state, false);
        m_order.dropAppended();
        return isWhole;
    }

    [[nodiscard]] bool isAsleep(const Level& level, Move move) const {
        return std::any_of(m_sleepers.begin() + static_cast<std::ptrdiff_t>(level.sleepers), m_sleepers.end(),
                           [move](const Sleeper& sleeper) { return sleeper.move == move; });
    }

    void enter(WakeupTree::NodeId node) {
        const Level& level = m_levels.back();
        const Move move = m_tree[node].move;
        const StateId since = m_graph.now();
        const StateGraph::Step step = m_graph.step(level.state, move);
        ++m_counts.steps;
        m_order.push(move, step.label);
        m_settled.emplace_back();
        const std::size_t begin = level.sleepers;
        const std::size_t end = m_sleepers.size();
        for (std::size_t i = begin; i < end; ++i) {
            const Sleeper sleeper = m_sleepers[i];
            if (!m_labels.areDependent(sleeper.label, step.label)) m_sleepers.push_back(sleeper);
        }
        m_levels.push_back({.state = step.to, .root = node, .since = since, .sleepers = end});
    }

    void leave() {
        const Level left = m_levels.back();
        m_levels.pop_back();
        if (m_levels.empty()) return;
        m_sleepers.resize(left.sleepers);
        m_sleepers.push_back({m_order.moves().back(), m_order.labels().back()});
        m_order.pop();
        m_settled.pop_back();
        m_tree.dropFirst(m_levels.back().root);
        ++m_levels.back().left;
        m_graph.forgetSince(left.since);
    }

    void complete(StateId state, bool isTruncated) {
        ++m_counts.executions;
        m_last = state;
        if (isTruncated) ++m_counts.truncated;
        m_races.clear();
        if (m_settings.withRaces)
            for (std::size_t at = 0; at < m_order.size(); ++at) reverseRacesOf(at);
        for (std::size_t actor = 0; actor < m_labels.actorCount(); ++actor)
            reconsider(static_cast<ActorId>(actor), isTruncated);
        if (m_graph.needsOrderedWaitGroups() && !m_graph.settings().orderedWaitGroups) {
            m_end = ReductionEnd::NeedsOrderedWaitGroups;
            return;
        }
        if (m_counts.executions % 1024 == 0) m_counts.estimate = static_cast<double>(m_counts.executions) / doneShare();
        const Execution execution{m_order.moves(), m_order.labels(), state, isTruncated, m_races};
        if (!m_visit(execution, m_counts)) m_end = ReductionEnd::Stopped;
    }

    /// How much of the tree is done, if all branches of a state were equally large and none was added any more.
    [[nodiscard]] double doneShare() const {
        double done = 0;
        double share = 1;
        for (const Level& level : m_levels) {
            std::uint32_t branches = level.left;
            for (auto child = m_tree[level.root].child; child != WakeupTree::none; child = m_tree[child].next)
                ++branches;
            if (branches == 0) break;
            share /= branches;
            done += share * level.left;
        }
        return done + share;
    }

    // -- races between steps that can always be done and stay what they are

    [[nodiscard]] bool shareActor(std::size_t a, std::size_t b) const {
        return m_order.ofActorsOf(m_order.labels()[b]).has(a);
    }

    void reverseRacesOf(std::size_t at) {
        const LabelId id = m_order.labels()[at];
        const Labels::Traits& traits = m_labels.traits(id);
        if (traits.dependsOnState || traits.isBarrier) return;
        Set rest = m_order.immediate(at) - m_settled[at];
        rest -= m_order.barriers();
        if (!rest.isEmpty()) rest -= m_order.ofActorsOf(id);
        while (!rest.isEmpty()) {
            const std::size_t before = rest.last();
            rest.remove(before);
            noteRace(before, at);
            if (insert(before, {m_order.unaffectedBy(before), true, m_order.moves()[at], id}))
                m_settled[at].add(before);
            if (m_labels[id].isMapAccess && m_labels[m_order.labels()[before]].isMapAccess) noticeRace(before, at);
        }
    }

    /// Both stand at an access of one map, and at least one is a write: it may be noticed.
    void noticeRace(std::size_t before, std::size_t at) {
        const Set rest = m_order.unaffectedBy(before);
        const StateId since = m_graph.now();
        StateId state = m_levels[before].state;
        if (follow(state, rest)) {
            const std::span<const Move> offered = m_graph.moves(state);
            const std::vector<Move> moves(offered.begin(), offered.end());
            for (const Move move : moves) {
                const bool isTheirs =
                    move.actor == m_order.moves()[before].actor || move.actor == m_order.moves()[at].actor;
                if (!isTheirs || !Labels::isNotice(move.way)) continue;
                insert(before, {rest, true, move, m_graph.step(state, move).label});
            }
        }
        m_graph.forgetSince(since);
    }

    /// Makes those steps of the execution from that state on. False: one of them cannot be made there.
    bool follow(StateId& state, Set steps) {
        while (!steps.isEmpty()) {
            const std::size_t at = steps.first();
            steps.remove(at);
            if (!m_graph.canMove(state, m_order.moves()[at])) return false;
            state = m_graph.step(state, m_order.moves()[at]).to;
        }
        return true;
    }

    void noteRace(std::size_t before, std::size_t at) {
        const LabelId first = m_order.labels()[before];
        const LabelId second = m_order.labels()[at];
        if (!m_labels.traits(first).isPlainMemory || !m_labels.traits(second).isPlainMemory) return;
        if (!m_knownRaces.insert(std::uint64_t{first} << 32U | second).second) return;
        m_races.emplace_back(static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(at));
    }

    // -- operations that wait, look or choose

    /// Every place of the actor at which it might have done something else, or something at all.
    void reconsider(ActorId actor, bool isTruncated) {
        const Set own = m_order.of(actor);
        for (Set rest = own & m_order.stateful(); !rest.isEmpty();) {
            const std::size_t at = rest.first();
            rest.remove(at);
            const std::vector<ActorId>& started = m_labels[m_order.labels()[at]].started;
            const bool isItsStart = std::ranges::find(started, actor) != started.end();
            if (!isItsStart) reconsiderAt(actor, withPast(own & Set::before(at)), at);
        }
        if (!isTruncated && !hasEnded(actor)) reconsiderWaiting(actor, withPast(own));
    }

    /// The last of an actor's steps, and what it depends on.
    [[nodiscard]] Set withPast(const Set& own) const {
        if (own.isEmpty()) return own;
        const std::size_t last = own.last();
        Set past = m_order.past(last);
        past.add(last);
        return past;
    }

    [[nodiscard]] bool hasEnded(ActorId actor) const {
        const Ending& ending = m_graph.ending(m_graph.endingAt(m_last));
        return !std::ranges::binary_search(ending.left, actor);
    }

    void reconsiderAt(ActorId actor, const Set& past, std::size_t at) {
        const LabelId id = m_order.labels()[at];
        const Label& label = m_labels[id];
        if (label.isLock && m_order.moves()[at].actor == actor) {
            reverseLock(past, at);
            return;
        }
        m_done.clear();
        Set others = m_order.stateful(); // no other step can stand in the way, but a store in that of a CompareAndSwap
        if (m_labels.traits(id).accessesMemory) others |= m_order.immediate(at);
        if (!label.hasAlternatives) others &= m_order.bearingOn(id);
        others -= past;
        others -= m_order.future(at);
        others.remove(at);
        while (!others.isEmpty()) {
            const std::size_t other = others.last();
            others.remove(other);
            if (!isNeededBy(other, at)) without(actor, other, at);
        }
        if (label.hasAlternatives && m_settings.withAlternatives) without(actor, at, at);
        if (label.guards > 1 && m_settings.withGuards) reconsiderDefault(actor, past, at);
    }

    /// A select with default did a case: what made its channels ready, one step for each, left out together. Of more
    /// than three channels no more than three at once.
    void reconsiderDefault(ActorId actor, const Set& past, std::size_t at) {
        const unsigned guards = m_labels[m_order.labels()[at]].guards;
        Set others = Set::before(m_order.size()) - past;
        others -= m_order.future(at);
        others.remove(at);
        std::vector<std::size_t> steps;
        for (; !others.isEmpty(); others.remove(others.first()))
            if (isChannelStep(others.first())) steps.push_back(others.first());
        for (std::size_t i = 0; i < steps.size(); ++i)
            for (std::size_t j = i + 1; j < steps.size(); ++j) {
                withoutAll(actor, std::array{steps[i], steps[j]}, at);
                for (std::size_t k = j + 1; k < steps.size() && guards > 2; ++k)
                    withoutAll(actor, std::array{steps[i], steps[j], steps[k]}, at);
            }
    }

    [[nodiscard]] bool isChannelStep(std::size_t at) const {
        return std::ranges::any_of(m_labels[m_order.labels()[at]].accesses, [&](AccessId access) {
            const Access kind = m_labels.kindOf(access);
            return kind >= Access::Send && kind <= Access::SawClosed;
        });
    }

    /// The execution without several steps, of which each alone keeps the actor's select `next` from its default.
    void withoutAll(ActorId actor, std::span<const std::size_t> removed, std::size_t next) {
        const std::size_t first = std::min(removed.front(), next);
        Set rest = Set::before(m_order.size()) - Set::before(first);
        rest -= m_order.future(next);
        rest.remove(next);
        for (const std::size_t step : removed) {
            rest -= m_order.future(step);
            rest.remove(step);
        }
        const StateId since = m_graph.now();
        const Move choice = {actor, defaultWay};
        StateId state = m_levels[first].state;
        if (follow(state, rest) && m_graph.canMove(state, choice)) {
            const LabelId label = m_graph.step(state, choice).label;
            const bool areNeeded = std::ranges::all_of(removed, [&](std::size_t step) {
                return m_labels.areDependent(label, m_order.labels()[step]) && isTakenAwayBy(state, step, choice);
            });
            if (areNeeded) insert(first, {rest, true, choice, label});
        }
        m_graph.forgetSince(since);
    }

    void reconsiderWaiting(ActorId actor, const Set& past) {
        m_done.clear();
        for (Set others = m_order.stateful() - past; !others.isEmpty();) {
            const std::size_t other = others.last();
            others.remove(other);
            without(actor, other, none);
        }
    }

    /// A Done without which the Wait could not go on: the counter would be above zero, unless with the Done an Add
    /// goes.
    [[nodiscard]] bool isNeededBy(std::size_t done, std::size_t wait) const {
        const Label& label = m_labels[m_order.labels()[wait]];
        if (label.accesses.size() != 1 || m_labels.kindOf(label.accesses[0]) != Access::Wait) return false;
        const auto does = [&](std::size_t step, Access what) {
            return std::ranges::any_of(m_labels[m_order.labels()[step]].accesses, [&](AccessId access) {
                return m_labels.kindOf(access) == what && m_labels.meet(access, label.accesses[0]);
            });
        };
        if (!does(done, Access::Done) || does(done, Access::Add)) return false;
        for (Set gone = m_order.future(done); !gone.isEmpty(); gone.remove(gone.first()))
            if (does(gone.first(), Access::Add)) return false;
        return true;
    }

    /// A Lock of a mutex that others locked before, unordered with where the goroutine came from: the latest such Lock
    /// left out, the mutex is free, for nobody else can have held it just before.
    void reverseLock(const Set& past, std::size_t at) {
        if (!m_settings.withDisablers) return;
        const LabelId id = m_order.labels()[at];
        Set others = m_order.dependents(id) - past;
        others -= m_order.future(at);
        others.remove(at);
        while (!others.isEmpty()) {
            const std::size_t other = others.last();
            others.remove(other);
            const Label& label = m_labels[m_order.labels()[other]];
            if (shareActor(other, at) || label.isBarrier) continue;
            const bool locks = std::ranges::any_of(label.accesses, [&](AccessId access) {
                return (m_labels.kindOf(access) == Access::Lock || m_labels.kindOf(access) == Access::TryLocked) &&
                       m_labels.meet(access, m_labels[id].accesses[0]);
            });
            if (!locks) continue;
            Set rest = m_order.unaffectedBy(other);
            rest -= m_order.future(at);
            rest.remove(at);
            insert(other, {rest, true, m_order.moves()[at], id});
            return;
        }
    }

    static constexpr std::size_t none = ~std::size_t{0};

    /// The execution without the step `other` and what depends on it, and without the actor's own next step `next`:
    /// what could the actor do at its end?
    void without(ActorId actor, std::size_t other, std::size_t next) {
        const std::size_t first = std::min(other, next);
        Set rest = m_order.unaffectedBy(other);
        if (next != none) {
            rest |= Set::before(other) - Set::before(first);
            rest -= m_order.future(next);
            rest.remove(next);
            rest -= m_order.future(other);
            rest.remove(other);
        }
        if (m_labels[m_order.labels()[other]].isBarrier) return;
        const StateId since = m_graph.now();
        StateId state = m_levels[first].state;
        if (!follow(state, rest)) {
            m_graph.forgetSince(since);
            return;
        }
        const std::span<const Move> offered = m_graph.moves(state);
        const std::vector<Move> moves(offered.begin(), offered.end());
        for (const Move move : moves)
            if (move.actor == actor) tryInstead(state, move, rest, first, other, next);
        m_graph.forgetSince(since);
    }

    void tryInstead(StateId state, Move move, const Set& rest, std::size_t first, std::size_t other, std::size_t next) {
        const LabelId label = m_graph.step(state, move).label;
        if (other == next) {
            if (m_order.moves()[next] == move) return;
        } else {
            const LabelId removed = m_order.labels()[other];
            if (!m_labels.areDependent(label, removed)) return;
            const bool isRace = next != none && m_order.moves()[next] == move && m_order.immediate(next).has(other);
            if (!isRace && !isTakenAwayBy(state, other, move)) return;
            if (isRace ? !m_settings.withRaces : !m_settings.withDisablers) return;
            if (isRace) noteRace(other, next);
            if (!isRace) {
                // Of the steps that take it away the latest is enough.
                if (std::ranges::find(m_done, move) != m_done.end()) return;
                m_done.push_back(move);
            }
        }
        insert(first, {rest, true, move, label});
    }

    [[nodiscard]] bool isTakenAwayBy(StateId state, std::size_t other, Move move) {
        const Move taking = m_order.moves()[other];
        if (!m_graph.canMove(state, taking)) return false;
        const StateId after = m_graph.step(state, taking).to;
        return !m_graph.canMove(after, move);
    }

    // -- putting a sequence into the tree

    /// Whether the move could come first in the sequence, and where in it it is.
    [[nodiscard]] Initial initial(Move move, LabelId label, const Sequence& sequence, std::size_t& at) const {
        const Set own = sequence.steps & m_order.of(move.actor);
        if (!own.isEmpty()) {
            at = own.first();
            return m_order.moves()[at] == move && !m_order.past(at).meets(sequence.steps) ? Initial::Step : Initial::No;
        }
        if (sequence.hasLast && sequence.last.actor == move.actor) {
            return sequence.last == move && !m_order.dependents(sequence.lastLabel).meets(sequence.steps)
                       ? Initial::Last
                       : Initial::No;
        }
        if (sequence.hasLast && m_labels.areDependent(label, sequence.lastLabel)) return Initial::No;
        return m_order.dependents(label).meets(sequence.steps) ? Initial::No : Initial::Apart;
    }

    /// True if the tree below that level has it now; false if what was explored before from there covers it.
    bool insert(std::size_t level, Sequence sequence) {
        ++m_counts.reversals;
        std::size_t at = 0;
        const std::size_t sleepersEnd = level + 1 < m_levels.size() ? m_levels[level + 1].sleepers : m_sleepers.size();
        for (std::size_t i = m_levels[level].sleepers; i < sleepersEnd; ++i)
            if (initial(m_sleepers[i].move, m_sleepers[i].label, sequence, at) != Initial::No) return false;
        WakeupTree::NodeId node = m_levels[level].root;
        WakeupTree::NodeId child = m_tree[node].child;
        bool isCurrent = true; // the first child of a state on the path is the step that was made
        std::size_t depth = level;
        while (child != WakeupTree::none) {
            const LabelId label = isCurrent ? m_order.labels()[depth] : m_tree[child].label;
            const Initial found = initial(m_tree[child].move, label, sequence, at);
            if (found == Initial::No) {
                child = m_tree[child].next;
                isCurrent = false;
                continue;
            }
            if (found == Initial::Step) sequence.steps.remove(at);
            if (found == Initial::Last) sequence.hasLast = false;
            node = child;
            child = m_tree[node].child;
            ++depth;
            if (child == WakeupTree::none || (sequence.steps.isEmpty() && !sequence.hasLast)) return true;
        }
        append(node, sequence);
        return true;
    }

    void append(WakeupTree::NodeId node, const Sequence& sequence) {
        for (Set steps = sequence.steps; !steps.isEmpty();) {
            const std::size_t at = steps.first();
            steps.remove(at);
            const WakeupTree::NodeId next = m_tree.add(m_order.moves()[at], m_order.labels()[at]);
            m_tree.append(node, next);
            node = next;
        }
        if (sequence.hasLast) m_tree.append(node, m_tree.add(sequence.last, sequence.lastLabel));
    }

    StateGraph& m_graph;
    const Labels& m_labels;
    const ReductionSettings& m_settings;
    ReductionCounts& m_counts;
    const ExecutionVisitor& m_visit;
    ReductionEnd m_end = ReductionEnd::Complete;

    ExecutionOrder<Words> m_order;
    WakeupTree m_tree;
    std::vector<Level> m_levels; ///< one more than steps: the state before each, and the last
    StateId m_last = 0;          ///< of the execution that was completed last
    std::vector<Sleeper> m_sleepers;
    /// For each step the races with it whose reversal is in the tree: the same again with another continuation adds
    /// nothing, for whatever can follow is explored behind the reversal. One that is covered by a sleeper is not among
    /// them: with another continuation it may not be.
    std::vector<Set> m_settled;
    std::vector<Move> m_done;
    std::unordered_set<std::uint64_t> m_knownRaces;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_races;
};

} // namespace

ReductionEnd reduce(StateGraph& graph, const ReductionSettings& settings, ReductionCounts& counts,
                    const ExecutionVisitor& visit) {
    counts = {};
    ReductionEnd end = Search<1>(graph, settings, counts, visit).run();
    if (end != ReductionEnd::TooLong) return end;
    counts = {};
    end = Search<4>(graph, settings, counts, visit).run();
    if (end != ReductionEnd::TooLong) return end;
    counts = {};
    end = Search<16>(graph, settings, counts, visit).run();
    if (end != ReductionEnd::TooLong) return end;
    counts = {};
    return Search<64>(graph, settings, counts, visit).run();
}

} // namespace lockstep::explore
