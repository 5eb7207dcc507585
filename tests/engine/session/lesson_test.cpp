#include "engine/session/lesson.h"

#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

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
