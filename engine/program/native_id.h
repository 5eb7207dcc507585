// NativeId: the private native functions of the Go library, the rows of natives.def by name.
//
// Apart from opcode.h, which only declares it: a row more should not mean compiling everything anew.
#pragma once

#include "engine/program/opcode.h"

namespace lockstep::program {

enum class NativeId : std::uint16_t {
#define NATIVE(name, function) name,
#include "engine/program/natives.def"
#undef NATIVE
};

inline constexpr unsigned nativeCount = 0
#define NATIVE(name, function) +1
#include "engine/program/natives.def"
#undef NATIVE
    ;

} // namespace lockstep::program
