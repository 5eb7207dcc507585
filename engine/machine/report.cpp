// Go's texts: what a run prints when it ends badly, and its outcome.
//
// Formats as in Go's runtime (panic.go, traceback.go): "panic: " with the value, goroutine traces with function, file
// and line, wait reasons, "created by". pc offsets and arguments are left out: they mean nothing here.
#include "engine/machine/core.h"
#include "engine/machine/sync/channel.h"
#include "engine/machine/value_printer.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::machine {

using history::Outcome;
using history::OutcomeKind;

/// Builds the report of one machine.
class ReportBuilder {
public:
    explicit ReportBuilder(const Machine& machine) : m_machine(machine), m_program(machine.program()) {}

    [[nodiscard]] std::string traces(bool all, bool blameCulprit) const {
        std::string text;
        const GoroutineIndex culprit = m_machine.header().culprit;
        if (blameCulprit) text += trace(culprit, true);
        if (all || m_machine.header().end == End::Deadlock) {
            for (GoroutineIndex index = 0; index < m_machine.goroutineCount(); ++index) {
                const Goroutine& g = m_machine.goroutine(index);
                if (g.status == Status::Done || (blameCulprit && index == culprit)) continue;
                text += trace(index, false);
            }
        }
        return text;
    }

    [[nodiscard]] std::string panics(GoroutineIndex index) const {
        // Outer panics first, as Go prints them.
        std::vector<std::uint32_t> chain;
        for (std::uint32_t p = m_machine.goroutine(index).panics; p != 0; p = record(p).next) chain.push_back(p);
        std::string text;
        for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
            if (record(*it).kind == PanicKind::Goexit) continue;
            if (!text.empty()) text += '\t';
            text += "panic: " + indented(m_machine.panicText(makePointer(*it)));
            if (record(*it).recovered != 0) text += " [recovered]";
            text += '\n';
        }
        return text += signal(index);
    }

    /// Go learns of a nil pointer from the processor, and says so behind the panics or what it says instead.
    [[nodiscard]] std::string_view signal(GoroutineIndex index) const {
        for (std::uint32_t p = m_machine.goroutine(index).panics; p != 0; p = record(p).next)
            if (isFromSignal(p)) return "[signal SIGSEGV: segmentation violation]\n";
        return {};
    }

private:
    /// Since go1.23 the lines after the first have a tab before them.
    [[nodiscard]] std::string indented(std::string text) const {
        if (m_program.language < "go1.23") return text;
        for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
            text.insert(at + 1, 1, '\t');
        return text;
    }

    /// A function of our own library that Go's has no counterpart of: its exported caller is what Go shows.
    [[nodiscard]] static bool isHelper(const program::Function& function) {
        const std::size_t dot = function.name.rfind('.');
        const std::string_view last = std::string_view(function.name).substr(dot == std::string::npos ? 0 : dot + 1);
        return function.isLibrary && !last.empty() && last.front() >= 'a' && last.front() <= 'z' &&
               !last.starts_with("func");
    }

    [[nodiscard]] const PanicRecord& record(std::uint32_t object) const {
        return m_machine.m_arena.at<PanicRecord>(dataAddress(makePointer(object)));
    }

    [[nodiscard]] bool isFromSignal(std::uint32_t panic) const {
        const PanicRecord& what = record(panic);
        if (what.kind == PanicKind::Goexit || what.value[0] != m_program.errorStringType) return false;
        return m_machine.panicText(makePointer(panic)) ==
               "runtime error: invalid memory address or nil pointer dereference";
    }

    [[nodiscard]] std::string_view reason(GoroutineIndex index) const {
        const Goroutine& g = m_machine.goroutine(index);
        return text(g.reason != WaitReason::None ? g.reason : reasonInAnyPolicy(index));
    }

    [[nodiscard]] std::string_view text(WaitReason reason) const {
        const bool old = m_program.language < "go1.20";
        switch (reason) {
        case WaitReason::MutexLock: return old ? "semacquire" : "sync.Mutex.Lock";
        case WaitReason::RWMutexLock: return old ? "semacquire" : "sync.RWMutex.Lock";
        case WaitReason::RWMutexRLock: return old ? "semacquire" : "sync.RWMutex.RLock";
        case WaitReason::WaitGroupWait: return "semacquire";
        case WaitReason::CondWait: return "sync.Cond.Wait";
        case WaitReason::Sleep: return "sleep";
        case WaitReason::ChanReceive: return "chan receive";
        case WaitReason::ChanSend: return "chan send";
        case WaitReason::ChanReceiveNil: return "chan receive (nil chan)";
        case WaitReason::ChanSendNil: return "chan send (nil chan)";
        case WaitReason::Select: return "select";
        case WaitReason::SelectNoCases: return "select (no cases)";
        case WaitReason::None: break;
        }
        return "runnable";
    }

    /// Under the wake policy any nobody is parked: the operation a goroutine stands at says what it waits for.
    [[nodiscard]] WaitReason reasonInAnyPolicy(GoroutineIndex index) const {
        const Goroutine& g = m_machine.goroutine(index);
        Core core(const_cast<Machine&>(m_machine), nullptr); // reads only
        if (g.pc == 0 || g.status != Status::Ready || core.canProceed(index)) return WaitReason::None;
        const program::Instruction in = m_program.code[g.pc];
        if (in.op == program::Opcode::Select) return sync::waitReasonOf(in, 0);
        if (sync::isChannelOperation(in.op))
            return sync::waitReasonOf(in, sync::partyOf(core, core.waiterAt(index)).channel);
        switch (static_cast<program::Operation>(in.c)) {
        case program::Operation::CondSleep: return WaitReason::CondWait;
        case program::Operation::OnceEnter:
        case program::Operation::MutexLock: return WaitReason::MutexLock;
        case program::Operation::RWMutexRLock: return WaitReason::RWMutexRLock;
        case program::Operation::RWMutexAnnounce:
        case program::Operation::RWMutexAcquire: return WaitReason::RWMutexLock;
        case program::Operation::WaitGroupWait: return WaitReason::WaitGroupWait;
        default: return WaitReason::None;
        }
    }

    [[nodiscard]] std::string frameText(const Machine::Frame& frame) const {
        // Of the runtime's own frames Go shows those that run deferred calls; the lines are those of Go 1.19.
        switch (frame.runs) {
        case Machine::Frame::Runs::Panic: return "panic(...)\n\truntime/panic.go:884\n";
        case Machine::Frame::Runs::Goexit: return "runtime.Goexit()\n\truntime/panic.go:522\n";
        case Machine::Frame::Runs::Nothing: break;
        }
        const program::CodeIndex site = frame.site;
        const program::Function& function = m_program.functions[m_program.functionAt(site)];
        const program::SourcePosition position = m_program.position(site);
        const std::string file = position.line == 0 ? "?" : m_program.files[position.file];
        const bool hasParameters = function.parameterSlots != 0;
        return fmt::format("{}({})\n\t{}:{}\n", function.name, hasParameters ? "..." : "", file, position.line);
    }

    [[nodiscard]] bool isShown(program::CodeIndex site) const {
        const program::FunctionId function = m_program.functionAt(site);
        return function != m_program.entry && !m_program.functions[function].isWrapper &&
               !isHelper(m_program.functions[function]);
    }

    /// Innermost first. Of many only a hundred: the first ones before go1.21, the first and last fifty since.
    [[nodiscard]] std::string frames(GoroutineIndex index) const {
        const std::vector<Machine::Frame> all = m_machine.frames(index);
        std::vector<const Machine::Frame*> shown;
        for (const Machine::Frame& frame : all)
            if (frame.runs != Machine::Frame::Runs::Nothing || (frame.site > 1 && isShown(frame.site)))
                shown.push_back(&frame);
        constexpr std::size_t most = 100;
        const bool showsBothEnds = m_program.language >= "go1.21";
        // A panic that ends the program is a frame that counts and is not shown; the line about the others is then
        // missing, too.
        const bool panics = m_machine.goroutine(index).pc == 1;
        const std::size_t first = shown.size() <= most ? shown.size()
                                  : showsBothEnds      ? most / 2
                                                       : most - (panics ? 1 : 0);
        std::string text;
        const auto add = [&](std::size_t i) { text += frameText(*shown[i]); };
        for (std::size_t i = 0; i < first; ++i) add(i);
        if (shown.size() <= most) return text;
        if (!showsBothEnds) return panics ? text : text + "...additional frames elided...\n";
        text += fmt::format("...{} frames elided...\n", shown.size() - most);
        for (std::size_t i = shown.size() - most / 2; i < shown.size(); ++i) add(i);
        return text;
    }

    /// Go's main goroutine is until main.main is called, or a panic has run the runtime's own deferred calls.
    [[nodiscard]] bool isLockedToThread(GoroutineIndex index) const {
        if (index != 0 || (m_machine.end() == End::Panicked && m_machine.header().culprit == 0)) return false;
        const std::vector<program::CodeIndex> sites = m_machine.callStack(index);
        return std::none_of(sites.rbegin(), sites.rend(), [this](program::CodeIndex site) {
            return m_program.functionAt(site) == m_program.mainFunction;
        });
    }

    [[nodiscard]] std::string trace(GoroutineIndex index, bool isRunning) const {
        const Goroutine& g = m_machine.goroutine(index);
        std::string text =
            fmt::format("\ngoroutine {} [{}{}]:\n", numberOf(index), isRunning ? "running" : reason(index),
                        isLockedToThread(index) ? ", locked to thread" : "");
        text += frames(index);
        if ((g.flags & ByClock) != 0) {
            text += "created by time.goFunc\n\ttime/sleep.go:176\n";
        } else if (index != 0 && g.spawnSite != 0) {
            const program::Function& creator = m_program.functions[m_program.functionAt(g.spawnSite)];
            const program::SourcePosition position = m_program.position(g.spawnSite);
            const std::string in =
                m_program.language >= "go1.21" ? fmt::format(" in goroutine {}", numberOf(g.parent)) : std::string();
            text += fmt::format("created by {}{}\n\t{}:{}\n", creator.name, in, m_program.files[position.file],
                                position.line);
        }
        return text;
    }

    const Machine& m_machine;
    const program::Program& m_program;
};

std::vector<Machine::Frame> Machine::frames(GoroutineIndex index) const {
    const Goroutine& g = goroutine(index);
    std::vector<Frame> frames;
    if (g.stack == 0) return frames;
    std::uint32_t panic = g.panics;
    /// The panic that began in the frame at that base, and where.
    const auto addPlaceOfPanic = [&](std::uint32_t base, bool isInside) {
        for (std::uint32_t p = panic; p != 0;) {
            const auto& record = m_arena.at<PanicRecord>(dataAddress(makePointer(p)));
            if (record.throwBase == base) {
                const bool exits = record.kind == PanicKind::Goexit;
                if (isInside) frames.push_back({0, exits ? Frame::Runs::Goexit : Frame::Runs::Panic});
                frames.push_back({record.throwPc});
                panic = record.next;
                return;
            }
            p = record.next;
        }
    };
    const Word* stack = &m_arena.at<Word>(g.stack);
    std::uint32_t base = g.base;
    if (g.pc == 1)
        addPlaceOfPanic(base, false);
    else
        frames.push_back({g.pc});
    while (true) {
        const auto& link = *reinterpret_cast<const Link*>(stack + base - 1);
        if (link.distance == 0) break;
        base -= link.distance;
        if (link.returnTo == 1)
            addPlaceOfPanic(base, true);
        else
            frames.push_back({link.returnTo - 1});
    }
    return frames;
}

std::vector<program::CodeIndex> Machine::callStack(GoroutineIndex index) const {
    std::vector<program::CodeIndex> sites;
    for (const Frame& frame : frames(index))
        if (frame.site > 1) sites.push_back(frame.site);
    return sites;
}

std::string Machine::panicText(Pointer panic) const {
    const auto& record = m_arena.at<PanicRecord>(dataAddress(panic));
    if (record.hasText != 0) {
        Core core(const_cast<Machine&>(*this), nullptr); // reads only
        return std::string(core.text(record.text[0], record.text[1]));
    }
    return ValuePrinter(*m_image, m_arena)
        .panicValue(static_cast<program::TypeId>(record.value[0]), record.value[1], panic);
}

std::string Machine::written(int descriptor) const {
    std::string text;
    const Header& h = header();
    for (std::uint32_t at = 0; at < h.outputSize;) {
        std::int32_t to = 0;
        std::uint32_t length = 0;
        std::memcpy(&to, m_arena.bytes() + h.output + at, 4);
        std::memcpy(&length, m_arena.bytes() + h.output + at + 4, 4);
        if (to == descriptor) text.append(reinterpret_cast<const char*>(m_arena.bytes() + h.output + at + 8), length);
        at += 8 + length;
    }
    return text;
}

Outcome Machine::outcome() const {
    Outcome outcome;
    const Header& h = header();
    outcome.standardOutput = written(1);
    outcome.standardError = written(2);
    const ReportBuilder report(*this);
    switch (end()) {
    case End::None: break;
    case End::MainReturned:
        outcome.kind = OutcomeKind::Exited;
        for (GoroutineIndex index = 1; index < h.goroutineCount; ++index)
            if (canProceed(index)) outcome.ableToGoOn.push_back(index);
        break;
    case End::ExitCalled:
        outcome.kind = OutcomeKind::Exited;
        outcome.exitCode = static_cast<int>(h.exitCode & 0xffU);
        break;
    case End::Panicked: {
        outcome.kind = OutcomeKind::Panicked;
        outcome.exitCode = 2;
        outcome.message = panicText(makePointer(goroutine(h.culprit).panics));
        outcome.standardError += report.panics(h.culprit) + report.traces(false, true);
        break;
    }
    case End::Fatal: {
        outcome.kind = OutcomeKind::FatalError;
        outcome.exitCode = 2;
        Core core(const_cast<Machine&>(*this), nullptr); // reads only
        outcome.message = std::string(core.text(h.messageData, h.messageLength));
        outcome.standardError +=
            outcome.message == "stack overflow"
                ? "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n"
                : "fatal error: " + outcome.message + "\n";
        if (outcome.message.starts_with("panic while printing")) outcome.standardError += report.signal(h.culprit);
        outcome.standardError += report.traces(true, true);
        break;
    }
    case End::Deadlock:
        outcome.kind = OutcomeKind::Deadlocked;
        outcome.exitCode = 2;
        outcome.message = h.liveGoroutines == 0 ? "no goroutines (main called runtime.Goexit) - deadlock!"
                                                : "all goroutines are asleep - deadlock!";
        outcome.standardError += "fatal error: " + outcome.message + "\n" + report.traces(true, false);
        break;
    case End::StepLimit: outcome.kind = OutcomeKind::StepLimit; break;
    case End::MemoryLimit:
        outcome.kind = OutcomeKind::MemoryLimit;
        outcome.message =
            fmt::format("stopped: the program uses more than the limit of {} MiB", m_settings.memoryLimit >> 20U);
        break;
    }
    return outcome;
}

} // namespace lockstep::machine
