// What a snapshot shows of timers, contexts, groups and selects.
#include "engine/machine/snapshot.h"
#include "tests/support/go_program.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <tuple>

namespace lockstep::machine {
namespace {

/// The first state of a run that the predicate likes.
template <typename Likes> Snapshot firstSnapshot(const std::string& text, Likes likes) {
    session::Session session(testing::compileGo(text));
    session.runOn();
    for (std::uint32_t step = 0; step <= session.stepCount(); ++step) {
        Snapshot snapshot = session.momentAt(step).snapshot;
        if (likes(snapshot)) return snapshot;
    }
    ADD_FAILURE() << "no state is as it should be";
    return {};
}

TEST(Snapshot, ListsWhatWaitsForATimeInOrder) {
    const Snapshot snapshot = firstSnapshot(R"(package main

import "time"

func main() {
	late := time.NewTimer(3 * time.Millisecond)
	tick := time.NewTicker(2 * time.Millisecond)
	time.Sleep(time.Millisecond)
	late.Stop()
	tick.Stop()
}
)",
                                            [](const Snapshot& s) { return s.timers.size() == 3; });
    EXPECT_EQ(snapshot.timers[0].sleeper, 0U);
    EXPECT_EQ(snapshot.timers[0].firesAt, 1'000'000);
    EXPECT_EQ(snapshot.timers[1].name, "tick");
    EXPECT_EQ(snapshot.timers[1].period, 2'000'000);
    EXPECT_EQ(snapshot.timers[2].name, "late");
    EXPECT_EQ(snapshot.timers[2].firesAt, 3'000'000);
}

TEST(Snapshot, ShowsTheTreeOfContextsWithTheirCauses) {
    const Snapshot snapshot =
        firstSnapshot(R"(package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	top, cancel := context.WithCancelCause(context.Background())
	middle := context.WithValue(top, "key", 1)
	timed, stop := context.WithTimeout(middle, time.Second)
	other, done := context.WithCancel(top)
	free := context.WithoutCancel(timed)
	done()
	cancel(errors.New("enough"))
	stop()
	fmt.Println(timed.Err(), other.Err(), free.Err())
}
)",
                      [](const Snapshot& s) { return s.contexts.size() == 5 && s.contexts[0].cause == "enough"; });
    const auto& [top, middle, timed, free, other] = std::tie(
        snapshot.contexts[0], snapshot.contexts[1], snapshot.contexts[2], snapshot.contexts[3], snapshot.contexts[4]);
    EXPECT_EQ(top.name, "top");
    EXPECT_EQ(top.depth, 0U);
    EXPECT_EQ(top.derived, "WithCancel");
    EXPECT_EQ(top.error, "context canceled");
    EXPECT_EQ(middle.name, "middle");
    EXPECT_EQ(middle.depth, 1U);
    EXPECT_EQ(middle.derived, "WithValue");
    EXPECT_EQ(middle.value, "\"key\": 1");
    EXPECT_EQ(timed.name, "timed");
    EXPECT_EQ(timed.depth, 2U);
    EXPECT_EQ(timed.derived, "WithTimeout");
    EXPECT_EQ(timed.cause, "enough");
    EXPECT_EQ(free.name, "free");
    EXPECT_EQ(free.depth, 3U);
    EXPECT_EQ(free.derived, "WithoutCancel");
    EXPECT_EQ(free.error, "");
    EXPECT_EQ(other.name, "other");
    EXPECT_EQ(other.depth, 1U);
    EXPECT_EQ(other.cause, "context canceled") << "it was cancelled before, for no reason of its own";
}

TEST(Snapshot, SaysWhenADeadlineWillCancel) {
    const Snapshot snapshot =
        firstSnapshot(R"(package main

import (
	"context"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	cancel()
	<-ctx.Done()
}
)",
                      [](const Snapshot& s) { return s.contexts.size() == 1 && s.contexts[0].firesAt != 0; });
    EXPECT_EQ(snapshot.contexts[0].firesAt, 1'000'000'000);
    EXPECT_TRUE(snapshot.contexts[0].error.empty());
}

TEST(Snapshot, SaysThatADeadlineHasPassed) {
    const Snapshot snapshot =
        firstSnapshot(R"(package main

import (
	"context"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	<-ctx.Done()
}
)",
                      [](const Snapshot& s) { return s.contexts.size() == 1 && !s.contexts[0].error.empty(); });
    EXPECT_EQ(snapshot.contexts[0].error, "context deadline exceeded");
}

TEST(Snapshot, ShowsTheFirstErrorOfAGroup) {
    const Snapshot snapshot = firstSnapshot(
        R"(package main

import (
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

var g errgroup.Group

func main() {
	g.Go(func() error { return errors.New("first") })
	g.Go(func() error { return errors.New("second") })
	fmt.Println(g.Wait())
}
)",
        [](const Snapshot& s) {
            return std::ranges::any_of(s.primitives, [](const PrimitiveState& p) { return !p.error.empty(); });
        });
    ASSERT_EQ(snapshot.primitives.size(), 1U);
    EXPECT_EQ(snapshot.primitives[0].kind, PrimitiveKind::TaskGroup);
    EXPECT_EQ(snapshot.primitives[0].name, "g");
    EXPECT_GT(snapshot.primitives[0].counter, 0);
    EXPECT_TRUE(snapshot.primitives[0].error == "first" || snapshot.primitives[0].error == "second");
}

TEST(Snapshot, NamesAGroupBehindAPointerAndNotItsFirstField) {
    const Snapshot snapshot = firstSnapshot(
        R"(package main

import "golang.org/x/sync/errgroup"

func main() {
	g := new(errgroup.Group)
	g.Go(func() error { return nil })
	g.Wait()
}
)",
        [](const Snapshot& s) { return !s.primitives.empty() && s.primitives[0].counter > 0; });
    ASSERT_EQ(snapshot.primitives.size(), 1U);
    EXPECT_EQ(snapshot.primitives[0].name, "g");
}

TEST(Snapshot, ShowsWhoIsInLineForASemaphore) {
    const Snapshot snapshot = firstSnapshot(R"(package main

import (
	"context"
	"sync"

	"golang.org/x/sync/semaphore"
)

func main() {
	sem := semaphore.NewWeighted(3)
	var wg sync.WaitGroup
	sem.Acquire(context.Background(), 2)
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			sem.Acquire(context.Background(), 2)
			sem.Release(2)
			wg.Done()
		}()
	}
	wg.Wait()
}
)",
                                            [](const Snapshot& s) {
                                                return std::ranges::any_of(s.primitives, [](const PrimitiveState& p) {
                                                    return p.kind == PrimitiveKind::Semaphore && p.waiters.size() == 2;
                                                });
                                            });
    const auto semaphore = std::ranges::find(snapshot.primitives, PrimitiveKind::Semaphore, &PrimitiveState::kind);
    ASSERT_NE(semaphore, snapshot.primitives.end());
    EXPECT_EQ(semaphore->name, "sem");
    EXPECT_EQ(semaphore->counter, 2);
    EXPECT_EQ(semaphore->size, 3);
    const auto isChannel = [](const PrimitiveState& p) { return p.kind == PrimitiveKind::Channel; };
    EXPECT_TRUE(std::ranges::none_of(snapshot.primitives, isChannel)) << "how they wait is the library's own business";
}

TEST(Snapshot, ShowsWhatASingleflightIsAsked) {
    const Snapshot snapshot = firstSnapshot(R"(package main

import (
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

func main() {
	var group singleflight.Group
	var wg sync.WaitGroup
	wg.Add(2)
	for i := 0; i < 2; i++ {
		go func() {
			group.Do("key", func() (any, error) { time.Sleep(1); return 1, nil })
			wg.Done()
		}()
	}
	wg.Wait()
}
)",
                                            [](const Snapshot& s) {
                                                return std::ranges::any_of(s.primitives, [](const PrimitiveState& p) {
                                                    return p.kind == PrimitiveKind::Flights && !p.entries.empty() &&
                                                           p.entries[0].value == "1";
                                                });
                                            });
    const auto flights = std::ranges::find(snapshot.primitives, PrimitiveKind::Flights, &PrimitiveState::kind);
    ASSERT_NE(flights, snapshot.primitives.end());
    EXPECT_EQ(flights->name, "group");
    EXPECT_EQ(flights->entries[0].key, "key");
}

TEST(Snapshot, SaysOfEachCaseOfASelectWhyItIsNotReady) {
    const Snapshot snapshot =
        firstSnapshot(R"(package main

import "time"

func main() {
	var none chan int
	meet, full, empty := make(chan int), make(chan int, 1), make(chan int, 1)
	full <- 1
	select {
	case <-none:
	case <-meet:
	case meet <- 1:
	case full <- 2:
	case <-empty:
	case <-time.After(time.Second):
	}
}
)",
                      [](const Snapshot& s) { return s.goroutines[0].activity == Activity::Blocked; });
    std::vector<CaseState> states;
    for (const SelectCase& one : snapshot.goroutines[0].cases) states.push_back(one.state);
    EXPECT_EQ(states, (std::vector<CaseState>{CaseState::NilChannel, CaseState::NobodySends, CaseState::NobodyReceives,
                                              CaseState::Full, CaseState::Empty, CaseState::Empty}));
    EXPECT_EQ(snapshot.goroutines[0].cases[1].channel, "meet");
    EXPECT_TRUE(snapshot.goroutines[0].cases[3].isSend);
}

} // namespace
} // namespace lockstep::machine
