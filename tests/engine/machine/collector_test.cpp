// The collector: programs that make more garbage than the limit go on; nothing alive is lost; what a program prints
// does not depend on when it runs.
#include "engine/machine/machine.h"
#include "engine/scheduler/runner.h"
#include "engine/scheduler/strategies.h"
#include "tests/support/go_program.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace lockstep::machine {
namespace {

struct Ran {
    history::Outcome outcome;
    std::uint32_t collections = 0;
    std::uint32_t bytes = 0;
};

Ran run(const std::shared_ptr<const Image>& image, const Settings& settings) {
    Machine machine(image, settings);
    machine.begin();
    const auto strategy = scheduler::makeStrategy({});
    scheduler::Control control;
    control.limits.maxSteps = 200'000;
    control.limits.maxTicks = 20'000'000;
    scheduler::run(machine, *strategy, nullptr, control);
    return {machine.outcome(), machine.collections(), machine.usedBytes()};
}

Ran run(const std::string& text, Settings settings = {}) { return run(testing::compileGo(text)->image, settings); }

Settings collectingAlways() {
    Settings settings;
    settings.collectionInterval = 0;
    return settings;
}

constexpr const char* listProgram = R"(package main

type node struct {
	next *node
	text string
	tags []int
	more map[string]int
}

func main() {
	var kept *node
	for i := 0; i < 300; i++ {
		text := "n"
		for j := 0; j < i%5; j++ {
			text += "x"
		}
		n := &node{text: text, tags: []int{i, i + 1}, more: map[string]int{text: i}}
		if i%3 == 0 {
			n.next = kept
			kept = n
		}
	}
	sum := 0
	for n := kept; n != nil; n = n.next {
		sum += len(n.text) + n.tags[0] + n.tags[1] + n.more[n.text]
	}
	println(sum)
}
)";

TEST(Collector, KeepsWhatIsReachable) {
    const Ran always = run(listProgram, collectingAlways());
    EXPECT_GT(always.collections, 1000U);
    EXPECT_EQ(always.outcome.standardError, run(listProgram).outcome.standardError);
}

TEST(Collector, LetsAProgramMakeMoreGarbageThanTheLimit) {
    Settings settings;
    settings.memoryLimit = 16U << 20U;
    const Ran ran = run(R"(package main

func main() {
	total := 0
	for i := 0; i < 200; i++ {
		s := make([]int, 100000)
		total += len(s)
	}
	println(total)
}
)",
                        settings);
    EXPECT_EQ(ran.outcome.standardError, "20000000\n");
    EXPECT_LE(ran.bytes, settings.memoryLimit);
}

TEST(Collector, EndsARunThatKeepsMoreThanTheLimit) {
    Settings settings;
    settings.memoryLimit = 16U << 20U;
    const Ran ran = run(R"(package main

func main() {
	var all [][]int
	for {
		all = append(all, make([]int, 1000))
	}
}
)",
                        settings);
    EXPECT_EQ(ran.outcome.kind, history::OutcomeKind::MemoryLimit);
    EXPECT_NE(ran.outcome.message.find("16 MiB"), std::string::npos) << ran.outcome.message;
}

TEST(Collector, KeepsWhatDeferredCallsPanicsAndBlockedGoroutinesHold) {
    const std::string text = R"(package main

import "sync"

func work(mu *sync.Mutex, wg *sync.WaitGroup, list []int) {
	defer wg.Done()
	defer func() {
		text := recover().(string)
		println(text, len(list), list[0])
	}()
	own := append([]int{}, list...)
	mu.Lock()
	defer mu.Unlock()
	own[0]++
	panic("round " + string(rune('a'+own[0])))
}

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go work(&mu, &wg, []int{i, i})
	}
	garbage := 0
	for i := 0; i < 100; i++ {
		garbage += len(make([]byte, 1000))
	}
	mu.Unlock()
	wg.Wait()
	println(garbage)
}
)";
    EXPECT_EQ(run(text, collectingAlways()).outcome.standardError, run(text).outcome.standardError);
    EXPECT_EQ(run(text).outcome.exitCode, 0);
}

TEST(Collector, DeepRecursionEndsWithGosOverflow) {
    const Ran ran = run("package main\n\nfunc f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }\n");
    EXPECT_EQ(ran.outcome.exitCode, 2);
    EXPECT_TRUE(ran.outcome.standardError.starts_with(
        "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n"))
        << ran.outcome.standardError.substr(0, 200);
}

TEST(Collector, RecursionOfAMillionCallsIsNotTooDeep) {
    const Ran ran =
        run("package main\n\nfunc f(n int) int {\n\tif n == 0 {\n\t\treturn 0\n\t}\n\treturn f(n-1) + 1\n}\n\n"
            "func main() { println(f(1000000)) }\n");
    EXPECT_EQ(ran.outcome.standardError, "1000000\n");
}

TEST(Collector, ABlockedGoroutineCostsLessThanAKibibyte) {
    const Ran ran = run(R"(package main

import (
	"os"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	for i := 0; i < 20000; i++ {
		go func() {
			mu.Lock()
			println(i)
		}()
	}
	time.Sleep(1)
	os.Exit(0)
}
)");
    EXPECT_EQ(ran.outcome.exitCode, 0) << ran.outcome.standardError;
    EXPECT_LE(ran.bytes / 20000, 1024U);
}

/// The law: every program of the corpus prints the same whenever its memory is collected.
TEST(Collector, IsNotSeenByAnyProgramOfTheCorpus) {
    namespace fs = std::filesystem;
    unsigned compared = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(LOCKSTEP_SOURCE_DIR "/tests/go/run")) {
        if (entry.path().extension() != ".go") continue;
        std::stringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        const auto compilation = session::compile({{entry.path().filename().string(), text.str()}}, {.mustRun = false});
        if (!compilation->ok()) continue;
        const history::Outcome always = run(compilation->image, collectingAlways()).outcome;
        const history::Outcome seldom = run(compilation->image, Settings{}).outcome;
        EXPECT_EQ(always.standardOutput, seldom.standardOutput) << entry.path();
        EXPECT_EQ(always.standardError, seldom.standardError) << entry.path();
        EXPECT_EQ(always.exitCode, seldom.exitCode) << entry.path();
        ++compared;
    }
    EXPECT_GT(compared, 3U);
}

} // namespace
} // namespace lockstep::machine
