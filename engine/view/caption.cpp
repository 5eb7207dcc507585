#include "engine/view/caption.h"

#include "engine/base/ensure.h"
#include "engine/history/schedule_of.h"
#include "engine/history/value_text.h"
#include "engine/view/caption_writer.h"

namespace lockstep::view {

using history::Event;
using history::EventKind;

Captions::Captions(std::shared_ptr<const History> history, std::shared_ptr<const analysis::LockOwnership> ownership,
                   std::span<const analysis::Finding> findings)
    : m_history(std::move(history)), m_ownership(std::move(ownership)), m_findings(findings.begin(), findings.end()) {
    for (std::uint32_t finding = 0; finding < m_findings.size(); ++finding) {
        if (m_findings[finding].kind != analysis::FindingKind::LostUpdate) continue;
        const auto& occurrences = m_findings[finding].occurrences;
        for (std::uint32_t occurrence = 0; occurrence < occurrences.size(); ++occurrence)
            for (const analysis::FindingEvent& part : occurrences[occurrence].events) {
                // A store may vanish and overwrite another; what it did itself is said first.
                const auto [entry, isNew] =
                    m_lostParts.try_emplace(part.event, LostPart{finding, occurrence, part.part});
                if (!isNew && part.part == analysis::Part::Overwriting)
                    entry->second = {finding, occurrence, part.part};
            }
    }
    const auto objects = m_history->objects();
    for (std::size_t i = 0; i < objects.size(); ++i)
        m_objects[{objects[i].global, objects[i].allocator, objects[i].allocationOrder}] =
            static_cast<history::ObjectIndex>(i);
}

std::string Captions::sentence(EventIndex event, Language language) const {
    const std::string_view pattern = captionRow(m_history->events()[event].kind, language).sentence;
    return sentenceOf(pattern, CaptionWriter(*this, language).sentence(event), language);
}

std::string Captions::stepSentence(std::uint32_t step, Language language) const {
    if (step == 0 || step > m_history->stepCount()) {
        const std::string_view pattern = clauseTemplate(Clause::Start, language);
        return sentenceOf(pattern, std::string(pattern), language);
    }
    constexpr std::size_t mostConsequences = 3;
    const auto events = m_history->events();
    const EventIndex first = m_history->steps()[step - 1];
    const EventIndex last =
        step < m_history->stepCount() ? m_history->steps()[step] : static_cast<EventIndex>(events.size());
    std::string text = sentence(first, language);
    std::size_t told = 0;
    std::size_t untold = 0;
    for (EventIndex index = first + 1; index < last; ++index) {
        // What the freed goroutine then has says it better than that it was freed.
        const bool isSaidNext = events[index].kind == EventKind::Unblock && index + 1 < last &&
                                events[index + 1].has(history::Flag::HandedOver) &&
                                events[index + 1].actor.index() == events[index].partner();
        if (isSaidNext || history::isCaseOfSelect(events[index])) continue;
        if (told++ >= mostConsequences) {
            ++untold;
            continue;
        }
        if (language == Language::English) text += " ";
        text += sentence(index, language);
    }
    if (untold == 0) return text;
    Fields fields;
    fields.number = std::to_string(untold);
    const std::string more = sentenceOf("{", fill(Clause::AndMore, language, fields), language);
    return text + (language == Language::English ? " " : "") + more;
}

std::vector<Reason> Captions::why(EventIndex event, Language language, unsigned depth) const {
    return ReasonWriter(*this, language).chain(event, depth);
}

std::string Captions::cannotMove(GoroutineIndex goroutine, const machine::GoroutineState& state, std::uint32_t step,
                                 Language language) const {
    Fields fields;
    fields.who = goroutine < m_history->goroutines().size() ? m_history->goroutines()[goroutine].name : state.name;
    const auto say = [&](Clause clause) { return sentenceOf("{", fill(clause, language, fields), language); };
    switch (state.activity) {
    case machine::Activity::Done: return say(Clause::HasEnded);
    case machine::Activity::Panicked: return say(Clause::HasPanicked);
    case machine::Activity::Sleeping: fields.time = history::durationText(state.wakesAt); return say(Clause::Sleeps);
    case machine::Activity::Ready:
        if (state.next.canProceed || !state.next.exists || state.next.isPrivate) return {};
        break;
    case machine::Activity::Blocked: break;
    }
    const machine::Pending& next = state.next;
    fields.operation = operationWords(next.kind, language, next.objectName);
    const std::string blocked = fill(Clause::IsBlocked, language, fields);
    const auto object = m_objects.find({next.object.global, next.object.allocator, next.object.allocationOrder});
    const auto events = m_history->events();
    if (next.object.heapIndex == 0 || object == m_objects.end() || events.empty() ||
        goroutine >= m_history->goroutines().size())
        return sentenceOf("{", blocked + fill(Clause::BecauseOperation, language, fields), language);
    const EventIndex now =
        step < m_history->stepCount() ? m_history->steps()[step] - 1 : static_cast<EventIndex>(events.size() - 1);
    const history::Place place{object->second, next.offset};
    return sentenceOf("{", blocked + ReasonWriter(*this, language).obstacle(goroutine, next.kind, place, now),
                      language);
}

std::string Captions::wouldDo(GoroutineIndex goroutine, const machine::Pending& pending, Language language) const {
    Fields fields;
    fields.who = goroutine < m_history->goroutines().size() ? m_history->goroutines()[goroutine].name : "?";
    if (!pending.exists) return sentenceOf("{", fill(Clause::HasEnded, language, fields), language);
    if (pending.isPrivate) return sentenceOf("{", fill(Clause::WouldWork, language, fields), language);
    // Chinese sets the operation off from Latin words with a space when it begins with one.
    fields.operation = operationWords(pending.kind, language, pending.objectName);
    return sentenceOf("{", fill(Clause::WouldDo, language, fields), language);
}

// -- words of boxes and chips

BoxWords boxWords(const History& history, EventIndex index, Language language) {
    const Event& event = history.events()[index];
    const CaptionRow row = captionRow(event.kind, language);
    // Of a map the event knows no value.
    const std::string_view detail = isOnMap(history, event) ? "{object}" : row.detail;
    return {std::string(row.verb), fill(detail, CaptionWriter::fieldsOf(history, event, language)),
            std::string(shortVerb(event.kind, language))};
}

std::string boxLabel(const History& history, EventIndex event, Language language) {
    BoxWords words = boxWords(history, event, language);
    return words.detail.empty() ? words.verb : words.verb + " " + words.detail;
}

std::string chipLabel(const machine::Pending& pending, Language language) {
    if (!pending.exists) return stateName(machine::Activity::Done, language);
    if (pending.isPrivate) return "…";
    if (pending.kind == EventKind::Select) return "select"; // which case it takes, or default, is yet to be seen
    const CaptionRow row = captionRow(pending.kind, language);
    std::string label(row.verb);
    // The reader of a chip wants the lock's name; values are not known yet.
    if (!pending.objectName.empty()) label += " " + pending.objectName;
    return label;
}

std::string wayLabel(std::span<const machine::AlternativeWay> ways, std::size_t which, EventKind kind,
                     std::string_view partner, Language language) {
    const machine::AlternativeWay& way = ways[which];
    Fields fields;
    fields.other = partner;
    if (way.isMeeting) {
        fields.number = std::to_string(way.caseNumber);
        if (way.isDefault) return fill(Clause::WayDefault, language, fields);
        if (way.caseNumber != 0)
            return fill(partner.empty() ? Clause::WayCase : Clause::WayCaseMeets, language, fields);
        if (!partner.empty()) return fill(Clause::WayMeets, language, fields);
    }
    const auto say = [&](std::size_t number, Clause clause) {
        fields.number = std::to_string(number);
        return fill(clause, language, fields);
    };
    const bool isLast = which + 1 == ways.size();
    switch (kind) {
    case EventKind::MapRange: return say(which + 1, Clause::WayEntry);
    case EventKind::DrawNumber: return say(which, Clause::WayNumber);
    case EventKind::CondSignal: return say(which + 1, Clause::WayWaiter);
    case EventKind::PoolGet: return say(which + 1, isLast ? Clause::WayNothing : Clause::WayThing);
    case EventKind::Store: return say(which, which == 0 ? Clause::WayUnnoticed : Clause::WayNoticed);
    case EventKind::Request: return say(which, which == 0 ? Clause::WayUsual : Clause::WayOther);
    default: return say(which + 1, Clause::Way);
    }
}

std::string_view clockName(Language language) { return language == Language::Chinese ? "时钟" : "clock"; }

std::string stateName(machine::Activity activity, Language language) {
    const bool isChinese = language == Language::Chinese;
    switch (activity) {
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)
#define CLAUSE(name, english, chinese)
#define STATE(activity, english, chinese)                                                                              \
    case machine::Activity::activity:                                                                                  \
        return isChinese ? chinese : english;
#define SHORT(kind, english, chinese)
#define PENDING(kind, english, chinese)
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef SHORT
#undef PENDING
    }
    base::fail("a state without a name");
}

} // namespace lockstep::view
