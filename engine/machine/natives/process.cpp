// The process and the run, as far as a program may ask.
#include "engine/machine/natives/natives.h"

namespace lockstep::machine {

void nativeFileDescriptor(NativeFrame& frame) {
    const Pointer file = frame[0];
    frame[0] = file == 0 ? static_cast<Word>(-1) : frame.core().at<Word>(dataAddress(file));
}

void nativeGoroutineCount(NativeFrame& frame) { frame[0] = frame.core().header().liveGoroutines; }

} // namespace lockstep::machine
