#include "engine/explore/witness.h"

#include "engine/scheduler/actor_names.h"
#include "engine/scheduler/recording.h"

#include <algorithm>

namespace lockstep::explore {
namespace {

/// Visible operations of the mover in the step that left the footprint.
std::uint32_t operationsIn(const machine::Footprint& footprint, history::Actor mover) {
    return static_cast<std::uint32_t>(std::ranges::count_if(footprint.touches, [mover](const machine::Touch& touch) {
        return touch.actor == mover && touch.has(history::Flag::Step);
    }));
}

void addRun(history::Schedule& schedule, std::string actor, std::uint32_t count, std::uint16_t alternative) {
    if (count == 0) return;
    if (!schedule.runs.empty() && schedule.runs.back().actor == actor && alternative == 0) {
        schedule.runs.back().count += count;
        return;
    }
    schedule.runs.push_back({.actor = std::move(actor), .count = count, .alternative = alternative});
}

std::vector<std::string> placesOf(const FindingResult& result) {
    std::vector<std::string> places = result.finding.positions;
    std::ranges::sort(places);
    return places;
}

bool isTheSame(const FindingResult& a, const FindingResult& b) {
    return a.finding.kind == b.finding.kind && a.finding.object == b.finding.object && placesOf(a) == placesOf(b);
}

} // namespace

Witness makeWitness(StateGraph& graph, std::span<const Move> moves) {
    Witness witness;
    history::ScheduleHeader& header = witness.schedule.header;
    header.language = graph.image()->program().language;
    header.clock = graph.settings().clock;
    header.wake = graph.settings().wake;
    machine::Machine machine(graph.image(), StateGraph::machineSettings(graph.settings()));
    machine.begin();
    history::Actor last = history::Actor::goroutine(0);
    // What main has done before there was a choice.
    witness.cost.steps = machine.goroutine(0).operations;
    addRun(witness.schedule, "main", witness.cost.steps, 0);
    for (const Move move : moves) {
        if (machine.end() != machine::End::None) break;
        const history::Choice choice = graph.choiceOf(machine, move);
        if (choice.actor != last) {
            const bool couldGoOn =
                std::ranges::any_of(machine.choices(), [last](history::Choice other) { return other.actor == last; });
            ++witness.cost.switches;
            if (couldGoOn && choice.actor.isGoroutine()) ++witness.cost.preemptions;
            last = choice.actor;
        }
        const std::string name = scheduler::actorText(machine, choice.actor);
        machine::Footprint footprint;
        machine.step(choice, footprint);
        const std::uint32_t operations = operationsIn(footprint, choice.actor);
        witness.cost.steps += operations;
        addRun(witness.schedule, name, operations, choice.alternative);
    }
    return witness;
}

history::History replay(const std::shared_ptr<const machine::Image>& image, const history::Schedule& schedule) {
    scheduler::RecordingOptions options;
    options.header = schedule.header;
    options.limits.maxTicks = 20'000'000; // an endless goroutine is endless after that, too
    base::Result<scheduler::Recording::Replayed> replayed =
        scheduler::Recording::replay(image, schedule, options, scheduler::Control{});
    base::ensure(replayed.ok(), "a witness is written for a strategy that there is");
    const std::optional<scheduler::Divergence>& divergence = replayed.value().divergence;
    if (divergence) base::fail(schedule.text() + " does not replay: " + divergence->text().en);
    return replayed.value().recording.history();
}

std::vector<FindingResult> findingsOf(const history::History& history, const Witness& witness) {
    std::vector<analysis::Finding> findings = analysis::analyze(history);
    std::vector<FindingResult> results;
    for (analysis::Finding& finding : findings) {
        FindingResult result;
        for (const history::GoroutineIndex goroutine : finding.goroutines)
            result.goroutines.push_back(history.goroutines()[goroutine].name);
        for (const analysis::FindingEvent& event : finding.first().events)
            if (event.event != history::none) result.steps.push_back(history.stepOf(event.event));
        // All are asleep only when somebody else has stopped, too.
        const std::uint32_t focus = history.stepOf(finding.first().focus);
        if (result.steps.empty() || result.steps.back() < focus) result.steps.push_back(focus);
        result.finding = std::move(finding);
        result.witness = witness;
        results.push_back(std::move(result));
    }
    return results;
}

void merge(std::vector<FindingResult>& all, std::vector<FindingResult> more) {
    for (FindingResult& result : more) {
        const auto known =
            std::ranges::find_if(all, [&](const FindingResult& other) { return isTheSame(other, result); });
        if (known == all.end())
            all.push_back(std::move(result));
        else if (result.witness.cost < known->witness.cost)
            *known = std::move(result);
    }
}

} // namespace lockstep::explore
