// Opcodes and the instruction word, from the one table opcodes.def.
//
// An instruction is 8 bytes: a 16-bit opcode and three 16-bit operands, the last two of which may together be one
// 32-bit immediate. Wide operands leave room for functions of any size without a second encoding; eight bytes cost
// the interpreter one load, as four would.
#pragma once

#include <cstdint>
#include <string_view>

namespace lockstep::program {

enum class Opcode : std::uint16_t {
#define OPCODE(name, operands, kind, effect) name,
#include "engine/program/opcodes.def"
#undef OPCODE
};

inline constexpr unsigned opcodeCount = 0
#define OPCODE(name, operands, kind, effect) +1
#include "engine/program/opcodes.def"
#undef OPCODE
    ;

/// What an instruction is to the scheduler; the `class` column of opcodes.def.
enum class OpcodeClass : std::uint8_t {
    P, ///< private: no other goroutine can tell
    M, ///< memory access: visible if the object it touches is shared
    V, ///< always visible
    J, ///< jump
    C, ///< call, return
    X, ///< extra operand word
};

struct OpcodeInfo {
    std::string_view name;
    std::string_view operands;
    OpcodeClass kind;
    std::string_view effect;
};

/// The row of opcodes.def. Cost: an array look-up.
const OpcodeInfo& opcodeInfo(Opcode opcode);
/// Whether the instruction reads or writes the entries of a map.
[[nodiscard]] constexpr bool isOnEntries(Opcode opcode) {
    switch (opcode) {
    case Opcode::MapGet:
    case Opcode::MapSet:
    case Opcode::MapDelete:
    case Opcode::MapClear:
    case Opcode::MapIterate:
    case Opcode::MapNext: return true;
    default: return false;
    }
}

struct Instruction {
    Opcode op = Opcode::Nop;
    std::uint16_t a = 0;
    std::uint16_t b = 0;
    std::uint16_t c = 0;

    static constexpr Instruction abc(Opcode op, unsigned a, unsigned b, unsigned c) {
        return {op, static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b), static_cast<std::uint16_t>(c)};
    }
    static constexpr Instruction ai(Opcode op, unsigned a, std::int32_t immediate) {
        const auto bits = static_cast<std::uint32_t>(immediate);
        return abc(op, a, bits & 0xffffU, bits >> 16U);
    }

    /// The 32-bit immediate in b and c.
    [[nodiscard]] constexpr std::int32_t immediate() const {
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(b) | (static_cast<std::uint32_t>(c) << 16U));
    }
    [[nodiscard]] constexpr std::int16_t signedB() const { return static_cast<std::int16_t>(b); }
    [[nodiscard]] constexpr std::int16_t signedC() const { return static_cast<std::int16_t>(c); }
};
static_assert(sizeof(Instruction) == 8);

/// Register operand that stands for "absent" (slice bounds).
inline constexpr unsigned noRegister = 0xffff;

/// Operand c of Opcode::Convert. I/U: signed/unsigned 64-bit register; integers narrower than 64 bits are narrowed by
/// a Sext/Zext after it. Float to integer truncates; out of range gives what amd64 gives.
enum class Conversion : std::uint16_t {
    IntToF64,
    UintToF64,
    F64ToInt,
    F64ToUint,
    IntToF32,
    UintToF32,
    F32ToInt,
    F32ToUint,
    F32ToF64,
    F64ToF32,
};

/// The second register of a case of Opcode::Select: where the value is, or goes with the ok bool behind it.
struct SelectCase {
    std::uint16_t value; ///< register
    bool isSend;

    [[nodiscard]] constexpr std::int32_t word() const { return value | (isSend ? 1 << 16 : 0); }
    static constexpr SelectCase fromWord(std::uint64_t word) {
        return {static_cast<std::uint16_t>(word), (word >> 16U & 1U) != 0};
    }
};
inline constexpr unsigned selectCaseSlots = 4; ///< channel, SelectCase, link of two

/// Visible operations of native functions: operand c of Opcode::Sync; rows of operations.def.
enum class Operation : std::uint16_t {
#define OPERATION(name, function, meaning) name,
#include "engine/program/operations.def"
#undef OPERATION
};

/// Private native functions: operand i of Opcode::Native; native_id.h has them, so that few files know the table.
enum class NativeId : std::uint16_t;

/// How the Go functions without a body are done: by package path and name, methods as "sync.(*Mutex).Lock".
struct NativeBinding {
    bool found = false;
    bool visible = false; ///< Sync with `operation`, else Native with `native`
    Operation operation{};
    NativeId native{};
};
NativeBinding findNative(std::string_view qualifiedName);

} // namespace lockstep::program
