#include "engine/machine/natives/natives.h"

#include <bit>

namespace lockstep::machine {
namespace {

using Handler = void (*)(NativeFrame&);

constexpr Handler handlers[] = {
#define NATIVE(name, function) native##name,
#include "engine/program/natives.def"
#undef NATIVE
};

} // namespace

void callNative(program::NativeId native, Core& core, GoroutineIndex goroutine, Address window,
                program::CodeIndex site) {
    NativeFrame frame(core, goroutine, window, site);
    handlers[static_cast<unsigned>(native)](frame);
}

void NativeFrame::setText(unsigned index, std::string_view text) {
    const Pointer data = m_core.makeText(m_goroutine, text, m_site);
    (*this)[index] = data;
    (*this)[index + 1] = data == 0 ? 0 : text.size();
}

void NativeFrame::setFloat(unsigned index, double value) { (*this)[index] = std::bit_cast<Word>(value); }

double NativeFrame::number(unsigned index) { return std::bit_cast<double>((*this)[index]); }

} // namespace lockstep::machine
