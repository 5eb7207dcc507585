#include "engine/session/session.h"
#include "tests/support/go_program.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

using history::Actor;
using testing::compileGo;
using testing::raceProgram;

Choice move(history::GoroutineIndex goroutine) { return {Actor::goroutine(goroutine), 0}; }

TEST(Compile, gives_gos_messages_with_their_places_and_no_image) {
    const auto compilation = compile({{"main.go", "package main\n\nfunc main() {\n\tx := 1\n\tvar y string = 2\n}\n"}});
    EXPECT_FALSE(compilation->ok());
    ASSERT_EQ(compilation->problems.size(), 2U) << compilation->report;
    EXPECT_EQ(compilation->problems[0].line, 4U);
    EXPECT_EQ(compilation->problems[0].column, 2U);
    EXPECT_TRUE(compilation->report.starts_with("main.go:4:2: ")) << compilation->report;
}

TEST(Compile, wants_something_to_run) {
    EXPECT_EQ(compile({{"a.go", "package a\n"}})->report,
              "a.go:1:1: package a is not a main package: there is nothing to run\n");
    EXPECT_EQ(compile({{"a.go", "package main\n"}})->report,
              "a.go:1:1: function main is undeclared in the main package\n");
}

TEST(Compile, names_what_its_library_has_when_a_package_is_missing) {
    const auto compilation =
        compile({{"a.go", "package main\n\nimport \"net/smtp\"\n\nfunc main() { smtp.Dial(\"\") }\n"}});
    ASSERT_FALSE(compilation->ok());
    EXPECT_NE(compilation->report.find("net/smtp"), std::string::npos);
    EXPECT_NE(compilation->report.find("sync"), std::string::npos) << compilation->report;
    EXPECT_EQ(compilation->report.find("internal/native"), std::string::npos) << compilation->report;
}

TEST(Compile, takes_a_package_of_several_files) {
    const auto compilation = compile({{"a.go", "package main\n\nfunc main() { println(answer()) }\n"},
                                      {"b.go", "package main\n\nfunc answer() int { return 42 }\n"}});
    EXPECT_TRUE(compilation->ok()) << compilation->report;
}

TEST(Language, is_read_from_the_option_and_from_the_nearest_go_mod) {
    EXPECT_EQ(parseLanguage("go1.21").value(), 21U);
    EXPECT_EQ(parseLanguage("1.22.3").value(), 22U);
    EXPECT_FALSE(parseLanguage("go2").ok());
    EXPECT_FALSE(parseLanguage("go1.99").ok());
    EXPECT_FALSE(parseLanguage("go1.2x").ok());
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(::testing::TempDir()) / "lockstep-language";
    fs::create_directories(folder / "inner");
    std::ofstream(folder / "go.mod") << "module example\n\ngo 1.21\n";
    EXPECT_EQ(languageFor((folder / "inner" / "main.go").string()), 21U);
    fs::remove_all(folder);
}

TEST(Session, is_driven_by_hand_to_a_lost_update_and_names_it) {
    Session session(compileGo(raceProgram(1)));
    for (int i = 0; i < 3; ++i) ASSERT_EQ(session.choose(move(0)), Advance::Extended);
    EXPECT_EQ(session.choose(move(1)), Advance::Extended); // G1 loads 0
    EXPECT_EQ(session.choose(move(2)), Advance::Extended); // G2 loads 0
    EXPECT_EQ(session.choose(move(2)), Advance::Extended); // G2 stores 1
    ASSERT_EQ(session.view()->findings().size(), 1U);
    EXPECT_EQ(session.view()->findings()[0].kind, analysis::FindingKind::DataRace);
    EXPECT_EQ(session.choose(move(1)), Advance::Extended); // G1 stores 1 over it
    const auto view = session.view();
    ASSERT_EQ(view->findings().size(), 2U);
    EXPECT_EQ(view->findings()[0].kind, analysis::FindingKind::LostUpdate);
    EXPECT_EQ(view->findings()[0].object, "x");
    EXPECT_EQ(view->findings()[1].kind, analysis::FindingKind::DataRace) << "what went wrong is told first";
    EXPECT_EQ(session.position(), 7U);
    EXPECT_EQ(session.runOn(), scheduler::RunEnd::Over);
    EXPECT_EQ(testing::outputOf(session), "1\n");
    EXPECT_EQ(testing::outputOf(raceProgram(1), session.scheduleText()), "1\n");
}

TEST(Session, follows_the_recorded_step_when_the_same_move_is_chosen_again) {
    Session session = testing::runGo(raceProgram(1));
    const std::uint32_t steps = session.stepCount();
    session.moveTo(0);
    EXPECT_EQ(session.choose(move(0)), Advance::Followed);
    EXPECT_EQ(session.position(), 1U);
    EXPECT_EQ(session.stepCount(), steps);
}

TEST(Session, keeps_the_old_future_as_a_branch_that_can_be_taken_again) {
    Session session = testing::runGo(raceProgram(2));
    const history::History first = session.recording().history();
    session.moveTo(3);
    ASSERT_TRUE(session.moment().moves[1].canMove());
    EXPECT_EQ(session.choose(move(1)), Advance::Branched) << "main went on in the recorded run";
    EXPECT_EQ(session.stepCount(), 4U);
    ASSERT_EQ(session.view()->branches.size(), 1U);
    EXPECT_EQ(session.view()->branches[0].forkedAt, 3U);
    EXPECT_EQ(*session.view()->branches[0].history, first);
    session.takeBranch(0);
    EXPECT_EQ(session.recording().history(), first);
    EXPECT_EQ(session.position(), 3U);
    ASSERT_EQ(session.view()->branches.size(), 1U) << "the future that was left is a branch now";
    EXPECT_EQ(session.view()->branches[0].steps, 4U);
}

TEST(Session, refuses_moves_that_are_not_possible_and_says_why) {
    Session session(compileGo(raceProgram(1)));
    EXPECT_EQ(session.choose(move(1)), Advance::Refused);
    while (session.choose(move(0)) == Advance::Extended) {
    }
    const Moment moment = session.moment();
    ASSERT_EQ(moment.moves.size(), 3U);
    EXPECT_FALSE(moment.moves[0].canMove());
    EXPECT_NE(moment.moves[0].obstacle.en.find("wg"), std::string::npos) << moment.moves[0].obstacle.en;
    EXPECT_NE(moment.moves[0].obstacle.zh.find("wg"), std::string::npos);
    EXPECT_TRUE(moment.moves[1].canMove());
    EXPECT_EQ(moment.moves[1].next.objectName, "x");
}

TEST(Session, steps_forward_with_the_strategy_at_the_end) {
    Session session(compileGo(raceProgram(1)));
    std::uint32_t steps = 0;
    while (session.forward()) ++steps;
    EXPECT_TRUE(session.isOver());
    EXPECT_EQ(session.position(), steps);
    EXPECT_EQ(testing::outputOf(session), "2\n");
}

TEST(Session, saved_and_opened_is_the_same_run_at_the_same_position) {
    Session session = testing::runGo(raceProgram(2), "ls1 strategy=random seed=8; ~6 G1:1");
    session.moveTo(5);
    const base::Result<SessionFile> file = parseSessionFile(toJson(session.toFile()));
    ASSERT_TRUE(file.ok());
    const base::Result<Session::Opened> opened = Session::open(file.value());
    ASSERT_TRUE(opened.ok()) << opened.error().sentence;
    EXPECT_EQ(opened.value().firstDifferentStep, 0U) << opened.value().difference.en;
    EXPECT_EQ(opened.value().session.position(), 5U);
    EXPECT_EQ(opened.value().session.recording().history(), session.recording().history());
}

TEST(Session, opened_half_way_stays_half_way) {
    Session session(compileGo(raceProgram(2)));
    for (int i = 0; i < 4; ++i) session.forward();
    const base::Result<Session::Opened> opened = Session::open(session.toFile());
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(opened.value().session.stepCount(), 4U);
    EXPECT_FALSE(opened.value().session.isOver());
}

TEST(Session, says_at_which_step_a_saved_run_differs) {
    Session session = testing::runGo(raceProgram(2), "ls1 strategy=random seed=8;");
    SessionFile file = session.toFile();
    file.stepMarks[2 * 6] = file.stepMarks[2 * 6] == '0' ? '1' : '0';
    EXPECT_EQ(Session::open(file).value().firstDifferentStep, 7U);

    SessionFile edited = session.toFile();
    edited.schedule = testing::scheduleOf("ls1; main:3 G2:99");
    const base::Result<Session::Opened> opened = Session::open(edited);
    ASSERT_TRUE(opened.ok());
    EXPECT_NE(opened.value().firstDifferentStep, 0U);
}

TEST(Session, that_does_not_compile_any_more_is_refused_with_gos_report) {
    SessionFile file = Session(compileGo(raceProgram(1))).toFile();
    file.sources[0].text = "package main\n\nfunc main() { x }\n";
    const base::Result<Session::Opened> opened = Session::open(file);
    ASSERT_FALSE(opened.ok());
    EXPECT_NE(opened.error().sentence.find("main.go:3:15"), std::string::npos) << opened.error().sentence;
}

TEST(Session, can_be_stopped_while_it_runs_and_keeps_what_it_has) {
    Session session(
        compileGo("package main\n\nvar x int\n\nfunc main() {\n\tgo func() { x = 0 }()\n\tfor {\n\t\tx++\n\t}\n}\n"));
    std::stop_source source;
    scheduler::Control control;
    control.stop = source.get_token();
    control.progress = [&](const scheduler::Progress& progress) {
        if (progress.steps > 10'000) source.request_stop();
    };
    EXPECT_EQ(session.runOn(control), scheduler::RunEnd::Stopped);
    EXPECT_GT(session.stepCount(), 10'000U);
    EXPECT_FALSE(session.isOver());
    EXPECT_EQ(session.momentAt(9'999).step, 9'999U);
}

} // namespace
} // namespace lockstep::session
