// Text of numbers and runes, for package internal/native.
#include "engine/machine/natives/characters.h"
#include "engine/machine/natives/natives.h"
#include "engine/machine/natives/number_text.h"

namespace lockstep::machine {

void nativeFormatFloat(NativeFrame& frame) {
    const double value = frame.number(0);
    const auto verb = static_cast<char>(frame[1]);
    const auto precision = static_cast<int>(frame.integer(2));
    frame.setText(0, formatFloat(value, verb, precision, static_cast<int>(frame.integer(3))));
}

void nativeFormatInt(NativeFrame& frame) {
    frame.setText(0, formatSigned(frame.integer(0), static_cast<int>(frame.integer(1))));
}

void nativeFormatUint(NativeFrame& frame) {
    frame.setText(0, formatUnsigned(frame[0], static_cast<int>(frame.integer(1))));
}

void nativePrintFloat(NativeFrame& frame) { frame.setText(0, printFloat(frame.number(0))); }

void nativeParseFloat(NativeFrame& frame) {
    double value = 0;
    const Reading reading = parseFloat(frame.text(0), static_cast<int>(frame.integer(2)), value);
    frame.setFloat(0, value);
    frame[1] = static_cast<Word>(reading);
}

void nativeQuote(NativeFrame& frame) {
    const std::string text(frame.text(0));
    frame.setText(0, quote(text, static_cast<char>(frame[2]), static_cast<unsigned>(frame[3])));
}

void nativeRuneCount(NativeFrame& frame) { frame[0] = countRunes(frame.text(0)); }

// npos is -1.
void nativeIndex(NativeFrame& frame) { frame[0] = frame.text(0).find(frame.text(2)); }

void nativeLastIndex(NativeFrame& frame) { frame[0] = frame.text(0).rfind(frame.text(2)); }

void nativeCategory(NativeFrame& frame) { frame[0] = categoryOf(static_cast<std::int32_t>(frame[0])); }

void nativeFoldCase(NativeFrame& frame) {
    const auto rune = static_cast<std::int32_t>(frame[0]);
    const auto mode = static_cast<unsigned>(frame[1]);
    const std::int32_t folded = mode == 3 ? nextFold(rune) : toCase(rune, static_cast<Case>(mode));
    frame[0] = static_cast<Word>(static_cast<std::int64_t>(folded));
}

} // namespace lockstep::machine
