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

/// Bytes of the UTF-8 character at the beginning; 1 for ASCII and for what is no UTF-8.
std::size_t characterLength(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
    if (length > text.size()) return 1;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) return 1;
    return length;
}

/// Between two Chinese characters there is no space; templates have one where a Latin word may stand.
std::string withoutInnerSpaces(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isInner = text[at] == ' ' && at >= 3 && at + 1 < text.size() &&
                             static_cast<unsigned char>(text[at - 3]) >= 0xE3 &&
                             static_cast<unsigned char>(text[at + 1]) >= 0xE3;
        if (!isInner) result += text[at];
    }
    return result;
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
#define SHORT(kind, english, chinese)
#define PENDING(kind, english, chinese)
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef SHORT
#undef PENDING
    }
    base::fail("an event kind without words");
}

std::string_view shortVerb(EventKind kind, Language language) {
    switch (kind) {
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)
#define CLAUSE(name, english, chinese)
#define STATE(activity, english, chinese)
#define SHORT(kind, english, chinese)                                                                                  \
    case EventKind::kind:                                                                                              \
        return language == Language::Chinese ? chinese : english;
#define PENDING(kind, english, chinese)
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef SHORT
#undef PENDING
    default: return captionRow(kind, language).verb;
    }
}

std::string_view clauseTemplate(Clause clause, Language language) {
    switch (clause) {
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)
#define CLAUSE(name, english, chinese)                                                                                 \
    case Clause::name:                                                                                                 \
        return language == Language::Chinese ? chinese : english;
#define STATE(activity, english, chinese)
#define SHORT(kind, english, chinese)
#define PENDING(kind, english, chinese)
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef SHORT
#undef PENDING
    }
    base::fail("a clause without words");
}

std::string_view pendingTemplate(EventKind kind, Language language) {
    switch (kind) {
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)
#define CLAUSE(name, english, chinese)
#define STATE(activity, english, chinese)
#define SHORT(kind, english, chinese)
#define PENDING(kind, english, chinese)                                                                                \
    case EventKind::kind:                                                                                              \
        return language == Language::Chinese ? chinese : english;
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef SHORT
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
    const bool isChannel = kind == EventKind::ChanSend || kind == EventKind::ChanReceive;
    if (object.empty() && isChannel) fields.object = language == Language::Chinese ? "nil channel" : "a nil channel";
    return fill(pendingTemplate(kind, language), fields);
}

std::string sentenceOf(std::string_view pattern, const std::string& text, Language language) {
    if (text.empty()) return text;
    std::string sentence = text;
    // Names of goroutines stay as they are: "main" is not "Main".
    if (!pattern.starts_with('{'))
        sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
    return language == Language::Chinese ? withoutInnerSpaces(sentence) + "。" : sentence + ".";
}

std::string quoted(std::string_view text, std::size_t most) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    std::string result = "\"";
    std::size_t shown = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (shown++ == most) return result + "…\"";
        const auto byte = static_cast<unsigned char>(text[at]);
        if (const std::size_t length = characterLength(text.substr(at)); length > 1) {
            result += text.substr(at, length);
            at += length;
            continue;
        }
        if (byte == '\n')
            result += "\\n";
        else if (byte == '\t')
            result += "\\t";
        else if (byte == '"' || byte == '\\')
            result += {'\\', text[at]};
        else if (byte < 0x20 || byte >= 0x7f)
            result += fmt::format("\\x{:02x}", byte);
        else
            result += text[at];
        ++at;
    }
    return result + "\"";
}

} // namespace lockstep::view
