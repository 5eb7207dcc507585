// What the things that a run makes are called: after the variables that they are for, the same in every run.
#include "engine/history/schedule_of.h"
#include "tests/support/go_program.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <map>
#include <set>
#include <string>

namespace lockstep::machine {
namespace {

using ::testing::IsSupersetOf;
using testing::runGo;

using Names = std::set<std::string>;

/// The names of all that took part.
Names namesIn(const std::string& text, const std::string& schedule = "ls1;") {
    Names names;
    const session::Session session = runGo(text, schedule);
    for (const history::ObjectInfo& object : session.recording().history().objects()) names.insert(object.name);
    return names;
}

constexpr const char* workers = R"(package main

import (
	"fmt"
	"sync"
)

type Worker struct {
	mu sync.Mutex
	n  int
}

type Pool struct {
	jobs    chan int
	workers []*Worker
	spare   map[string]*Worker
}

func NewPool() *Pool {
	p := &Pool{jobs: make(chan int, 2), spare: map[string]*Worker{}}
	for i := 0; i < 2; i++ {
		p.workers = append(p.workers, &Worker{n: i})
	}
	p.spare["a"] = &Worker{}
	return p
}

var (
	mu    = &sync.Mutex{}
	pairs = [2]*Worker{{n: 1}, {n: 2}}
)

func main() {
	p := NewPool()
	m := map[string]int{"a": 1}
	var wg sync.WaitGroup
	wg.Add(4)
	for i, w := range p.workers {
		go func() {
			defer wg.Done()
			var own sync.Mutex
			go func() { own.Lock(); own.Unlock(); wg.Done() }()
			mu.Lock()
			m["a"]++
			pairs[i].n++
			mu.Unlock()
			w.mu.Lock()
			w.n++
			w.mu.Unlock()
			p.jobs <- i
		}()
	}
	wg.Wait()
	p.spare["a"].mu.Lock()
	fmt.Println(len(m))
}
)";

TEST(Names, AreThoseOfTheVariablesThatThingsAreFor) {
    const Names names = namesIn(workers);
    EXPECT_THAT(names,
                IsSupersetOf({"p", "m", "wg", "mu", "pairs", "pairs[0]", "pairs[1]", "p.jobs", "p.spare[\"a\"]"}));
    EXPECT_THAT(names, IsSupersetOf({"Worker#1", "Worker#2", "own#G1", "own#G2"}))
        << "what can be made more than once is counted by who makes it";
}

TEST(Names, DoNotDependOnWhoComesFirst) {
    // Whoever made it and as which of his things has the same name in every run.
    std::map<std::pair<history::GoroutineIndex, std::uint32_t>, std::string> known;
    for (int seed = 0; seed < 30; ++seed) {
        const session::Session session = runGo(workers, fmt::format("ls1 strategy=random seed={};", seed));
        const history::History& history = session.recording().history();
        Names seen;
        for (const history::ObjectInfo& object : history.objects()) {
            if (object.global != history::none) continue; // may be called as what it leads to
            EXPECT_TRUE(seen.insert(object.name).second) << object.name << " is two things";
            if (object.allocator > 2) continue; // later goroutines have other numbers
            const auto [entry, isNew] = known.try_emplace({object.allocator, object.allocationOrder}, object.name);
            EXPECT_EQ(entry->second, object.name) << "with seed " << seed;
        }
    }
}

TEST(Names, OfWhatTheLibraryMakesAreThoseOfTheCallersVariables) {
    const Names names = namesIn(R"(package main

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	g, groupCtx := errgroup.WithContext(ctx)
	cond := sync.NewCond(&sync.Mutex{})
	sem := semaphore.NewWeighted(1)
	timer := time.NewTimer(time.Millisecond)
	for i := 0; i < 2; i++ {
		inner, stop := context.WithCancel(groupCtx)
		g.Go(func() error {
			if sem.Acquire(inner, 1) != nil {
				return nil
			}
			sem.Release(1)
			<-inner.Done()
			return nil
		})
		stop()
	}
	cond.L.Lock()
	cond.Broadcast()
	cond.L.Unlock()
	<-timer.C
	<-time.After(time.Millisecond)
	g.Wait()
	cancel()
	<-ctx.Done()
}
)");
    EXPECT_THAT(names, IsSupersetOf({"ctx", "ctx.timer", "ctx.Done()", "g", "groupCtx", "cond", "sem", "timer",
                                     "timer.C", "inner#1", "inner#1.Done()", "inner#2", "inner#2.Done()", "time.After",
                                     "time.After.timer", "sync.Mutex"}));
}

TEST(Names, AreTheSameInStatesAndInHistories) {
    for (int seed = 0; seed < 10; ++seed) {
        session::Session session = runGo(workers, fmt::format("ls1 strategy=random seed={};", seed));
        const history::History history = session.recording().history();
        for (std::uint32_t step = 0; step < history.stepCount(); ++step) {
            const history::Event& event = history.events()[history.steps()[step]];
            if (!event.actor.isGoroutine() || event.object == history::none) continue;
            const Snapshot snapshot = session.momentAt(step).snapshot;
            const Pending& next = snapshot.goroutines[event.actor.index()].next;
            if (next.isPrivate || next.objectName.empty()) continue;
            EXPECT_EQ(next.objectName, history.objectName(event)) << "before step " << step + 1;
        }
    }
}

TEST(Names, OfFunctionsThatAreCalledTwiceAreCounted) {
    const Names names = namesIn(R"(package main

import "sync"

func twice(wg *sync.WaitGroup) {
	var mu sync.Mutex
	go func() { mu.Lock(); mu.Unlock(); wg.Done() }()
}

func once(wg *sync.WaitGroup) {
	var mine sync.Mutex
	go func() { mine.Lock(); mine.Unlock(); wg.Done() }()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	twice(&wg)
	twice(&wg)
	once(&wg)
	wg.Wait()
}
)");
    EXPECT_THAT(names, IsSupersetOf({"mu#1", "mu#2", "mine", "wg"}));
}

} // namespace
} // namespace lockstep::machine
