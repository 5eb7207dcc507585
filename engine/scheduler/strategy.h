// Strategy: who moves next. The whole interface between a machine and whoever decides; one file per strategy.
//
// A strategy only picks among machine.choices(); what a move does is the machine's business. It must be deterministic:
// the same moves told to it and the same machine give the same answers, on every machine. Moves that somebody else
// decided are told to it as well, so that it can go on from there: a person may interrupt any strategy. strategies.h
// makes one from a schedule's header.
#pragma once

#include "engine/machine/run_queue.h"
#include "engine/scheduler/timing.h"

#include <memory>
#include <optional>

namespace lockstep::scheduler {

using history::Actor;
using history::Choice;
using history::GoroutineIndex;
using machine::Machine;

class Strategy {
public:
    Strategy() = default;
    virtual ~Strategy() = default;

    /// One of machine.choices(); nothing if it does not know how to go on (a list at its end, a replay that does not
    /// fit). Pre: the run is not over.
    virtual std::optional<Choice> choose(const Machine& machine) = 0;
    /// Told before every move, also one it did not choose. The virtual time of the move, in ns, for a strategy that
    /// keeps one; nothing: the machine's own.
    virtual std::optional<std::int64_t> making(Choice choice, const Machine& machine) {
        static_cast<void>(choice);
        static_cast<void>(machine);
        return std::nullopt;
    }
    /// Told after every move, also one it did not choose; `machine` is the state after it.
    virtual void made(Choice choice, const Machine& machine) = 0;
    /// What it decides by, if a machine can follow that by itself; nullptr: it has to be asked for each move. What it
    /// has just chosen and all that the queue says after that may then be made without telling it. Asked right after
    /// choose().
    [[nodiscard]] virtual machine::RunQueue* queue() { return nullptr; }
    /// How long the run has taken, for a strategy that keeps time.
    [[nodiscard]] virtual std::optional<Timing> timing() const { return std::nullopt; }
    /// An independent copy that goes on in the same way.
    [[nodiscard]] virtual std::unique_ptr<Strategy> clone() const = 0;

protected:
    Strategy(const Strategy&) = default;
    Strategy& operator=(const Strategy&) = default;
};

} // namespace lockstep::scheduler
