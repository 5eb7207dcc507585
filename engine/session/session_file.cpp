#include "engine/session/session_file.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace lockstep::session {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t maxFileBytes = std::size_t{64} << 20U;

/// The keys this version writes; all others are kept as they are.
constexpr std::array knownKeys{"lockstep", "tool",   "title",    "sources",   "fingerprint", "schedule", "limits",
                               "steps",    "isOver", "position", "bookmarks", "notes",       "stepMarks"};

/// Reads the keys of a file, remembering the first that does not fit.
class Reader {
public:
    explicit Reader(const Json& json) : m_json(json) {}

    template <typename T> void optional(const char* key, T& value) {
        const auto found = m_json.find(key);
        if (found != m_json.end()) convert(key, *found, value);
    }
    template <typename T> void required(const char* key, T& value) {
        const auto found = m_json.find(key);
        if (found == m_json.end())
            fail(fmt::format("\"{}\" is missing", key));
        else
            convert(key, *found, value);
    }
    void fail(std::string what) {
        if (!m_problem) m_problem = std::move(what);
    }
    [[nodiscard]] const std::optional<std::string>& problem() const { return m_problem; }

private:
    template <typename T> void convert(const char* key, const Json& json, T& value) {
        const auto wrong = [&] { fail(fmt::format("\"{}\" has a value of the wrong kind", key)); };
        if constexpr (std::is_same_v<T, std::string>) {
            json.is_string() ? void(value = json.get<std::string>()) : wrong();
        } else if constexpr (std::is_same_v<T, bool>) {
            json.is_boolean() ? void(value = json.get<bool>()) : wrong();
        } else if constexpr (std::is_same_v<T, Json>) {
            value = json;
        } else {
            const bool fits = json.is_number_unsigned() && json.get<std::uint64_t>() <= std::numeric_limits<T>::max();
            fits ? void(value = json.get<T>()) : wrong();
        }
    }

    const Json& m_json;
    std::optional<std::string> m_problem;
};

void readSources(Reader& reader, SessionFile& file) {
    Json sources = Json::array();
    reader.required("sources", sources);
    if (!sources.is_array() || sources.empty()) return reader.fail("\"sources\" is no list of files");
    for (const Json& entry : sources) {
        if (!entry.is_object()) return reader.fail("\"sources\" is no list of files");
        Reader inner(entry);
        SourceText source;
        inner.required("name", source.name);
        inner.required("text", source.text);
        inner.optional("package", source.package);
        if (inner.problem()) return reader.fail("in \"sources\", " + *inner.problem());
        file.sources.push_back(std::move(source));
    }
    std::string saved;
    reader.optional("fingerprint", saved);
    file.sourceChanged = !saved.empty() && saved != fingerprint(file.sources);
}

void readSchedule(Reader& reader, SessionFile& file) {
    std::string text;
    reader.required("schedule", text);
    if (reader.problem()) return;
    base::Result<history::Schedule> schedule = history::Schedule::parse(text);
    if (!schedule) return reader.fail(schedule.error().sentence);
    file.schedule = std::move(schedule).value();
}

void readBookmarks(Reader& reader, SessionFile& file) {
    Json bookmarks = Json::array();
    reader.optional("bookmarks", bookmarks);
    if (!bookmarks.is_array()) return reader.fail("\"bookmarks\" is no list");
    for (const Json& entry : bookmarks) {
        if (!entry.is_object()) return reader.fail("\"bookmarks\" is no list of bookmarks");
        Reader inner(entry);
        Bookmark bookmark;
        inner.required("step", bookmark.step);
        inner.optional("note", bookmark.note);
        if (inner.problem()) return reader.fail("in \"bookmarks\", " + *inner.problem());
        file.bookmarks.push_back(std::move(bookmark));
    }
}

void readLimits(Reader& reader, SessionFile& file) {
    Json limits = Json::object();
    reader.optional("limits", limits);
    if (!limits.is_object()) return reader.fail("\"limits\" is no object");
    Reader inner(limits);
    inner.optional("steps", file.limits.maxSteps);
    inner.optional("ticks", file.limits.maxTicks);
    inner.optional("memory", file.limits.maxMemory);
    if (inner.problem()) reader.fail("in \"limits\", " + *inner.problem());
}

/// Refuses what is no .lockstep file, and what a newer version wrote.
std::optional<base::Error> checkFormat(const Json& json) {
    if (!json.is_object() || !json.contains("lockstep"))
        return base::Error{"this is no .lockstep file: it has no \"lockstep\" key", {}};
    const Json& format = json["lockstep"];
    if (!format.is_number_integer() || format.get<std::int64_t>() < 1)
        return base::Error{"this .lockstep file does not say its format: \"lockstep\" must be a whole number", {}};
    if (format.get<std::int64_t>() > sessionFormat)
        return base::Error{
            fmt::format("this .lockstep file has format {}, and this version of Lockstep reads format {}; "
                        "a newer Lockstep can open it",
                        format.get<std::int64_t>(), sessionFormat),
            {}};
    return std::nullopt;
}

std::string unknownKeysOf(Json json) {
    for (const char* key : knownKeys) json.erase(key);
    return json.empty() ? std::string() : json.dump();
}

Json toObject(const SessionFile& file) {
    Json json;
    json["lockstep"] = sessionFormat;
    json["tool"] = file.toolVersion;
    json["title"] = file.title;
    Json sources = Json::array();
    for (const SourceText& source : file.sources) {
        Json entry = {{"name", source.name}, {"text", source.text}};
        if (!source.package.empty()) entry["package"] = source.package;
        sources.push_back(std::move(entry));
    }
    json["sources"] = std::move(sources);
    json["fingerprint"] = fingerprint(file.sources);
    json["schedule"] = file.schedule.text();
    json["limits"] = {
        {"steps", file.limits.maxSteps}, {"ticks", file.limits.maxTicks}, {"memory", file.limits.maxMemory}};
    json["steps"] = file.steps;
    json["isOver"] = file.isOver;
    json["position"] = file.position;
    Json bookmarks = Json::array();
    for (const Bookmark& mark : file.bookmarks) bookmarks.push_back({{"step", mark.step}, {"note", mark.note}});
    json["bookmarks"] = std::move(bookmarks);
    json["notes"] = file.notes;
    json["stepMarks"] = file.stepMarks;
    if (!file.unknownKeys.empty()) json.update(Json::parse(file.unknownKeys));
    return json;
}

} // namespace

std::string toJson(const SessionFile& file) {
    // Text that is not UTF-8 (a stray byte in a comment) is replaced: JSON cannot hold it.
    return toObject(file).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

base::Result<SessionFile> parseSessionFile(std::string_view text) {
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return base::Error{"this is no .lockstep file: it is not JSON", {}};
    if (std::optional<base::Error> refused = checkFormat(json)) return std::move(*refused);
    SessionFile file;
    Reader reader(json);
    reader.optional("tool", file.toolVersion);
    reader.optional("title", file.title);
    readSources(reader, file);
    readSchedule(reader, file);
    readLimits(reader, file);
    reader.optional("steps", file.steps);
    reader.optional("isOver", file.isOver);
    reader.optional("position", file.position);
    readBookmarks(reader, file);
    reader.optional("notes", file.notes);
    reader.optional("stepMarks", file.stepMarks);
    if (reader.problem()) return base::Error{"this .lockstep file is damaged: " + *reader.problem(), {}};
    file.unknownKeys = unknownKeysOf(std::move(json));
    return file;
}

base::Result<SessionFile> loadSessionFile(const std::string& path) {
    base::Result<std::string> text = readFile(path, maxFileBytes);
    if (!text) return text.error();
    base::Result<SessionFile> file = parseSessionFile(text.value());
    if (!file) return base::Error{fmt::format("cannot open {}: {}", path, file.error().sentence), {}};
    return file;
}

base::Result<base::Nothing> saveSessionFile(const std::string& path, const SessionFile& file) {
    return writeFile(path, toJson(file));
}

bool looksLikeSessionFile(std::string_view text) {
    const std::size_t brace = text.find_first_not_of(" \t\r\n");
    if (brace == std::string_view::npos || text[brace] != '{') return false;
    const std::size_t key = text.find_first_not_of(" \t\r\n", brace + 1);
    return key != std::string_view::npos && text.substr(key).starts_with("\"lockstep\"");
}

} // namespace lockstep::session
