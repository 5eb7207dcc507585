// Who waits for what, held by whom; deadlocks and goroutine leaks.
//
// The wait-for graph at any event comes from the history: a goroutine that has blocked and not gone on waits for the
// object of its Block event, which locks' holders keep it from. A circle in it is a deadlock among its members even
// when others can go on. The run's outcome says whether all were asleep; whoever is blocked when main returns has
// leaked.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/analysis/lock_ownership.h"

#include <optional>
#include <vector>

namespace lockstep::analysis {

/// One goroutine that cannot go on.
struct WaitingFor {
    GoroutineIndex goroutine = history::noGoroutine;
    EventIndex blocked = history::none;                       ///< its Block event
    history::EventKind operation = history::EventKind::Yield; ///< what it waits to do
    history::Place place;                                     ///< none if it waits for nothing that has a place
    std::vector<Hold> holders;                                ///< of the lock it waits for
};

struct WaitGraph {
    std::vector<WaitingFor> waiting;   ///< by goroutine
    std::vector<GoroutineIndex> cycle; ///< each waits for what the next holds, the last for the first's; empty if none
};

/// The graph right after the event. Cost: linear in the events up to there.
WaitGraph waitGraphAfter(const History& history, const LockOwnership& ownership, EventIndex event);

/// Deadlocks of the whole program (by its outcome), circles at the end, and goroutines still blocked when main
/// returned.
class DeadlockDetector final : public Detector {
public:
    void push(const History&, EventIndex) override {}
    void pop() override {}
    void report(const History& history, std::vector<Finding>& findings) const override;
};

/// Unrecovered panics and fatal errors.
class FailureDetector final : public Detector {
public:
    void push(const History&, EventIndex) override {}
    void pop() override {}
    void report(const History& history, std::vector<Finding>& findings) const override;
};

} // namespace lockstep::analysis
