#include "engine/analysis/wording.h"
#include "engine/history/schedule_of.h"
#include "engine/history/value_text.h"
#include "engine/view/caption_writer.h"

#include <algorithm>
#include <set>

namespace lockstep::view {
namespace {

using history::EventKind;
using history::none;
using history::Place;

bool isWriting(EventKind operation) {
    return operation == EventKind::RWMutexAnnounce || operation == EventKind::RWMutexLock;
}

} // namespace

ReasonWriter::ReasonWriter(const Captions& captions, Language language)
    : m_captions(captions), m_history(*captions.m_history), m_language(language) {}

std::string ReasonWriter::stepText(EventIndex event) const { return std::to_string(m_history.stepOf(event)); }

std::string ReasonWriter::noun(Place place, EventKind operation) const {
    Fields fields;
    fields.object = m_history.placeName(place);
    if (operation == EventKind::MutexLock) return fill(Clause::MutexNoun, m_language, fields);
    if (operation == EventKind::WaitGroupWait) return fill(Clause::WaitGroupNoun, m_language, fields);
    const bool isChannel = operation == EventKind::ChanSend || operation == EventKind::ChanReceive;
    if (isChannel) return fill(Clause::ChannelNoun, m_language, fields);
    return fill(Clause::RWMutexNoun, m_language, fields);
}

std::string ReasonWriter::obstacle(GoroutineIndex who, EventKind operation, Place place, EventIndex event) const {
    Fields fields;
    fields.who = m_history.goroutines()[who].name;
    fields.object = noun(place, operation);
    fields.operation = operationWords(operation, m_language, m_history.placeName(place));
    if (operation == EventKind::ChanSend) return fill(Clause::BecauseNoRoom, m_language, fields);
    if (operation == EventKind::ChanReceive) return fill(Clause::BecauseNothing, m_language, fields);
    if (operation == EventKind::WaitGroupWait) {
        fields.number = std::to_string(counterAfter(place, event));
        return fill(Clause::BecauseCounter, m_language, fields);
    }
    const std::vector<analysis::Hold> holders = m_captions.m_ownership->holdersAfter(place, event);
    if (holders.empty()) {
        const std::string writer = pendingWriter(place, fields, event);
        return writer.empty() ? fill(Clause::BecauseOperation, m_language, fields) : writer;
    }
    fields.step = stepText(holders.front().acquired);
    const bool isItself =
        std::any_of(holders.begin(), holders.end(), [&](const analysis::Hold& hold) { return hold.owner == who; });
    if (isItself && (!holders.front().reading || isWriting(operation)))
        return fill(Clause::BecauseItself, m_language, fields);
    std::vector<std::string> names;
    for (const analysis::Hold& hold : holders) names.push_back(m_history.goroutines()[hold.owner].name);
    fields.other = analysis::joinList(names, m_language, 3);
    if (!holders.front().reading) return fill(Clause::BecauseHeld, m_language, fields);
    if (operation == EventKind::RWMutexRLock) {
        const std::string writer = pendingWriter(place, fields, event);
        if (!writer.empty()) return writer;
    }
    return fill(Clause::BecauseReaders, m_language, fields);
}

/// The writer that has announced itself and not gone away yet, if any.
std::string ReasonWriter::pendingWriter(Place place, Fields fields, EventIndex event) const {
    const auto events = m_history.events();
    for (EventIndex index = std::min<EventIndex>(event + 1, static_cast<EventIndex>(events.size())); index-- > 0;) {
        if (events[index].object == none || events[index].place() != place) continue;
        if (events[index].kind == EventKind::RWMutexUnlock || events[index].kind == EventKind::RWMutexLock) return {};
        if (events[index].kind != EventKind::RWMutexAnnounce) continue;
        fields.other = m_history.actorName(events[index].actor);
        fields.step = stepText(index);
        return fill(Clause::BecauseWriter, m_language, fields);
    }
    return {};
}

std::int64_t ReasonWriter::counterAfter(Place place, EventIndex event) const {
    const auto events = m_history.events();
    for (EventIndex index = std::min<EventIndex>(event + 1, static_cast<EventIndex>(events.size())); index-- > 0;) {
        const bool counts =
            events[index].kind == EventKind::WaitGroupAdd || events[index].kind == EventKind::WaitGroupDone;
        if (counts && events[index].place() == place) return static_cast<std::int64_t>(events[index].after);
        // Nobody has counted on it, but a copy has what the original had.
        const bool waits = events[index].kind == EventKind::Block && events[index].place() == place &&
                           history::operationOf(events[index]) == EventKind::WaitGroupWait;
        if (waits) return static_cast<std::int64_t>(events[index].before);
    }
    return 0;
}

std::vector<Reason> ReasonWriter::chain(EventIndex event, unsigned depth) const {
    std::vector<Reason> reasons;
    std::set<EventIndex> seen;
    while (event != none && reasons.size() < depth && seen.insert(event).second) {
        std::string sentence = whyOf(event);
        if (!sentence.empty()) {
            const EventIndex cause = m_history.events()[event].cause;
            // The first letter of these templates is always a name's.
            reasons.push_back({cause != none ? cause : event, sentenceOf("{", sentence, m_language)});
        }
        if (const auto part = m_captions.m_lostParts.find(event); part != m_captions.m_lostParts.end() &&
                                                                  part->second.part == analysis::Part::Overwriting &&
                                                                  reasons.size() < depth) {
            const std::string stale =
                staleness(event, CaptionWriter::fieldsOf(m_history, m_history.events()[event], m_language));
            if (!stale.empty()) reasons.push_back({event, sentenceOf("in", stale, m_language)});
        }
        const Event& told = m_history.events()[event];
        event = told.cause;
        // A value that nobody stored has no history; how its reader came to be is another matter.
        if (history::readsMemory(told) && event != none && !history::writesMemory(m_history.events()[event])) break;
    }
    return reasons;
}

/// What was stored between the load that was built on and the store.
std::string ReasonWriter::staleness(EventIndex store, Fields fields) const {
    const auto& part = m_captions.m_lostParts.at(store);
    const auto& occurrence = m_captions.m_findings[part.finding].occurrences[part.occurrence];
    std::vector<std::string> names;
    std::vector<std::string> values;
    std::vector<std::uint32_t> steps;
    for (const analysis::FindingEvent& lost : occurrence.events) {
        if (lost.part != analysis::Part::Overwritten) continue;
        const Event& event = m_history.events()[lost.event];
        const std::string& name = m_history.actorName(event.actor);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        values.push_back(history::storedText(m_history, event));
        steps.push_back(m_history.stepOf(lost.event));
    }
    if (steps.empty()) return {};
    fields.other = analysis::joinList(names, m_language);
    fields.old = analysis::joinList(values, m_language);
    fields.steps = analysis::stepList(steps, m_language);
    return fill(Clause::WhyStale, m_language, fields);
}

std::string ReasonWriter::whyOf(EventIndex index) const {
    const Event& event = m_history.events()[index];
    Fields fields = CaptionWriter::fieldsOf(m_history, event, m_language);
    if (event.kind == EventKind::MapRange) return {}; // its values are no one variable's
    const bool reads = history::readsMemory(event);
    if (reads && !history::writesMemory(event)) fields.value = history::loadedText(m_history, event);
    if (reads && history::writesMemory(event)) fields.value = fields.old;
    if (reads && (event.cause == none || !history::writesMemory(m_history.events()[event.cause])))
        return fill(Clause::WhyInitial, m_language, fields);
    if (event.cause != none) {
        fields.other = m_history.actorName(m_history.events()[event.cause].actor);
        fields.step = stepText(event.cause);
        return whyCaused(event, std::move(fields));
    }
    if (event.kind == EventKind::MutexLock || event.kind == EventKind::RWMutexLock)
        return fill(Clause::WhyNeverHeld, m_language, fields);
    return {};
}

/// Why a value could be sent or received.
std::string ReasonWriter::whyPassed(const Event& event, const Event& cause, const Fields& fields) const {
    if (event.kind == EventKind::ChanSend)
        return cause.kind == EventKind::ChanReceive ? fill(Clause::WhyTaken, m_language, fields) : std::string();
    if (cause.kind == EventKind::ChanSend) return fill(Clause::WhySent, m_language, fields);
    if (cause.kind == EventKind::ChanClose) return fill(Clause::WhyClosed, m_language, fields);
    return cause.kind == EventKind::Block ? fill(Clause::WhySenderWaited, m_language, fields) : std::string();
}

std::string ReasonWriter::whyCaused(const Event& event, Fields fields) const {
    const Event& cause = m_history.events()[event.cause];
    if (event.kind == EventKind::Unblock) {
        // Who was freed, by what was done.
        if (event.partner() < m_history.goroutines().size()) fields.who = m_history.goroutines()[event.partner()].name;
        return fill(Clause::WhyUnblocked, m_language, fields);
    }
    if (event.kind == EventKind::ChanSend || event.kind == EventKind::ChanReceive) {
        const std::string text = whyPassed(event, cause, fields);
        if (!text.empty()) return text;
    }
    switch (cause.kind) {
    case EventKind::Store:
    case EventKind::AtomicAdd:
    case EventKind::AtomicSwap:
    case EventKind::AtomicCompareAndSwap:
    case EventKind::AtomicMask: return fill(Clause::WhyValue, m_language, fields);
    case EventKind::Load:
        fields.old = history::loadedText(m_history, cause);
        return fill(Clause::WhyStored, m_language, fields);
    case EventKind::MutexUnlock:
    case EventKind::RWMutexUnlock:
    case EventKind::RWMutexRUnlock: return fill(Clause::WhyFree, m_language, fields);
    case EventKind::MutexLock:
    case EventKind::MutexTryLock:
    case EventKind::RWMutexLock:
    case EventKind::RWMutexTryLock:
    case EventKind::RWMutexRLock:
    case EventKind::RWMutexTryRLock:
        // A try that failed says all of it in its own sentence.
        return event.kind == EventKind::Block ? fill(Clause::WhyHeld, m_language, fields) : std::string();
    case EventKind::RWMutexAnnounce:
        return event.kind == EventKind::Block ? fill(Clause::WhyAnnounced, m_language, fields) : std::string();
    case EventKind::WaitGroupAdd:
    case EventKind::WaitGroupDone:
        if (event.kind == EventKind::WaitGroupWait) return fill(Clause::WhyReleased, m_language, fields);
        return fill(Clause::WhyUnblocked, m_language, fields);
    case EventKind::ContextCancel:
        return event.kind == EventKind::ContextRead ? fill(Clause::WhyCancelled, m_language, fields) : std::string();
    case EventKind::TimerStart:
        return event.kind == EventKind::TimerFire ? fill(Clause::WhyFired, m_language, fields) : std::string();
    case EventKind::Spawn: return fill(Clause::WhyStarted, m_language, fields);
    case EventKind::Wake: return fill(Clause::WhyWoken, m_language, fields);
    case EventKind::Sleep:
        if (cause.actor.index() < m_history.goroutines().size()) fields.who = m_history.actorName(cause.actor);
        return fill(Clause::WhyAsleep, m_language, fields);
    case EventKind::Panic: return fill(Clause::WhyPanicked, m_language, fields);
    default: break;
    }
    return fill(Clause::WhyUnblocked, m_language, fields);
}

} // namespace lockstep::view
