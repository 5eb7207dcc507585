#include "engine/view/caption_writer.h"

#include "engine/analysis/wording.h"
#include "engine/history/schedule_of.h"
#include "engine/history/value_text.h"

#include <algorithm>

namespace lockstep::view {
namespace {

using analysis::Part;
using history::Event;
using history::EventKind;
using history::Flag;
using history::none;

std::string functionText(const History& history, GoroutineIndex goroutine) {
    const program::FunctionId id = history.goroutines()[goroutine].function;
    if (id >= history.program().functions.size()) return "?";
    const std::string& name = history.program().functions[id].name;
    constexpr std::string_view prefix = "main.";
    return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

std::string signedText(std::uint64_t bits) { return std::to_string(static_cast<std::int64_t>(bits)); }
std::string timeText(std::uint64_t bits) { return history::durationText(static_cast<std::int64_t>(bits)); }

void fillPartner(const History& history, const Event& event, Fields& fields) {
    if (event.partner() >= history.goroutines().size()) return;
    fields.other = history.goroutines()[event.partner()].name;
    fields.function = functionText(history, event.partner());
}

void fillChannel(const History& history, const Event& event, Fields& fields) {
    const auto detail = history::ChannelDetail::of(event);
    fields.value = detail.closed ? "—" : event.side != 0 ? history.text(event.side) : signedText(event.after);
    fields.number = std::to_string(detail.caseNumber);
    if (detail.partner < history.goroutines().size()) fields.other = history.goroutines()[detail.partner].name;
}

} // namespace

CaptionWriter::CaptionWriter(const Captions& captions, Language language)
    : m_captions(captions), m_history(*captions.m_history), m_language(language) {}

Fields CaptionWriter::fieldsOf(const History& history, const Event& event, Language language) {
    Fields fields;
    fields.who = history.actorName(event.actor);
    if (event.object != none) fields.object = history.objectName(event);
    if (event.side != 0) fields.value = quoted(history.text(event.side));
    switch (event.kind) {
    case EventKind::Load: fields.value = history::loadedText(history, event); break;
    case EventKind::Store:
        fields.value = history::storedText(history, event);
        fields.old = history::overwrittenText(history, event);
        break;
    case EventKind::AtomicAdd: fields.number = signedText(event.after - event.before); [[fallthrough]];
    case EventKind::AtomicSwap:
    case EventKind::AtomicCompareAndSwap:
    case EventKind::AtomicMask:
        fields.value = history::storedText(history, event);
        fields.old = history::overwrittenText(history, event);
        break;
    case EventKind::Panic:
    case EventKind::Recover:
    case EventKind::Crash:
    case EventKind::Fatal:
        if (event.side != 0) fields.value = history.text(event.side);
        break;
    case EventKind::WaitGroupAdd:
    case EventKind::WaitGroupDone:
        fields.old = signedText(event.before);
        fields.value = signedText(event.after);
        fields.number = signedText(event.after - event.before);
        break;
    case EventKind::TimerStart:
    case EventKind::Sleep:
        fields.time = timeText(event.after - event.before);
        fields.value = timeText(event.after);
        break;
    case EventKind::Tick:
        fields.old = timeText(event.before);
        fields.value = timeText(event.after);
        break;
    case EventKind::Now: fields.value = timeText(event.after); break;
    case EventKind::DrawNumber:
    case EventKind::ExitProcess: fields.value = signedText(event.after); break;
    case EventKind::ChanSend:
    case EventKind::ChanReceive: fillChannel(history, event, fields); break;
    case EventKind::ChanLen: fields.value = signedText(event.after); break;
    case EventKind::SyncMapLoad:
    case EventKind::SyncMapStore:
    case EventKind::SyncMapDelete:
    case EventKind::SyncMapRange:
    case EventKind::Request: fields.value = history.text(event.side); break;
    case EventKind::PoolPut: fields.number = signedText(event.before); break;
    case EventKind::CondWait:
    case EventKind::CondBroadcast:
    case EventKind::RWMutexRLock:
    case EventKind::RWMutexRUnlock: fields.number = signedText(event.after); break;
    case EventKind::Block:
        fields.operation = operationWords(history::operationOf(event), language, fields.object);
        break;
    case EventKind::Spawn:
    case EventKind::Wake:
    case EventKind::Unblock: fillPartner(history, event, fields); break;
    default: break;
    }
    return fields;
}

bool isOnMap(const History& history, const Event& event) {
    if (event.kind != EventKind::Load && event.kind != EventKind::Store) return false;
    if (event.site >= history.program().code.size()) return false;
    const program::Opcode opcode = history.program().code[event.site].op;
    return program::isOnEntries(opcode) || opcode == program::Opcode::MapLen;
}

std::string CaptionWriter::sentence(EventIndex index) const {
    const Event& event = m_history.events()[index];
    const Fields fields = fieldsOf(m_history, event, m_language);
    const std::string main = fill(captionRow(event.kind, m_language).sentence, fields);
    switch (event.kind) {
    case EventKind::Exit: return event.actor.index() == 0 ? fill(Clause::MainExit, m_language, fields) : main;
    case EventKind::Print: return event.offset == 2 ? fill(Clause::PrintError, m_language, fields) : main;
    case EventKind::Load:
        if (isOnMap(m_history, event)) return fill(Clause::LooksIntoMap, m_language, fields);
        return main + atomicTail(event, fields) + loadTail(event, index, fields);
    case EventKind::Store:
        if (isOnMap(m_history, event)) return fill(Clause::ChangesMap, m_language, fields);
        return main + atomicTail(event, fields) + storeTail(event, index, fields);
    case EventKind::AtomicAdd:
    case EventKind::AtomicSwap:
    case EventKind::AtomicMask: return main + lostTail(index, fields);
    case EventKind::AtomicCompareAndSwap: return main + atomicTail(event, fields) + lostTail(index, fields);
    case EventKind::MutexLock:
    case EventKind::RWMutexRLock:
    case EventKind::RWMutexAnnounce:
    case EventKind::RWMutexLock: return lockSentence(event, index, fields);
    case EventKind::RWMutexRUnlock: return main + readersTail(event, fields);
    case EventKind::MutexTryLock:
    case EventKind::RWMutexTryLock:
    case EventKind::RWMutexTryRLock: return main + tryTail(event, fields);
    case EventKind::WaitGroupAdd:
    case EventKind::WaitGroupDone:
    case EventKind::WaitGroupWait: return main + waitGroupTail(event, fields);
    case EventKind::ChanSend:
    case EventKind::ChanReceive: return channelSentence(event, fields);
    case EventKind::ContextRead:
        return main + fill(event.after != 0 ? Clause::IsCancelled : Clause::IsNotCancelled, m_language, fields);
    case EventKind::ContextCancel:
        return event.after != 0 ? main + fill(Clause::CancelledAlready, m_language, fields) : main;
    case EventKind::TimerStop:
        return main + fill(event.after != 0 ? Clause::WasRunning : Clause::WasNotRunning, m_language, fields);
    case EventKind::OnceEnter:
    case EventKind::CondSignal:
    case EventKind::PoolGet:
    case EventKind::Request: return main + answerTail(event, fields);
    case EventKind::SyncMapRange: return event.side == 0 ? fill(Clause::RangeEnds, m_language, fields) : main;
    case EventKind::Block:
        if (history::isCaseOfSelect(event)) {
            Fields more = fields;
            more.number = std::to_string(history::ChannelDetail::of(event).caseNumber);
            return main + fill(Clause::InCase, m_language, more);
        }
        return event.object == none
                   ? main
                   : main + ReasonWriter(m_captions, m_language)
                                .obstacle(event.actor.index(), history::operationOf(event), event.place(), index);
    default: return main;
    }
}

std::string CaptionWriter::atomicTail(const Event& event, const Fields& fields) const {
    if (!event.has(Flag::Atomic)) return {};
    if (event.kind != EventKind::AtomicCompareAndSwap) return fill(Clause::AtomicWay, m_language, fields);
    if (event.has(Flag::Wide)) return {}; // its text is that of one of the values only
    return fill(event.has(Flag::Failed) ? Clause::SwapFailed : Clause::SwapDone, m_language, fields);
}

std::string CaptionWriter::answerTail(const Event& event, const Fields& fields) const {
    const bool yes = event.after != 0;
    switch (event.kind) {
    case EventKind::OnceEnter: return fill(yes ? Clause::OnceRuns : Clause::OncePasses, m_language, fields);
    case EventKind::CondSignal: return fill(yes ? Clause::SignalWakes : Clause::SignalLost, m_language, fields);
    case EventKind::Request: return fill(yes ? Clause::RequestAnswered : Clause::RequestFails, m_language, fields);
    default: return fill(yes ? Clause::PoolFinds : Clause::PoolIsEmpty, m_language, fields);
    }
}

std::string CaptionWriter::loadTail(const Event& event, EventIndex index, const Fields& fields) const {
    Fields more = fields;
    const auto part = m_captions.m_lostParts.find(index);
    if (part != m_captions.m_lostParts.end()) {
        const auto& occurrence = m_captions.m_findings[part->second.finding].occurrences[part->second.occurrence];
        more.step = std::to_string(m_history.stepOf(occurrence.focus));
        if (part->second.part == Part::StaleLoad) return fill(Clause::WillBeStale, m_language, more);
    }
    if (event.cause == none || !history::writesMemory(m_history.events()[event.cause])) return {};
    const Event& store = m_history.events()[event.cause];
    more.step = std::to_string(m_history.stepOf(event.cause));
    more.other = m_history.actorName(store.actor);
    return fill(store.actor == event.actor ? Clause::LoadOfItself : Clause::LoadOfOther, m_language, more);
}

std::string CaptionWriter::storeTail(const Event&, EventIndex index, const Fields& fields) const {
    const std::string over = fields.old.empty() ? std::string() : fill(Clause::StoreOver, m_language, fields);
    return over + lostTail(index, fields);
}

std::string CaptionWriter::lostTail(EventIndex index, Fields fields) const {
    const auto part = m_captions.m_lostParts.find(index);
    if (part == m_captions.m_lostParts.end()) return {};
    const auto& occurrence = m_captions.m_findings[part->second.finding].occurrences[part->second.occurrence];
    if (part->second.part == Part::Overwritten) {
        const Event& by = m_history.events()[occurrence.focus];
        fields.other = m_history.actorName(by.actor);
        fields.step = std::to_string(m_history.stepOf(occurrence.focus));
        return fill(Clause::WillBeLost, m_language, fields);
    }
    if (part->second.part != Part::Overwriting) return {};
    std::vector<std::string> names;
    std::vector<std::string> values;
    std::vector<std::uint32_t> steps;
    for (const analysis::FindingEvent& lost : occurrence.events) {
        if (lost.part != Part::Overwritten) continue;
        const Event& store = m_history.events()[lost.event];
        const std::string& name = m_history.actorName(store.actor);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        values.push_back(history::storedText(m_history, store));
        steps.push_back(m_history.stepOf(lost.event));
    }
    if (steps.empty()) return {};
    fields.other = analysis::joinList(names, m_language);
    fields.old = analysis::joinList(values, m_language);
    fields.number = std::to_string(steps.size());
    fields.step = std::to_string(steps.front());
    fields.steps = analysis::stepList(steps, m_language);
    return fill(steps.size() == 1 ? Clause::LostOne : Clause::LostMany, m_language, fields);
}

std::string CaptionWriter::lockSentence(const Event& event, EventIndex index, Fields fields) const {
    const bool reading = event.kind == EventKind::RWMutexRLock;
    std::string tail = reading ? readersTail(event, fields) : std::string();
    const bool knowsCause = event.cause != none && m_history.events()[event.cause].kind >= EventKind::MutexLock &&
                            m_history.events()[event.cause].kind <= EventKind::RWMutexTryRLock;
    if (knowsCause) {
        const Event& release = m_history.events()[event.cause];
        fields.other = m_history.actorName(release.actor);
        fields.step = std::to_string(m_history.stepOf(event.cause));
        if (event.has(Flag::HandedOver) && event.kind != EventKind::RWMutexAnnounce) {
            const auto* lock = m_captions.m_ownership->find(event.place());
            if (lock != nullptr) {
                for (const analysis::Wait& wait : lock->waits) {
                    if (wait.goroutine != event.actor.index() || wait.until != index) continue;
                    fields.step = std::to_string(m_history.stepOf(wait.since));
                    return fill(reading ? Clause::LetIn : Clause::HandedOver, m_language, fields) + tail;
                }
            }
        }
        if (release.actor != event.actor && event.kind != EventKind::RWMutexAnnounce)
            tail = fill(Clause::FreedBy, m_language, fields) + tail;
    }
    return fill(captionRow(event.kind, m_language).sentence, fields) + tail;
}

std::string CaptionWriter::tryTail(const Event& event, Fields fields) const {
    if (event.after != 0) return fill(Clause::TrySucceeds, m_language, fields);
    if (event.cause == none) return fill(Clause::TryFails, m_language, fields);
    fields.other = m_history.actorName(m_history.events()[event.cause].actor);
    fields.step = std::to_string(m_history.stepOf(event.cause));
    return fill(Clause::TryFailsHeld, m_language, fields);
}

std::string CaptionWriter::readersTail(const Event& event, const Fields& fields) const {
    const auto readers = static_cast<std::int64_t>(event.after);
    if (event.kind == EventKind::RWMutexRUnlock && readers == 0) return fill(Clause::NoReaderLeft, m_language, fields);
    if (event.kind == EventKind::RWMutexRUnlock)
        return fill(readers == 1 ? Clause::OneReaderLeft : Clause::ReadersLeft, m_language, fields);
    return fill(readers == 1 ? Clause::OneReaderInside : Clause::ReadersInside, m_language, fields);
}

std::string CaptionWriter::channelSentence(const Event& event, Fields fields) const {
    const auto detail = history::ChannelDetail::of(event);
    const bool isSend = event.kind == EventKind::ChanSend;
    std::string text = detail.closed ? fill(Clause::ReceivesClosed, m_language, fields)
                                     : fill(captionRow(event.kind, m_language).sentence, fields);
    if (detail.caseNumber != 0) text += fill(Clause::InCase, m_language, fields);
    if (detail.isDirect()) return text + fill(isSend ? Clause::SentTo : Clause::ReceivedFrom, m_language, fields);
    if (isSend) text += fill(Clause::SentToBuffer, m_language, fields);
    if (event.cause == none) return text;
    const EventKind cause = m_history.events()[event.cause].kind;
    fields.other = m_history.actorName(m_history.events()[event.cause].actor);
    fields.step = std::to_string(m_history.stepOf(event.cause));
    if (isSend && cause == EventKind::ChanReceive) return text + fill(Clause::RoomMadeBy, m_language, fields);
    if (!isSend && cause == EventKind::ChanSend) return text + fill(Clause::ReceivedSent, m_language, fields);
    if (!isSend && cause == EventKind::ChanClose) return text + fill(Clause::ClosedBy, m_language, fields);
    return text;
}

std::string CaptionWriter::waitGroupTail(const Event& event, Fields fields) const {
    if (event.kind == EventKind::WaitGroupWait) {
        if (event.cause == none) return {};
        const Event& done = m_history.events()[event.cause];
        if (done.kind != EventKind::WaitGroupDone) return {};
        fields.other = m_history.actorName(done.actor);
        fields.step = std::to_string(m_history.stepOf(event.cause));
        return fill(Clause::ReleasedBy, m_language, fields);
    }
    const auto counter = static_cast<std::int64_t>(event.after);
    if (counter < 0) return fill(Clause::CounterNegative, m_language, fields);
    return counter == 0 ? fill(Clause::CounterZero, m_language, fields) : std::string();
}

} // namespace lockstep::view
