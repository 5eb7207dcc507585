// The lanes of what is counted, of real runs.
#include "engine/view/caption.h"
#include "engine/view/counted_lanes.h"
#include "tests/support/go_program.h"

#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

using testing::runGo;

std::string levelsOf(const view::Lane& lane) {
    std::string text;
    for (const view::Level& level : lane.levels) text += std::to_string(level.value) + " ";
    return text;
}

std::vector<view::Lane> lanesOf(const RunView& view, view::LaneKind kind) {
    std::vector<view::Lane> lanes;
    for (const view::Lane& lane : view.scene->lanes())
        if (lane.kind == kind) lanes.push_back(lane);
    return lanes;
}

TEST(CountedLanes, ACopyBeginsWithTheCountOfItsOriginalNotAtTheStart) {
    Session session = runGo("package main\n\nimport \"sync\"\n\n"
                            "func cook(open sync.WaitGroup) { open.Done() }\n\n"
                            "func guest(open sync.WaitGroup) { open.Wait() }\n\n"
                            "func main() {\n\tvar open sync.WaitGroup\n\topen.Add(2)\n"
                            "\tgo cook(open)\n\tgo guest(open)\n\topen.Wait()\n}\n");
    const auto view = session.view();
    const auto lanes = lanesOf(*view, view::LaneKind::WaitGroup);
    ASSERT_EQ(lanes.size(), 3U);
    EXPECT_EQ(levelsOf(lanes[0]), "0 2 ");
    std::vector<std::string> copies{levelsOf(lanes[1]), levelsOf(lanes[2])};
    std::sort(copies.begin(), copies.end());
    EXPECT_EQ(copies, (std::vector<std::string>{"2 ", "2 1 "}));
    for (const view::Lane& lane : lanes) EXPECT_EQ(lane.waits.size(), levelsOf(lane) == "2 1 " ? 0U : 1U);
    EXPECT_GT(lanes[1].levels.front().begin, 0U);
    EXPECT_GT(lanes[2].levels.front().begin, 0U);
    for (const history::Event& event : view->history->events()) {
        if (event.kind != history::EventKind::Block) continue;
        const auto index = static_cast<history::EventIndex>(&event - view->history->events().data());
        const std::string told = view->captions->sentence(index, history::Language::English);
        EXPECT_NE(told.find("is 2"), std::string::npos) << told;
    }
}

TEST(CountedLanes, AGlobalOneIsThereFromTheStart) {
    Session session = runGo("package main\n\nimport \"sync\"\n\nvar x int\nvar wg sync.WaitGroup\n\n"
                            "func main() {\n\tgo func() { x++ }()\n\tx++\n\twg.Add(1)\n\twg.Done()\n"
                            "\tch := make(chan int, 1)\n\tgo func() { ch <- 1 }()\n\t<-ch\n}\n");
    const auto groups = lanesOf(*session.view(), view::LaneKind::WaitGroup);
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].levels.front().begin, 0U);
    const auto channels = lanesOf(*session.view(), view::LaneKind::Channel);
    ASSERT_EQ(channels.size(), 1U);
    EXPECT_GT(channels[0].levels.front().begin, groups[0].levels.back().begin) << "it is made after that";
}

TEST(CountedLanes, WhoWaitsInASelectWaitsAtEachOfItsChannels) {
    const char* program =
        "package main\n\nfunc main() {\n\ta, b := make(chan int), make(chan int)\n"
        "\tgo func() {\n\t\tprintln()\n\t\tselect {\n\t\tcase <-a:\n\t\tcase b <- 1:\n\t\tcase <-a:\n\t\t}\n"
        "\t}()\n\tprintln()\n\ta <- 1\n\t<-b\n}\n";
    for (const char* schedule : {"ls1 wake=any; main:1 G1:1 main:2", "ls1 wake=go; main:1 G1:2 main:2"}) {
        Session session(testing::compileGo(program));
        const auto replayed = session.replay(testing::scheduleOf(schedule));
        ASSERT_TRUE(replayed.ok());
        const auto view = session.view();
        const auto channels = lanesOf(*view, view::LaneKind::Channel);
        ASSERT_EQ(channels.size(), 2U) << schedule;
        for (const view::Lane& lane : channels) {
            const auto select =
                std::ranges::count_if(lane.waits, [](const view::Bar& bar) { return bar.goroutine == 1; });
            EXPECT_EQ(select, 1) << schedule << " " << lane.name;
        }
        EXPECT_EQ(view->findings().size(), 1U) << schedule;
    }
}

} // namespace
} // namespace lockstep::session
