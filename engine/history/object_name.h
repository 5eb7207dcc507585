// objectName(): what people call a thing in the heap, the same in every run, and placeName(): a part of it.
//
// The name is the variable's, or of what it is made for, else its type's; of several things of one name each goroutine
// counts its own (engine/program/made_names.h): `mu`, `worker#3`, and `buf#G1` for the first of G1's.
#pragma once

#include "engine/history/event.h"
#include "engine/program/program.h"

#include <string>

namespace lockstep::history {

/// How the machine names an object: its identity in the heap now and its schedule-independent identity.
struct ObjectRef {
    std::uint32_t heapIndex = 0; ///< where it lies now; another object may lie there later
    program::TypeId type = 0;
    std::uint32_t global = none;
    GoroutineIndex allocator = noGoroutine;
    std::uint32_t allocationOrder = 0;
    program::CodeIndex allocationSite = 0;
    std::uint32_t ordinal = 0; ///< k-th of its name that its allocator made; 0: no other can have the name
};

/// `allocator` is the name of the goroutine that made it.
[[nodiscard]] std::string objectName(const program::Program& program, const ObjectRef& object,
                                     std::string_view allocator);

/// The part at `offset` of the object of that name and type, as far as a value of the type `accessed` or a single one.
[[nodiscard]] std::string placeName(const program::Program& program, std::string object, program::TypeId type,
                                    std::uint32_t offset, program::TypeId accessed);

} // namespace lockstep::history
