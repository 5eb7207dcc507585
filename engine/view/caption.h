// Captions: what happened, why, and what cannot happen yet, in sentences, in English and Chinese.
//
// The words are in caption.def, a row an event kind; this is what fills them in, from the history (who, what, which
// value, since when), its findings (what was lost) and, for what has not happened yet, from what the machine says is
// pending. A sentence is who, what, when, then what to do. Go's own texts are quoted as Go prints them.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/analysis/lock_ownership.h"
#include "engine/history/history.h"
#include "engine/history/language.h"
#include "engine/machine/machine.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace lockstep::view {

using history::EventIndex;
using history::GoroutineIndex;
using history::History;
using history::Language;

/// One link of a chain of causes.
struct Reason {
    EventIndex event = history::none; ///< what is spoken of; click goes there
    std::string sentence;
};

class Captions {
public:
    /// Lifetime: keeps the history. Cost: linear in the findings.
    Captions(std::shared_ptr<const History> history, std::shared_ptr<const analysis::LockOwnership> ownership,
             std::span<const analysis::Finding> findings);

    /// "G2 stores x = 1 (it was 1): the 1 that G1 stored at step 9 is overwritten - a lost update."
    [[nodiscard]] std::string sentence(EventIndex event, Language language) const;
    /// The step's sentence and those of its consequences. Step 0: the start.
    [[nodiscard]] std::string stepSentence(std::uint32_t step, Language language) const;
    /// Why: "x was 1 because G1 stored it at step 9.", and why that, at most `depth` links.
    [[nodiscard]] std::vector<Reason> why(EventIndex event, Language language, unsigned depth = 6) const;
    /// "G2 is blocked: mu is held by G1 since step 7."; empty if nothing keeps it. `pending` is the machine's word for
    /// what it is about to do after `step` steps of this history.
    [[nodiscard]] std::string cannotMove(GoroutineIndex goroutine, const machine::GoroutineState& state,
                                         std::uint32_t step, Language language) const;
    /// What the pending operation would do: "G1 would load x."
    [[nodiscard]] std::string wouldDo(GoroutineIndex goroutine, const machine::Pending& pending,
                                      Language language) const;

private:
    friend class CaptionWriter;
    friend class ReasonWriter;

    /// The part an event plays in a lost update.
    struct LostPart {
        std::uint32_t finding;
        std::uint32_t occurrence;
        analysis::Part part;
    };

    std::shared_ptr<const History> m_history;
    std::shared_ptr<const analysis::LockOwnership> m_ownership;
    std::vector<analysis::Finding> m_findings;
    std::unordered_map<EventIndex, LostPart> m_lostParts;
    std::map<std::tuple<std::uint32_t, GoroutineIndex, std::uint32_t>, history::ObjectIndex> m_objects; ///< by identity
};

/// What a box shows, in two lines: "store" and "x = 2".
struct BoxWords {
    std::string verb;
    std::string detail; ///< may be empty
    std::string brief;  ///< the verb where there is little room: "CAS"
};
BoxWords boxWords(const History& history, EventIndex event, Language language);
/// The same in one line: "load x = 1", "lock mu".
std::string boxLabel(const History& history, EventIndex event, Language language);
/// A few letters for a chip: "load x", "lock mu".
std::string chipLabel(const machine::Pending& pending, Language language);
/// One of the ways in which a goroutine can do what it is about to do, for a menu: "Case 2, with G3". `partner`: the
/// name of whom it meets, or empty. Pre: which < ways.size().
std::string wayLabel(std::span<const machine::AlternativeWay> ways, std::size_t which, history::EventKind kind,
                     std::string_view partner, Language language);
/// "ready", "blocked", … / “就绪”“阻塞”……
std::string stateName(machine::Activity activity, Language language);
/// What the clock is called where it has a lane of its own.
std::string_view clockName(Language language);

} // namespace lockstep::view
