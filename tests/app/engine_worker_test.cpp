#include "app/control/engine_worker.h"
#include "tests/support/go_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace lockstep::app {
namespace {

OpenRequest requestOf(std::string text) {
    OpenRequest request;
    request.sources = {{"main.go", std::move(text)}};
    return request;
}

TEST(EngineWorker, OpensAtStepZero) {
    EngineWorker worker(QDir::tempPath());
    const Answer answer = worker.open(requestOf(testing::raceProgram(3)));
    EXPECT_TRUE(answer.opened);
    ASSERT_TRUE(answer.shown.hasRun());
    EXPECT_EQ(answer.shown.position(), 0U);
    EXPECT_EQ(answer.shown.run->steps, 0U);
    EXPECT_EQ(answer.shown.moment->moves.size(), 1U);
}

TEST(EngineWorker, AMistakeInTheSourceIsSaidAndANewFileShowsNothingOfTheOld) {
    EngineWorker worker(QDir::tempPath());
    worker.open(requestOf(testing::raceProgram(3)));
    const Answer answer = worker.open(requestOf("package main\n\nfunc main() { undefinedName() }\n"));
    ASSERT_TRUE(answer.rejected);
    EXPECT_FALSE(answer.rejected->problems.empty());
    EXPECT_FALSE(answer.shown.hasRun());
}

TEST(EngineWorker, AMistakeInAnEditedTextKeepsWhatRan) {
    EngineWorker worker(QDir::tempPath());
    worker.open(requestOf(testing::raceProgram(3)));
    worker.forward();
    OpenRequest edited = requestOf("package main\n\nfunc main() {\n");
    edited.keepSchedule = true;
    const Answer answer = worker.open(edited);
    EXPECT_TRUE(answer.rejected);
    ASSERT_TRUE(answer.shown.hasRun());
    EXPECT_EQ(answer.shown.position(), 1U);
    EXPECT_EQ(worker.forward().shown.position(), 2U);
}

TEST(EngineWorker, AnEditedTextFollowsTheSameSchedule) {
    EngineWorker worker(QDir::tempPath());
    OpenRequest first = requestOf(testing::raceProgram(3));
    first.schedule = QStringLiteral("ls1; main:3 G1:1 G2:4 G1:1");
    first.steps = 9;
    const Answer before = worker.open(first);
    ASSERT_EQ(before.shown.run->steps, 9U);
    OpenRequest edited = requestOf(testing::raceProgram(4));
    edited.keepSchedule = true;
    const Answer answer = worker.open(edited);
    ASSERT_FALSE(answer.rejected);
    EXPECT_FALSE(answer.diverged);
    EXPECT_EQ(answer.shown.run->steps, 9U);
    EXPECT_EQ(answer.shown.run->history->events().size(), before.shown.run->history->events().size());
}

TEST(EngineWorker, RunsToTheNextFindingAndThenToTheEnd) {
    EngineWorker worker(QDir::tempPath());
    OpenRequest request = requestOf(testing::raceProgram(3));
    request.schedule = QStringLiteral("ls1; main:3 G1:1 G2:4 G1:1");
    request.steps = 9; // with G1's store, which overwrites two
    worker.open(request);
    worker.moveTo(0);
    const Answer first = worker.runOn({});
    EXPECT_EQ(first.shown.position(), 9U);
    ASSERT_FALSE(first.shown.run->findings().empty());
    const Answer second = worker.runOn({});
    EXPECT_EQ(second.shown.position(), second.shown.run->steps);
    EXPECT_TRUE(second.shown.run->isOver);
}

TEST(EngineWorker, StopsBeforeABreakpoint) {
    EngineWorker worker(QDir::tempPath());
    worker.open(requestOf(testing::raceProgram(3)));
    const std::string text = testing::raceProgram(3);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(text.find("wg.Done()")), '\n');
    const Answer answer = worker.runOn({}, {static_cast<std::uint32_t>(line)});
    ASSERT_LT(answer.shown.position(), answer.shown.run->steps);
    const auto next = answer.shown.run->history->steps()[answer.shown.position()];
    EXPECT_EQ(answer.shown.run->history->events()[next].kind, history::EventKind::WaitGroupDone);
}

TEST(EngineWorker, ARunThatIsStoppedKeepsWhatItRecorded) {
    EngineWorker worker(QDir::tempPath());
    worker.open(requestOf(testing::raceProgram(5000)));
    std::stop_source stop;
    scheduler::Control control;
    control.stop = stop.get_token();
    int moves = 0;
    control.moved = [&](history::Choice, const machine::Machine&) {
        if (++moves == 500) stop.request_stop();
    };
    const Answer answer = worker.runOn(control);
    EXPECT_TRUE(answer.stopped);
    EXPECT_GT(answer.shown.run->steps, 100U);
    EXPECT_FALSE(answer.shown.run->isOver);
}

TEST(EngineWorker, AGoroutineGoesOnToAnotherLine) {
    EngineWorker worker(QDir::tempPath());
    worker.open(requestOf(testing::raceProgram(3)));
    const Answer answer = worker.runStretch(0, Stretch::NextLine, {});
    EXPECT_EQ(answer.shown.position(), 1U); // wg.Add(2) is one step, `go add()` another line
}

TEST(EngineWorker, AGoroutineGoesOnUntilItsFunctionReturns) {
    EngineWorker worker(QDir::tempPath());
    OpenRequest request = requestOf(testing::raceProgram(2));
    request.schedule = QStringLiteral("ls1; main:3");
    request.steps = 3;
    worker.open(request);
    const Answer answer = worker.runStretch(1, Stretch::UntilReturn, {});
    // Two loads, two stores, Done, and nothing of the others.
    const history::History& history = *answer.shown.run->history;
    EXPECT_GE(answer.shown.position(), 3U + 5U);
    for (std::uint32_t step = 4; step <= answer.shown.position(); ++step)
        EXPECT_EQ(history.events()[history.steps()[step - 1]].actor.index(), 1U);
}

TEST(EngineWorker, TextThatIsNoScheduleIsRefusedWithASentence) {
    EngineWorker worker(QDir::tempPath());
    worker.open(requestOf(testing::raceProgram(3)));
    const Answer answer = worker.replay(QStringLiteral("hello"), {});
    EXPECT_FALSE(answer.refused.isEmpty());
    EXPECT_TRUE(answer.shown.hasRun());
}

TEST(EngineWorker, AScheduleThatDoesNotFitSaysHowFarItGoes) {
    EngineWorker worker(QDir::tempPath());
    worker.open(requestOf(testing::raceProgram(3)));
    const Answer answer = worker.replay(QStringLiteral("ls1; main:2 G7:1"), {});
    ASSERT_TRUE(answer.diverged);
    EXPECT_FALSE(answer.diverged->en.empty());
    EXPECT_EQ(answer.shown.run->steps, 2U);
}

TEST(EngineWorker, WritesOnePictureAndOneAStep) {
    const QTemporaryDir folder;
    EngineWorker worker(QDir::tempPath());
    OpenRequest request = requestOf(testing::raceProgram(1));
    request.schedule = QStringLiteral("ls1;");
    const Answer open = worker.open(request);
    const Answer one = worker.exportSvg({.path = folder.filePath(QStringLiteral("all.svg"))});
    ASSERT_EQ(one.written.size(), 1U);
    QFile file(one.written[0]);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("<svg"));
    const Answer many = worker.exportSvg({.path = folder.filePath(QStringLiteral("steps")), .steps = true});
    EXPECT_EQ(many.written.size(), open.shown.run->steps + 1U);
    const Answer none = worker.exportSvg({.path = folder.filePath(QStringLiteral("no/such/folder/a.svg"))});
    EXPECT_FALSE(none.refused.isEmpty());
}

} // namespace
} // namespace lockstep::app
