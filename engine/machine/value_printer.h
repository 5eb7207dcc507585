// ValuePrinter: Go values in the arena as text and as trees, for reports and for people. Internal to engine/machine.
#pragma once

#include "engine/machine/arena.h"
#include "engine/machine/image.h"
#include "engine/machine/snapshot.h"

#include <string>

namespace lockstep::machine {

class ValuePrinter {
public:
    ValuePrinter(const Image& image, const Arena& arena) : m_program(image.program()), m_arena(arena) {}

    /// What Go prints after "panic: " for a panic with that interface value, which `holder` keeps.
    [[nodiscard]] std::string panicValue(program::TypeId type, Word word, Pointer holder) const;
    /// The value of that type at `bytes`, parts included to a small depth.
    [[nodiscard]] Value value(program::TypeId type, const std::byte* bytes, unsigned depth = 0) const;
    /// One line for the value.
    [[nodiscard]] std::string text(program::TypeId type, const std::byte* bytes, unsigned depth = 0) const;

private:
    [[nodiscard]] std::string_view string(const std::byte* bytes) const;
    [[nodiscard]] std::string assertionText(const std::byte* error) const;
    [[nodiscard]] std::string scalar(const program::RuntimeType& type, const std::byte* bytes) const;
    [[nodiscard]] std::string aggregate(const program::RuntimeType& type, const std::byte* bytes, unsigned depth) const;
    [[nodiscard]] std::string pointer(const program::RuntimeType& type, Pointer target, unsigned depth) const;
    [[nodiscard]] std::string channel(Pointer channel, unsigned depth) const;
    [[nodiscard]] bool isError(const program::RuntimeType& type) const;
    [[nodiscard]] const std::byte* inside(program::TypeId type, const std::byte* interface) const;
    [[nodiscard]] bool isConstant(Pointer pointer) const { return (pointer & constantBit) != 0; }

    const program::Program& m_program;
    const Arena& m_arena;
};

} // namespace lockstep::machine
