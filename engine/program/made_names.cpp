#include "engine/program/made_names.h"

#include "engine/program/operands.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace lockstep::program {
namespace {

/// Whether something that people can see may be made there.
bool makes(Opcode opcode) {
    switch (opcode) {
    case Opcode::New:
    case Opcode::MakeChan:
    case Opcode::MakeMap:
    case Opcode::MakeSlice:
    case Opcode::Append:
    case Opcode::AppendValue:
    case Opcode::AppendString: return true;
    default: return false;
    }
}

/// Finds the instructions of the program's own functions that no run does twice.
class OnceFinder {
public:
    explicit OnceFinder(const Program& program) : m_program(program), m_callers(program.functions.size()) {
        for (FunctionId id = 0; id < program.functions.size(); ++id)
            if (!program.functions[id].isLibrary || id == program.entry) scan(program.functions[id]);
        // Who comes by an interface, and how often, is not to be seen here.
        for (const RuntimeType& type : program.types)
            for (const MethodEntry& method : type.methods) m_callers[method.function].count = 2;
    }

    [[nodiscard]] bool isOnce(CodeIndex site) {
        const FunctionId function = m_program.functionAt(site);
        return function != noFunction && !isInLoop(function, site) && isCalledOnce(function);
    }

private:
    struct Caller {
        CodeIndex site = 0; ///< the last one found
        std::uint32_t count = 0;
        bool isCall = false; ///< it is called, started or deferred there, and not made a value
        bool isBeingAsked = false;
    };
    struct Loop {
        CodeIndex begin;
        CodeIndex end;
    };

    void scan(const Function& function) {
        for (CodeIndex at = function.begin; at < function.end; ++at) {
            const Operands operands = operandsOf(&m_program.code[at]);
            const CodeIndex next = at + (operands.hasExtra ? 2 : 1);
            for (const Operand& operand : operands.span()) {
                if (operand.letter == 'f') refer(function, at, static_cast<FunctionId>(operand.value));
                if (operand.letter == 'j' && operand.value < 0)
                    m_loops[&function].push_back({static_cast<CodeIndex>(next + operand.value), at});
            }
            at = next - 1;
        }
    }

    void refer(const Function& function, CodeIndex at, FunctionId to) {
        Caller& caller = m_callers[to];
        ++caller.count;
        caller.site = at;
        const Opcode opcode = m_program.code[at].op;
        caller.isCall = opcode == Opcode::Call || opcode == Opcode::Go || opcode == Opcode::Defer ||
                        (opcode == Opcode::MakeClosure && isCalledAtOnce(function, at));
    }

    /// Whether a func value is made for one call and no variable: go func() { … }()
    [[nodiscard]] bool isCalledAtOnce(const Function& function, CodeIndex at) const {
        const std::uint16_t made = m_program.code[at].a;
        for (const LocalVariable& local : function.locals)
            if (local.storage == Storage::Register && local.index == made && local.begin <= at + 2 && at < local.end)
                return false;
        for (CodeIndex next = at + 2; next < function.end; ++next) {
            const Instruction& in = m_program.code[next];
            const bool calls =
                in.op == Opcode::GoClosure || in.op == Opcode::DeferClosure || in.op == Opcode::CallClosure;
            if (calls && in.b == made) return true;
            if (opcodeInfo(in.op).kind == OpcodeClass::J || opcodeInfo(in.op).kind == OpcodeClass::C) return false;
            if (hasExtraWord(in.op)) ++next;
        }
        return false;
    }

    [[nodiscard]] bool isInLoop(FunctionId id, CodeIndex site) const {
        const auto loops = m_loops.find(&m_program.functions[id]);
        return loops != m_loops.end() && std::ranges::any_of(loops->second, [site](const Loop& loop) {
                   return loop.begin <= site && site <= loop.end;
               });
    }

    [[nodiscard]] bool isCalledOnce(FunctionId id) {
        if (id == m_program.entry) return true;
        Caller& caller = m_callers[id];
        // Who is asked while being asked calls itself.
        if (caller.count != 1 || !caller.isCall || caller.isBeingAsked) return false;
        caller.isBeingAsked = true;
        const bool result = isOnce(caller.site);
        caller.isBeingAsked = false;
        return result;
    }

    const Program& m_program;
    std::vector<Caller> m_callers; ///< by function
    std::unordered_map<const Function*, std::vector<Loop>> m_loops;
};

bool isReference(Kind kind) {
    return kind == Kind::Pointer || kind == Kind::Chan || kind == Kind::Map || kind == Kind::Slice ||
           kind == Kind::Interface;
}

/// Gives out the counters: the first thing that can be made only once under a name has it alone.
class Counters {
public:
    explicit Counters(Program& program) : m_program(program), m_once(program) {
        constexpr std::string_view main = "main.";
        for (const Global& global : program.globals)
            if (global.name.starts_with(main))
                namesOf(isReference(program.types[global.type].kind)).insert(global.name.substr(main.size()));
    }

    /// A variable that leads to something may be called as that.
    template <typename Name> void count(Name& name, bool isReference, std::uint16_t numbers = 1) {
        name.counter = onlyOne;
        if (m_once.isOnce(name.site) && namesOf(isReference).insert(name.text).second) return;
        auto [entry, isNew] = m_counters.try_emplace({name.text, numbers}, m_program.countedNames);
        // More names than there are numbers share the last ones.
        if (isNew && m_program.countedNames + numbers < notCounted) {
            entry->second = m_program.countedNames + 1;
            m_program.countedNames += numbers;
        }
        name.counter = entry->second;
    }

private:
    std::unordered_set<std::string>& namesOf(bool isReference) { return isReference ? m_references : m_things; }

    Program& m_program;
    OnceFinder m_once;
    std::unordered_set<std::string> m_things; ///< names that one thing has alone
    std::unordered_set<std::string> m_references;
    std::map<std::pair<std::string, std::uint16_t>, std::uint16_t> m_counters; ///< first number, by name and how many
};

} // namespace

void countMadeNames(Program& program) {
    Counters counters(program);
    for (SiteName& name : program.sites) {
        const Opcode opcode = program.code[name.site].op;
        if (name.text.empty() || !makes(opcode)) continue;
        const FunctionId function = program.functionAt(name.site);
        if (function == noFunction || program.functions[function].isLibrary) continue;
        counters.count(name, opcode == Opcode::New && isReference(program.types[name.type].kind));
    }
    for (ResultName& name : program.results) counters.count(name, false, resultCounters);
}

} // namespace lockstep::program
