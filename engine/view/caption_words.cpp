#include "engine/view/caption_words.h"

#include "engine/base/ensure.h"

#include <cctype>
#include <fmt/format.h>

namespace lockstep::view {
namespace {

using history::EventKind;
using history::Language;

const std::string* fieldOf(const Fields& fields, std::string_view name) {
    struct Entry {
        std::string_view name;
        const std::string Fields::*field;
    };
    static constexpr Entry entries[] = {{"who", &Fields::who},
                                        {"other", &Fields::other},
                                        {"object", &Fields::object},
                                        {"value", &Fields::value},
                                        {"old", &Fields::old},
                                        {"step", &Fields::step},
                                        {"steps", &Fields::steps},
                                        {"number", &Fields::number},
                                        {"time", &Fields::time},
                                        {"function", &Fields::function},
                                        {"operation", &Fields::operation}};
    for (const Entry& entry : entries)
        if (entry.name == name) return &(fields.*entry.field);
    return nullptr;
}

} // namespace

CaptionRow captionRow(EventKind kind, Language language) {
    const bool chinese = language == Language::Chinese;
    switch (kind) {
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)                                                      \
    case EventKind::kind:                                                                                              \
        return chinese ? CaptionRow{verbZh, detail, sentenceZh} : CaptionRow{verb, detail, sentence};
#define CLAUSE(name, english, chinese)
#define STATE(activity, english, chinese)
#define PENDING(kind, english, chinese)
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef PENDING
    }
    base::fail("an event kind without words");
}

std::string_view clauseTemplate(Clause clause, Language language) {
    switch (clause) {
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)
#define CLAUSE(name, english, chinese)                                                                                 \
    case Clause::name:                                                                                                 \
        return language == Language::Chinese ? chinese : english;
#define STATE(activity, english, chinese)
#define PENDING(kind, english, chinese)
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef PENDING
    }
    base::fail("a clause without words");
}

std::string_view pendingTemplate(EventKind kind, Language language) {
    switch (kind) {
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)
#define CLAUSE(name, english, chinese)
#define STATE(activity, english, chinese)
#define PENDING(kind, english, chinese)                                                                                \
    case EventKind::kind:                                                                                              \
        return language == Language::Chinese ? chinese : english;
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef PENDING
    }
    base::fail("an operation without words");
}

std::string fill(std::string_view pattern, const Fields& fields) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find('{', at);
        text += pattern.substr(at, open - at);
        if (open == std::string_view::npos) break;
        const std::size_t close = pattern.find('}', open);
        base::ensure(close != std::string_view::npos, "a caption with an open brace");
        const std::string* field = fieldOf(fields, pattern.substr(open + 1, close - open - 1));
        base::ensure(field != nullptr, "a caption names a field that does not exist");
        text += *field;
        at = close + 1;
    }
    return text;
}

std::string operationWords(EventKind kind, Language language, const std::string& object) {
    Fields fields;
    fields.object = object;
    return fill(pendingTemplate(kind, language), fields);
}

std::string sentenceOf(std::string_view pattern, const std::string& text, Language language) {
    if (text.empty()) return text;
    std::string sentence = text;
    // Names of goroutines stay as they are: "main" is not "Main".
    if (!pattern.starts_with('{'))
        sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
    return sentence + (language == Language::Chinese ? "。" : ".");
}

std::string quoted(std::string_view text, std::size_t most) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    std::string result = "\"";
    std::size_t shown = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool startsCharacter = (byte & 0xC0U) != 0x80U;
        if (startsCharacter && shown++ == most) return result + "…\"";
        if (byte == '\n')
            result += "\\n";
        else if (byte == '\t')
            result += "\\t";
        else if (byte == '"' || byte == '\\')
            result += {'\\', text[at]};
        else if (byte < 0x20 || byte == 0x7f)
            result += fmt::format("\\x{:02x}", byte);
        else
            result += text[at];
    }
    return result + "\"";
}

} // namespace lockstep::view
