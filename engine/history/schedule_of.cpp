#include "engine/history/schedule_of.h"

namespace lockstep::history {

EventKind operationOf(const Event& event) {
    return event.kind == EventKind::Block ? static_cast<EventKind>(event.alternative) : event.kind;
}

Schedule scheduleOf(const History& history, ScheduleHeader header, Anchors anchors) {
    Schedule schedule;
    schedule.header = std::move(header);
    Actor last;
    for (const EventIndex index : history.steps()) {
        const Event& event = history.events()[index];
        const std::uint16_t alternative = event.kind == EventKind::Block ? std::uint16_t{0} : event.alternative;
        if (!schedule.runs.empty() && event.actor == last && alternative == 0) {
            ++schedule.runs.back().count;
            continue;
        }
        ScheduleRun run;
        run.actor = history.actorName(event.actor);
        run.alternative = alternative;
        if (anchors == Anchors::EveryRun && event.actor.isGoroutine()) {
            run.anchorKind = eventKindInfo(operationOf(event)).word;
            run.anchorObject = history.objectName(event);
        }
        schedule.runs.push_back(std::move(run));
        last = event.actor;
    }
    return schedule;
}

} // namespace lockstep::history
