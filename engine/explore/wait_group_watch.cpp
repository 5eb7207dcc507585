#include "engine/explore/wait_group_watch.h"

#include <algorithm>
#include <utility>

namespace lockstep::explore {
namespace {

using history::EventKind;
using machine::GoroutineIndex;
using machine::Status;

/// More that differ are too many to look through each time: then the order is taken to matter.
constexpr std::size_t mostAdditions = 1'024;

template <typename Sorted> void addTo(Sorted& actors, ActorId actor) {
    const auto place = std::ranges::lower_bound(actors, actor);
    if (place == actors.end() || *place != actor) actors.insert(place, actor);
}

bool has(const std::vector<ActorId>& actors, ActorId actor) { return std::ranges::binary_search(actors, actor); }

} // namespace

void WaitGroupWatch::note(const machine::Machine& machine, Labels& labels, const machine::Footprint& footprint,
                          GoroutineIndex goroutines, std::uint32_t from, const Came& came) {
    m_newDones.clear();
    if (m_needsOrder) return;
    std::int64_t dones = 0; // of one group in a row
    for (std::size_t i = 0; i < footprint.touches.size(); ++i) {
        const machine::Touch& touch = footprint.touches[i];
        if (touch.kind == EventKind::Spawn) ++goroutines;
        const bool adds = touch.kind == EventKind::WaitGroupAdd;
        const bool waits = touch.kind == EventKind::WaitGroupWait;
        if (!adds && !waits && touch.kind != EventKind::WaitGroupDone) continue;
        const GoroutineIndex goroutine = touch.actor.index();
        const ActorId actor = labels.actorOf(machine, goroutine);
        const auto counter = static_cast<std::int64_t>(touch.before);
        const auto after = static_cast<std::int64_t>(touch.after);
        Use& use = m_uses[touch.object];
        if (after < 0) m_needsOrder = true;
        if (waits) {
            if (has(use.waiters, actor)) continue;
            addTo(use.waiters, actor);
            checkAll(use);
        } else if (after > counter) {
            noteAdd(machine, labels, use, actor, counter, goroutines);
        } else {
            dones += counter - after;
            const bool goesOn = i + 1 < footprint.touches.size() && footprint.touches[i + 1].object == touch.object &&
                                footprint.touches[i + 1].kind == EventKind::WaitGroupDone;
            if (!goesOn)
                noteDones(machine, labels, goroutine,
                          {.group = touch.object, .actor = actor, .count = std::exchange(dones, 0)}, from, came);
        }
    }
}

void WaitGroupWatch::noteAdd(const machine::Machine& machine, Labels& labels, Use& use, ActorId actor,
                             std::int64_t counter, GoroutineIndex goroutines) {
    // Of several that add, each might be the one whose Add comes too late.
    if (use.adder == clockActor) use.adder = actor;
    if (use.adder != actor) m_needsOrder = true;
    Addition addition{.before = counter};
    for (GoroutineIndex other = 0; other < goroutines; ++other) {
        const ActorId present = labels.actorOf(machine, other);
        if (present == actor) continue;
        addTo(addition.others, present);
        const Status status = machine.goroutine(other).status;
        if (status != Status::Done && status != Status::Crashed) addTo(addition.alive, present);
    }
    if (addition.others.empty() || std::ranges::find(use.additions, addition) != use.additions.end()) return;
    check(use, addition);
    if (use.additions.size() == mostAdditions) m_needsOrder = true;
    use.additions.push_back(std::move(addition));
}

void WaitGroupWatch::noteDones(const machine::Machine& machine, Labels& labels, GoroutineIndex goroutine,
                               const Dones& dones, std::uint32_t from, const Came& came) {
    m_newDones.push_back(dones);
    Use& use = m_uses[dones.group];
    Doer& doer = use.doers[dones.actor];
    if (doer.line.empty())
        for (GoroutineIndex at = goroutine; at != history::noGoroutine; at = machine.goroutine(at).parent)
            addTo(doer.line, labels.actorOf(machine, at));
    // A goroutine comes to each place of its life once: with one place there is nothing to add up.
    const std::uint32_t place = machine.goroutine(goroutine).operations;
    if (doer.dones == 0) doer.place = place;
    doer.hasSeveralPlaces |= doer.place != place;
    const std::int64_t inAll = dones.count + (doer.hasSeveralPlaces ? donesBefore(dones, from, came) : 0);
    if (inAll <= doer.dones) return;
    doer.dones = inAll;
    checkAll(use);
}

/// Of the same goroutine, on the way to the state.
std::int64_t WaitGroupWatch::donesBefore(const Dones& dones, std::uint32_t from, const Came& came) const {
    std::int64_t sum = 0;
    for (std::uint32_t state = from; state != noState; state = came(state))
        for (const Dones& each : std::ranges::equal_range(m_dones, state, {}, &Dones::state))
            if (each.group == dones.group && each.actor == dones.actor) sum += each.count;
    return sum;
}

void WaitGroupWatch::keep(std::uint32_t state) {
    for (Dones& dones : m_newDones) {
        dones.state = state;
        m_dones.push_back(dones);
    }
    m_newDones.clear();
}

void WaitGroupWatch::checkAll(const Use& use) {
    for (const Addition& addition : use.additions) check(use, addition);
}

/// As if all that the others do came before the Add.
void WaitGroupWatch::check(const Use& use, const Addition& addition) {
    std::int64_t least = addition.before;
    for (const auto& [actor, doer] : use.doers) {
        const auto isThere = [&](ActorId of) { return has(addition.alive, of); };
        if (actor != use.adder && std::ranges::any_of(doer.line, isThere)) least -= doer.dones;
    }
    const auto mayWait = [&](ActorId waiter) { return waiter != use.adder && has(addition.others, waiter); };
    if (least < 0 || (least == 0 && std::ranges::any_of(use.waiters, mayWait))) m_needsOrder = true;
}

} // namespace lockstep::explore
