// Deferred calls, panics and recover.
//
// A panic is a record on its goroutine. Making it is private; `Unwind`, instruction 1, then announces it — a visible
// operation — and runs the goroutine's deferred calls, newest first, each in a window above the frame that panicked and
// returning to Unwind. A deferred call that calls recover marks the panic; back in Unwind execution goes on at the
// `recoverAt` of the function that had deferred it. Without anything left to run, the run ends.
#include "engine/machine/core.h"

#include <fmt/format.h>

namespace lockstep::machine {

using history::EventKind;
using history::Flag;

void Core::pushDefer(GoroutineIndex index, Word function, const Word* arguments, std::uint32_t words) {
    const Address from = words == 0 ? 0 : addressOf(arguments); // allocation moves the arena
    const auto size = static_cast<std::uint32_t>(sizeof(DeferRecord) + words * sizeof(Word));
    const Pointer made = allocate(index, size, scanConservatively, 1, goroutine(index).pc);
    Goroutine& g = touchGoroutine(index);
    auto& record = at<DeferRecord>(dataAddress(made));
    record = DeferRecord{g.defers, g.base, function, words, 0};
    copyWords(reinterpret_cast<Word*>(&record + 1), &at<Word>(from), words);
    g.defers = objectOf(made);
}

void Core::callWindow(GoroutineIndex index, std::uint32_t above, Word value, const Word* arguments, std::uint32_t words,
                      program::CodeIndex returnTo) {
    const program::FunctionId id = functionOfValue(m_arena, value);
    const program::Function& function = m_program.functions[id];
    const std::uint32_t base = above + 1;
    const std::uint32_t room = m_image.entries()[id].room;
    if (base + room + 1U > goroutine(index).stackSlots) {
        const Words copied(arguments, arguments + words); // the arena moves
        if (!growStack(index, base + room + 1U)) throw MemoryExhausted{};
        callWindow(index, above, value, copied.data(), words, returnTo);
        return;
    }
    Goroutine& g = touchGoroutine(index);
    touch(g.stack + (base - 1) * sizeof(Word), (function.frameSlots + 1U) * static_cast<std::uint32_t>(sizeof(Word)));
    Word* stack = &at<Word>(g.stack);
    *reinterpret_cast<Link*>(stack + base - 1) = Link{returnTo, base - g.base};
    copyWords(stack + base, arguments, words);
    stack[base + function.closureSlot] = value;
    g.base = base;
    g.pc = function.begin;
}

std::uint32_t Core::callAbove(GoroutineIndex index, Word function, const Word* arguments, std::uint32_t words,
                              program::CodeIndex returnTo) {
    // So far above that what the caller does before it fetches the results leaves them alone.
    constexpr std::uint32_t distance = 64;
    const Goroutine& g = goroutine(index);
    const std::uint32_t above = g.base + m_image.frameSlotsAt(g.pc) + distance;
    callWindow(index, above, function, arguments, words, returnTo);
    return above + 1;
}

bool Core::callDeferred(GoroutineIndex index, program::CodeIndex returnTo) {
    Goroutine& g = touchGoroutine(index);
    if (g.defers == 0) return false;
    const Pointer pointer = makePointer(g.defers);
    const DeferRecord record = at<DeferRecord>(dataAddress(pointer));
    if (record.frame != g.base) return false;
    g.defers = record.next;
    const Word* arguments = &at<Word>(dataAddress(pointer) + sizeof(DeferRecord));
    if (record.function == 0) {
        startRuntimePanic(index, "invalid memory address or nil pointer dereference");
        return true;
    }
    callWindow(index, g.base + m_image.frameSlotsAt(returnTo), record.function, arguments, record.words, returnTo);
    return true;
}

void Core::startPanic(GoroutineIndex index, program::TypeId type, Word word, PanicKind kind) {
    const Pointer made = allocate(index, sizeof(PanicRecord), scanConservatively, 1, goroutine(index).pc);
    Goroutine& g = touchGoroutine(index);
    auto& record = at<PanicRecord>(dataAddress(made));
    record = PanicRecord{};
    record.next = g.panics;
    record.kind = kind;
    record.value[0] = type;
    record.value[1] = word;
    record.throwPc = g.pc;
    record.throwBase = g.base;
    g.panics = objectOf(made);
    g.pc = 1;
}

void Core::startPanicOf(GoroutineIndex index, program::TypeId type, std::string_view text) {
    const program::CodeIndex site = goroutine(index).pc;
    const std::string copy(text);
    const Pointer data = makeText(index, copy, site);
    const Pointer boxed = allocateType(index, type, site);
    auto* words = &at<Word>(dataAddress(boxed));
    words[0] = data;
    words[1] = copy.size();
    startPanic(index, type, boxed);
}

void Core::startRuntimePanic(GoroutineIndex index, std::string_view text) {
    startPanicOf(index, m_program.errorStringType, text);
}

void Core::startPlainPanic(GoroutineIndex index, std::string_view text) {
    startPanicOf(index, m_program.stringType, text);
}

void Core::startPlainError(GoroutineIndex index, std::string_view text) {
    startPanicOf(index, m_program.plainErrorType, text);
}

void Core::startBoundsPanic(GoroutineIndex index, std::string_view text) {
    startPanicOf(index, m_program.boundsErrorType, text);
}

void Core::startIndexPanic(GoroutineIndex index, std::int64_t at, std::int64_t length) {
    const bool isUnsigned = m_program.unsignedBoundsAt(goroutine(index).pc) != 0;
    startBoundsPanic(index, at < 0 && !isUnsigned
                                ? fmt::format("index out of range [{}]", at)
                                : fmt::format("index out of range [{}] with length {}", static_cast<Word>(at), length));
}

void Core::startNilPanic(GoroutineIndex index) {
    const program::TypeId type = m_program.panicNilErrorType;
    startPanic(index, type, allocateType(index, m_program.types[type].element, goroutine(index).pc));
}

void Core::stackOverflow(GoroutineIndex index) {
    m_mayPassLimit = true;
    countStep();
    fatal(index, "stack overflow");
}

void Core::endForLackOfMemory(const MemoryExhausted& why) {
    const bool isOfCalls =
        why.owner != history::noGoroutine && bytesOfCalls(why.owner) >= settings().memoryLimit / 4 * 3;
    isOfCalls ? stackOverflow(why.owner) : endRun(End::MemoryLimit, 0);
}

/// What Go has on a goroutine's stack: frames, and the variables in them that have an object of their own here.
std::uint64_t Core::bytesOfCalls(GoroutineIndex index) const {
    std::uint64_t bytes = 0;
    for (const program::CodeIndex site : callStack(index)) {
        const program::Function& function = m_program.functions[m_program.functionAt(site)];
        bytes += function.frameSlots * sizeof(Word);
        for (const program::LocalVariable& local : function.locals)
            if (local.storage == program::Storage::Box && local.begin <= site && site < local.end)
                bytes += m_program.types[local.type].size;
    }
    return bytes;
}

/// Goes on behind a recovered panic, in the frame `target`. Panics that began in frames now abandoned are over as well;
/// a Goexit that began there is not to be stopped, and goes on instead.
void Core::abandonPanics(GoroutineIndex index, std::uint32_t target) {
    Goroutine& g = touchGoroutine(index);
    const auto& recovered = at<PanicRecord>(dataAddress(makePointer(g.panics)));
    const std::uint32_t goesOnAt = recovered.deferFrame; // recoverAt, kept by recover()
    std::uint32_t left = recovered.next;
    while (left != 0) {
        const auto& older = at<PanicRecord>(dataAddress(makePointer(left)));
        if (older.throwBase < target) break;
        if (older.kind == PanicKind::Goexit) {
            g.panics = left;
            g.base = older.throwBase;
            g.pc = 1;
            return;
        }
        left = older.next;
    }
    g.panics = left;
    g.base = target;
    g.pc = goesOnAt;
}

/// A program that ends by a panic asks the values of its panics for their texts: runtime.panicText in engine/golib.
Core::Telling Core::askForTexts(GoroutineIndex index) {
    Goroutine& g = touchGoroutine(index);
    const PanicRecord newest = at<PanicRecord>(dataAddress(makePointer(g.panics)));
    const std::uint32_t above = newest.throwBase + m_image.frameSlotsAt(newest.throwPc);
    const auto isAsking = [&](std::uint32_t p) {
        return at<PanicRecord>(dataAddress(makePointer(p))).asked == PanicText::Asking;
    };
    if (newest.asked == PanicText::NotAsked)
        for (std::uint32_t p = newest.next; p != 0; p = at<PanicRecord>(dataAddress(makePointer(p))).next)
            if (isAsking(p)) return Telling::Panicked; // it panicked instead of answering
    for (std::uint32_t p = g.panics; p != 0;) {
        const std::uint64_t address = dataAddress(makePointer(p));
        touch(address, sizeof(PanicRecord));
        auto& record = at<PanicRecord>(address);
        if (record.asked == PanicText::Asking) {
            const Word* answer = &at<Word>(g.stack) + above + 1;
            std::copy(answer, answer + 2, record.text);
            record.hasText = answer[2] != 0 ? 1 : 0;
            record.asked = PanicText::Answered;
        } else if (record.asked == PanicText::NotAsked) {
            const bool hasMethods = !m_program.types[static_cast<program::TypeId>(record.value[0])].methods.empty();
            record.asked = hasMethods ? PanicText::Asking : PanicText::Answered;
        }
        if (record.asked == PanicText::Asking) {
            const Word value[2] = {record.value[0], record.value[1]};
            g.base = newest.throwBase;
            callWindow(index, above, constantBit | m_program.panicTextFunction, value, 2, 1);
            return Telling::Asking;
        }
        p = record.next;
    }
    return Telling::Told;
}

Core::Unwound Core::unwind(GoroutineIndex index, bool mayDoOperation) {
    Goroutine& g = touchGoroutine(index);
    const Pointer pointer = makePointer(g.panics);
    const std::uint64_t address = dataAddress(pointer);
    auto* panic = &at<PanicRecord>(address);
    touch(address, sizeof(PanicRecord));
    if (panic->recovered != 0) {
        abandonPanics(index, panic->targetFrame);
        return Unwound::Continue;
    }
    if (panic->printed == 0 && panic->kind == PanicKind::Value) {
        if (!mayDoOperation) return Unwound::NeedsOperation;
        panic->printed = 1;
        countStep();
        if (isObserved()) {
            const std::string text = m_machine.panicText(pointer);
            record(index, {.kind = EventKind::Panic, .flags = static_cast<std::uint8_t>(Flag::Step), .side = text});
        }
        return unwind(index, false);
    }
    if (g.defers != 0) {
        const Pointer deferred = makePointer(g.defers);
        const DeferRecord record = at<DeferRecord>(dataAddress(deferred));
        g.defers = record.next;
        panic->targetFrame = record.frame;
        const std::uint32_t above = panic->throwBase + m_image.frameSlotsAt(panic->throwPc);
        g.base = panic->throwBase;
        if (record.function == 0) {
            g.pc = panic->throwPc;
            startRuntimePanic(index, "invalid memory address or nil pointer dereference");
            return Unwound::Continue;
        }
        panic->deferFrame = above + 1;
        const Word* arguments = &at<Word>(dataAddress(deferred) + sizeof(DeferRecord));
        callWindow(index, above, record.function, arguments, record.words, 1);
        return Unwound::Continue;
    }
    if (panic->kind == PanicKind::Goexit) {
        if (!mayDoOperation) return Unwound::NeedsOperation;
        countStep();
        record(index, {.kind = EventKind::Exit, .flags = static_cast<std::uint8_t>(Flag::Step)});
        exitGoroutine(index);
        return Unwound::Ended;
    }
    const Telling telling = askForTexts(index);
    if (telling == Telling::Asking) return Unwound::Continue;
    if (!mayDoOperation) return Unwound::NeedsOperation;
    countStep();
    if (telling == Telling::Panicked) {
        const auto& value = at<PanicRecord>(address).value;
        const program::RuntimeType& type = m_program.types[static_cast<program::TypeId>(value[0])];
        const bool isText = static_cast<program::TypeId>(value[0]) == m_program.stringType;
        fatal(index,
              "panic while printing panic value: " + (isText ? m_machine.panicText(pointer) : "type " + type.name));
        return Unwound::Over;
    }
    if (isObserved()) {
        const std::string text = m_machine.panicText(pointer);
        record(index, {.kind = EventKind::Crash, .flags = static_cast<std::uint8_t>(Flag::Step), .side = text});
    }
    endRun(End::Panicked, index);
    return Unwound::Over;
}

bool Core::canRecover(GoroutineIndex index) {
    const Goroutine& g = goroutine(index);
    if (g.panics == 0) return false;
    const auto& panic = at<PanicRecord>(dataAddress(makePointer(g.panics)));
    return panic.kind == PanicKind::Value && panic.recovered == 0 && panic.printed != 0 && panic.deferFrame == g.base;
}

void Core::recover(GoroutineIndex index, Word* result) {
    const Goroutine& g = goroutine(index);
    const Pointer pointer = makePointer(g.panics);
    touch(dataAddress(pointer), sizeof(PanicRecord));
    auto& panic = at<PanicRecord>(dataAddress(pointer));
    panic.recovered = 1;
    result[0] = panic.value[0];
    result[1] = panic.value[1];
    countStep();
    if (isObserved()) {
        const std::string text = m_machine.panicText(pointer);
        record(index, {.kind = EventKind::Recover, .flags = static_cast<std::uint8_t>(Flag::Step), .side = text});
    }
    // From here on deferFrame holds where to go on: the deferring function's recoverAt.
    auto& again = at<PanicRecord>(dataAddress(pointer));
    again.deferFrame = recoverPoint(index, again.targetFrame);
}

program::CodeIndex Core::recoverPoint(GoroutineIndex index, std::uint32_t frame) {
    // Find the function of the frame by walking the links down from the window of the panicking frame.
    const Goroutine& g = goroutine(index);
    const Word* stack = &at<Word>(g.stack);
    std::uint32_t base = g.base;
    program::CodeIndex pc = g.pc;
    while (base != frame) {
        const auto& link = *reinterpret_cast<const Link*>(stack + base - 1);
        base::ensure(link.distance != 0, "the frame that deferred a call is on the stack");
        base -= link.distance;
        pc = link.returnTo;
        if (pc == 1) {
            // A deferred call run by a panic: its caller's place is where that panic began.
            for (std::uint32_t p = g.panics; p != 0; p = at<PanicRecord>(dataAddress(makePointer(p))).next) {
                const auto& panic = at<PanicRecord>(dataAddress(makePointer(p)));
                if (panic.throwBase == base) {
                    pc = panic.throwPc;
                    break;
                }
            }
        }
    }
    return m_program.functions[m_program.functionAt(pc)].recoverAt;
}

} // namespace lockstep::machine
