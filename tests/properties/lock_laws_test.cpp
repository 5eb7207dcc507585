// Laws of the locks, read off histories by a model of a dozen lines, and of blocked goroutines.
#include "tests/properties/program_generator.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>
#include <set>

namespace lockstep::properties {
namespace {

using history::Event;
using history::EventKind;
using scheduler::Recording;

bool acquires(const Event& event) {
    return event.kind == EventKind::MutexLock || (event.kind == EventKind::MutexTryLock && event.after != 0);
}

RC_GTEST_PROP(LockLaw, a_mutex_has_at_most_one_owner_and_only_its_unlock_ends_that,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    std::map<history::Place, history::Actor> owner;
    for (const Event& event : recording.history().events()) {
        if (acquires(event)) RC_ASSERT(owner.emplace(event.place(), event.actor).second);
        if (event.kind == EventKind::MutexUnlock) {
            const auto found = owner.find(event.place());
            RC_ASSERT(found != owner.end());
            RC_ASSERT(found->second == event.actor); // the generated programs unlock what they locked
            owner.erase(found);
        }
    }
}

RC_GTEST_PROP(LockLaw, a_writer_excludes_readers_and_other_writers, (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    int readers = 0;
    int writers = 0;
    for (const Event& event : recording.history().events()) {
        const bool tried = event.kind == EventKind::RWMutexTryRLock && event.after != 0;
        if (event.kind == EventKind::RWMutexRLock || tried) ++readers;
        if (event.kind == EventKind::RWMutexRUnlock) --readers;
        if (event.kind == EventKind::RWMutexLock) ++writers;
        if (event.kind == EventKind::RWMutexUnlock) --writers;
        RC_ASSERT(readers >= 0);
        RC_ASSERT(writers == 0 || (writers == 1 && readers == 0));
    }
}

RC_GTEST_PROP(LockLaw, the_snapshot_shows_the_owners_that_the_history_implies,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = record(program, run);
    std::map<std::string, history::Actor> owner;
    const auto events = recording.history().events();
    for (history::EventIndex index = 0; index < events.size(); ++index) {
        const Event& event = events[index];
        if (acquires(event)) owner[recording.history().objectName(event)] = event.actor;
        if (event.kind == EventKind::MutexUnlock) owner.erase(recording.history().objectName(event));
        const bool endsStep = index + 1 == events.size() || events[index + 1].isStep();
        if (!endsStep) continue;
        for (const machine::PrimitiveState& primitive :
             recording.snapshotAt(recording.history().stepOf(index)).primitives) {
            if (primitive.kind != machine::PrimitiveKind::Mutex) continue;
            const auto found = owner.find(primitive.name);
            RC_ASSERT(primitive.locked == (found != owner.end()));
            if (primitive.locked) RC_ASSERT(primitive.owner == found->second.index());
        }
    }
}

RC_GTEST_PROP(BlockedLaw, nobody_blocked_ever_moves_before_it_is_woken,
              (const GoProgram& program, const RunChoice& run)) {
    const Recording recording = record(program, run);
    std::set<history::Actor> blocked;
    for (const Event& event : recording.history().events()) {
        if (event.isStep() && event.actor.isGoroutine()) RC_ASSERT(!blocked.contains(event.actor));
        // Under the wake policy any nobody is woken: the arrival is no step, and who can go on just does.
        const bool waits = event.kind == EventKind::Block && event.isStep();
        if (waits || (event.kind == EventKind::Sleep && event.after > event.before)) blocked.insert(event.actor);
        if (event.kind == EventKind::Unblock || event.kind == EventKind::Wake)
            blocked.erase(history::Actor::goroutine(event.partner()));
    }
}

RC_GTEST_PROP(BlockedLaw, choices_are_those_who_can_proceed_and_the_clock_only_when_it_may,
              (const GoProgram& program, const RunChoice& run)) {
    Recording recording = record(program, run);
    for (std::uint32_t step = 0; step <= recording.stepCount(); ++step) {
        const machine::Machine& machine = recording.machineAt(step);
        std::set<history::GoroutineIndex> movers;
        bool clock = false;
        for (const history::Choice& choice : machine.choices()) {
            if (choice.actor.isGoroutine())
                movers.insert(choice.actor.index());
            else
                clock = true;
        }
        RC_ASSERT((machine.choices().empty()) == machine.isOver());
        if (machine.isOver()) continue;
        for (history::GoroutineIndex index = 0; index < machine.goroutineCount(); ++index)
            RC_ASSERT(movers.contains(index) == machine.canProceed(index));
        if (clock) RC_ASSERT(machine.hasTimers());
        const bool mayBeEarly =
            run.header.clock == history::ClockMode::Adversarial || run.header.strategy == history::StrategyKind::Timed;
        if (clock && !mayBeEarly) RC_ASSERT(movers.empty());
    }
}

} // namespace
} // namespace lockstep::properties
