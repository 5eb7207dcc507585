#include "engine/analysis/data_flow.h"

#include "engine/analysis/register_effects.h"

#include <algorithm>
#include <map>
#include <set>

namespace lockstep::analysis {

using program::CodeIndex;
using program::Function;
using program::FunctionId;
using program::Instruction;
using program::Opcode;
using program::Program;

/// A search backwards from the stored registers to every load that may have made them.
class DataFlow::Solver {
public:
    explicit Solver(const Program& program) : m_program(program) {}

    std::vector<CodeIndex> loadsFeeding(CodeIndex store) {
        m_found.clear();
        m_seen.clear();
        m_pending.clear();
        if (store >= m_program.code.size()) return {};
        for (const RegisterRange& range : storedRegisters(m_program, store)) need(store, range, {});
        while (!m_pending.empty() && m_seen.size() < searchLimit) {
            const Query query = m_pending.back();
            m_pending.pop_back();
            follow(query);
        }
        return {m_found.begin(), m_found.end()};
    }

    bool repeatsWithout(CodeIndex store, CodeIndex load) {
        const FunctionId function = m_program.functionAt(store);
        if (function == program::noFunction || function != m_program.functionAt(load)) return false;
        std::vector<CodeIndex> pending{store};
        std::set<CodeIndex> seen;
        while (!pending.empty()) {
            const CodeIndex at = pending.back();
            pending.pop_back();
            const Successors next = successors(m_program, at);
            for (std::size_t i = 0; i < next.count; ++i) {
                if (next.all[i] == store) return true;
                if (next.all[i] != load && seen.insert(next.all[i]).second) pending.push_back(next.all[i]);
            }
        }
        return false;
    }

private:
    static constexpr std::size_t searchLimit = 200'000;
    static constexpr std::size_t depthLimit = 6;

    /// The calls entered on the way, outermost first: a parameter goes back to the call it came from.
    using Calls = std::vector<CodeIndex>;

    /// What may be in a register just before an instruction.
    struct Query {
        CodeIndex before;
        std::uint32_t reg;
        Calls calls;
        friend auto operator<=>(const Query&, const Query&) = default;
    };

    /// Predecessors of the instructions of a function, and the places where it returns.
    struct Flow {
        std::vector<std::vector<CodeIndex>> predecessors; ///< by instruction, from the function's begin
        std::vector<CodeIndex> returns;
    };

    const Flow& flowOf(FunctionId id) {
        const auto [entry, isNew] = m_flows.try_emplace(id);
        Flow& flow = entry->second;
        if (!isNew) return flow;
        const Function& function = m_program.functions[id];
        flow.predecessors.resize(function.end - function.begin);
        for (CodeIndex at = function.begin; at < function.end; at += instructionLength(m_program.code[at].op)) {
            const Opcode opcode = m_program.code[at].op;
            if (opcode == Opcode::Return || opcode == Opcode::Return1) flow.returns.push_back(at);
            const Successors next = successors(m_program, at);
            for (std::size_t i = 0; i < next.count; ++i)
                if (next.all[i] >= function.begin && next.all[i] < function.end)
                    flow.predecessors[next.all[i] - function.begin].push_back(at);
        }
        return flow;
    }

    void need(CodeIndex before, const RegisterRange& range, const Calls& calls) {
        for (std::uint32_t i = 0; i < range.count; ++i) need(before, range.first + i, calls);
    }

    void need(CodeIndex before, std::uint32_t reg, const Calls& calls) {
        Query query{before, reg, calls};
        if (m_seen.insert(query).second) m_pending.push_back(std::move(query));
    }

    void follow(const Query& query) {
        const FunctionId id = m_program.functionAt(query.before);
        if (id == program::noFunction) return;
        const Function& function = m_program.functions[id];
        if (query.before == function.begin) followParameter(id, query);
        for (const CodeIndex at : flowOf(id).predecessors[query.before - function.begin]) {
            if (!definedBy(at, query)) need(at, query.reg, query.calls);
        }
    }

    /// Follows the register into the instruction if that writes it; false if the search goes on before it.
    bool definedBy(CodeIndex at, const Query& query) {
        const Instruction& instruction = m_program.code[at];
        switch (instruction.op) {
        case Opcode::Call:
        case Opcode::CallClosure:
        case Opcode::CallMethod:
            if (query.reg < instruction.a) return false;
            // The callee's window overlaps: what is not a result is gone.
            if (query.reg > instruction.a) followResult(at, query.reg - instruction.a - 1U, query.calls);
            return true;
        case Opcode::Native: {
            // Arguments and results share the window, which begins at the register after a.
            const std::uint32_t first = (instruction.a + 1U) & 0xffffU;
            if (query.reg < first || query.reg >= first + nativeWindow) return false;
            need(at, {first, nativeWindow}, query.calls);
            return true;
        }
        default: break;
        }
        const RegisterEffects effects = registerEffects(m_program, at);
        const bool writes = std::any_of(effects.writes.begin(), effects.writes.end(),
                                        [&](const RegisterRange& range) { return range.holds(query.reg); });
        if (!writes) return false;
        if (effects.isLoad) {
            m_found.insert(at);
            followCell(at, query.calls);
        }
        if (instruction.op == Opcode::LoadCapture) followCapture(at, instruction.c);
        if (instruction.op == Opcode::MoveN) {
            need(at, instruction.b + (query.reg - instruction.a), query.calls);
            return true;
        }
        for (const RegisterRange& range : effects.reads) need(at, range, query.calls);
        return !effects.partial;
    }

    void followResult(CodeIndex call, std::uint32_t result, const Calls& calls) {
        for (const FunctionId callee : calleesOf(call)) {
            if (result >= m_program.functions[callee].resultSlots) continue;
            Calls inside = calls;
            inside.push_back(call);
            if (inside.size() > depthLimit) inside.clear();
            for (const CodeIndex at : flowOf(callee).returns) {
                const Instruction& instruction = m_program.code[at];
                need(at, instruction.a + result, inside);
            }
        }
    }

    /// The register holds a parameter at the function's entry: what the callers put there.
    void followParameter(FunctionId id, const Query& query) {
        if (query.reg >= m_program.functions[id].parameterSlots) return;
        if (!query.calls.empty()) {
            Calls outside = query.calls;
            outside.pop_back();
            need(query.calls.back(), m_program.code[query.calls.back()].a + 1U + query.reg, outside);
            return;
        }
        for (const CodeIndex call : callersOf(id)) need(call, m_program.code[call].a + 1U + query.reg, {});
    }

    /// Word `word` of a closure: what was in the register when it was made.
    void followCapture(CodeIndex at, std::uint32_t word) {
        const FunctionId id = m_program.functionAt(at);
        indexCalls();
        const auto found = m_makers.find(id);
        if (found == m_makers.end()) return;
        for (const CodeIndex maker : found->second) need(maker, m_program.code[maker].a + 1U + word, {});
    }

    /// A load from a variable that was made in this function: what the function stores in it.
    void followCell(CodeIndex load, const Calls& calls) {
        const Instruction& instruction = m_program.code[load];
        if (instruction.op < Opcode::Load8S || instruction.op > Opcode::LoadN) return;
        const std::set<CodeIndex> cells = cellsIn(load, instruction.b);
        if (cells.empty()) return;
        const Function& function = m_program.functions[m_program.functionAt(load)];
        for (CodeIndex at = function.begin; at < function.end; at += instructionLength(m_program.code[at].op)) {
            const Instruction& store = m_program.code[at];
            if (store.op < Opcode::Store8 || store.op > Opcode::StoreN || store.c != instruction.c) continue;
            const std::set<CodeIndex> others = cellsIn(at, store.a);
            const bool same = std::any_of(others.begin(), others.end(), [&](CodeIndex c) { return cells.contains(c); });
            if (!same) continue;
            for (const RegisterRange& range : storedRegisters(m_program, at)) need(at, range, calls);
        }
    }

    /// The New instructions of this function whose pointer the register may hold before the instruction.
    std::set<CodeIndex> cellsIn(CodeIndex before, std::uint32_t reg) {
        std::set<CodeIndex> cells;
        const FunctionId id = m_program.functionAt(before);
        const Function& function = m_program.functions[id];
        std::set<std::pair<CodeIndex, std::uint32_t>> seen;
        std::vector<std::pair<CodeIndex, std::uint32_t>> pending{{before, reg}};
        while (!pending.empty()) {
            const auto [at, wanted] = pending.back();
            pending.pop_back();
            for (const CodeIndex earlier : flowOf(id).predecessors[at - function.begin]) {
                const Instruction& instruction = m_program.code[earlier];
                std::pair<CodeIndex, std::uint32_t> next{earlier, wanted};
                if (instruction.op == Opcode::New && instruction.a == wanted) {
                    cells.insert(earlier);
                    continue;
                }
                if (instruction.op == Opcode::Move && instruction.a == wanted)
                    next.second = instruction.b;
                else if (overwrites(earlier, wanted))
                    continue;
                if (seen.insert(next).second) pending.push_back(next);
            }
        }
        return cells;
    }

    bool overwrites(CodeIndex at, std::uint32_t reg) {
        const Opcode opcode = m_program.code[at].op;
        if (opcode == Opcode::Call || opcode == Opcode::CallClosure || opcode == Opcode::CallMethod ||
            opcode == Opcode::Native)
            return reg >= m_program.code[at].a;
        const RegisterEffects effects = registerEffects(m_program, at);
        return std::any_of(effects.writes.begin(), effects.writes.end(),
                           [&](const RegisterRange& range) { return range.holds(reg); });
    }

    /// Who calls whom, once for the whole program.
    void indexCalls() {
        if (m_indexed) return;
        m_indexed = true;
        for (FunctionId id = 0; id < m_program.functions.size(); ++id) {
            const Function& function = m_program.functions[id];
            for (CodeIndex at = function.begin; at < function.end; at += instructionLength(m_program.code[at].op))
                indexCall(at);
        }
        for (const program::RuntimeType& type : m_program.types)
            for (const program::MethodEntry& method : type.methods) m_methods[method.method].push_back(method.function);
        for (auto& [method, functions] : m_methods) {
            std::sort(functions.begin(), functions.end());
            functions.erase(std::unique(functions.begin(), functions.end()), functions.end());
        }
    }

    void indexCall(CodeIndex at) {
        const Instruction* instruction = &m_program.code[at];
        switch (instruction->op) {
        case Opcode::Call: m_callers[static_cast<FunctionId>(instruction->immediate())].push_back(at); break;
        case Opcode::Go:
        case Opcode::Defer: m_callers[static_cast<FunctionId>(instruction[1].immediate())].push_back(at); break;
        case Opcode::CallClosure:
        case Opcode::GoClosure:
        case Opcode::DeferClosure: m_closureCalls.push_back(at); break;
        case Opcode::CallMethod:
        case Opcode::GoMethod:
        case Opcode::DeferMethod:
            m_methodCalls[static_cast<program::MethodId>(instruction[1].immediate())].push_back(at);
            break;
        case Opcode::MakeClosure: m_makers[static_cast<FunctionId>(instruction[1].immediate())].push_back(at); break;
        case Opcode::LoadFunc: m_values.insert(static_cast<FunctionId>(instruction->immediate())); break;
        default: break;
        }
    }

    std::vector<FunctionId> calleesOf(CodeIndex call) {
        indexCalls();
        const Instruction* instruction = &m_program.code[call];
        std::vector<FunctionId> callees;
        if (instruction->op == Opcode::Call) {
            callees.push_back(static_cast<FunctionId>(instruction->immediate()));
        } else if (instruction->op == Opcode::CallMethod) {
            const auto found = m_methods.find(static_cast<program::MethodId>(instruction[1].immediate()));
            if (found != m_methods.end()) callees = found->second;
        } else {
            for (const auto& [function, makers] : m_makers) callees.push_back(function);
            callees.insert(callees.end(), m_values.begin(), m_values.end());
        }
        std::erase_if(callees, [&](FunctionId id) { return id >= m_program.functions.size(); });
        return callees;
    }

    std::vector<CodeIndex> callersOf(FunctionId id) {
        indexCalls();
        std::vector<CodeIndex> callers;
        if (const auto found = m_callers.find(id); found != m_callers.end()) callers = found->second;
        if (m_makers.contains(id) || m_values.contains(id))
            callers.insert(callers.end(), m_closureCalls.begin(), m_closureCalls.end());
        for (const auto& [method, calls] : m_methodCalls) {
            const auto found = m_methods.find(method);
            if (found != m_methods.end() && std::binary_search(found->second.begin(), found->second.end(), id))
                callers.insert(callers.end(), calls.begin(), calls.end());
        }
        return callers;
    }

    static constexpr std::uint32_t nativeWindow = 6; ///< more registers than any native's results and value arguments

    const Program& m_program;
    std::unordered_map<FunctionId, Flow> m_flows;
    std::set<CodeIndex> m_found;
    std::set<Query> m_seen;
    std::vector<Query> m_pending;

    bool m_indexed = false;
    std::unordered_map<FunctionId, std::vector<CodeIndex>> m_callers;
    std::vector<CodeIndex> m_closureCalls;
    std::map<program::MethodId, std::vector<CodeIndex>> m_methodCalls;
    std::map<program::MethodId, std::vector<FunctionId>> m_methods;
    std::map<FunctionId, std::vector<CodeIndex>> m_makers;
    std::set<FunctionId> m_values;
};

DataFlow::DataFlow(const Program& program) : m_solver(std::make_unique<Solver>(program)) {}
DataFlow::~DataFlow() = default;

std::span<const CodeIndex> DataFlow::loadsFeeding(CodeIndex store) {
    const auto [entry, isNew] = m_feeding.try_emplace(store);
    if (isNew) entry->second = m_solver->loadsFeeding(store);
    return entry->second;
}

bool DataFlow::feeds(CodeIndex load, CodeIndex store) {
    const std::span<const CodeIndex> loads = loadsFeeding(store);
    return std::binary_search(loads.begin(), loads.end(), load);
}

bool DataFlow::repeatsWithout(CodeIndex store, CodeIndex load) { return m_solver->repeatsWithout(store, load); }

} // namespace lockstep::analysis
