#include "engine/explore/goal.h"

#include "engine/explore/final_values.h"
#include "engine/scheduler/actor_names.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <sstream>

namespace lockstep::explore {
namespace {

bool isWordByte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Whether it occurs without being a part of a longer word or number.
bool hasWords(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        const bool goesOnBefore = at > 0 && isWordByte(text[at - 1]) && isWordByte(words.front());
        const bool goesOnBehind = end < text.size() && isWordByte(text[end]) && isWordByte(words.back());
        if (!goesOnBefore && !goesOnBehind) return true;
    }
    return false;
}

class Printed final : public Goal {
public:
    explicit Printed(std::string_view text) : m_text(text) {}
    [[nodiscard]] Kind kind() const override { return Kind::Printed; }
    [[nodiscard]] bool isMet(const machine::Machine& machine) const override {
        return hasWords(machine.written(1), m_text) || hasWords(machine.written(2), m_text) ||
               hasWords(machine.outcome().message, m_text);
    }
    [[nodiscard]] history::Text text() const override {
        return {fmt::format("\"{}\"", m_text), fmt::format("“{}”", m_text)};
    }

private:
    std::string m_text;
};

/// Where one goroutine is to be: `NAME at FILE:N`; an empty name is anybody, an empty file any.
struct PlaceOfOne {
    std::string goroutine;
    std::string file;
    std::uint32_t line = 0;

    /// In the program's own files.
    [[nodiscard]] bool holds(const program::Program& program, program::SourcePosition position) const {
        return position.line == line && !program.texts[position.file].empty() &&
               (file.empty() || program.files[position.file] == file);
    }
};

class Places final : public Goal {
public:
    Places(std::string_view text, std::vector<PlaceOfOne> places) : m_text(text), m_places(std::move(places)) {}
    [[nodiscard]] Kind kind() const override { return Kind::Places; }
    [[nodiscard]] bool isMet(const machine::Machine& machine) const override {
        std::vector<machine::GoroutineIndex> taken;
        return areMet(machine, 0, taken);
    }
    [[nodiscard]] history::Text text() const override { return {m_text, m_text}; }

private:
    /// Whether goroutines that are not taken can be found for the places from `next` on.
    bool areMet(const machine::Machine& machine, std::size_t next, std::vector<machine::GoroutineIndex>& taken) const {
        if (next == m_places.size()) return true;
        for (machine::GoroutineIndex index = 0; index < machine.goroutineCount(); ++index) {
            if (std::ranges::find(taken, index) != taken.end() || !isAt(machine, index, m_places[next])) continue;
            taken.push_back(index);
            if (areMet(machine, next + 1, taken)) return true;
            taken.pop_back();
        }
        return false;
    }

    static bool isAt(const machine::Machine& machine, machine::GoroutineIndex index, const PlaceOfOne& place) {
        const machine::Status status = machine.goroutine(index).status;
        if (status == machine::Status::Done || status == machine::Status::Crashed) return false;
        const history::Actor actor = history::Actor::goroutine(index);
        if (!place.goroutine.empty() && scheduler::actorText(machine, actor) != place.goroutine) return false;
        return std::ranges::any_of(machine.callStack(index), [&](program::CodeIndex site) {
            return place.holds(machine.program(), machine.program().position(site));
        });
    }

    std::string m_text;
    std::vector<PlaceOfOne> m_places;
};

base::Error malformed(std::string_view text) {
    return {fmt::format("\"{}\" names no places; they are like: line 12 while G2 at line 7", text), {}};
}

/// None if the text is no place.
std::optional<PlaceOfOne> parsePlace(std::string_view text) {
    std::istringstream words{std::string(text)};
    std::string word;
    PlaceOfOne place;
    if (!(words >> word)) return std::nullopt;
    const bool isName = word == "main" || (word.size() > 1 && word[0] == 'G' && word[1] >= '0' && word[1] <= '9');
    if (isName) {
        place.goroutine = word;
        if (!(words >> word)) return std::nullopt;
        if ((word == "is" && !(words >> word)) || word != "at" || !(words >> word)) return std::nullopt;
    }
    if (word == "line" && !(words >> word)) return std::nullopt;
    const std::size_t colon = word.rfind(':');
    if (colon != std::string::npos) place.file = word.substr(0, colon);
    const std::string_view number = std::string_view(word).substr(colon == std::string::npos ? 0 : colon + 1);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), place.line);
    const bool isNumber = error == std::errc() && end == number.data() + number.size() && place.line != 0;
    if (!isNumber || words >> word) return std::nullopt;
    return place;
}

bool hasCodeAt(const program::Program& program, const PlaceOfOne& place) {
    return std::ranges::any_of(program.lines,
                               [&](const program::LineEntry& entry) { return place.holds(program, entry.position); });
}

} // namespace

base::Result<std::shared_ptr<const Goal>> parseOutcome(std::string_view text, const program::Program& program) {
    base::Result<std::shared_ptr<const Goal>> values = parseFinalValues(text, program);
    if (!values || values.value() != nullptr) return values;
    return std::shared_ptr<const Goal>(std::make_shared<Printed>(text));
}

base::Result<std::shared_ptr<const Goal>> parsePlaces(std::string_view text, const program::Program& program) {
    constexpr std::string_view separator = " while ";
    std::vector<PlaceOfOne> places;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = rest.find(separator);
        const std::optional<PlaceOfOne> place = parsePlace(rest.substr(0, end));
        if (!place) return malformed(text);
        if (!hasCodeAt(program, *place))
            return base::Error{fmt::format("there is nothing to execute at line {}", place->line), {}};
        places.push_back(*place);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
    }
    if (places.empty()) return malformed(text);
    return std::shared_ptr<const Goal>(std::make_shared<Places>(text, std::move(places)));
}

} // namespace lockstep::explore
