// Natives: the private functions of the Go library that the machine does itself (engine/program/natives.def).
//
// The interpreter calls callNative() for the instruction Native; golib/internal/native/native.go says what each
// function means. A native reads its arguments from the registers of its window and puts its results there, at once: it
// never waits, panics or is a step. Writes to memory other than the window go through Core::touch, so that they can be
// taken back. The arena may move in a call: the interpreter must fetch its register pointer again.
#pragma once

#include "engine/machine/core.h"

namespace lockstep::machine {

/// The registers of one call of a native and what it may use.
class NativeFrame {
public:
    NativeFrame(Core& core, GoroutineIndex goroutine, Address window, program::CodeIndex site)
        : m_core(core), m_goroutine(goroutine), m_window(window), m_site(site) {}

    /// Register `index`. Lifetime: until the next allocation.
    [[nodiscard]] Word& operator[](unsigned index) { return m_core.at<Word>(m_window + index * sizeof(Word)); }
    [[nodiscard]] Core& core() const { return m_core; }
    [[nodiscard]] GoroutineIndex goroutine() const { return m_goroutine; }

    [[nodiscard]] std::string_view text(unsigned index) { return m_core.text((*this)[index], (*this)[index + 1]); }
    void setText(unsigned index, std::string_view text);
    void setFloat(unsigned index, double value);
    [[nodiscard]] double number(unsigned index);
    [[nodiscard]] std::int64_t integer(unsigned index) { return static_cast<std::int64_t>((*this)[index]); }
    /// A new object of the goroutine. Cost: may move the arena.
    Pointer allocate(std::uint32_t size, program::TypeId type, std::uint32_t count) {
        return m_core.allocate(m_goroutine, size, type, count, m_site);
    }

private:
    Core& m_core;
    GoroutineIndex m_goroutine;
    Address m_window;
    program::CodeIndex m_site;
};

/// Runs a native on the window whose R[0] is at `window`; `site` is the calling instruction.
void callNative(program::NativeId native, Core& core, GoroutineIndex goroutine, Address window,
                program::CodeIndex site);

// One handler a row, in the file of its concept: inspect.cpp, numbers.cpp, line.cpp, mathematics.cpp, process.cpp.
#define NATIVE(name, function) void native##name(NativeFrame& frame);
#include "engine/program/natives.def"
#undef NATIVE

} // namespace lockstep::machine
