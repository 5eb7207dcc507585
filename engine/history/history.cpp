#include "engine/history/history.h"

#include "engine/history/object_name.h"
#include "engine/history/value_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::history {
namespace {

const std::string clockName = "clock";
const std::string unknownName = "?";

std::string describe(const History& history, EventIndex index) {
    const Event& event = history.events()[index];
    std::string text = fmt::format("{} by {}", eventKindInfo(event.kind).name, history.actorName(event.actor));
    if (event.object != none) text += fmt::format(" of {}", history.objectName(event));
    if (writesMemory(event))
        text += fmt::format(" = {}", storedText(history, event));
    else if (readsMemory(event))
        text += fmt::format(" = {}", loadedText(history, event));
    if (event.actor.isGoroutine()) text += fmt::format(" at {}", history.positionText(event));
    return text;
}

} // namespace

std::uint32_t History::stepOf(EventIndex event) const {
    return static_cast<std::uint32_t>(std::upper_bound(m_steps.begin(), m_steps.end(), event) - m_steps.begin());
}

std::int64_t History::timeAt(EventIndex event) const {
    auto after = std::upper_bound(m_clock.begin(), m_clock.end(), event,
                                  [](EventIndex index, const ClockChange& change) { return index < change.event; });
    return after == m_clock.begin() ? 0 : std::prev(after)->time;
}

std::vector<program::CodeIndex> History::callSites(StackIndex stack) const {
    std::vector<program::CodeIndex> sites;
    for (; stack != 0; stack = m_stacks[stack].parent) sites.push_back(m_stacks[stack].callSite);
    return sites;
}

program::CodeIndex History::shownSite(const Event& event) const {
    const auto isUsers = [&](program::CodeIndex site) {
        const program::FunctionId function = m_program->functionAt(site);
        return function != program::noFunction && !m_program->functions[function].isLibrary;
    };
    if (isUsers(event.site)) return event.site;
    for (StackIndex stack = event.stack; stack != 0; stack = m_stacks[stack].parent)
        if (isUsers(m_stacks[stack].callSite)) return m_stacks[stack].callSite;
    return event.site;
}

std::string History::positionText(const Event& event) const { return m_program->positionText(shownSite(event)); }

std::string History::placeName(Place place, program::TypeId accessed) const {
    if (place.object >= m_objects.size()) return unknownName;
    const ObjectInfo& object = m_objects[place.object];
    return history::placeName(*m_program, object.name, object.type, place.offset, accessed);
}

std::string History::objectName(const Event& event) const {
    if (event.object == none) return {};
    const program::SiteName* site = m_program->siteName(event.site);
    return placeName(event.place(), accessesMemory(event) && site != nullptr ? site->type : 0);
}

const std::string& History::actorName(Actor actor) const {
    if (actor.kind() == ActorKind::Clock) return clockName;
    if (!actor.isGoroutine() || actor.index() >= m_goroutines.size()) return unknownName;
    return m_goroutines[actor.index()].name;
}

GoroutineIndex History::findGoroutine(std::string_view name) const {
    for (std::size_t i = 0; i < m_goroutines.size(); ++i)
        if (m_goroutines[i].name == name) return static_cast<GoroutineIndex>(i);
    return noGoroutine;
}

std::string firstDifference(const History& a, const History& b) {
    const std::size_t common = std::min(a.events().size(), b.events().size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto index = static_cast<EventIndex>(i);
        const std::string one = describe(a, index);
        const std::string other = describe(b, index);
        if (a.events()[i] == b.events()[i] && one == other) continue;
        if (one != other) return fmt::format("step {}: {}, but now {}", a.stepOf(index), one, other);
        return fmt::format("step {}: {}, recorded with other details", a.stepOf(index), one);
    }
    if (a.events().size() > common)
        return fmt::format("after step {}: {}, but now nothing more", a.stepOf(static_cast<EventIndex>(common)),
                           describe(a, static_cast<EventIndex>(common)));
    if (b.events().size() > common)
        return fmt::format("after step {}: nothing more, but now {}", b.stepOf(static_cast<EventIndex>(common)),
                           describe(b, static_cast<EventIndex>(common)));
    if (a.outcome() != b.outcome()) return "the steps are the same, but the outcome is another";
    if (!(a == b)) return "the steps are the same, but names or texts differ";
    return {};
}

} // namespace lockstep::history
