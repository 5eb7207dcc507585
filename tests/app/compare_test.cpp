// The cost charts: computed on a thread of their own, stopped, opened as programs.
#include "tests/app/driving.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

namespace lockstep::app {
namespace {

using testing_app::isEnabled;
using testing_app::settle;
using testing_app::trigger;

class Comparing : public ::testing::Test {
protected:
    void SetUp() override { m_app.settings()->setLanguage(QStringLiteral("en")); }
    void finish() {
        QElapsedTimer time;
        time.start();
        while (m_app.compare()->isWorking() && time.elapsed() < 60'000) QTest::qWait(5);
        ASSERT_FALSE(m_app.compare()->isWorking());
    }
    App m_app{QStringLiteral("none")};
};

TEST_F(Comparing, DrawsALineForEachPrimitiveWithoutAProgramBeingOpen) {
    CompareController& compare = *m_app.compare();
    const QAbstractItemModelTester tester(compare.byReadShare(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    trigger(m_app, "explore.compare");
    finish();
    EXPECT_EQ(compare.primitives(),
              (QStringList{QStringLiteral("Mutex"), QStringLiteral("RWMutex"), QStringLiteral("atomic")}));
    ASSERT_EQ(compare.byReadShare()->rowCount(), 11);
    ASSERT_EQ(compare.byReadShare()->columnCount(), 4);
    EXPECT_EQ(compare.byGoroutines()->rowCount(), 7);
    const auto at = [&](int row, int column) {
        return compare.byReadShare()->index(row, column).data(Qt::DisplayRole).toDouble();
    };
    EXPECT_EQ(at(0, 0), 0);
    EXPECT_EQ(at(10, 0), 100);
    EXPECT_GT(at(10, 1), at(10, 2)) << "only reads: the RWMutex is cheaper";
    EXPECT_GE(compare.byReadShare()->highest(), at(0, 1));
    EXPECT_EQ(compare.caption(),
              QStringLiteral("54 timed runs, one a point, of 40 operations by each goroutine · "
                             "µs an operation on 4 processors, computed by the cost table typical-amd64 (built in)"));
    EXPECT_EQ(compare.byGoroutines()->nearest(7), 3) << "8 goroutines";
    EXPECT_EQ(compare.byReadShare()->nearest(98), 10);
    EXPECT_EQ(compare.pointText(true, 10),
              QStringLiteral("100 % reads: Mutex %1 µs · RWMutex %2 µs · atomic %3 µs by typical-amd64 (built in)")
                  .arg(at(10, 1), 0, 'f', 3)
                  .arg(at(10, 2), 0, 'f', 3)
                  .arg(at(10, 3), 0, 'f', 3));
    EXPECT_TRUE(compare.pointText(false, 3).startsWith(QStringLiteral("8 goroutines: Mutex")));
    EXPECT_TRUE(compare.pointText(false, -1).isEmpty());
    EXPECT_TRUE(compare.isShown());
    EXPECT_EQ(m_app.bottomTab(), 5);
    m_app.settings()->setLanguage(QStringLiteral("zh_CN"));
    EXPECT_TRUE(compare.caption().contains(QStringLiteral("typical-amd64"))) << compare.caption().toStdString();
    EXPECT_FALSE(compare.caption().contains(QStringLiteral("computed")));
}

TEST_F(Comparing, CanBeStoppedAndKeepsWhatThereIs) {
    CompareController& compare = *m_app.compare();
    EXPECT_FALSE(isEnabled(m_app, "explore.stopComparison"));
    trigger(m_app, "explore.compare");
    EXPECT_FALSE(isEnabled(m_app, "explore.compare"));
    QElapsedTimer time;
    time.start();
    while (compare.byReadShare()->rowCount() == 0 && time.elapsed() < 60'000) QTest::qWait(1);
    trigger(m_app, "explore.stopComparison");
    finish();
    EXPECT_GT(compare.byReadShare()->rowCount(), 0);
    EXPECT_TRUE(isEnabled(m_app, "explore.compare"));
}

TEST_F(Comparing, ComputesAnewOnOtherProcessorsAndWithOtherCosts) {
    CompareController& compare = *m_app.compare();
    trigger(m_app, "explore.compare");
    finish();
    const auto at = [&](int row) { return compare.byGoroutines()->index(row, 1).data(Qt::DisplayRole).toDouble(); };
    const double onFour = at(6);
    trigger(m_app, "timing.processors1");
    EXPECT_TRUE(compare.isWorking());
    finish();
    EXPECT_NE(at(6), onFour);
    EXPECT_TRUE(compare.caption().endsWith(
        QStringLiteral("µs an operation on 1 processor, computed by the cost table typical-amd64 (built in)")))
        << compare.caption().toStdString();
    trigger(m_app, "timing.measured");
    EXPECT_FALSE(isEnabled(m_app, "timing.builtIn")) << "it is being measured";
    QElapsedTimer time;
    time.start();
    while (!isEnabled(m_app, "timing.builtIn") && time.elapsed() < 60'000) QTest::qWait(5);
    EXPECT_TRUE(compare.isWorking());
    finish();
    EXPECT_TRUE(compare.caption().endsWith(
        QStringLiteral("µs an operation on 1 processor, computed by the cost table this-machine")))
        << compare.caption().toStdString();
}

TEST_F(Comparing, GivesTimedRunsTheSameProcessorsAndCosts) {
    trigger(m_app, "explore.compare");
    finish();
    m_app.compare()->openProgram(0);
    settle(m_app);
    trigger(m_app, "timing.processors2");
    finish();
    trigger(m_app, "run.strategyTimed");
    trigger(m_app, "run.run");
    EXPECT_TRUE(m_app.run()->status().contains(QStringLiteral("on 2 processors")))
        << m_app.run()->status().toStdString();
    trigger(m_app, "timing.processors16");
    settle(m_app);
    EXPECT_TRUE(m_app.run()->status().contains(QStringLiteral("on 16 processors")))
        << m_app.run()->status().toStdString();
    finish();
}

TEST_F(Comparing, OpensTheProgramBehindALine) {
    trigger(m_app, "explore.compare");
    finish();
    m_app.compare()->openProgram(1);
    settle(m_app);
    EXPECT_FALSE(m_app.files()->isHome());
    EXPECT_TRUE(m_app.run()->hasRun());
    EXPECT_TRUE(m_app.source()->text().contains(QStringLiteral("sync.RWMutex")));
    trigger(m_app, "run.strategyTimed");
    trigger(m_app, "run.run");
    EXPECT_TRUE(m_app.console()->output().startsWith(QStringLiteral("an operation took ")));
    EXPECT_TRUE(m_app.run()->status().contains(QStringLiteral("typical-amd64")));
}

} // namespace
} // namespace lockstep::app
