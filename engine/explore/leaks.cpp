#include "engine/explore/leaks.h"

#include "engine/scheduler/actor_names.h"

#include <fmt/format.h>

namespace lockstep::explore {

std::vector<FindingResult> leaksAfter(StateGraph& graph, std::span<const Move> moves, const Witness& witness) {
    machine::Machine machine(graph.image(), StateGraph::machineSettings(graph.settings()));
    machine.begin();
    for (const Move move : moves) machine.step(graph.choiceOf(machine, move));
    std::vector<FindingResult> results;
    for (machine::GoroutineIndex index = 1; index < machine.goroutineCount(); ++index) {
        const machine::Pending pending = machine.pending(index);
        if (!pending.exists || pending.isPrivate || pending.canProceed) continue;
        if (machine.goroutine(index).status == machine::Status::Crashed) continue;
        FindingResult result;
        const std::string name = scheduler::actorText(machine, history::Actor::goroutine(index));
        result.finding.kind = analysis::FindingKind::GoroutineLeak;
        result.finding.object = pending.objectName;
        // The innermost place in the program's own files.
        for (const program::CodeIndex site : machine.callStack(index)) {
            const program::FunctionId function = machine.program().functionAt(site);
            if (function == program::noFunction || machine.program().functions[function].isLibrary) continue;
            result.finding.positions.push_back(machine.program().positionText(site));
            break;
        }
        const std::string place = result.finding.positions.empty() ? "" : result.finding.positions.front();
        const std::string object = pending.objectName.empty() ? "" : pending.objectName;
        result.finding.title = {fmt::format("{} leaks", name), fmt::format("{} 泄漏", name)};
        result.finding.message = {
            fmt::format("main has returned, and {} waits at {} for {} for ever.", name, place,
                        object.empty() ? "what never comes" : object),
            fmt::format("main 已返回，而 {} 在 {} 永远等待{}。", name, place, object.empty() ? "" : " " + object)};
        result.finding.goroutines.push_back(index);
        result.finding.occurrences.emplace_back();
        result.goroutines.push_back(name);
        result.witness = witness;
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace lockstep::explore
