// Exploring in the window: all outcomes with their numbers, the way to each, random runs, stopping.
#include "tests/app/driving.h"
#include "tests/support/go_program.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

namespace lockstep::app {
namespace {

using testing::raceProgram;
using testing_app::follow;
using testing_app::isEnabled;
using testing_app::open;
using testing_app::settle;
using testing_app::trigger;

class Exploring : public ::testing::Test {
protected:
    void SetUp() override { m_app.settings()->setLanguage(QStringLiteral("en")); }
    void finish() {
        QElapsedTimer time;
        time.start();
        while (m_app.explore()->isWorking() && time.elapsed() < 60'000) QTest::qWait(5);
        ASSERT_FALSE(m_app.explore()->isWorking());
        settle(m_app);
    }
    /// The row of the outcome that prints this.
    [[nodiscard]] int rowOf(const QString& output) {
        const auto& rows = m_app.explore()->outcomes()->rows();
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].output == output) return static_cast<int>(i);
        return -1;
    }
    App m_app{QStringLiteral("none")};
};

TEST_F(Exploring, FindsEveryOutcomeAndSaysHowOftenItComes) {
    const QAbstractItemModelTester tester(m_app.explore()->outcomes(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    open(m_app, raceProgram(3));
    trigger(m_app, "explore.start");
    finish();
    ASSERT_EQ(m_app.explore()->outcomes()->rowCount(), 5);
    const int rarest = rowOf(QStringLiteral("2"));
    ASSERT_GE(rarest, 0);
    EXPECT_EQ(m_app.explore()->outcomes()->rows()[static_cast<std::size_t>(rarest)].frequency,
              QStringLiteral("8 of 924 interleavings"));
    EXPECT_FALSE(m_app.explore()->verdict().isEmpty());
    EXPECT_GT(m_app.explore()->found()->rowCount(), 0);
    EXPECT_EQ(m_app.bottomTab(), 4);

    m_app.explore()->showOutcome(rarest);
    settle(m_app);
    trigger(m_app, "run.end");
    EXPECT_EQ(m_app.console()->output(), QStringLiteral("2\n"));
}

TEST_F(Exploring, AFindingIsShownInItsOwnRun) {
    open(m_app, raceProgram(2));
    trigger(m_app, "explore.start");
    finish();
    ASSERT_GT(m_app.explore()->found()->rowCount(), 0);
    m_app.explore()->showFinding(0);
    settle(m_app);
    EXPECT_GT(m_app.run()->stepCount(), 0);
    EXPECT_GT(m_app.run()->position(), 0);
}

TEST_F(Exploring, AFindingIsShownWhereItIsThere) {
    for (const char* lesson : {"once", "pipeline", "wait-group"}) {
        m_app.files()->openLesson(QString::fromUtf8(lesson));
        settle(m_app);
        trigger(m_app, "explore.start");
        finish();
        const auto rows = m_app.explore()->found()->rows();
        ASSERT_FALSE(rows.empty()) << lesson;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            m_app.explore()->showFinding(static_cast<int>(i));
            settle(m_app);
            EXPECT_EQ(m_app.run()->position(), rows[i].step) << lesson;
            EXPECT_EQ(m_app.findings()->bannerTitle(), rows[i].title) << lesson;
        }
    }
}

TEST_F(Exploring, RandomRunsAreCounted) {
    open(m_app, raceProgram(2));
    trigger(m_app, "explore.sample");
    finish();
    double runs = 0;
    for (const QVariant& bar : m_app.explore()->bars()) runs += bar.toMap().value(QStringLiteral("runs")).toDouble();
    EXPECT_NEAR(runs, 1000, 0.5);
    EXPECT_EQ(m_app.explore()->tally()->rowCount(), 3) << "2, 3 and 4";
    m_app.explore()->showTally(0);
    settle(m_app);
    trigger(m_app, "run.end");
    EXPECT_EQ(m_app.console()->output().trimmed(), m_app.explore()->tally()->rows()[0].output);
}

TEST_F(Exploring, CanBeStoppedAndThenSaysSo) {
    open(m_app, raceProgram(5000));
    trigger(m_app, "explore.start");
    EXPECT_TRUE(m_app.explore()->isWorking());
    EXPECT_TRUE(isEnabled(m_app, "explore.stop"));
    EXPECT_FALSE(isEnabled(m_app, "explore.start"));
    trigger(m_app, "explore.stop");
    finish();
    EXPECT_FALSE(m_app.explore()->verdict().isEmpty());
}

TEST_F(Exploring, AnotherProgramMakesItEmpty) {
    open(m_app, raceProgram(2));
    trigger(m_app, "explore.start");
    finish();
    open(m_app, raceProgram(1));
    EXPECT_FALSE(m_app.explore()->hasResult());
    EXPECT_EQ(m_app.explore()->outcomes()->rowCount(), 0);
}

TEST_F(Exploring, LongLoopsAreExploredShortAndWhatIsFoundRunsThatWay) {
    const std::string text = raceProgram(5000);
    open(m_app, text);
    ASSERT_TRUE(m_app.explore()->isScalable());
    EXPECT_EQ(m_app.explore()->loops(), QStringLiteral("line 14: 5,000 rounds"));
    trigger(m_app, "explore.loops3");
    trigger(m_app, "explore.start");
    finish();
    EXPECT_TRUE(m_app.explore()->verdict().startsWith(
        QStringLiteral("The loop at main.go:14 goes round 3 times here, not 5000. ")))
        << m_app.explore()->verdict().toStdString();
    const int rarest = rowOf(QStringLiteral("2"));
    ASSERT_GE(rarest, 0);
    EXPECT_EQ(m_app.explore()->outcomes()->rows()[static_cast<std::size_t>(rarest)].frequency,
              QStringLiteral("8 of 924 interleavings"));
    EXPECT_TRUE(m_app.source()->shortLoops().isEmpty()) << "what is open runs as it is written";
    EXPECT_FALSE(isEnabled(m_app, "explore.runAsWritten"));

    m_app.explore()->showOutcome(rarest);
    settle(m_app);
    EXPECT_EQ(m_app.console()->output(), QStringLiteral("2\n"));
    EXPECT_EQ(m_app.source()->shortLoops(),
              QStringLiteral("The loop at main.go:14 goes round 3 times here, not 5000."));
    EXPECT_EQ(m_app.source()->text().toStdString(), text) << "the text stays the user's";
    EXPECT_FALSE(m_app.source()->isEdited());
    EXPECT_FALSE(m_app.source()->isUnsaved());
    EXPECT_EQ(m_app.explore()->outcomes()->rowCount(), 5) << "the next one can be looked at";
    ASSERT_GT(m_app.explore()->found()->rowCount(), 0);
    m_app.explore()->showFinding(0);
    settle(m_app);
    EXPECT_GT(m_app.run()->position(), 0);
    EXPECT_FALSE(m_app.source()->shortLoops().isEmpty());

    trigger(m_app, "explore.runAsWritten");
    EXPECT_TRUE(m_app.source()->shortLoops().isEmpty());
    EXPECT_EQ(m_app.run()->position(), 0);
    follow(m_app, "");
    EXPECT_GT(m_app.run()->stepCount(), 20'000);
}

TEST_F(Exploring, RoundsAreComparedAndItSaysWhetherTheyAgree) {
    open(m_app, raceProgram(5000));
    trigger(m_app, "explore.loopsCompared");
    trigger(m_app, "explore.start");
    finish();
    EXPECT_TRUE(m_app.explore()->verdict().contains(QStringLiteral("With 2, 3 and 4 rounds the same is found")))
        << m_app.explore()->verdict().toStdString();
    EXPECT_TRUE(m_app.explore()->verdict().contains(QStringLiteral("That is stable.")));
    m_app.settings()->setLanguage(QStringLiteral("zh_CN"));
    EXPECT_TRUE(m_app.explore()->verdict().contains(QStringLiteral("main.go:14 的循环在此执行 3 次，而不是 5000 次。")))
        << m_app.explore()->verdict().toStdString();
    EXPECT_TRUE(m_app.explore()->verdict().contains(QStringLiteral("结论稳定")));
}

TEST_F(Exploring, OnlyLoopsThatAreLongerCanBeExploredShorter) {
    open(m_app, raceProgram(3));
    EXPECT_TRUE(isEnabled(m_app, "explore.loops2"));
    EXPECT_FALSE(isEnabled(m_app, "explore.loops3"));
    EXPECT_FALSE(isEnabled(m_app, "explore.loopsCompared"));
    trigger(m_app, "explore.loops2");
    EXPECT_TRUE(m_app.commands()->find(QStringLiteral("explore.loops2"))->isChecked());
    open(m_app, "package main\n\nfunc main() {}\n");
    EXPECT_FALSE(m_app.explore()->isScalable());
    EXPECT_FALSE(isEnabled(m_app, "explore.loops2"));
    EXPECT_TRUE(m_app.commands()->find(QStringLiteral("explore.loopsAsWritten"))->isChecked());
    EXPECT_EQ(m_app.explore()->loops(), QString());
}

/// Main and a second goroutine wait for a Cond, main first, and one Signal is given.
constexpr const char* twoWaiters = R"(package main

import (
	"fmt"
	"sync"
)

var c = sync.NewCond(new(sync.Mutex))

func second() {
	c.L.Lock()
	go third()
	c.Wait()
	fmt.Println("second")
	c.L.Unlock()
}

func third() {
	c.L.Lock()
	c.Signal()
	c.L.Unlock()
}

func main() {
	c.L.Lock()
	go second()
	c.Wait()
	fmt.Println("main")
	c.L.Unlock()
}
)";

TEST_F(Exploring, WhoIsWokenIsChosenForIt) {
    open(m_app, twoWaiters);
    trigger(m_app, "explore.start");
    finish();
    EXPECT_GE(rowOf(QStringLiteral("second")), 0) << "the specification allows it";
    trigger(m_app, "explore.wakeFifo");
    trigger(m_app, "explore.start");
    finish();
    EXPECT_EQ(rowOf(QStringLiteral("second")), -1);
    ASSERT_GE(rowOf(QStringLiteral("main")), 0);
    EXPECT_TRUE(m_app.explore()->verdict().contains(QStringLiteral("Whoever waits longest is woken first.")))
        << m_app.explore()->verdict().toStdString();

    m_app.explore()->showOutcome(rowOf(QStringLiteral("main")));
    settle(m_app);
    EXPECT_TRUE(m_app.commands()->find(QStringLiteral("run.wakeFifo"))->isChecked());
}

TEST_F(Exploring, WhoIsWokenIsChosenForARun) {
    open(m_app, twoWaiters);
    EXPECT_TRUE(m_app.commands()->find(QStringLiteral("run.wakeGo"))->isChecked());
    EXPECT_FALSE(m_app.run()->status().contains(QStringLiteral("any waiter")));
    trigger(m_app, "run.wakeAny");
    settle(m_app);
    EXPECT_TRUE(m_app.commands()->find(QStringLiteral("run.wakeAny"))->isChecked());
    EXPECT_TRUE(m_app.run()->status().contains(QStringLiteral("any waiter may go on")))
        << m_app.run()->status().toStdString();
}

} // namespace
} // namespace lockstep::app
