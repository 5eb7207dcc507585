// Channels from inside: which choices there are, what a snapshot shows, and that rewinding restores the queues.
#include "engine/machine/machine.h"
#include "tests/support/go_program.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace lockstep::machine {
namespace {

Machine machineOf(const std::string& body, history::WakePolicy wake) {
    Settings settings;
    settings.wake = wake;
    Machine machine(testing::compileGo("package main\n\n" + body)->image, settings);
    machine.begin();
    return machine;
}

std::size_t waysOf(const Machine& machine, GoroutineIndex goroutine) {
    return static_cast<std::size_t>(std::ranges::count_if(
        machine.choices(), [goroutine](const Choice& choice) { return choice.actor == Actor::goroutine(goroutine); }));
}

/// Lets goroutines move, lowest first, main last, until nobody but main can.
void letOthersRun(Machine& machine) {
    while (!machine.isOver()) {
        const Choice choice = machine.choices().back();
        if (choice.actor == Actor::goroutine(0) || !choice.actor.isGoroutine()) return;
        machine.step(choice);
    }
}

void moveMain(Machine& machine, std::uint32_t steps) {
    for (std::uint32_t i = 0; i < steps; ++i) machine.step({Actor::goroutine(0), 0});
}

constexpr const char* twoSenders = R"(func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	go func() { c <- 2 }()
	println(<-c)
}
)";

constexpr const char* twoReadyCases = R"(func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 2
	select {
	case v := <-a:
		println(v)
	case v := <-b:
		println(v)
	}
}
)";

TEST(Channel, under_any_a_receiver_may_meet_each_sender_and_each_sender_offers_the_same_meeting) {
    Machine machine = machineOf(twoSenders, history::WakePolicy::Any);
    moveMain(machine, 2);
    EXPECT_EQ(waysOf(machine, 0), 2U);
    EXPECT_EQ(waysOf(machine, 1), 1U);
    EXPECT_EQ(waysOf(machine, 2), 1U);
    EXPECT_EQ(machine.meetingOf({Actor::goroutine(0), 1}).partner, 2U);
    EXPECT_EQ(machine.meetingOf({Actor::goroutine(2), 0}).partner, 0U);
    std::set<std::string> printed;
    const Machine::Mark mark = machine.mark();
    for (const std::uint16_t way : {0, 1}) {
        machine.step({Actor::goroutine(0), way});
        machine.step({Actor::goroutine(0), 0});
        printed.insert(machine.outcome().standardError);
        machine.rewind(mark);
    }
    EXPECT_EQ(printed, (std::set<std::string>{"1\n", "2\n"}));
    machine.release(mark);
}

TEST(Channel, a_select_has_an_alternative_for_each_ready_case_under_every_policy) {
    for (const auto wake : {history::WakePolicy::Any, history::WakePolicy::Fifo, history::WakePolicy::Go}) {
        Machine machine = machineOf(twoReadyCases, wake);
        moveMain(machine, 2);
        EXPECT_EQ(machine.choices().size(), 2U);
        EXPECT_EQ(machine.alternatives(0), 2U);
        EXPECT_EQ(machine.meetingOf({Actor::goroutine(0), 1}).caseNumber, 2U);
        machine.step({Actor::goroutine(0), 1});
        machine.step({Actor::goroutine(0), 0});
        EXPECT_EQ(machine.outcome().standardError, "2\n");
    }
}

TEST(Channel, under_any_default_is_possible_beside_a_partner_that_may_not_have_come_yet) {
    constexpr const char* program = R"(func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	select {
	case <-c:
	default:
	}
}
)";
    Machine any = machineOf(program, history::WakePolicy::Any);
    moveMain(any, 1);
    EXPECT_EQ(waysOf(any, 0), 2U);
    Machine go = machineOf(program, history::WakePolicy::Go);
    moveMain(go, 1);
    EXPECT_EQ(waysOf(go, 0), 1U); // nobody has arrived: default
    letOthersRun(go);
    EXPECT_EQ(waysOf(go, 0), 1U); // the sender waits: the receive
}

TEST(Channel, a_snapshot_shows_the_buffer_and_both_queues) {
    Machine machine = machineOf(R"(func main() {
	full, empty := make(chan int, 2), make(chan string)
	full <- 7
	full <- 8
	go func() { full <- 9 }()
	go func() { <-empty }()
	select {}
}
)",
                                history::WakePolicy::Go);
    moveMain(machine, 4);
    letOthersRun(machine);
    const Snapshot snapshot = machine.snapshot();
    const auto named = [&](std::string_view name) {
        return std::ranges::find(snapshot.primitives, name, &PrimitiveState::name)->channel;
    };
    EXPECT_EQ(named("full").cells, (std::vector<std::string>{"7", "8"}));
    EXPECT_EQ(named("full").senders, (std::vector<ChannelWaiter>{{1, 0, "9"}}));
    EXPECT_EQ(named("empty").receivers, (std::vector<ChannelWaiter>{{2, 0, ""}}));
    EXPECT_EQ(named("empty").capacity, 0U);
}

TEST(Channel, rewinding_restores_the_queues_of_those_who_were_served) {
    Machine machine = machineOf(twoSenders, history::WakePolicy::Go);
    moveMain(machine, 2);
    letOthersRun(machine);
    const Machine before = machine;
    const Machine::Mark mark = machine.mark();
    while (!machine.isOver()) machine.step(machine.choices().front());
    machine.rewind(mark);
    EXPECT_TRUE(machine == before);
    EXPECT_EQ(machine.snapshot(), before.snapshot());
}

} // namespace
} // namespace lockstep::machine
