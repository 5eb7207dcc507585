#include "engine/scheduler/actor_names.h"

#include <charconv>

namespace lockstep::scheduler {

using history::Actor;
using history::GoroutineIndex;

std::string actorText(const machine::Machine& machine, Actor actor) {
    if (!actor.isGoroutine()) return "clock";
    GoroutineIndex index = actor.index();
    if (index == 0) return "main";
    std::string path;
    while (index != 0) {
        const machine::Goroutine& goroutine = machine.goroutine(index);
        const std::string part = std::to_string(goroutine.spawnOrder);
        path = path.empty() ? part : part + "." + path;
        index = goroutine.parent;
    }
    return "G" + path;
}

namespace {

/// The k-th goroutine that `parent` started, or noGoroutine.
GoroutineIndex findChild(const machine::Machine& machine, GoroutineIndex parent, std::uint32_t spawnOrder) {
    // A child has a greater number than its parent, and its k-th child a number at least k greater.
    for (GoroutineIndex index = parent + spawnOrder; index < machine.goroutineCount(); ++index) {
        const machine::Goroutine& goroutine = machine.goroutine(index);
        if (goroutine.parent == parent && goroutine.spawnOrder == spawnOrder) return index;
    }
    return history::noGoroutine;
}

} // namespace

std::optional<Actor> findActor(const machine::Machine& machine, std::string_view name) {
    if (name == "clock") return Actor::clock();
    if (name == "main") return Actor::goroutine(0);
    if (name.empty() || name.front() != 'G') return std::nullopt;
    GoroutineIndex index = 0;
    const char* at = name.data() + 1;
    const char* const end = name.data() + name.size();
    while (true) {
        std::uint32_t order = 0;
        const auto [next, error] = std::from_chars(at, end, order);
        if (error != std::errc() || order == 0 || order > machine.goroutineCount()) return std::nullopt;
        index = findChild(machine, index, order);
        if (index == history::noGoroutine) return std::nullopt;
        if (next == end) return Actor::goroutine(index);
        if (*next != '.') return std::nullopt;
        at = next + 1;
    }
}

} // namespace lockstep::scheduler
