// Functions that the lowering makes itself: they fit a receiver to a method (spec: "Method values", "Method
// expressions", "Selectors"), or stand in for built-in functions where a function is needed. Go's traces do not show
// them.
#pragma once

#include "engine/program/lowering/program_lowering.h"

#include <vector>

namespace lockstep::program {

/// A method as found in a type: through which embedded fields, and which function.
struct MethodPath {
    types::Type* receiver = nullptr;   ///< the type it was looked up in
    std::vector<std::uint32_t> fields; ///< of embedded fields, the method's own index excepted
    types::Func* method = nullptr;
};

/// For method tables: takes the word of an interface that holds a `receiver`.
FunctionId interfaceEntry(ProgramLowering& program, const MethodPath& path);
/// For method expressions: takes the receiver itself.
FunctionId methodFunction(ProgramLowering& program, const MethodPath& path);
/// For method values: takes the receiver from its closure, where it was copied to.
FunctionId boundMethod(ProgramLowering& program, const MethodPath& path);

/// func(v any) { panic(v) }
FunctionId panicFunction(ProgramLowering& program);
/// func(to, from []E) { copy(to, from) }, or from a string
FunctionId copyFunction(ProgramLowering& program, types::Type* element, bool fromString);
/// func() {}
FunctionId nothingFunction(ProgramLowering& program);
/// func(m map[K]V, k K) { delete(m, k) }
FunctionId deleteFunction(ProgramLowering& program, types::Map* map);
/// func(c chan T) { close(c) }
FunctionId closeFunction(ProgramLowering& program);

} // namespace lockstep::program
