#include "engine/program/verify.h"

#include "engine/base/ensure.h"
#include "engine/program/disassemble.h"
#include "engine/program/native_id.h"
#include "engine/program/operands.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::program {
namespace {

constexpr std::size_t operationCount = 0
#define OPERATION(name, function, meaning) +1
#include "engine/program/operations.def"
#undef OPERATION
    ;
constexpr std::size_t conversionCount = static_cast<std::size_t>(Conversion::F64ToF32) + 1;

class Verifier {
public:
    explicit Verifier(const Program& program) : m_program(program) {}

    std::vector<std::string> run() {
        checkStart();
        checkFunctions();
        for (FunctionId id = 0; id < m_program.functions.size(); ++id) checkCode(m_program.functions[id]);
        checkTypes();
        checkSites();
        return std::move(m_problems);
    }

private:
    template <typename... Arguments> void report(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
        if (m_problems.size() < maxProblems)
            m_problems.push_back(fmt::format(text, std::forward<Arguments>(arguments)...));
    }

    void checkStart() {
        const auto& code = m_program.code;
        if (code.size() < 2 || code[0].op != Opcode::GoExitFrame || code[1].op != Opcode::Unwind)
            report("the code does not start with GoExitFrame and Unwind");
        if (m_program.entry >= m_program.functions.size()) report("the program has no entry function");
    }

    void checkFunctions() {
        CodeIndex last = 2;
        for (const Function& function : m_program.functions) {
            if (function.begin != last || function.end < function.begin || function.end > m_program.code.size())
                report("{}: its code does not follow that of the function before it", function.name);
            last = function.end;
            if (function.closureSlot != function.parameterSlots)
                report("{}: the closure is not behind the parameters", function.name);
            if (function.frameSlots <= function.closureSlot || function.frameSlots < function.resultSlots)
                report("{}: the frame is too small for parameters and results", function.name);
            if (function.recoverAt != 0 && (function.recoverAt <= function.begin || function.recoverAt >= function.end))
                report("{}: recoverAt is outside of the function", function.name);
        }
        if (last != m_program.code.size()) report("there is code behind the last function");
    }

    void checkCode(const Function& function) {
        if (function.begin >= function.end) {
            report("{}: no code", function.name);
            return;
        }
        CodeIndex last = function.begin;
        for (CodeIndex at = function.begin; at < function.end;) {
            last = at;
            at = checkInstruction(function, at);
        }
        if (!endsFlow(m_program.code[last])) report("{}: control runs off its end", function.name);
    }

    static bool endsFlow(const Instruction& instruction) {
        switch (instruction.op) {
        case Opcode::Return:
        case Opcode::Return0:
        case Opcode::Return1:
        case Opcode::Jump:
        case Opcode::JumpBack:
        case Opcode::Panic:
        case Opcode::AssertFailed: return true;
        default: return false;
        }
    }

    CodeIndex checkInstruction(const Function& function, CodeIndex at) {
        const Instruction& instruction = m_program.code[at];
        if (static_cast<unsigned>(instruction.op) >= opcodeCount) {
            report("{}+{}: no opcode {}", function.name, at - function.begin, static_cast<unsigned>(instruction.op));
            return at + 1;
        }
        if (instruction.op == Opcode::Extra) {
            report("{}+{}: an extra word that no instruction asked for", function.name, at - function.begin);
            return at + 1;
        }
        if (hasExtraWord(instruction.op) && (at + 1 >= function.end || m_program.code[at + 1].op != Opcode::Extra)) {
            report("{}+{}: {} lacks its extra word", function.name, at - function.begin,
                   opcodeInfo(instruction.op).name);
            return at + 1;
        }
        const Operands operands = operandsOf(&instruction);
        const CodeIndex next = at + (operands.hasExtra ? 2 : 1);
        for (const Operand& operand : operands.span()) checkOperand(function, at, next, operand);
        checkSpans(function, at);
        return next;
    }

    void checkOperand(const Function& function, CodeIndex at, CodeIndex next, Operand operand) {
        const unsigned registers = registersOf(operand.letter);
        if (registers != 0 && operand.value + registers > function.frameSlots)
            complain(function, at, "a register outside of the frame");
        const auto index = static_cast<std::size_t>(operand.value);
        if (operand.letter == 'o' && operand.value != noRegister && index >= function.frameSlots)
            complain(function, at, "a register outside of the frame");
        if (operand.letter == 'j') checkJump(function, at, next, operand.value);
        if (const std::size_t limit = limitOf(operand.letter); limit != noLimit && index >= limit)
            complain(function, at, "an index outside of its table");
    }

    [[nodiscard]] std::size_t limitOf(char letter) const {
        switch (letter) {
        case 'f': return m_program.functions.size();
        case 't': return m_program.types.size();
        case 'g': return m_program.globals.size();
        case 'm': return m_program.methods.size();
        case 'q': return m_program.strings.size();
        case 'k': return m_program.constants.size();
        case 'n': return nativeCount;
        case 'y': return operationCount;
        case 'v': return conversionCount;
        default: return noLimit;
        }
    }

    void checkJump(const Function& function, CodeIndex at, CodeIndex next, std::int64_t distance) {
        const Opcode op = m_program.code[at].op;
        const bool back = op == Opcode::JumpBack || (op >= Opcode::LoopLt && op <= Opcode::LoopStepLe);
        if (back ? distance >= 0 : distance < 0) complain(function, at, "a jump in the wrong direction");
        const std::int64_t target = static_cast<std::int64_t>(next) + distance;
        if (target < function.begin || target >= function.end) {
            complain(function, at, "a jump out of the function");
            return;
        }
        if (m_program.code[static_cast<std::size_t>(target)].op == Opcode::Extra)
            complain(function, at, "a jump into an instruction");
    }

    /// Operands that name a counted stretch of registers.
    void checkSpans(const Function& function, CodeIndex at) {
        const Instruction& in = m_program.code[at];
        switch (in.op) {
        case Opcode::MoveN:
            needRegisters(function, at, in.a, in.c);
            needRegisters(function, at, in.b, in.c);
            break;
        case Opcode::Zero:
        case Opcode::Return: needRegisters(function, at, in.a, in.c); break;
        case Opcode::Concat: needRegisters(function, at, in.b, 2U * in.c); break;
        case Opcode::Go:
        case Opcode::GoClosure:
        case Opcode::GoMethod:
        case Opcode::Defer:
        case Opcode::DeferClosure:
        case Opcode::DeferMethod:
        case Opcode::MakeClosure: needRegisters(function, at, in.a + 1U, in.c); break;
        case Opcode::LoadN: needRegisters(function, at, in.a, slotsOf(at)); break;
        case Opcode::StoreN: needRegisters(function, at, in.b, slotsOf(at)); break;
        case Opcode::Select: needRegisters(function, at, in.b, in.c * selectCaseSlots); break;
        case Opcode::Call: checkWindow(function, at); break;
        default: break;
        }
    }

    [[nodiscard]] unsigned slotsOf(CodeIndex at) const {
        return (static_cast<unsigned>(m_program.code[at + 1].immediate()) + 7U) / 8U;
    }

    void checkWindow(const Function& function, CodeIndex at) {
        const Instruction& in = m_program.code[at];
        const auto callee = static_cast<std::size_t>(in.immediate());
        if (callee >= m_program.functions.size()) return;
        const Function& called = m_program.functions[callee];
        needRegisters(function, at, in.a + 1U, std::max(called.parameterSlots, called.resultSlots));
    }

    void needRegisters(const Function& function, CodeIndex at, unsigned first, unsigned count) {
        if (first + count > function.frameSlots) complain(function, at, "registers outside of the frame");
    }

    void complain(const Function& function, CodeIndex at, std::string_view what) {
        report("{}+{}: {}: {}", function.name, at - function.begin, instructionText(m_program, at, function.begin),
               what);
    }

    void checkTypes() {
        const std::size_t count = m_program.types.size();
        for (const RuntimeType& type : m_program.types) {
            bool inRange = type.element < count && type.key < count && type.underlying < count;
            for (const FieldInfo& field : type.fields) inRange = inRange && field.type < count;
            for (const MethodEntry& entry : type.methods)
                inRange =
                    inRange && entry.method < m_program.methods.size() && entry.function < m_program.functions.size();
            if (!inRange) report("type {}: a part that does not exist", type.name);
            if (type.slots != (type.size + 7) / 8) report("type {}: size and slots do not agree", type.name);
            if (!std::is_sorted(type.methods.begin(), type.methods.end(),
                                [](const MethodEntry& x, const MethodEntry& y) { return x.method < y.method; }))
                report("type {}: methods are not sorted", type.name);
        }
    }

    void checkSites() {
        const auto bySite = [](const SiteName& x, const SiteName& y) { return x.site < y.site; };
        if (!std::is_sorted(m_program.sites.begin(), m_program.sites.end(), bySite)) report("sites are not sorted");
        const auto byBegin = [](const LineEntry& x, const LineEntry& y) { return x.begin < y.begin; };
        if (!std::is_sorted(m_program.lines.begin(), m_program.lines.end(), byBegin)) report("lines are not sorted");
        for (const SiteName& name : m_program.sites)
            if (name.site >= m_program.code.size() || name.type >= m_program.types.size())
                report("site name {}: out of range", name.text);
    }

    static constexpr std::size_t maxProblems = 20;
    static constexpr std::size_t noLimit = ~std::size_t{0};
    const Program& m_program;
    std::vector<std::string> m_problems;
};

} // namespace

std::vector<std::string> verify(const Program& program) { return Verifier(program).run(); }

void ensureVerified(const Program& program) {
    const std::vector<std::string> problems = verify(program);
    if (!problems.empty()) base::fail("the lowering made a bad program: " + problems.front());
}

} // namespace lockstep::program
