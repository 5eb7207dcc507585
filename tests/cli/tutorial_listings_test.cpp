// All other listings: those about Once, maps, atomics, recover and errgroup: oracle 16 to 41. A fragment is completed
// by the smallest program around it; its own text is never touched, but where a test says so.
#include "engine/session/exploration.h"
#include "tests/cli/process.h"
#include "tests/cli/tutorial.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <map>
#include <set>
#include <sstream>

namespace lockstep::cli::testing {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::Gt;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
using ::testing::UnorderedElementsAreArray;

const std::string onceHeading = "### sync.Once";
const std::string iconsHeading = "#### 加载配置文件示例";
const std::string mapHeading = "### sync.Map";
const std::string recoverHeading = "### recover goroutine中的panic";
const std::string groupHeading = "### errgroup";

/// A main package with these imports.
std::string program(const std::vector<std::string>& imports, const std::string& text) {
    std::string file = "package main\n\nimport (\n";
    for (const std::string& path : imports) file += "\t\"" + path + "\"\n";
    return file + ")\n\n" + text;
}

/// A signature with a body.
std::string with(std::string signature, const std::string& body) {
    while (signature.ends_with('\n')) signature.pop_back();
    return signature + " {\n" + body + "}\n";
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> found;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) found.push_back(line);
    return found;
}

struct Explored {
    bool complete = false;
    std::map<std::string, int> outcomes; ///< what is printed, or what it died of; its exit code
    std::set<std::string> findings;
};

Explored explore(const std::string& text) {
    session::CompileOptions compiling;
    compiling.goMinor = 19;
    const auto compilation = session::compile({{"main.go", text}}, compiling);
    EXPECT_TRUE(compilation->ok()) << compilation->report;
    if (!compilation->ok()) return {};
    session::ExplorationOptions options;
    options.clocks = session::Clocks::Ideal;
    options.timeLimit.reset();
    const explore::Result result = session::explore(*compilation, options).result;
    Explored explored{.complete = result.complete, .outcomes = {}, .findings = {}};
    for (const explore::OutcomeResult& outcome : result.outcomes)
        explored.outcomes[outcome.exitCode == 0 ? outcome.standardOutput : outcome.message] = outcome.exitCode;
    for (const explore::FindingResult& finding : result.findings)
        explored.findings.emplace(toText(finding.finding.kind));
    return explored;
}

class Listings : public CliTest {
protected:
    [[nodiscard]] Ended run(const std::string& text, const std::vector<std::string>& options = {}) const {
        std::vector<std::string> arguments{"run", "--lang", "go1.19", write("main.go", text)};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return runCli(arguments);
    }

    [[nodiscard]] Ended runRandomly(const std::string& text, int seed) const {
        return run(text, {"--strategy", "random", "--seed", std::to_string(seed)});
    }
};

TEST_F(Listings, are_as_many_as_are_tested_here_and_beside) {
    NEEDS_TUTORIAL();
    std::size_t count = 0;
    const std::string& text = tutorialText();
    for (std::size_t at = text.find("\n```go\n"); at != std::string::npos; at = text.find("\n```go\n", at + 1)) ++count;
    EXPECT_EQ(count, 26U);
}

// -- sync.Once

TEST_F(Listings, oracle_17_once_do_is_called_with_a_closure) {
    NEEDS_TUTORIAL();
    const std::string once = "package main\n\ntype Once struct{}\n\n" + with(listing(onceHeading, 1), "\tf()\n") +
                             "\nfunc main() { new(Once).Do(func() { println(\"ran\") }) }\n";
    EXPECT_EQ(run(once).err, "ran\n");
}

/// What the Icon listings leave out: two goroutines that each want an icon; prints how many were loaded, how many
/// missing.
const std::string loader = R"(
var loads, missing int32

func loadIcon(name string) image.Image {
	atomic.AddInt32(&loads, 1)
	return image.NewUniform(nil)
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	for _, name := range []string{"left", "down"} {
		go func(name string) {
			defer wg.Done()
			if Icon(name) == nil {
				atomic.AddInt32(&missing, 1)
			}
		}(name)
	}
	wg.Wait()
	fmt.Println(loads, missing)
}
)";
const std::vector<std::string> iconImports{"fmt", "image", "sync", "sync/atomic"};

TEST_F(Listings, oracle_18_20_plain_icons_are_loaded_twice_but_never_half) {
    NEEDS_TUTORIAL();
    const Explored plain = explore(program(iconImports, listing(iconsHeading, 1) + loader));
    EXPECT_TRUE(plain.complete);
    EXPECT_EQ(plain.outcomes, (std::map<std::string, int>{{"4 0\n", 0}, {"8 0\n", 0}}));
    EXPECT_THAT(plain.findings, ElementsAre("data-race"));
}

TEST_F(Listings, oracle_19_reordered_icons_are_missed_or_read_while_they_are_written) {
    NEEDS_TUTORIAL();
    // The same program with this function instead of its own.
    std::string reordered = listing(iconsHeading, 1);
    const std::size_t begin = reordered.find("func loadIcons()");
    const std::size_t end = reordered.find("\n}\n", begin) + 3;
    reordered.replace(begin, end - begin, listing(iconsHeading, 2));
    const Explored found = explore(program(iconImports, reordered + loader));
    EXPECT_TRUE(found.complete);
    EXPECT_EQ(found.outcomes, (std::map<std::string, int>{{"4 0\n", 0},
                                                          {"4 1\n", 0},
                                                          {"8 0\n", 0},
                                                          {"8 1\n", 0},
                                                          {"concurrent map read and map write", 2},
                                                          {"concurrent map writes", 2}}));
}

TEST_F(Listings, oracle_21_icons_behind_a_once_are_loaded_once) {
    NEEDS_TUTORIAL();
    const Explored once = explore(program(iconImports, listing(iconsHeading, 3) + loader));
    EXPECT_TRUE(once.complete);
    EXPECT_EQ(once.outcomes, (std::map<std::string, int>{{"4 0\n", 0}}));
    EXPECT_TRUE(once.findings.empty());
}

TEST_F(Listings, oracle_22_the_singleton_is_one) {
    NEEDS_TUTORIAL();
    write("go.mod", "module example\n\ngo 1.19\n");
    std::filesystem::create_directory(path("singleton"));
    write("singleton/singleton.go", listing("#### 并发安全的单例模式", 1));
    const std::string main = "package main\n\nimport \"example/singleton\"\n\nfunc main() {\n\tall := make(chan any)\n"
                             "\tfor i := 0; i < 3; i++ {\n\t\tgo func() { all <- singleton.GetInstance() }()\n\t}\n"
                             "\tone := <-all\n\tprintln(one == <-all && one == <-all)\n}\n";
    const Ended ended = run(main);
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, "true\n");
}

// -- maps and atomics

TEST_F(Listings, oracle_24_25_the_plain_map_dies_in_some_schedules) {
    NEEDS_TUTORIAL();
    EXPECT_EQ(lines(run(listing(mapHeading, 1)).out).size(), 10U);
    std::set<int> codes;
    std::string errors;
    for (int seed = 1; seed <= 20; ++seed) {
        const Ended ended = run(listing(mapHeading, 1), {"--strategy", "random", "--seed", std::to_string(seed)});
        codes.insert(ended.code);
        errors += ended.err;
    }
    EXPECT_THAT(codes, AnyOf(ElementsAre(2), ElementsAre(0, 2)));
    EXPECT_THAT(errors, HasSubstr("fatal error: concurrent map writes\n"));
    EXPECT_THAT(errors, HasSubstr("fatal error: concurrent map read and map write\n"));
}

TEST_F(Listings, oracle_26_the_sync_map_never_does) {
    NEEDS_TUTORIAL();
    std::vector<std::string> expected;
    for (int i = 0; i < 20; ++i) expected.push_back("k=:" + std::to_string(i) + ",v:=" + std::to_string(i));
    for (int seed = 1; seed <= 5; ++seed) {
        const Ended ended = runRandomly(listing(mapHeading, 2), seed);
        EXPECT_EQ(ended.code, 0) << ended.err;
        EXPECT_THAT(lines(ended.out), UnorderedElementsAreArray(expected));
    }
}

TEST_F(Listings, oracle_28_29_counters_count_a_copy_or_exactly) {
    NEEDS_TUTORIAL();
    for (int seed = 1; seed <= 5; ++seed)
        EXPECT_EQ(runRandomly(listing("### 示例", 1), seed).out, "0 0s\n1000 0s\n1000 0s\n");
}

// -- recover

TEST_F(Listings, oracle_30_nobody_recovers_the_panic_of_another_goroutine) {
    NEEDS_TUTORIAL();
    const Ended ended = run(program({"fmt", "time"}, listing(recoverHeading, 1) + "\nfunc main() { f1() }\n"));
    EXPECT_EQ(ended.code, 2);
    const std::vector<std::string> said = lines(listing(recoverHeading, 1, "bash"));
    EXPECT_EQ(ended.out, said.at(0) + "\n");
    for (const std::size_t number : {1U, 3U, 4U, 6U}) // not where its files were
        EXPECT_THAT(ended.err, HasSubstr(said.at(number) + "\n"));
    // On a clock that may be late main can be done before the other has begun.
    const Ended late = run(program({"fmt", "time"}, listing(recoverHeading, 1) + "\nfunc main() { f1() }\n"),
                           {"--schedule", "ls1 clock=adversarial; main:2 clock:1 main:2"});
    EXPECT_EQ(late.code, 0) << late.err;
    EXPECT_EQ(late.out, "exit\n");
}

TEST_F(Listings, oracle_31_the_panicking_goroutine_recovers_itself) {
    NEEDS_TUTORIAL();
    const Ended ended = run(program({"fmt", "time"}, listing(recoverHeading, 2) + "\nfunc main() { f2() }\n"));
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.out, listing(recoverHeading, 3)) << "what it says it prints";
}

// -- errgroup

TEST_F(Listings, oracle_32_a_go_without_a_call_does_not_compile) {
    NEEDS_TUTORIAL();
    const Ended ended = run("package main\n\nfunc foo() {}\n\nfunc main() {\n" + listing(groupHeading, 1) + "}\n");
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.err, HasSubstr("main.go:6:4: expression in go must be function call\n"));
}

TEST_F(Listings, oracle_33_two_of_three_requests_usually_succeed_in_either_order) {
    NEEDS_TUTORIAL();
    const std::string demo =
        program({"fmt", "net/http", "sync"}, listing(groupHeading, 2) + "\nfunc main() { fetchUrlDemo() }\n");
    const std::vector<std::string> said = lines(listing(groupHeading, 1, "bash"));
    EXPECT_THAT(lines(run(demo).out), UnorderedElementsAreArray(said));
    const Explored found = explore(demo);
    EXPECT_TRUE(found.complete);
    EXPECT_TRUE(found.outcomes.contains(said.at(0) + "\n" + said.at(1) + "\n"));
    EXPECT_TRUE(found.outcomes.contains(said.at(1) + "\n" + said.at(0) + "\n"));
    EXPECT_TRUE(found.outcomes.contains("")) << "whether a host answers is a choice";
    EXPECT_EQ(found.outcomes.size(), 16U) << "any of three in any order";
    EXPECT_TRUE(found.findings.empty());
}

/// The Group of the listings: its type, Go, and with bodies what is shown without: Wait and WithContext.
std::string ownGroup() {
    return listing(groupHeading, 3) + listing(groupHeading, 7) +
           with(listing(groupHeading, 5),
                "\tg.wg.Wait()\n\tif g.cancel != nil {\n\t\tg.cancel()\n\t}\n\treturn g.err\n") +
           with(listing(groupHeading, 8),
                "\tctx, cancel := context.WithCancel(ctx)\n\treturn &Group{cancel: cancel}, ctx\n");
}

TEST_F(Listings, oracle_34_35_37_the_groups_source_keeps_the_first_error_and_cancels) {
    NEEDS_TUTORIAL();
    const Explored found = explore(program({"context", "errors", "fmt", "sync"}, ownGroup() + R"(
func main() {
	g, ctx := WithContext(context.Background())
	g.Go(func() error { return errors.New("one") })
	g.Go(func() error { return errors.New("two") })
	fmt.Println(g.Wait(), ctx.Err())
}
)"));
    EXPECT_TRUE(found.complete);
    EXPECT_EQ(found.outcomes,
              (std::map<std::string, int>{{"one context canceled\n", 0}, {"two context canceled\n", 0}}));
    EXPECT_TRUE(found.findings.empty());
}

TEST_F(Listings, oracle_34_the_signature_of_go_is_that_of_a_method) {
    NEEDS_TUTORIAL();
    const Ended ended = run(program({"sync"}, listing(groupHeading, 3) + with(listing(groupHeading, 4), "\tf()\n") +
                                                  "\nfunc main() { new(Group).Go(func() error { println(1); return "
                                                  "nil }) }\n"));
    EXPECT_EQ(ended.err, "1\n");
}

TEST_F(Listings, oracle_36_the_group_gives_the_error_of_the_host_that_does_not_exist) {
    NEEDS_TUTORIAL();
    const std::string demo = program({"fmt", "net/http", "golang.org/x/sync/errgroup"},
                                     listing(groupHeading, 6) + "\nfunc main() { fetchUrlDemo2() }\n");
    const std::vector<std::string> said = lines(listing(groupHeading, 2, "bash"));
    EXPECT_THAT(lines(run(demo).out), UnorderedElementsAreArray(said));
    const Explored found = explore(demo);
    EXPECT_TRUE(found.complete);
    EXPECT_TRUE(found.outcomes.contains(said.at(0) + "\n" + said.at(1) + "\n" + said.at(2) + "\n"));
    EXPECT_TRUE(found.outcomes.contains(said.at(1) + "\n" + said.at(0) + "\n" + said.at(2) + "\n"));
    for (const auto& [text, code] : found.outcomes) {
        const std::vector<std::string> told = lines(text);
        const bool succeeded = told.back() == "所有goroutine均成功";
        EXPECT_EQ(succeeded, told.size() == 4) << text;
        EXPECT_TRUE(succeeded || told.back().ends_with(": no such host")) << text;
        EXPECT_EQ(code, 0);
    }
}

/// A second file that makes some files for it to walk over: they are there before main begins.
const std::string someFiles =
    "package main\n\nimport \"os\"\n\nfunc init() {\n\tos.WriteFile(\"a\", []byte(\"a\"), 0o644)\n"
    "\tos.WriteFile(\"b\", []byte(\"b\"), 0o644)\n}\n";

TEST_F(Listings, oracle_38_nobody_closes_the_paths_of_md5all) {
    NEEDS_TUTORIAL();
    const std::string text = listing(groupHeading, 9);
    const Explored all = explore(text);
    EXPECT_TRUE(all.complete);
    EXPECT_EQ(all.outcomes, (std::map<std::string, int>{{"all goroutines are asleep - deadlock!", 2}}));
    EXPECT_THAT(all.findings, ElementsAre("deadlock"));
    const std::string files = write("files.go", someFiles);
    for (int seed = 0; seed <= 5; ++seed) {
        const Ended ended = seed == 0 ? run(text) : run(text, {files, "--seed", std::to_string(seed)});
        EXPECT_EQ(ended.code, 2);
        EXPECT_THAT(ended.err, HasSubstr("fatal error: all goroutines are asleep - deadlock!\n"));
        const std::vector<std::string> said = lines(ended.err);
        EXPECT_EQ(std::ranges::count_if(said, [](const auto& line) { return line.ends_with(" [chan receive]:"); }), 21);
        EXPECT_EQ(std::ranges::count_if(said, [](const auto& line) { return line.ends_with(" [semacquire]:"); }), 1);
        EXPECT_EQ(std::ranges::count_if(said, [](const auto& line) { return line.starts_with("goroutine "); }), 22);
    }
}

TEST_F(Listings, oracle_39_md5all_that_closes_its_paths_prints_the_sums) {
    NEEDS_TUTORIAL();
    std::string closing = listing(groupHeading, 9);
    const std::size_t blank = closing.find("\n\n", closing.find("g.Go(func() error {"));
    closing.insert(blank + 1, "\t\tdefer close(paths)");
    const std::string files = write("files.go", someFiles);
    for (int seed = 1; seed <= 5; ++seed) {
        const Ended ended = run(closing, {files, "--seed", std::to_string(seed)});
        EXPECT_EQ(ended.code, 0) << ended.err;
        EXPECT_THAT(lines(ended.out), UnorderedElementsAre("a:\t0cc175b9c0f1b6a831c399e269772661",
                                                           "b:\t92eb5ffee6ae2fec3ad71c777531578f"));
    }
}

/// What GetFriends needs: six friends, of whom one may be broken, and so many workers.
std::string friends(int workers, int broken) {
    return program(
        {"context", "errors", "fmt", "io", "sync/atomic", "golang.org/x/sync/errgroup"}, listing(groupHeading, 10) + R"(
type User struct{ Name string }

type ids struct{ next, last int64 }

func (it *ids) Next(ctx context.Context) (int64, error) {
	if it.next == it.last {
		return 0, io.EOF
	}
	it.next++
	return it.next, nil
}

func GetFriendIds(user int64) *ids { return &ids{0, 6} }

func GetUserProfile(ctx context.Context, id int64) (*User, error) {
	if id == broken {
		return nil, errors.New("no such user")
	}
	return &User{fmt.Sprint(id)}, nil
}

func main() {
	friends, err := GetFriends(context.Background(), 42)
	fmt.Println(len(friends), err)
}
)" + "\nvar nWorkers, broken = " + std::to_string(workers) + ", int64(" + std::to_string(broken) +
                                                                                             ")\n");
}

TEST_F(Listings, oracle_40_all_friends_are_found_or_as_many_as_the_schedule_allows) {
    NEEDS_TUTORIAL();
    std::set<std::string> partial;
    for (int seed = 1; seed <= 20; ++seed) {
        EXPECT_EQ(runRandomly(friends(3, 0), seed).out, "6 <nil>\n");
        const std::string out = runRandomly(friends(3, 5), seed).out;
        EXPECT_THAT(out, HasSubstr(" GetUserProfile 42: no such user\n")) << "of the user, not of the friend";
        partial.insert(out.substr(0, 1));
    }
    EXPECT_THAT(partial.size(), Gt(1U));
    EXPECT_FALSE(partial.contains("6"));
}

TEST_F(Listings, oracle_40_without_workers_it_hangs) {
    NEEDS_TUTORIAL();
    const Ended ended = run(friends(0, 0));
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.err, HasSubstr("fatal error: all goroutines are asleep - deadlock!\n"));
}

} // namespace
} // namespace lockstep::cli::testing
