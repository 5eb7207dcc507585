// Wait group watch: notices when the order of a wait group's Adds and Dones matters.
//
// Exploration takes them to commute, which holds as long as no order can bring the counter below zero, and no Add
// starts it anew under somebody's Wait. What is seen here of some executions is enough to know of all: a Done that
// could have come before an Add is by a goroutine that was there when that Add was done, or that such a one has
// started.
#pragma once

#include "engine/explore/labels.h"
#include "engine/machine/footprint.h"
#include "engine/machine/machine.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace lockstep::explore {

class WaitGroupWatch {
public:
    /// Where a state was first reached from; noState for the first one.
    static constexpr std::uint32_t noState = ~std::uint32_t{0};
    using Came = std::function<std::uint32_t(std::uint32_t)>;

    /// A step was made from the state, with so many goroutines there, and led to the machine's. Cost: nothing, unless
    /// wait groups are in it.
    void note(const machine::Machine& machine, Labels& labels, const machine::Footprint& footprint,
              machine::GoroutineIndex goroutines, std::uint32_t from, const Came& came);
    /// The state is a new one.
    void keep(std::uint32_t state);
    /// States from this one on are forgotten.
    void forgetFrom(std::uint32_t state) {
        while (!m_dones.empty() && m_dones.back().state >= state) m_dones.pop_back();
    }
    [[nodiscard]] bool needsOrder() const { return m_needsOrder; }

private:
    using Actors = std::vector<ActorId>; ///< sorted
    /// An Add while others were there, who may do Done or wait.
    struct Addition {
        std::int64_t before = 0; ///< the counter
        Actors others;
        Actors alive; ///< of them: those who had not ended
        friend bool operator==(const Addition&, const Addition&) = default;
    };
    struct Doer {
        Actors line;                   ///< itself, who started it, and so on
        std::int64_t dones = 0;        ///< the most in one execution
        std::uint32_t place = 0;       ///< its operations after its first step with a Done
        bool hasSeveralPlaces = false; ///< else the Dones of one step are all of an execution's
    };
    struct Use {
        ActorId adder = clockActor; ///< who adds to it; none yet: the clock
        Actors waiters;
        std::vector<Addition> additions;
        std::unordered_map<ActorId, Doer> doers;
    };
    /// In one step.
    struct Dones {
        std::uint64_t group = 0;
        ActorId actor = 0;
        std::int64_t count = 0;
        std::uint32_t state = noState; ///< that the step led to, if it is kept
    };

    void noteAdd(const machine::Machine& machine, Labels& labels, Use& use, ActorId actor, std::int64_t counter,
                 machine::GoroutineIndex goroutines);
    void noteDones(const machine::Machine& machine, Labels& labels, machine::GoroutineIndex goroutine,
                   const Dones& dones, std::uint32_t from, const Came& came);
    [[nodiscard]] std::int64_t donesBefore(const Dones& dones, std::uint32_t from, const Came& came) const;
    void checkAll(const Use& use);
    void check(const Use& use, const Addition& addition);

    std::unordered_map<std::uint64_t, Use> m_uses; ///< by address
    std::vector<Dones> m_dones;                    ///< by state, of those that are kept
    std::vector<Dones> m_newDones;
    bool m_needsOrder = false;
};

} // namespace lockstep::explore
