#include "engine/program/opcode.h"

#include "engine/base/ensure.h"
#include "engine/program/native_id.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace lockstep::program {
namespace {

constexpr std::array<OpcodeInfo, opcodeCount> opcodes{{
#define OPCODE(name, operands, kind, effect) {#name, operands, OpcodeClass::kind, effect},
#include "engine/program/opcodes.def"
#undef OPCODE
}};

struct NativeRow {
    std::string_view functions; ///< one or several, with spaces between
    NativeBinding binding;
};

constexpr NativeRow natives[] = {
#define OPERATION(name, function, meaning) {function, {true, true, Operation::name, NativeId{}}},
#include "engine/program/operations.def"
#undef OPERATION
#define NATIVE(name, function) {function, {true, false, Operation{}, NativeId::name}},
#include "engine/program/natives.def"
#undef NATIVE
};

} // namespace

const OpcodeInfo& opcodeInfo(Opcode opcode) {
    const auto index = static_cast<std::size_t>(opcode);
    base::ensure(index < opcodes.size(), "an opcode that is not in the table");
    return opcodes[index];
}

NativeBinding findNative(std::string_view qualifiedName) {
    for (const NativeRow& row : natives) {
        std::string_view rest = row.functions;
        while (!rest.empty()) {
            const std::string_view function = rest.substr(0, rest.find(' '));
            if (function == qualifiedName) return row.binding;
            rest.remove_prefix(std::min(function.size() + 1, rest.size()));
        }
    }
    return {};
}

} // namespace lockstep::program
