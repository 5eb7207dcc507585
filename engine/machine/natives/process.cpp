// The process and the run, as far as a program may ask.
#include "engine/base/random.h"
#include "engine/machine/natives/natives.h"

namespace lockstep::machine {

void nativeFileDescriptor(NativeFrame& frame) {
    const Pointer file = frame[0];
    frame[0] = file == 0 ? static_cast<Word>(-1) : frame.core().at<Word>(dataAddress(file));
}

void nativeGoroutineCount(NativeFrame& frame) { frame[0] = frame.core().header().liveGoroutines; }

void nativeGoexit(NativeFrame& frame) { frame.core().startPanic(frame.goroutine(), 0, 0, PanicKind::Goexit); }

namespace {

/// Program counters as a program sees them: the instruction after a call, from here on. Addresses of functions, which
/// inspect.cpp gives, lie below.
constexpr Word siteBase = 0x800000000;
constexpr Word functionBase = 0x400000;
constexpr unsigned functionShift = 5;

} // namespace

void nativeCallSite(NativeFrame& frame) {
    const program::Program& program = frame.core().program();
    const std::int64_t wanted = frame.integer(0);
    std::int64_t depth = 0;
    for (const program::CodeIndex site : frame.core().callStack(frame.goroutine())) {
        const program::FunctionId function = program.functionAt(site);
        if (program.functions[function].isWrapper || function == program.entry) continue;
        if (depth++ != wanted) continue;
        frame[0] = siteBase + site + 1;
        frame[1] = 1;
        return;
    }
    frame[0] = frame[1] = 0;
}

void nativeDescribeSite(NativeFrame& frame) {
    const program::Program& program = frame.core().program();
    const Word counter = frame[0];
    std::string function;
    program::SourcePosition position;
    if (counter > siteBase && counter - siteBase <= program.code.size()) {
        const auto site = static_cast<program::CodeIndex>(counter - siteBase - 1);
        function = program.functions[program.functionAt(site)].name;
        position = program.position(site);
    } else if (counter >= functionBase && (counter - functionBase) >> functionShift < program.functions.size()) {
        const program::Function& found = program.functions[(counter - functionBase) >> functionShift];
        function = found.name;
        position = found.declared;
    }
    const std::string file = position.line == 0 ? "" : program.files[position.file];
    frame.setText(0, function);
    frame.setText(2, file);
    frame[4] = position.line;
}

void nativeTestClock(NativeFrame& frame) { frame[0] = static_cast<Word>(frame.core().header().now); }

void nativeMemoryInUse(NativeFrame& frame) {
    Core& core = frame.core();
    Word objects = 0;
    for (GoroutineIndex i = 0; i < core.header().goroutineCount; ++i) objects += core.goroutine(i).allocated;
    frame[0] = core.header().used;
    frame[1] = objects;
}

void nativeHide(NativeFrame& frame) {
    Core& core = frame.core();
    const Pointer pointer = frame[1];
    if (pointer == 0) return;
    core.touch(headerAddress(pointer), sizeof(ObjectHeader));
    core.objectHeader(pointer).flags |= Hidden;
}

void nativeRandomDraw(NativeFrame& frame) {
    Goroutine& g = frame.core().touchGoroutine(frame.goroutine());
    base::Random sequence(g.random);
    const Word drawn = sequence.next();
    g.random = sequence.state();
    frame[0] = drawn;
}

void nativeRandomReseed(NativeFrame& frame) { frame.core().touchGoroutine(frame.goroutine()).random = frame[0]; }

void nativeInstallMap(NativeFrame& frame) {
    Core& core = frame.core();
    const Pointer owner = frame[0];
    const Pointer map = frame[1];
    core.touch(dataAddress(owner), sizeof(Word));
    core.at<Word>(dataAddress(owner)) = map;
    core.touch(headerAddress(map), sizeof(ObjectHeader));
    core.objectHeader(map).flags |= Inside;
    if (core.isShared(owner)) core.publish(map);
    frame[0] = map;
}

void nativeCollect(NativeFrame& frame) { frame.core().header().collectAt = 0; } // due when the native is done

} // namespace lockstep::machine
