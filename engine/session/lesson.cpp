#include "engine/session/lesson.h"

#include "engine/session/session.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <nlohmann/json.hpp>

namespace lockstep::session {

using Json = nlohmann::json;

namespace {

using Files = std::map<std::string_view, std::string_view>;

history::Text textFrom(const Json& json, const char* key) {
    if (!json.contains(key)) return {};
    return {json.at(key).at("en").get<std::string>(), json.at(key).at("zh").get<std::string>()};
}

LessonExpectation expectationFrom(const Json& json) {
    LessonExpectation expectation;
    expectation.program = json.value("program", expectation.program);
    expectation.schedule = json.value("schedule", std::string());
    if (json.contains("output")) expectation.output = json.at("output").get<std::string>();
    if (json.contains("exit")) expectation.exitCode = json.at("exit").get<int>();
    expectation.findings = json.at("findings").get<std::vector<std::string>>();
    expectation.note = textFrom(json, "note");
    return expectation;
}

std::string fileOf(const Files& files, const std::string& name) {
    const auto found = files.find(name);
    if (found == files.end()) throw std::out_of_range(name + " is missing");
    return std::string(found->second);
}

/// Throws std::exception with what is missing or wrong.
Lesson lessonFrom(const std::string& id, const Files& files) {
    const Json json = Json::parse(fileOf(files, "lesson.json"));
    Lesson lesson;
    lesson.id = id;
    lesson.order = json.at("order").get<int>();
    lesson.title = textFrom(json, "title");
    lesson.goal = textFrom(json, "goal");
    lesson.text = {fileOf(files, "text.en.md"), fileOf(files, "text.zh.md")};
    lesson.program = {id + ".go", fileOf(files, "program.go")};
    if (files.contains("fixed.go")) lesson.fixed = SourceText{id + "-fixed.go", fileOf(files, "fixed.go")};
    for (const Json& expectation : json.at("expect")) lesson.expectations.push_back(expectationFrom(expectation));
    return lesson;
}

/// Runs one expectation; appends what does not hold.
class Check {
public:
    Check(const Lesson& lesson, const LessonExpectation& expectation, std::vector<std::string>& problems)
        : m_lesson(lesson), m_expectation(expectation), m_problems(problems) {}

    void run() {
        const bool isFixed = m_expectation.program == "fixed.go";
        if (isFixed && !m_lesson.fixed) return complain("there is no fixed.go");
        const auto compilation = compile({isFixed ? *m_lesson.fixed : m_lesson.program});
        if (!compilation->ok()) return complain("it does not compile:\n" + compilation->report);
        Session session(compilation);
        const std::string text = m_expectation.schedule.empty() ? "ls1;" : m_expectation.schedule;
        const base::Result<history::Schedule> schedule = history::Schedule::parse(text);
        if (!schedule) return complain(schedule.error().sentence);
        const base::Result<base::Nothing> replayed = session.replay(schedule.value());
        if (!replayed) return complain(replayed.error().sentence);
        if (session.divergence()) return complain(session.divergence()->text().en);
        compare(*session.view());
    }

private:
    void compare(const RunView& view) {
        const history::Outcome& outcome = view.history->outcome();
        if (m_expectation.output && outcome.standardOutput != *m_expectation.output)
            complain(fmt::format("it prints \"{}\" instead of \"{}\"", outcome.standardOutput, *m_expectation.output));
        if (m_expectation.exitCode && outcome.exitCode != *m_expectation.exitCode)
            complain(fmt::format("its exit code is {} instead of {}", outcome.exitCode, *m_expectation.exitCode));
        std::vector<std::string> found;
        for (const analysis::Finding& finding : view.findings()) found.emplace_back(toText(finding.kind));
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        std::vector<std::string> expected = m_expectation.findings;
        std::sort(expected.begin(), expected.end());
        if (found != expected)
            complain(fmt::format("it shows [{}] instead of [{}]", fmt::join(found, ", "), fmt::join(expected, ", ")));
    }

    void complain(const std::string& what) {
        const std::string schedule =
            m_expectation.schedule.empty() ? "" : fmt::format(" under \"{}\"", m_expectation.schedule);
        m_problems.push_back(fmt::format("{}/{}{}: {}", m_lesson.id, m_expectation.program, schedule, what));
    }

    const Lesson& m_lesson;
    const LessonExpectation& m_expectation;
    std::vector<std::string>& m_problems;
};

} // namespace

base::Result<std::vector<Lesson>> parseLessons(std::span<const LessonFile> files) {
    std::map<std::string, Files> folders;
    for (const LessonFile& file : files) {
        const std::size_t slash = file.path.find('/');
        if (slash == std::string_view::npos)
            return base::Error{fmt::format("lesson file {} is in no folder", file.path), {}};
        folders[std::string(file.path.substr(0, slash))][file.path.substr(slash + 1)] = file.text;
    }
    std::vector<Lesson> lessons;
    for (const auto& [id, contents] : folders) {
        try {
            lessons.push_back(lessonFrom(id, contents));
        } catch (const std::exception& problem) { // the JSON library's errors
            return base::Error{fmt::format("lesson {}: {}", id, problem.what()), {}};
        }
    }
    std::stable_sort(lessons.begin(), lessons.end(),
                     [](const Lesson& a, const Lesson& b) { return a.order < b.order; });
    return lessons;
}

const std::vector<Lesson>& lessons() {
    static const std::vector<Lesson> all = [] {
        base::Result<std::vector<Lesson>> parsed = parseLessons(lessonFiles());
        if (!parsed) base::fail(parsed.error().sentence);
        return std::move(parsed).value();
    }();
    return all;
}

std::vector<std::string> checkLesson(const Lesson& lesson) {
    std::vector<std::string> problems;
    for (const LessonExpectation& expectation : lesson.expectations) Check(lesson, expectation, problems).run();
    return problems;
}

} // namespace lockstep::session
