// SessionFile: a .lockstep file: a program, the schedule of a run of it, and what a person noted about it.
//
// JSON; the first key is "lockstep" with the format's major version, 1. A file of a newer major version is refused with
// a sentence; keys this version does not know are kept and written again. The history is not stored: program and
// schedule give it again. `stepMarks` allow to say where it does not: two hexadecimal digits a step, of a running hash
// of its events.
#pragma once

#include "engine/history/schedule.h"
#include "engine/scheduler/runner.h"
#include "engine/session/source_text.h"

#include <string>
#include <vector>

namespace lockstep::session {

inline constexpr int sessionFormat = 1;

struct Bookmark {
    std::uint32_t step = 0;
    std::string note;
    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

struct SessionFile {
    std::string toolVersion;
    std::string title;
    std::vector<SourceText> sources;
    history::Schedule schedule;
    scheduler::Limits limits;
    std::uint32_t steps = 0;    ///< how far the run had got
    bool isOver = true;         ///< and whether that was its end
    std::string stepMarks;      ///< two digits a step; empty: not checked
    std::uint32_t position = 0; ///< the step being looked at
    std::vector<Bookmark> bookmarks;
    std::string notes;
    std::string unknownKeys;    ///< a JSON object of what this version does not know; empty: nothing
    bool sourceChanged = false; ///< read: the text does not match its fingerprint, the file was edited by hand
    friend bool operator==(const SessionFile&, const SessionFile&) = default;
};

[[nodiscard]] std::string toJson(const SessionFile& file);
/// Errors: no JSON, no .lockstep file, a newer format, or a part that does not fit, each with a sentence.
[[nodiscard]] base::Result<SessionFile> parseSessionFile(std::string_view json);
[[nodiscard]] base::Result<SessionFile> loadSessionFile(const std::string& path);
[[nodiscard]] base::Result<base::Nothing> saveSessionFile(const std::string& path, const SessionFile& file);
/// Whether the file starts like a .lockstep file, whatever its name.
[[nodiscard]] bool looksLikeSessionFile(std::string_view text);

} // namespace lockstep::session
