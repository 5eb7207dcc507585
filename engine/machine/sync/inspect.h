// What a person would draw of a primitive: its words turned into a PrimitiveState. Internal to engine/machine.
#pragma once

#include "engine/machine/core.h"
#include "engine/machine/snapshot.h"
#include "engine/machine/value_printer.h"

#include <optional>

namespace lockstep::machine::sync {

/// Which primitive the type is, if any.
std::optional<PrimitiveKind> primitiveKind(const program::RuntimeType& type);
/// Fills in what its kind has. Pre: kind is that of the value at the pointer; name, object and offset are there.
void inspect(Core& core, const ValuePrinter& printer, Pointer pointer, PrimitiveState& state);

} // namespace lockstep::machine::sync
