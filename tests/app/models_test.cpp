#include "app/model/chip_model.h"
#include "app/model/event_model.h"
#include "app/model/problem_model.h"
#include "app/model/state_model.h"
#include "tests/engine/view/tales.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace lockstep::app {
namespace {

using history::EventKind;

std::shared_ptr<const session::RunView> viewOf(const testing_story::Story& story) {
    auto run = std::make_shared<session::RunView>();
    run->history = story.shared();
    run->scene = view::buildScene(run->history, analysis::analyze(*run->history));
    run->captions = std::make_shared<view::Captions>(
        run->history, std::make_shared<analysis::LockOwnership>(*run->history), run->scene->findings());
    run->steps = run->history->stepCount();
    return run;
}

session::Move moveOf(history::GoroutineIndex goroutine, const char* name, bool canMove) {
    session::Move move;
    move.actor = history::Actor::goroutine(goroutine);
    move.name = name;
    move.next.exists = true;
    move.next.kind = EventKind::Load;
    move.next.objectName = "x";
    if (canMove)
        move.alternatives = {0};
    else
        move.obstacle = {std::string(name) + " waits for mu", std::string(name) + " 在等待 mu"};
    return move;
}

TEST(ChipModel, ShowsWhoCanMoveAndWhyTheOthersCannot) {
    ChipModel chips;
    const QAbstractItemModelTester tester(&chips, QAbstractItemModelTester::FailureReportingMode::Fatal);
    session::Moment moment;
    moment.moves = {moveOf(0, "main", false), moveOf(1, "G1", true), moveOf(2, "G2", true)};
    chips.setMoment(&moment, nullptr, history::Language::English);
    ASSERT_EQ(chips.rowCount(), 3);
    EXPECT_EQ(chips.data(chips.index(0), ChipModel::NameRole).toString(), QStringLiteral("G1"));
    EXPECT_TRUE(chips.data(chips.index(0), ChipModel::CanMoveRole).toBool());
    EXPECT_EQ(chips.data(chips.index(0), ChipModel::OperationRole).toString(), QStringLiteral("load x"));
    // main stands last and says why, without naming itself again.
    EXPECT_EQ(chips.data(chips.index(2), ChipModel::NameRole).toString(), QStringLiteral("main"));
    EXPECT_EQ(chips.data(chips.index(2), ChipModel::ReasonRole).toString(), QStringLiteral("main waits for mu"));
    EXPECT_EQ(chips.data(chips.index(2), ChipModel::ShortReasonRole).toString(), QStringLiteral("waits for mu"));
}

TEST(ChipModel, SaysWhatTheWaysAreInWhichAGoroutineCanMove) {
    ChipModel chips;
    session::Moment moment;
    moment.moves = {moveOf(0, "main", true), moveOf(1, "G1", true), moveOf(2, "G2", true)};
    moment.moves[1].next.kind = EventKind::ChanSend;
    moment.moves[1].alternatives = {0, 1};
    moment.moves[1].ways = {{.partner = 0}, {.caseNumber = 2, .partner = 2}};
    chips.setMoment(&moment, nullptr, history::Language::English);
    EXPECT_EQ(chips.data(chips.index(0), ChipModel::WaysRole).toStringList(),
              (QStringList{QStringLiteral("With main"), QStringLiteral("Case 2, with G2")}));
    EXPECT_TRUE(chips.data(chips.index(1), ChipModel::WaysRole).toStringList().isEmpty());
}

TEST(ChipModel, AKeyBelongsToAGoroutineWhoeverElseHasEnded) {
    ChipModel chips;
    session::Moment moment;
    moment.moves = {moveOf(0, "main", true), moveOf(2, "G2", true)};
    chips.setMoment(&moment, nullptr, history::Language::English);
    EXPECT_EQ(chips.data(chips.index(chips.rowOf(2)), ChipModel::KeyRole).toString(), QStringLiteral("2"));
    EXPECT_EQ(chips.data(chips.index(chips.rowOf(0)), ChipModel::KeyRole).toString(), QStringLiteral("0"));
    EXPECT_EQ(chips.rowOf(1), -1);
}

TEST(ChipModel, TellsOnlyWhatChanged) {
    ChipModel chips;
    session::Moment moment;
    moment.moves = {moveOf(0, "main", true), moveOf(1, "G1", true), moveOf(2, "G2", true)};
    chips.setMoment(&moment, nullptr, history::Language::English);
    const QSignalSpy reset(&chips, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&chips, &QAbstractItemModel::dataChanged);
    moment.moves[1] = moveOf(1, "G1", false);
    chips.setMoment(&moment, nullptr, history::Language::English);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(changed.count(), 1);
}

TEST(EventModel, MarksWhatHasHappenedAndWhatIsSelected) {
    EventModel events;
    const QAbstractItemModelTester tester(&events, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto run = viewOf(testing_story::raceToTwo());
    events.setRun(run);
    ASSERT_EQ(events.rowCount(), static_cast<int>(run->history->events().size()));
    events.setPosition(5);
    events.setSelected(4);
    const auto is = [&](int row, int role) { return events.data(events.index(row), role).toBool(); };
    EXPECT_TRUE(is(4, EventModel::PastRole));
    EXPECT_TRUE(is(4, EventModel::CurrentRole));
    EXPECT_TRUE(is(4, EventModel::SelectedRole));
    EXPECT_FALSE(is(5, EventModel::PastRole));
    EXPECT_FALSE(is(3, EventModel::CurrentRole));
    EXPECT_EQ(events.data(events.index(3), EventModel::WhoRole).toString(), QStringLiteral("G1"));
    EXPECT_EQ(events.data(events.index(3), EventModel::OperationRole).toString(), QStringLiteral("load x = 0"));
    EXPECT_TRUE(is(3, EventModel::InFindingRole));
}

TEST(EventModel, ALongerRunOnlyAddsRows) {
    EventModel events;
    testing_story::Story story;
    story.load(0, "x");
    events.setRun(viewOf(story));
    const QSignalSpy reset(&events, &QAbstractItemModel::modelReset);
    const QSignalSpy inserted(&events, &QAbstractItemModel::rowsInserted);
    story.store(0, "x", 1);
    events.setRun(viewOf(story));
    EXPECT_EQ(events.rowCount(), 2);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(inserted.count(), 1);
}

TEST(StateModel, ShowsWhoStoredLastAndWhoHoldsTheLock) {
    const auto run = viewOf(testing_story::handOver());
    auto moment = std::make_shared<session::Moment>();
    // Up to and with G1's store to x, under the lock.
    const auto events = run->history->events();
    for (std::uint32_t step = 1; step <= run->steps; ++step)
        if (events[run->history->steps()[step - 1]].kind == EventKind::Store) {
            moment->step = step;
            break;
        }
    machine::Variable x;
    x.name = "x";
    x.value = {"int64", "1", {}};
    x.object.global = testing_story::X;
    moment->snapshot.globals = {x};
    machine::PrimitiveState mu;
    mu.name = "mu";
    mu.locked = true;
    mu.object.global = testing_story::Mu;
    moment->snapshot.primitives = {mu};

    StateModel state;
    const QAbstractItemModelTester tester(&state, QAbstractItemModelTester::FailureReportingMode::Fatal);
    state.setMoment(moment, run, history::Language::English);
    const auto row = [&](const char* name) {
        const auto& rows = state.rows();
        return *std::find_if(rows.begin(), rows.end(),
                             [&](const StateRow& r) { return r.name == QString::fromUtf8(name); });
    };
    EXPECT_EQ(row("x").value, QStringLiteral("1"));
    ASSERT_EQ(row("x").holders.size(), 1U);
    EXPECT_EQ(row("x").holders[0].name, QStringLiteral("G1"));
    EXPECT_TRUE(row("x").changed);
    ASSERT_EQ(row("mu").holders.size(), 1U);
    EXPECT_EQ(row("mu").holders[0].name, QStringLiteral("G1"));
    EXPECT_GT(row("mu").since, 0);
    EXPECT_FALSE(row("mu").changed);
}

TEST(StateModel, ListsTimersContextsAndTheCasesOfASelect) {
    auto moment = std::make_shared<session::Moment>();
    machine::Snapshot& snapshot = moment->snapshot;
    snapshot.timers = {{.name = {}, .firesAt = 1'000'000, .period = 0, .sleeper = 1}};
    snapshot.contexts = {
        {.name = "ctx#1", .derived = "WithCancel", .error = {}, .cause = {}},
        {.name = "ctx#2", .derived = "WithCancel", .depth = 1, .error = "context canceled", .cause = "enough"}};
    machine::PrimitiveState group;
    group.kind = machine::PrimitiveKind::TaskGroup;
    group.name = "g";
    group.error = "first";
    snapshot.primitives = {group};
    machine::GoroutineState goroutine;
    goroutine.name = "main";
    goroutine.cases = {{1, false, "c", machine::CaseState::Empty}};
    snapshot.goroutines = {goroutine};

    StateModel state;
    const QAbstractItemModelTester tester(&state, QAbstractItemModelTester::FailureReportingMode::Fatal);
    state.setMoment(moment, viewOf(testing_story::raceToTwo()), history::Language::English);
    const auto row = [&](StateRow::Kind kind) {
        const auto& rows = state.rows();
        const auto found = std::find_if(rows.rbegin(), rows.rend(), [&](const StateRow& r) { return r.kind == kind; });
        return found == rows.rend() ? StateRow() : *found;
    };
    EXPECT_EQ(row(StateRow::Timer).value, QStringLiteral("wakes at 1ms"));
    ASSERT_EQ(row(StateRow::Timer).holders.size(), 1U);
    EXPECT_EQ(row(StateRow::Timer).holders[0].name, QStringLiteral("G1"));
    EXPECT_EQ(row(StateRow::Context).depth, 1);
    EXPECT_EQ(row(StateRow::Context).value, QStringLiteral("context canceled, because: enough"));
    EXPECT_EQ(row(StateRow::Group).value, QStringLiteral("0 to be done; first error: first"));
    EXPECT_EQ(row(StateRow::Case).value, QStringLiteral("receive from c: empty"));
    EXPECT_EQ(row(StateRow::Case).goroutine, 0);
}

TEST(StateModel, NamesEachWhoWaitsAtAChannelOnce) {
    auto moment = std::make_shared<session::Moment>();
    machine::PrimitiveState channel;
    channel.kind = machine::PrimitiveKind::Channel;
    channel.name = "ch";
    channel.channel.receivers = {{1, 0, {}}, {2, 0, {}}};
    channel.waiters = {1, 2};
    moment->snapshot.primitives = {channel};
    StateModel state;
    state.setMoment(moment, viewOf(testing_story::raceToTwo()), history::Language::English);
    const auto& rows = state.rows();
    const auto row = std::find_if(rows.begin(), rows.end(), [](const StateRow& r) { return r.name == u"ch"; });
    ASSERT_NE(row, rows.end());
    EXPECT_EQ(row->waiters.size(), 2U);
}

TEST(StateModel, OpensTheParts) {
    auto moment = std::make_shared<session::Moment>();
    machine::Variable pair;
    pair.name = "p";
    pair.value = {"main.Pair", "{1 2}", {{"left", {"int", "1", {}}}, {"right", {"int", "2", {}}}}};
    moment->snapshot.globals = {pair};
    StateModel state;
    state.setMoment(moment, viewOf(testing_story::raceToTwo()), history::Language::English);
    const int before = state.rowCount();
    state.toggle(QStringLiteral("global.p"));
    EXPECT_EQ(state.rowCount(), before + 2);
    EXPECT_EQ(state.rows()[2].name, QStringLiteral("left"));
    state.toggle(QStringLiteral("global.p"));
    EXPECT_EQ(state.rowCount(), before);
}

TEST(ProblemModel, CountsColumnsInCharactersNotBytes) {
    session::Compilation compilation;
    compilation.sources = {{"main.go", "package main\n\n\tvar 变量 = missing\n"}};
    session::Problem problem;
    problem.file = "main.go";
    problem.line = 3;
    problem.column = 15; // a tab, "var ", two characters of three bytes, " = ", and then
    problem.message = "undefined: missing";
    compilation.problems = {problem};
    ProblemModel problems;
    problems.setCompilation(&compilation, "main.go");
    ASSERT_EQ(problems.rowCount(), 1);
    EXPECT_EQ(problems.rows()[0].column, 11);
    EXPECT_EQ(problems.rows()[0].endColumn, 18);
}

} // namespace
} // namespace lockstep::app
