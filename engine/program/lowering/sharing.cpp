// Which package-level variables may be reached by more than one goroutine (DESIGN §4: private accesses are no steps).
//
// A variable is private if nothing that a go statement starts can touch it: not the functions started, nor functions
// made values (whoever holds one may start it or call it from a goroutine), nor methods called through interfaces, nor
// anything these call. An address that leaves the lowering's sight makes a variable shared, too. A variable of the
// library is private also if nothing changes it once the program is initialised: tables and error values are no steps.
#include "engine/program/lowering/program_lowering.h"

namespace lockstep::program {

void ProgramLowering::decideSharing() {
    std::vector<bool> reached(m_facts.size(), false);
    std::vector<FunctionId> open;
    const auto reach = [&](FunctionId function) {
        if (reached[function]) return;
        reached[function] = true;
        open.push_back(function);
    };
    for (const FunctionFacts& facts : m_facts)
        for (const FunctionId function : facts.escapes) reach(function);
    for (TypeId id = 0; id < m_types.size(); ++id)
        for (const MethodEntry& row : m_types.at(id).methods) reach(row.function);
    while (!open.empty()) {
        const FunctionId function = open.back();
        open.pop_back();
        for (const FunctionId callee : m_facts[function].calls) reach(callee);
    }

    for (Global& global : m_program->globals) global.mayBeShared = false;
    for (const GlobalId global : m_escapedGlobals) m_program->globals[global].mayBeShared = true;
    const std::vector<bool> constant = constantAfterInitialisation();
    for (std::size_t function = 0; function < m_facts.size(); ++function) {
        if (!reached[function]) continue;
        for (const GlobalId global : m_facts[function].accesses)
            if (!constant[global]) m_program->globals[global].mayBeShared = true;
    }
}

/// By GlobalId: a variable of the library that only initialisation sets.
std::vector<bool> ProgramLowering::constantAfterInitialisation() const {
    std::vector<bool> result;
    for (const types::Var* var : m_globalVars) result.push_back(packageOf(var->package())->isLibrary);
    std::vector<bool> initialises(m_facts.size(), false);
    for (const InitialisationStep& step : m_initialisation)
        if (step.initializer && step.function != noFunction) initialises[step.function] = true;
    for (std::size_t function = 0; function < m_facts.size(); ++function) {
        if (initialises[function]) continue;
        for (const GlobalId global : m_facts[function].stores) result[global] = false;
    }
    return result;
}

} // namespace lockstep::program
