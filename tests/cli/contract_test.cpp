// The contract of the command line: what each command prints and the code it ends with.
#include "tests/cli/process.h"
#include "tests/support/go_program.h"

#include <gmock/gmock.h>

namespace lockstep::cli::testing {
namespace {

using lockstep::testing::raceProgram;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using CommandLine = CliTest;

TEST_F(CommandLine, run_prints_what_the_program_prints_and_ends_as_it_does) {
    const std::string file = write("a.go", "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n"
                                           "\tfmt.Println(\"out\")\n\tprintln(\"err\")\n\tos.Exit(7)\n}\n");
    const Ended ended = runCli({"run", file});
    EXPECT_EQ(ended.out, "out\n");
    EXPECT_EQ(ended.err, "err\n");
    EXPECT_EQ(ended.code, 7);
}

TEST_F(CommandLine, run_ends_with_2_on_a_panic_with_gos_report) {
    const std::string file = write("a.go", "package main\n\nfunc main() {\n\tvar p *int\n\t*p = 1\n}\n");
    const Ended ended = runCli({"run", file});
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.err, StartsWith("panic: runtime error: invalid memory address or nil pointer dereference\n"));
    EXPECT_THAT(ended.err, HasSubstr("goroutine 1 [running]:\nmain.main()\n"));
    EXPECT_EQ(runCli({"run", "--record", path("a.lockstep"), file}).err, ended.err) << "recorded or not";
}

TEST_F(CommandLine, addresses_are_the_same_recorded_or_not) {
    const std::string file =
        write("a.go", "package main\n\nimport \"fmt\"\n\ntype T struct{ x int }\n\nfunc main() {\n"
                      "\tc := make(chan *T)\n\tgo func() { c <- &T{1} }()\n\tt := <-c\n"
                      "\tfmt.Printf(\"%p %v %p\\n\", t, &t, c)\n\tdefer func() { panic(t) }()\n\tpanic(T{3})\n}\n");
    const Ended plain = runCli({"run", file});
    EXPECT_THAT(plain.out, HasSubstr("0xc"));
    EXPECT_THAT(plain.err, AllOf(StartsWith("panic: (main.T) 0xc"), HasSubstr("panic: (*main.T) 0x4c")));
    const Ended recorded = runCli({"run", "--record", path("a.lockstep"), file});
    EXPECT_EQ(recorded.out, plain.out);
    EXPECT_EQ(recorded.err, plain.err);
}

TEST_F(CommandLine, run_ends_with_2_on_a_deadlock_with_gos_report) {
    const std::string file = write("a.go", "package main\n\nimport \"sync\"\n\nfunc main() {\n\tvar mu sync.Mutex\n"
                                           "\tmu.Lock()\n\tmu.Lock()\n}\n");
    const Ended ended = runCli({"run", file});
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.err, StartsWith("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 ["));
}

TEST_F(CommandLine, arguments_that_make_no_sense_are_refused_in_a_sentence) {
    const std::string file = write("a.go", raceProgram(1));
    const auto refused = [&](const std::vector<std::string>& arguments, const std::string& sentence) {
        const Ended ended = runCli(arguments);
        EXPECT_EQ(ended.code, 64) << sentence;
        EXPECT_THAT(ended.err, AllOf(StartsWith("lockstep-cli: "), HasSubstr(sentence)));
    };
    refused({"rnu", file}, "there is no command \"rnu\"");
    refused({"run", file, "--seed", "-1"}, "-1 is not a whole number from 0 on");
    refused({"explore", file, "--samples", "-3"}, "-3 is not a whole number from 0 on");
    refused({"run", file, "--schedule", ""}, "--schedule: it says nothing");
    refused({"run", file, "--record", ""}, "--record: it says nothing");
    refused({"explain", file, "--language", "fr"}, "there is no \"fr\"; there are en, zh");
    refused({"export", file, "--format", "svg", "-o", path("a.svg"), "--theme", "blue"},
            "there is no \"blue\"; there are light, dark, print");
    refused({"export", file, "--format", "svg", "-o", "-", "--each-step"}, "-o needs a name");
}

TEST_F(CommandLine, what_is_no_utf_8_is_shown_as_a_replacement) {
    const std::string file = write("a.go", "package main\n\nimport \"fmt\"\n\nfunc main() {\n"
                                           "\tfmt.Println(\"a\\xffb\")\n}\n");
    EXPECT_THAT(runCli({"explore", "--json", file}).out, HasSubstr("a\xEF\xBF\xBD"
                                                                   "b"));
    EXPECT_THAT(runCli({"export", "--format", "svg", "-o", "-", file}).out, Not(HasSubstr("\xff")));
}

TEST_F(CommandLine, check_prints_gos_messages_and_ends_with_1) {
    const std::string good = write("good.go", raceProgram(1));
    const std::string bad = write("bad.go", "package main\n\nfunc main() {\n\tx := 1\n}\n");
    const Ended fine = runCli({"check", good});
    EXPECT_EQ(fine.code, 0);
    EXPECT_EQ(fine.out + fine.err, "");
    const Ended wrong = runCli({"check", bad});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_EQ(wrong.out, bad + ":4:2: declared and not used: x\n");
    const Ended run = runCli({"run", bad});
    EXPECT_EQ(run.code, 1);
    EXPECT_EQ(run.err, wrong.out);
}

TEST_F(CommandLine, run_follows_the_schedule_it_is_given) {
    const std::string file = write("a.go", raceProgram(3));
    EXPECT_EQ(runCli({"run", file}).out, "6\n");
    const Ended two = runCli({"run", file, "--schedule", "ls1; main:3 G1:1 G2:4 G1:1 G2:1 G1:4 G2:1"});
    EXPECT_EQ(two.out, "2\n") << two.err;
    const Ended wrong = runCli({"run", file, "--schedule", "ls1; G1:1"});
    EXPECT_EQ(wrong.code, 3);
    EXPECT_THAT(wrong.err, HasSubstr("G1 has not been started"));
    EXPECT_EQ(runCli({"run", file, "--schedule", "nonsense"}).code, 64);
    const Ended otherWay = runCli({"run", file, "--schedule", "ls1; main:3 G1:1=2"});
    EXPECT_EQ(otherWay.code, 3);
    EXPECT_THAT(otherWay.err, HasSubstr("G1 can go on in one way only"));
    // What comes after steps that are left to the strategy is followed, recorded or not.
    EXPECT_THAT(runCli({"run", file, "--schedule", "ls1; ~3 G9:1"}).err, HasSubstr("G9 has not been started"));
    EXPECT_EQ(runCli({"run", file, "--schedule", "ls1; ~3 G9:1"}).code, 3);
}

TEST_F(CommandLine, run_follows_the_language_of_its_schedule) {
    const std::string file =
        write("a.go", "package main\n\nfunc main() {\n\tvar all []func()\n"
                      "\tfor i := 0; i < 2; i++ {\n\t\tall = append(all, func() { println(i) })\n\t}\n"
                      "\tfor _, f := range all {\n\t\tf()\n\t}\n}\n");
    EXPECT_EQ(runCli({"run", file, "--schedule", "ls1; ~1"}).err, "0\n1\n");
    EXPECT_EQ(runCli({"run", file, "--schedule", "ls1 lang=go1.19; ~1"}).err, "2\n2\n");
    EXPECT_EQ(runCli({"run", file, "--schedule", "ls1 lang=go1.19; ~1", "--lang", "go1.23"}).err, "0\n1\n");
    const Ended unknown = runCli({"run", file, "--schedule", "ls1 lang=foo; ~1"});
    EXPECT_EQ(unknown.code, 64);
    EXPECT_THAT(unknown.err, HasSubstr("there is no Go version \"foo\""));
}

TEST_F(CommandLine, a_recording_with_names_of_any_letters_is_replayed) {
    const std::string file = write("a.go", "package main\n\nvar 计数 int\n\nfunc main() {\n\tdone := make(chan bool)\n"
                                           "\tgo func() { 计数++; done <- true }()\n\t<-done\n}\n");
    const std::string record = path("a.lockstep");
    EXPECT_EQ(runCli({"run", file, "--seed", "1", "--record", record}).code, 0);
    EXPECT_EQ(runCli({"replay", record}).code, 0);
}

TEST_F(CommandLine, a_seed_alone_asks_for_the_random_strategy) {
    const std::string file = write("a.go", raceProgram(20));
    const std::string three = runCli({"run", file, "--strategy", "random", "--seed", "3"}).out;
    EXPECT_EQ(runCli({"run", file, "--seed", "3"}).out, three);
}

TEST_F(CommandLine, a_timed_run_says_how_long_it_took_and_by_which_table) {
    const std::string file = write("a.go", raceProgram(3));
    const std::string record = path("a.lockstep");
    const Ended run = runCli({"run", file, "--strategy", "timed", "--procs", "2"});
    EXPECT_EQ(run.code, 0);
    EXPECT_THAT(run.err, StartsWith("timed: "));
    EXPECT_THAT(run.err, HasSubstr(" on 2 processors (cost table: typical-amd64 (built in))\ntimed: main: running "));
    EXPECT_EQ(runCli({"run", file, "--strategy", "timed", "--procs", "2", "--record", record}).err, run.err);
    EXPECT_EQ(runCli({"replay", record}).code, 0);
    const std::string costs = path("costs.json");
    const Ended calibrated = runCli({"calibrate", "--name", "here", "--out", costs});
    EXPECT_EQ(calibrated.code, 0) << calibrated.err;
    EXPECT_THAT(calibrated.out, HasSubstr("park "));
    EXPECT_THAT(runCli({"run", file, "--strategy", "timed", "--costs", costs}).err,
                HasSubstr("on 4 processors (cost table: here)"));
}

TEST_F(CommandLine, a_recorded_run_is_replayed_and_a_damaged_one_is_noticed) {
    const std::string file = write("a.go", raceProgram(3));
    const std::string record = path("a.lockstep");
    const Ended run = runCli({"run", file, "--seed", "5", "--record", record});
    EXPECT_EQ(run.code, 0) << run.err;
    const Ended replay = runCli({"replay", record});
    EXPECT_EQ(replay.code, 0) << replay.err;
    EXPECT_THAT(replay.out, HasSubstr("the same history again"));

    std::string text = read(record);
    const std::size_t marks = text.find("\"stepMarks\": \"") + 14 + 10;
    text[marks] = text[marks] == '0' ? '1' : '0';
    const Ended changed = runCli({"replay", write("b.lockstep", text)});
    EXPECT_EQ(changed.code, 3);
    EXPECT_THAT(changed.err, HasSubstr("from step 6 on"));
}

TEST_F(CommandLine, replay_says_that_the_program_was_changed) {
    const std::string record = path("a.lockstep");
    runCli({"run", write("a.go", raceProgram(3)), "--record", record});
    std::string text = read(record);
    text.replace(text.find("i < 3"), 5, "i < 2");
    const Ended replay = runCli({"replay", write("b.lockstep", text)});
    EXPECT_EQ(replay.code, 3);
    EXPECT_THAT(replay.err, HasSubstr("was changed since it was saved"));
}

TEST_F(CommandLine, export_writes_the_timeline_whole_or_step_by_step) {
    const std::string file = write("a.go", raceProgram(1));
    ASSERT_EQ(runCli({"export", file, "--format", "svg", "-o", path("a.svg")}).code, 0);
    EXPECT_THAT(read(path("a.svg")), HasSubstr("<svg "));
    EXPECT_EQ(runCli({"export", file, "--format", "svg", "-o", "-"}).out, read(path("a.svg"))) << "the same every time";
    ASSERT_EQ(runCli({"export", file, "--format", "svg", "-o", path("s.svg"), "--each-step", "--language", "zh",
                      "--theme", "dark"})
                  .code,
              0);
    EXPECT_TRUE(std::filesystem::exists(path("s-00.svg")));
    EXPECT_TRUE(std::filesystem::exists(path("s-05.svg")));
    EXPECT_EQ(runCli({"export", file, "--format", "pdf", "-o", path("a.pdf")}).code, 64);
    EXPECT_EQ(runCli({"export", file, "--format", "svg", "-o", path("no/a.svg")}).code, 1);
    EXPECT_EQ(runCli({"export", file, "--format", "svg", "-o", path("a.svg"), "--steps", "x"}).code, 64);
}

TEST_F(CommandLine, export_takes_a_recorded_run) {
    const std::string record = path("a.lockstep");
    runCli({"run", write("a.go", raceProgram(1)), "--record", record});
    EXPECT_THAT(runCli({"export", record, "--format", "svg", "-o", "-"}).out, HasSubstr("<svg "));
}

TEST_F(CommandLine, explain_shows_a_run_in_which_updates_are_lost_and_the_schedule_for_it) {
    const std::string file = write("a.go", raceProgram(3));
    const Ended ended = runCli({"explain", file});
    EXPECT_THAT(ended.out, HasSubstr("Data race on x\n   Nothing orders two accesses of x"));
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("ost update"));
    EXPECT_THAT(ended.out, HasSubstr("strategy=random"));
    EXPECT_THAT(runCli({"explain", file, "--language", "zh"}).out, HasSubstr("丢失"));
}

TEST_F(CommandLine, lessons_are_listed_and_hold) {
    EXPECT_THAT(runCli({"lessons", "list"}).out, HasSubstr("lost-update\t"));
    const Ended check = runCli({"lessons", "check"});
    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_EQ(runCli({"lessons"}).code, 64);
}

TEST_F(CommandLine, wrong_usage_ends_with_64_and_a_sentence) {
    EXPECT_EQ(runCli({}).code, 64);
    EXPECT_EQ(runCli({"dance"}).code, 64);
    EXPECT_EQ(runCli({"run"}).code, 64);
    const std::string file = write("a.go", raceProgram(1));
    EXPECT_EQ(runCli({"run", file, "--strategy", "clever"}).code, 64);
    EXPECT_EQ(runCli({"run", file, "--strategy", "pct"}).code, 64);
    EXPECT_EQ(runCli({"run", file, "--procs", "2"}).code, 64);
    EXPECT_EQ(runCli({"run", file, "--strategy", "timed", "--procs", "0"}).code, 64);
    EXPECT_EQ(runCli({"run", file, "--strategy", "timed", "--costs", file}).code, 64);
    EXPECT_EQ(runCli({"calibrate", "--name", "two words"}).code, 64);
    EXPECT_EQ(runCli({"run", file, "--max-steps", "-1"}).code, 64);
    EXPECT_EQ(runCli({"run", file, "--lang", "go9"}).code, 64);
    EXPECT_EQ(runCli({"explore"}).code, 64);
    EXPECT_EQ(runCli({"explore", file, "--clock", "sun"}).code, 64);
}

TEST_F(CommandLine, explore_lists_every_outcome_with_its_interleavings) {
    const std::string file = write("race.go", raceProgram(3));
    const Ended explored = runCli({"explore", file, "--json"});
    EXPECT_EQ(explored.code, 5) << explored.err;
    EXPECT_THAT(explored.out, HasSubstr(R"("complete":true,"executions":328,"interleavings":"924")"));
    EXPECT_THAT(explored.out, HasSubstr(R"("stdout":"2\n","stderr":"","executions":)"));
    EXPECT_THAT(explored.out, HasSubstr(R"("kind":"lost-update")"));
    EXPECT_THAT(explored.out, HasSubstr(R"("kind":"data-race")"));
    EXPECT_THAT(runCli({"explore", file}).out, HasSubstr("924 interleavings in all"));
}

TEST_F(CommandLine, explore_finds_a_schedule_that_prints_what_is_asked_for) {
    const std::string file = write("race.go", raceProgram(3));
    EXPECT_EQ(runCli({"explore", file, "--outcome", "2"}).code, 5);
    const Ended never = runCli({"explore", file, "--outcome", "7"});
    EXPECT_EQ(never.code, 0);
    EXPECT_THAT(never.out, HasSubstr("not reachable: all 328 executions explored"));
    const Ended byStates = runCli({"explore", file, "--max-executions", "3", "--samples", "1", "--outcome", "7"});
    EXPECT_EQ(byStates.code, 0);
    EXPECT_THAT(byStates.out, HasSubstr("states of the program explored"));
    const std::string large = write("large.go", raceProgram(300));
    EXPECT_EQ(runCli({"explore", large, "--max-executions", "3", "--samples", "1", "--outcome", "601"}).code, 4);
}

TEST_F(CommandLine, explore_takes_conditions_and_places) {
    const std::string file = write("race.go", raceProgram(3));
    EXPECT_THAT(runCli({"explore", file, "--outcome", "x == 2"}).out,
                HasSubstr("x == 2 at the end is reachable: 4 preempt"));
    EXPECT_EQ(runCli({"explore", file, "--outcome", "x == 1"}).code, 0);
    EXPECT_EQ(runCli({"explore", file, "--outcome", "x == y"}).code, 64);
    EXPECT_EQ(runCli({"explore", file, "--reach", "G1 at line 15 while G2 at line 15"}).code, 5);
    EXPECT_EQ(runCli({"explore", file, "--reach", "here"}).code, 64);
}

TEST_F(CommandLine, explore_wakes_waiters_as_it_is_told) {
    const std::string file = write("race.go", raceProgram(2));
    for (const char* policy : {"go", "fifo"}) {
        const Ended all = runCli({"explore", file, "--wake", policy});
        EXPECT_EQ(all.code, 5) << all.err;
        EXPECT_THAT(all.out, AllOf(HasSubstr("Every execution was explored: "), HasSubstr(" states. W"),
                                   HasSubstr("outcome 3: "), HasSubstr(std::string(" wake=") + policy + ' ')));
        const Ended few = runCli({"explore", file, "--wake", policy, "--preemption-bound", "1"});
        EXPECT_THAT(few.out, HasSubstr("Explored everything with at most 1 preemption: "));
    }
    EXPECT_THAT(runCli({"explore", file, "--wake", "go"}).out, HasSubstr("Waiters are woken as Go does it."));
    EXPECT_THAT(runCli({"explore", file}).out, Not(HasSubstr("woken")));
    EXPECT_EQ(runCli({"explore", file, "--wake", "nobody"}).code, 64);
}

TEST_F(CommandLine, explore_finds_the_rarest_result_of_a_long_race) {
    const std::string file = write("race.go", raceProgram(100));
    const Ended found = runCli({"explore", file, "--outcome", "2", "--time-limit", "300"});
    EXPECT_EQ(found.code, 5) << found.err;
    EXPECT_THAT(found.out, HasSubstr("\"2\" is reachable: 4 preemptions"));
    const std::size_t begin = found.out.find("ls1");
    ASSERT_NE(begin, std::string::npos) << found.out;
    const std::string schedule = found.out.substr(begin, found.out.rfind('\n') - begin);
    EXPECT_EQ(runCli({"run", file, "--schedule", schedule}).out, "2\n");
}

TEST_F(CommandLine, explore_scales_loops_down_and_says_whether_that_matters) {
    const std::string file = write("race.go", raceProgram(5000));
    const Ended scaled = runCli({"explore", file, "--scale-loops", "3"});
    EXPECT_EQ(scaled.code, 5);
    EXPECT_THAT(scaled.out, HasSubstr("goes round 3 times here, not 5000"));
    EXPECT_THAT(scaled.out, HasSubstr("924 interleavings in all"));
    EXPECT_THAT(scaled.out,
                HasSubstr("With 2, 3 and 4 rounds the same is found: data-race x, lost-update x. That is stable."));
    EXPECT_THAT(runCli({"explore", file, "--scale", "14=2", "--json"}).out, HasSubstr(R"("rounds":5000,"now":2)"));
    EXPECT_EQ(runCli({"explore", file, "--scale", "14"}).code, 64);
    EXPECT_THAT(runCli({"explore", file, "--scale-loops", "0"}).err, HasSubstr("0 is not a number above 0"));
    EXPECT_EQ(runCli({"explore", file, "--scale", "3=2"}).code, 64);
}

TEST_F(CommandLine, explore_looks_at_each_test_by_itself) {
    const std::string file = write("a_test.go", "package a\n\nimport \"testing\"\n\nfunc TestGood(t *testing.T) {}\n\n"
                                                "func TestRace(t *testing.T) {\n\tx := 0\n\tdone := make(chan bool)\n"
                                                "\tgo func() { x++; done <- true }()\n\tx++\n\t<-done\n"
                                                "\tif x != 2 {\n\t\tt.Error(x)\n\t}\n}\n");
    const Ended explored = runCli({"explore", file, "--jobs", "2"});
    EXPECT_EQ(explored.code, 5) << explored.err;
    EXPECT_THAT(explored.out, HasSubstr("=== TestGood\n"));
    EXPECT_THAT(explored.out, HasSubstr("=== TestRace\n"));
    EXPECT_THAT(explored.out, HasSubstr("data-race: Data race on x"));
    EXPECT_EQ(runCli({"explore", file, "--jobs", "1"}).out, explored.out);
    EXPECT_THAT(runCli({"explore", file, "--json"}).out,
                HasSubstr(R"("tests":{"TestGood":{"lockstep":1,"complete":true)"));
}

TEST_F(CommandLine, explore_counts_what_few_preemptions_reach) {
    const std::string file = write("race.go", raceProgram(3));
    const Ended bounded = runCli({"explore", file, "--preemption-bound", "1"});
    EXPECT_THAT(bounded.out, HasSubstr("Explored everything with at most 1 preemption: "));
    EXPECT_THAT(bounded.out, Not(HasSubstr(": 0 classes")));
}

TEST_F(CommandLine, help_and_version_are_answers) {
    const Ended help = runCli({"--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_THAT(help.out, HasSubstr("replay"));
    EXPECT_EQ(runCli({"run", "--help"}).code, 0);
    const Ended version = runCli({"--version"});
    EXPECT_EQ(version.code, 0);
    EXPECT_THAT(version.out, StartsWith("lockstep-cli "));
}

TEST_F(CommandLine, an_endless_program_is_stopped_with_a_sentence) {
    const std::string loop = write("a.go", "package main\n\nvar x int\n\nfunc main() {\n\tgo func() { x = 0 }()\n"
                                           "\tfor {\n\t\tx++\n\t}\n}\n");
    const Ended ended = runCli({"run", loop, "--max-steps", "1000"});
    EXPECT_EQ(ended.code, 4);
    EXPECT_THAT(ended.err, HasSubstr("stopped at step 1000"));
    EXPECT_THAT(ended.err, HasSubstr("--max-steps"));
}

TEST_F(CommandLine, the_memory_of_a_program_has_a_limit) {
    const std::string hoard =
        write("a.go", "package main\n\nvar kept [][]byte\n\nfunc main() {\n"
                      "\tfor i := 0; i < 40; i++ {\n\t\tkept = append(kept, make([]byte, 1<<20))\n"
                      "\t}\n\tprintln(len(kept))\n}\n");
    const Ended ended = runCli({"run", hoard, "--memory", "16M"});
    EXPECT_EQ(ended.code, 4);
    EXPECT_THAT(ended.err, HasSubstr("the limit of this run, 16 MiB; --memory SIZE"));
    EXPECT_EQ(runCli({"run", hoard, "--memory", "1G"}).code, 0);
    EXPECT_EQ(runCli({"explore", hoard, "--memory", "64M"}).code, 0);
    EXPECT_EQ(runCli({"run", hoard, "--memory", "12"}).code, 64);
    EXPECT_EQ(runCli({"run", hoard, "--memory", "9G"}).code, 64);
}

TEST_F(CommandLine, reads_a_program_from_standard_input) { EXPECT_EQ(runCli({"run", "-"}, raceProgram(2)).out, "4\n"); }

} // namespace
} // namespace lockstep::cli::testing
