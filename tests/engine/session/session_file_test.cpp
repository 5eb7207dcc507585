#include "engine/session/session_file.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

namespace lockstep::session {
namespace {

SessionFile example() {
    SessionFile file;
    file.toolVersion = "0.1.0";
    file.title = "Lecture 3";
    file.sources = {{"main.go", "package main\n\nfunc main() { println(\"héllo\") }\n"}, {"b.go", "package main\n"}};
    file.schedule = history::Schedule::parse("ls1 strategy=random seed=7; ~3 G1:2@load(x)").value();
    file.limits = {1234, 56789};
    file.steps = 25;
    file.isOver = false;
    file.stepMarks = "0a1b";
    file.position = 14;
    file.bookmarks = {{3, "here it begins"}, {9, ""}};
    file.notes = "ask: who moves next?";
    return file;
}

std::string problemWith(std::string_view json) {
    const base::Result<SessionFile> file = parseSessionFile(json);
    return file ? "no problem" : file.error().sentence;
}

std::string with(const char* key, const nlohmann::ordered_json& value) {
    auto json = nlohmann::ordered_json::parse(toJson(example()));
    json[key] = value;
    return json.dump();
}

TEST(SessionFile, reads_what_it_wrote) {
    const base::Result<SessionFile> again = parseSessionFile(toJson(example()));
    ASSERT_TRUE(again.ok()) << again.error().sentence;
    EXPECT_EQ(again.value(), example());
}

TEST(SessionFile, begins_with_its_format_so_that_it_is_recognised) {
    EXPECT_TRUE(toJson(example()).starts_with("{\n  \"lockstep\": 1,")) << toJson(example()).substr(0, 40);
    EXPECT_TRUE(looksLikeSessionFile(toJson(example())));
    EXPECT_FALSE(looksLikeSessionFile("package main"));
    EXPECT_FALSE(looksLikeSessionFile("{\"a\": \"lockstep\"}"));
}

TEST(SessionFile, keeps_the_keys_it_does_not_know) {
    const base::Result<SessionFile> file = parseSessionFile(with("predictions", {{"x", 6}}));
    ASSERT_TRUE(file.ok());
    const auto again = nlohmann::json::parse(toJson(file.value()));
    EXPECT_EQ(again.at("predictions").at("x"), 6);
}

TEST(SessionFile, refuses_a_newer_format_with_a_sentence) {
    EXPECT_EQ(problemWith(with("lockstep", 2)), "this .lockstep file has format 2, and this version of Lockstep reads "
                                                "format 1; a newer Lockstep can open it");
}

TEST(SessionFile, says_what_is_damaged) {
    EXPECT_NE(problemWith("package main").find("not JSON"), std::string::npos);
    EXPECT_NE(problemWith("[1, 2]").find("no \"lockstep\" key"), std::string::npos);
    EXPECT_NE(problemWith(R"({"lockstep": "one"})").find("whole number"), std::string::npos);
    EXPECT_NE(problemWith(R"({"lockstep": 1})").find("\"sources\" is missing"), std::string::npos);
    EXPECT_NE(problemWith(with("sources", nlohmann::json::array())).find("\"sources\""), std::string::npos);
    EXPECT_NE(problemWith(with("schedule", "G1 first")).find("schedule"), std::string::npos);
    EXPECT_NE(problemWith(with("steps", -1)).find("\"steps\""), std::string::npos);
    EXPECT_NE(problemWith(with("steps", 1e30)).find("\"steps\""), std::string::npos);
    EXPECT_NE(problemWith(with("bookmarks", 5)).find("\"bookmarks\""), std::string::npos);
}

TEST(SessionFile, notices_that_the_program_was_edited_in_the_file) {
    auto json = nlohmann::ordered_json::parse(toJson(example()));
    json["sources"][0]["text"] = "package main // edited\n";
    const base::Result<SessionFile> file = parseSessionFile(json.dump());
    ASSERT_TRUE(file.ok());
    EXPECT_TRUE(file.value().sourceChanged);
}

RC_GTEST_PROP(SessionFileLaw, damaged_files_are_refused_and_never_crash, ()) {
    std::string json = toJson(example());
    const auto at = *rc::gen::inRange<std::size_t>(0, json.size());
    const auto length = *rc::gen::inRange<std::size_t>(0, 40);
    const auto inserted = *rc::gen::string<std::string>();
    json.replace(at, length, inserted);
    const base::Result<SessionFile> file = parseSessionFile(json);
    if (!file) RC_ASSERT(!file.error().sentence.empty());
}

} // namespace
} // namespace lockstep::session
