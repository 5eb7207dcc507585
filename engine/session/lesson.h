// Lesson: a Go program to learn from, with its words in two languages and what it is expected to show.
//
// A lesson is a folder of resources/lessons: lesson.json (order, title, goal, what each program is expected to do),
// text.en.md and text.zh.md (what to read), program.go, and often fixed.go. All of them are embedded in the programs
// at build time; `lockstep-cli lessons check` runs every expectation.
#pragma once

#include "engine/base/result.h"
#include "engine/history/language.h"
#include "engine/session/source_text.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::session {

/// One run of a lesson's program and what it must show.
struct LessonExpectation {
    std::string program = "program.go";
    std::string schedule;              ///< schedule text, or only a header; empty: strategy go
    std::optional<std::string> output; ///< standard output, whole
    std::optional<int> exitCode;
    std::vector<std::string> findings; ///< kinds, sorted, each once: exactly these
    history::Text note;                ///< what this run shows, for the list of prepared runs; may be empty
};

struct Lesson {
    std::string id; ///< folder name: "lost-update"
    int order = 0;
    history::Text title;
    history::Text goal; ///< one sentence: what you will see or do
    history::Text text; ///< Markdown
    SourceText program;
    std::optional<SourceText> fixed;
    std::vector<LessonExpectation> expectations;
};

/// A file of a lesson as embedded: path below resources/lessons.
struct LessonFile {
    std::string_view path; ///< "lost-update/program.go"
    std::string_view text;
};

/// The programs of the cost charts (cost_comparison.h), sorted by path.
[[nodiscard]] std::span<const LessonFile> comparisonFiles();
/// Every embedded file, sorted by path.
[[nodiscard]] std::span<const LessonFile> lessonFiles();
/// The embedded lessons in order; a lesson that does not parse is our own fault.
[[nodiscard]] const std::vector<Lesson>& lessons();
/// Errors: a missing or wrong part, with the path.
[[nodiscard]] base::Result<std::vector<Lesson>> parseLessons(std::span<const LessonFile> files);

/// Runs the expectations; a sentence for each that does not hold.
[[nodiscard]] std::vector<std::string> checkLesson(const Lesson& lesson);

} // namespace lockstep::session
