// Caption words: the table caption.def, filled in. Knows no history, only templates and what goes into their braces.
#pragma once

#include "engine/history/event.h"
#include "engine/history/language.h"

#include <string>
#include <string_view>

namespace lockstep::view {

/// What the braces of a template stand for; unused ones stay empty.
struct Fields {
    std::string who;
    std::string other;
    std::string object;
    std::string value;
    std::string old;
    std::string step;
    std::string steps;
    std::string number;
    std::string time;
    std::string function;
    std::string operation;
};

enum class Clause : std::uint8_t {
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)
#define CLAUSE(name, english, chinese) name,
#define STATE(activity, english, chinese)
#define SHORT(kind, english, chinese)
#define PENDING(kind, english, chinese)
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef SHORT
#undef PENDING
};

/// A row of CAPTION in one language.
struct CaptionRow {
    std::string_view verb;
    std::string_view detail;
    std::string_view sentence;
};
CaptionRow captionRow(history::EventKind kind, history::Language language);
/// The verb where there is little room.
std::string_view shortVerb(history::EventKind kind, history::Language language);
std::string_view clauseTemplate(Clause clause, history::Language language);
std::string_view pendingTemplate(history::EventKind kind, history::Language language);

/// The template with its braces filled in.
std::string fill(std::string_view pattern, const Fields& fields);
inline std::string fill(Clause clause, history::Language language, const Fields& fields) {
    return fill(clauseTemplate(clause, language), fields);
}
/// "load x": what an operation does, as part of a sentence.
std::string operationWords(history::EventKind kind, history::Language language, const std::string& object);
/// A whole sentence: with a capital letter if it does not begin with a name, and a full stop.
std::string sentenceOf(std::string_view pattern, const std::string& text, history::Language language);
/// Text in quotation marks, its line ends and control characters shown, shortened.
std::string quoted(std::string_view text, std::size_t most = 60);

} // namespace lockstep::view
