#include "engine/analysis/lost_update.h"
#include "tests/engine/history/story.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace lockstep::analysis {
namespace {

using namespace testing_story;
using history::none;

/// Whatever else is wrong.
std::vector<Finding> lostIn(const History& history) {
    std::vector<Finding> findings = analyze(history);
    std::erase_if(findings, [](const Finding& finding) { return finding.kind != FindingKind::LostUpdate; });
    return findings;
}

Finding onlyFinding(const History& history) {
    const std::vector<Finding> findings = lostIn(history);
    EXPECT_EQ(findings.size(), 1U);
    return findings.empty() ? Finding{} : findings.front();
}

TEST(LostUpdate, TheRaceDrivenToTwoLosesFourIncrementsUnderTwoStores) {
    const Story story = raceToTwo();
    const std::vector<LostUpdate> lost = findLostUpdates(story.history());
    ASSERT_EQ(lost.size(), 2U);
    const auto stepsOf = [&](const std::vector<EventIndex>& events) {
        std::vector<std::uint32_t> steps;
        for (const EventIndex event : events) steps.push_back(story.history().stepOf(event));
        return steps;
    };
    EXPECT_EQ(story.history().stepOf(lost[0].load), 4U);
    EXPECT_EQ(story.history().stepOf(lost[0].store), 9U);
    EXPECT_EQ(stepsOf(lost[0].overwritten), (std::vector<std::uint32_t>{6, 8}));
    EXPECT_EQ(story.history().stepOf(lost[1].load), 10U);
    EXPECT_EQ(story.history().stepOf(lost[1].store), 17U);
    EXPECT_EQ(stepsOf(lost[1].overwritten), (std::vector<std::uint32_t>{12, 14}));
}

// oracle 1
TEST(LostUpdate, TheFindingNamesEverybodyAndEverything) {
    const Story story = raceToTwo();
    const Finding finding = onlyFinding(story.history());
    EXPECT_EQ(finding.kind, FindingKind::LostUpdate);
    EXPECT_EQ(finding.title.en, "Lost update on x");
    EXPECT_EQ(finding.object, "x");
    EXPECT_EQ(finding.lostStores, 4U);
    EXPECT_EQ(finding.occurrences.size(), 2U);
    EXPECT_EQ(finding.goroutines, (std::vector<GoroutineIndex>{1, 2}));
    EXPECT_EQ(finding.values, (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(
        finding.message.en,
        "G1 loaded x = 0 at step 4. After that G2 stored 1 and 2 (steps 6 and 8). At step 9 G1 stored 1, made from "
        "the old value: 2 updates vanished. G2 loaded x = 1 at step 10. After that G1 stored 2 and 3 (steps 12 and "
        "14). At step 17 G2 stored 2, made from the old value: 2 updates vanished. In all, 2 stores overwrote 4 "
        "updates.");
    EXPECT_EQ(
        finding.message.zh,
        "G1 在第 4 步读到 x = 0。之后 G2 在第 6、8 步写入 1、2。第 9 步 G1 由旧值算出 1 并写入 x：2 次更新丢失。"
        "G2 在第 10 步读到 x = 1。之后 G1 在第 12、14 步写入 2、3。第 17 步 G2 由旧值算出 2 并写入 x：2 次更新丢失。"
        "总共：2 次写入覆盖了 4 次更新。");
}

TEST(LostUpdate, IncrementsOneAfterTheOtherLoseNothing) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    for (int i = 0; i < 3; ++i) {
        story.increment(a, "x");
        story.increment(b, "x");
    }
    EXPECT_TRUE(lostIn(story.history()).empty());
}

TEST(LostUpdate, AStoreOfSomethingElseLosesNothing) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.load(a, "x");
    story.increment(b, "x");
    story.blind(a, "x");
    EXPECT_TRUE(findLostUpdates(story.history()).empty());
}

TEST(LostUpdate, ABlindStoreCanBeLost) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.load(a, "x");
    story.blind(0, "x", 9);
    story.store(a, "x", 1);
    EXPECT_EQ(findLostUpdates(story.history()).size(), 1U);
}

TEST(LostUpdate, VariablesDoNotMix) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.load(a, "x");
    story.increment(b, "y");
    story.store(a, "x", 1);
    EXPECT_TRUE(findLostUpdates(story.history()).empty());
}

TEST(LostUpdate, TheSameLoadIsNotBlamedTwice) {
    // A second store at the same place of the source, without a new load, was made by another call.
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.load(a, "x");
    story.store(a, "x", 1);
    story.increment(b, "x");
    story.store(a, "x", 7);
    EXPECT_TRUE(findLostUpdates(story.history()).empty());
}

TEST(LostUpdate, LongRunsAreGroupedByPlaceWithTheFirstToldInFull) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    for (int i = 0; i < 500; ++i) {
        story.load(a, "x");
        story.increment(b, "x");
        story.store(a, "x", 1);
    }
    const Finding finding = onlyFinding(story.history());
    EXPECT_EQ(finding.occurrences.size(), 500U);
    EXPECT_EQ(finding.lostStores, 500U);
    EXPECT_NE(finding.message.en.find("In all, 500 stores overwrote 500 updates."), std::string::npos);
    EXPECT_LT(finding.message.en.size(), 300U);
}

TEST(LostUpdate, TwoKeysOfAMapAreNotOneVariable) {
    // m["a"]++ in one goroutine, m["b"] = 1 in another: both are recorded as accesses of the map as a whole.
    auto program = std::make_shared<Program>(*storyProgram().program);
    program->types.push_back(makeType(program::Kind::Map, 8, "map[int64]int64"));
    program->types.back().key = program->types.back().element = Int64;
    const auto mapType = static_cast<unsigned>(program->types.size() - 1);
    const auto emit = [&](Opcode op, unsigned a, unsigned b, unsigned c) {
        program->code.push_back(Instruction::abc(op, a, b, c));
        program->code.push_back(Instruction::abc(Opcode::Extra, mapType, 0, 0));
        return static_cast<program::CodeIndex>(program->code.size() - 2);
    };
    program::Function function;
    function.name = "main.count";
    function.begin = static_cast<program::CodeIndex>(program->code.size());
    const program::CodeIndex get = emit(Opcode::MapGet, 1, 0, 2);
    const program::CodeIndex set = emit(Opcode::MapSet, 0, 2, 1);
    function.end = static_cast<program::CodeIndex>(program->code.size());
    program->functions.push_back(function);
    history::Recorder recorder(program);
    recorder.addGoroutine(history::noGoroutine, 0, 1, 0, 1);
    recorder.addGoroutine(0, 1, 1, 0, 6);
    const history::ObjectRef map{
        .heapIndex = 5, .type = 0, .global = none, .allocator = 0, .allocationOrder = 1, .allocationSite = 0};
    const auto access = [&](GoroutineIndex g, EventKind kind, program::CodeIndex site) {
        Event event;
        event.kind = kind;
        event.actor = history::Actor::goroutine(g);
        event.flags = static_cast<std::uint8_t>(history::Flag::Step);
        event.site = site;
        recorder.record(event, &map, {});
    };
    access(0, EventKind::Load, get);
    access(1, EventKind::Store, set);
    access(0, EventKind::Store, set);
    EXPECT_TRUE(findLostUpdates(recorder.history()).empty());
    DataFlow flow(*program);
    EXPECT_TRUE(flow.feeds(get, set)); // so it is not for lack of data flow
}

// -- laws

struct Move {
    GoroutineIndex goroutine;
    int what; ///< 0 load, 1 store, 2 blind store
    const char* variable;
};

std::vector<Move> anyMoves() {
    return *rc::gen::container<std::vector<Move>>(rc::gen::map(
        rc::gen::tuple(rc::gen::inRange<GoroutineIndex>(1, 4), rc::gen::inRange(0, 5), rc::gen::inRange(0, 4)),
        [](const std::tuple<GoroutineIndex, int, int>& t) {
            return Move{std::get<0>(t), std::get<1>(t) % 3, std::get<2>(t) == 0 ? "y" : "x"};
        }));
}

Story tell(const std::vector<Move>& moves) {
    Story story;
    for (int i = 0; i < 3; ++i) story.spawn(0);
    for (const Move& move : moves) {
        if (move.what == 0) story.load(move.goroutine, move.variable);
        if (move.what == 1) story.store(move.goroutine, move.variable, story.value(move.variable) + 1);
        if (move.what == 2) story.blind(move.goroutine, move.variable);
    }
    return story;
}

/// Word for word: a store of something made from the goroutine's newest load (each load makes one store at most) loses
/// what others stored after that load and after the goroutine's own last store.
std::vector<LostUpdate> naively(const Story& story) {
    std::vector<LostUpdate> lost;
    const auto events = story.history().events();
    std::set<EventIndex> used;
    for (EventIndex t = 0; t < events.size(); ++t) {
        const bool isFed = events[t].kind == EventKind::Store && (events[t].site == story.program().stores.at("x") ||
                                                                  events[t].site == story.program().stores.at("y"));
        if (!isFed) continue;
        EventIndex load = none;
        EventIndex own = none;
        for (EventIndex i = 0; i < t; ++i) {
            if (events[i].actor != events[t].actor || events[i].object != events[t].object) continue;
            if (events[i].kind == EventKind::Load) load = i;
            if (events[i].kind == EventKind::Store) own = i;
        }
        if (load == none || !used.insert(load).second) continue;
        LostUpdate found{load, t, {}};
        for (EventIndex i = own == none || own < load ? load : own; i < t; ++i)
            if (events[i].kind == EventKind::Store && events[i].object == events[t].object &&
                events[i].actor != events[t].actor)
                found.overwritten.push_back(i);
        if (!found.overwritten.empty()) lost.push_back(found);
    }
    return lost;
}

RC_GTEST_PROP(LostUpdate, AreThoseOfTheNaiveDefinition, ()) {
    const Story story = tell(anyMoves());
    RC_ASSERT(findLostUpdates(story.history()) == naively(story));
}

RC_GTEST_PROP(LostUpdate, TakingEventsBackLeavesNoTrace, ()) {
    const Story story = tell(anyMoves());
    const auto count = static_cast<EventIndex>(story.history().events().size());
    LostUpdateDetector detector;
    // Forward and back at random, ending at the end.
    EventIndex at = 0;
    const auto turns = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3));
    for (const int turn : turns) {
        if (turn == 0 && at > 0) {
            detector.pop();
            --at;
        } else if (at < count) {
            detector.push(story.history(), at++);
        }
    }
    while (at < count) detector.push(story.history(), at++);
    const std::vector<LostUpdate> found(detector.lostUpdates().begin(), detector.lostUpdates().end());
    RC_ASSERT(found == findLostUpdates(story.history()));
    while (at-- > 0) detector.pop();
    RC_ASSERT(detector.lostUpdates().empty());
}

RC_GTEST_PROP(LostUpdate, EveryOneOfThemIsInAFinding, ()) {
    const Story story = tell(anyMoves());
    std::size_t occurrences = 0;
    std::uint64_t stores = 0;
    for (const Finding& finding : lostIn(story.history())) {
        occurrences += finding.occurrences.size();
        stores += finding.lostStores;
    }
    const std::vector<LostUpdate> lost = findLostUpdates(story.history());
    RC_ASSERT(occurrences == lost.size());
    std::uint64_t expected = 0;
    for (const LostUpdate& one : lost) expected += one.overwritten.size();
    RC_ASSERT(stores == expected);
}

} // namespace
} // namespace lockstep::analysis
