// What a person would draw of a primitive: its words turned into a PrimitiveState. Internal to engine/machine.
#pragma once

#include "engine/machine/core.h"
#include "engine/machine/snapshot.h"
#include "engine/machine/sync/channel.h"
#include "engine/machine/value_printer.h"

#include <optional>
#include <span>

namespace lockstep::machine::sync {

/// Which primitive the type is, if any.
std::optional<PrimitiveKind> primitiveKind(const program::RuntimeType& type);
/// Fills in what its kind has. Pre: the value at the pointer is of that type, and kind is its kind; name, object and
/// offset are there.
void inspect(Core& core, const ValuePrinter& printer, const program::RuntimeType& type, Pointer pointer,
             PrimitiveState& state);
/// The channels on which those in line for a semaphore wait for their turn, in order; bounded in number.
std::vector<Pointer> turnsOf(Core& core, const program::RuntimeType& semaphore, Pointer pointer);
/// Number, direction and state of a case of a select.
SelectCase inspectCase(Core& core, const Party& party, std::span<const Way> ways);
/// The value in an interface as one line; "nil" for none.
std::string interfaceText(Core& core, const ValuePrinter& printer, const Word* interface);
/// What an error says: Go's own kinds of errors keep their text in their first field. Empty for nil.
std::string errorText(Core& core, const ValuePrinter& printer, const Word* error);

} // namespace lockstep::machine::sync
