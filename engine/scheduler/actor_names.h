// Names of actors in a live machine: "main", "G1", "G2.1", "the clock" by spawn path, as histories and schedules use.
#pragma once

#include "engine/machine/machine.h"

#include <optional>
#include <string>
#include <string_view>

namespace lockstep::scheduler {

/// As schedules write it: "main", "G2.1", "clock".
[[nodiscard]] std::string actorText(const machine::Machine& machine, history::Actor actor);
/// The actor of that name, if it exists in this machine now. Cost: linear in the number of goroutines.
[[nodiscard]] std::optional<history::Actor> findActor(const machine::Machine& machine, std::string_view name);

} // namespace lockstep::scheduler
