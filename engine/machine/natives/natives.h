// Natives: the private functions of the Go library that are written in C++, one handler for each row of natives.def.
//
// A handler reads its arguments from the call's words and writes its results over them, from word 0, as any callee does. It must be
// private: it may read memory that the calling goroutine reached through visible loads, and allocate, but not touch shared state.
#pragma once

#include "engine/machine/core.h"

#include <string>
#include <string_view>

namespace lockstep::machine::natives {

class Call {
public:
    Call(Core& machine, GoroutineIndex caller, unsigned slot) : core(machine), goroutine(caller), m_slot(slot) {}

    Core& core;
    const GoroutineIndex goroutine;

    /// The words of the window. Lifetime: until the next allocation.
    [[nodiscard]] Word* words() { return core.window(core.goroutine(goroutine)) + m_slot; }
    [[nodiscard]] Word word(unsigned index) { return words()[index]; }
    [[nodiscard]] std::int64_t integer(unsigned index) { return static_cast<std::int64_t>(words()[index]); }
    /// The string in words index and index + 1. Lifetime: until the next allocation.
    [[nodiscard]] std::string_view string(unsigned index) { return core.text(words()[index], words()[index + 1]); }
    void setWord(unsigned index, Word value) { words()[index] = value; }
    void setString(unsigned index, std::string_view text) {
        const std::uint64_t length = text.size();
        const Pointer data = core.makeText(goroutine, text, core.goroutine(goroutine).pc);
        words()[index] = data;
        words()[index + 1] = length;
    }
    /// Puts an interface holding the value of `size` bytes at `value` into words index and index + 1.
    void setInterface(unsigned index, program::TypeId type, const std::byte* value);
    /// The bytes of the value inside the interface in words index and index + 1: its word itself, or the box.
    [[nodiscard]] const std::byte* interfaceBytes(unsigned index);

private:
    unsigned m_slot;
};

/// Runs the handler of the native on the window that starts at register `slot` of the goroutine's frame.
void run(Core& core, GoroutineIndex goroutine, program::NativeId native, unsigned slot);

} // namespace lockstep::machine::natives
