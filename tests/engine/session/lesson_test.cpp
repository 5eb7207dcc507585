#include "engine/session/lesson.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <sstream>

namespace lockstep::session {
namespace {

/// How a text is built: a letter for every heading, item, numbered step and line of code.
std::string outlineOf(const std::string& markdown) {
    std::string outline;
    std::istringstream lines(markdown);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) outline += 'h';
        if (line.starts_with("* ")) outline += 'i';
        if (line.starts_with("    ")) outline += 'c';
        if (line.size() > 1 && line[0] >= '1' && line[0] <= '9' && line[1] == '.') outline += line[0];
    }
    return outline;
}

TEST(Lessons, are_complete_in_both_languages) {
    ASSERT_GE(lessons().size(), 4U);
    EXPECT_EQ(lessons().front().id, "lost-update");
    for (const Lesson& lesson : lessons()) {
        for (const history::Text& text : {lesson.title, lesson.goal, lesson.text}) {
            EXPECT_FALSE(text.en.empty()) << lesson.id;
            EXPECT_FALSE(text.zh.empty()) << lesson.id;
        }
        EXPECT_TRUE(lesson.text.en.starts_with("# ")) << lesson.id;
        EXPECT_TRUE(lesson.text.zh.starts_with("# ")) << lesson.id;
        EXPECT_FALSE(lesson.expectations.empty()) << lesson.id;
        EXPECT_EQ(outlineOf(lesson.text.en), outlineOf(lesson.text.zh)) << lesson.id;
    }
}

TEST(Lessons, have_a_buggy_program_and_a_fixed_one_with_runs_of_both) {
    for (const Lesson& lesson : lessons()) {
        EXPECT_TRUE(lesson.fixed.has_value()) << lesson.id;
        for (const char* program : {"program.go", "fixed.go"})
            EXPECT_TRUE(std::ranges::any_of(
                lesson.expectations,
                [&](const LessonExpectation& expectation) { return expectation.program == program; }))
                << lesson.id << " " << program;
        for (const LessonExpectation& expectation : lesson.expectations)
            EXPECT_TRUE(expectation.program != "fixed.go" || expectation.findings.empty()) << lesson.id;
    }
}

TEST(Lessons, show_what_they_promise) {
    for (const Lesson& lesson : lessons())
        for (const std::string& problem : checkLesson(lesson)) ADD_FAILURE() << problem;
}

TEST(Lessons, that_do_not_hold_are_noticed) {
    Lesson lesson = lessons().front();
    lesson.expectations = {{.output = "nothing of the kind", .exitCode = 3, .findings = {"deadlock"}}};
    EXPECT_EQ(checkLesson(lesson).size(), 3U);
}

TEST(Lessons, lacking_a_part_are_refused_with_its_name) {
    const LessonFile files[] = {{"one/lesson.json", R"({"order": 1})"}};
    const auto parsed = parseLessons(files);
    ASSERT_FALSE(parsed.ok());
    EXPECT_NE(parsed.error().sentence.find("lesson one"), std::string::npos);
}

} // namespace
} // namespace lockstep::session
