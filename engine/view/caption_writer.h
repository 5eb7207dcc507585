// CaptionWriter: makes one sentence of one event: which template, what goes into it, and which clauses are added.
// ReasonWriter: what lies behind it, and what keeps a goroutine from moving.
#pragma once

#include "engine/view/caption.h"
#include "engine/view/caption_words.h"

#include <span>

namespace lockstep::view {

/// Whether it is a load or store of a map as a whole.
[[nodiscard]] bool isOnMap(const History& history, const history::Event& event);

class CaptionWriter {
public:
    CaptionWriter(const Captions& captions, Language language);

    /// Without a full stop.
    [[nodiscard]] std::string sentence(EventIndex event) const;
    /// What the event itself gives the templates.
    static Fields fieldsOf(const History& history, const history::Event& event, Language language);

private:
    using Event = history::Event;

    [[nodiscard]] std::string atomicTail(const Event& event, const Fields& fields) const;
    /// What came of an operation that answers yes or no.
    [[nodiscard]] std::string answerTail(const Event& event, const Fields& fields) const;
    [[nodiscard]] std::string loadTail(const Event& event, EventIndex index, const Fields& fields) const;
    [[nodiscard]] std::string storeTail(const Event& event, EventIndex index, const Fields& fields) const;
    [[nodiscard]] std::string lostTail(EventIndex index, Fields fields) const;
    [[nodiscard]] std::string lockSentence(const Event& event, EventIndex index, Fields fields) const;
    [[nodiscard]] std::string tryTail(const Event& event, Fields fields) const;
    [[nodiscard]] std::string readersTail(const Event& event, const Fields& fields) const;
    [[nodiscard]] std::string channelSentence(const Event& event, Fields fields) const;
    [[nodiscard]] std::string waitGroupTail(const Event& event, Fields fields) const;

    const Captions& m_captions;
    const History& m_history;
    Language m_language;
};

class ReasonWriter {
public:
    ReasonWriter(const Captions& captions, Language language);

    /// Why a goroutine cannot do `operation` on the place right after the event: a tail for IsBlocked or Block's
    /// sentence.
    [[nodiscard]] std::string obstacle(GoroutineIndex who, history::EventKind operation, history::Place place,
                                       EventIndex event) const;
    /// The links of the chain that starts at the event.
    [[nodiscard]] std::vector<Reason> chain(EventIndex event, unsigned depth) const;

private:
    using Event = history::Event;

    [[nodiscard]] std::string whyOf(EventIndex index) const;
    [[nodiscard]] std::string whyPassed(const Event& event, const Event& cause, const Fields& fields) const;
    [[nodiscard]] std::string whyCaused(const Event& event, Fields fields) const;
    [[nodiscard]] std::string staleness(EventIndex store, Fields fields) const;
    [[nodiscard]] std::string noun(history::Place place, history::EventKind operation) const;
    [[nodiscard]] std::string pendingWriter(history::Place place, Fields fields, EventIndex event) const;
    [[nodiscard]] std::int64_t counterAfter(history::Place place, EventIndex event) const;
    [[nodiscard]] std::string stepText(EventIndex event) const;

    const Captions& m_captions;
    const History& m_history;
    Language m_language;
};

} // namespace lockstep::view
