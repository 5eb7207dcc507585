// Journeys: what a person does in the window, through the controllers that every pane and command goes through.
#include "tests/app/driving.h"
#include "tests/support/go_program.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

namespace lockstep::app {
namespace {

using testing::raceProgram;
using testing_app::follow;
using testing_app::isEnabled;
using testing_app::move;
using testing_app::open;
using testing_app::settle;
using testing_app::trigger;

class Journey : public ::testing::Test {
protected:
    void SetUp() override {
        m_app.settings()->setLanguage(QStringLiteral("en"));
        m_app.commands()->refresh();
    }
    [[nodiscard]] const Shown& shown() { return m_app.engine().shown(); }
    App m_app{QStringLiteral("none")};
};

TEST_F(Journey, TheRaceOfThreeRoundsIsDrivenToTwoByHand) {
    open(m_app, raceProgram(3));
    move(m_app, "main main main");
    move(m_app, "G1 G2 G2 G2 G2 G1");
    EXPECT_EQ(m_app.findings()->count(), 2);
    EXPECT_EQ(m_app.findings()->bannerKind(), QStringLiteral("finding"));
    EXPECT_EQ(m_app.findings()->bannerTitle(), QStringLiteral("Lost update on x"));
    move(m_app, "G2 G1 G1 G1 G1 G1 G1 G2");
    ASSERT_EQ(m_app.findings()->count(), 2) << "the lost update and the data race";
    const analysis::Finding& finding = shown().run->findings()[0];
    EXPECT_EQ(finding.occurrences.size(), 2U);
    EXPECT_EQ(finding.lostStores, 4U);
    trigger(m_app, "run.end");
    trigger(m_app, "run.run");
    trigger(m_app, "run.run");
    EXPECT_EQ(m_app.console()->output(), QStringLiteral("2\n"));
    EXPECT_EQ(m_app.console()->ending(), QStringLiteral("exit code 0"));

    // The schedule text gives the same history again.
    const history::History before = *shown().run->history;
    trigger(m_app, "edit.copySchedule");
    const QString schedule = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(schedule.startsWith(QStringLiteral("ls1 "))) << schedule.toStdString();
    trigger(m_app, "run.restart");
    EXPECT_EQ(m_app.run()->stepCount(), 0);
    trigger(m_app, "edit.pasteSchedule");
    EXPECT_TRUE(*shown().run->history == before);
}

TEST_F(Journey, SteppingBackAndChoosingDifferentlyKeepsTheOldFutureAsAGhost) {
    open(m_app, raceProgram(3));
    move(m_app, "main main main G1 G1 G1");
    trigger(m_app, "run.back");
    trigger(m_app, "run.back");
    EXPECT_EQ(m_app.run()->position(), 4);
    EXPECT_EQ(m_app.run()->stepCount(), 6);
    EXPECT_TRUE(m_app.timeline()->branches().isEmpty());
    move(m_app, "G2");
    EXPECT_EQ(m_app.run()->stepCount(), 5);
    ASSERT_EQ(m_app.timeline()->branches().size(), 1);
    EXPECT_EQ(m_app.timeline()->branches()[0].toMap()[QStringLiteral("forkedAt")].toInt(), 4);
    trigger(m_app, "run.takeGhost");
    EXPECT_EQ(m_app.run()->stepCount(), 6);
    EXPECT_EQ(m_app.run()->position(), 4);
}

TEST_F(Journey, AGoroutineThatCannotMoveSaysWhy) {
    open(m_app, raceProgram(3));
    move(m_app, "main main main main"); // the last step is its arrival at Wait
    const int main = m_app.run()->chips()->rowOf(0);
    ASSERT_GE(main, 0);
    const Chip& chip = m_app.run()->chips()->rows()[static_cast<std::size_t>(main)];
    EXPECT_FALSE(chip.canMove);
    EXPECT_TRUE(chip.reason.contains(QStringLiteral("wg"))) << chip.reason.toStdString();
    QString hint;
    QObject::connect(m_app.run(), &RunController::hinted, [&](const QString& sentence) { hint = sentence; });
    trigger(m_app, "run.goroutine0");
    EXPECT_EQ(hint, chip.reason);
    EXPECT_EQ(m_app.run()->position(), 4);
}

TEST_F(Journey, TheKeysOneToNineLetThatGoroutineMove) {
    open(m_app, raceProgram(3));
    move(m_app, "main main main");
    trigger(m_app, "run.goroutine2");
    const auto& history = *shown().run->history;
    EXPECT_EQ(history.actorName(history.events()[history.steps().back()].actor), "G2");
    EXPECT_FALSE(isEnabled(m_app, "run.goroutine3"));
}

TEST_F(Journey, SwitchesAreSteppedFromOneToTheNext) {
    open(m_app, raceProgram(3));
    move(m_app, "main main main G1 G1 G2 G1");
    trigger(m_app, "run.start");
    trigger(m_app, "run.nextSwitch");
    EXPECT_EQ(m_app.run()->position(), 3);
    trigger(m_app, "run.nextSwitch");
    EXPECT_EQ(m_app.run()->position(), 5);
    trigger(m_app, "run.nextSwitch");
    EXPECT_EQ(m_app.run()->position(), 6);
    trigger(m_app, "run.previousSwitch");
    EXPECT_EQ(m_app.run()->position(), 5);
}

TEST_F(Journey, PlayingGoesToTheEndAndStopsThere) {
    open(m_app, raceProgram(2));
    m_app.run()->setSpeed(m_app.run()->maxSpeed());
    trigger(m_app, "run.play");
    QElapsedTimer time;
    time.start();
    while (m_app.run()->isPlaying() && time.elapsed() < 20'000) QTest::qWait(5);
    settle(m_app);
    EXPECT_FALSE(m_app.run()->isPlaying());
    EXPECT_TRUE(m_app.run()->isOver());
    EXPECT_FALSE(isEnabled(m_app, "run.forward"));
}

TEST_F(Journey, OneSelectionIsTheSameEverywhere) {
    open(m_app, raceProgram(3));
    follow(m_app, "main:3 G1:1 G2:4 G1:1");
    m_app.selection()->showEvent(3);
    settle(m_app);
    EXPECT_EQ(m_app.run()->position(), 4);
    EXPECT_EQ(m_app.selection()->goroutine(), 1);
    EXPECT_EQ(m_app.selection()->object(), QStringLiteral("x"));
    EXPECT_EQ(m_app.selection()->line(), m_app.source()->currentLine());
    EXPECT_EQ(m_app.events()->currentRow(), 3);
    trigger(m_app, "findings.next");
    EXPECT_EQ(m_app.selection()->finding(), 1) << "the data race";
    EXPECT_EQ(m_app.run()->position(), 6);
    EXPECT_EQ(m_app.source()->findingLines(), (QVariantList{15}));
    trigger(m_app, "findings.next");
    EXPECT_EQ(m_app.selection()->finding(), 0);
    EXPECT_EQ(m_app.run()->position(), 9);
    EXPECT_EQ(m_app.source()->findingLines(), (QVariantList{15}));
    EXPECT_FALSE(m_app.explain()->findingMessage().isEmpty());
    trigger(m_app, "run.back");
    EXPECT_EQ(m_app.selection()->event(), 7);
    m_app.selection()->clear();
    EXPECT_TRUE(m_app.source()->findingLines().isEmpty());
}

TEST_F(Journey, TheSourceShowsWhereEachGoroutineIsAndWhatItsStatementConsistsOf) {
    open(m_app, raceProgram(3));
    move(m_app, "main main main G1");
    const auto& lines = m_app.source()->markers()->rows();
    const auto x =
        std::find_if(lines.begin(), lines.end(), [](const MarkedLine& line) { return line.markers.size() == 2; });
    ASSERT_NE(x, lines.end());
    EXPECT_EQ(x->markers[0].operations, (QStringList{QStringLiteral("load"), QStringLiteral("store")}));
    EXPECT_EQ(x->markers[0].next, 1); // G1 has loaded
    EXPECT_EQ(x->markers[1].next, 0); // G2 has not
    EXPECT_EQ(m_app.source()->currentLine(), x->line);
}

TEST_F(Journey, AMistakeIsShownAtItsPlaceAndNothingIsLost) {
    open(m_app, raceProgram(3));
    move(m_app, "main main main");
    m_app.source()->setEditing(true);
    m_app.source()->edit(m_app.source()->text().replace(QStringLiteral("x + 1"), QStringLiteral("x + y")));
    trigger(m_app, "run.run");
    ASSERT_EQ(m_app.source()->problems()->rowCount(), 1);
    EXPECT_TRUE(m_app.source()->problems()->rows()[0].message.contains(QStringLiteral("undefined: y")));
    EXPECT_EQ(m_app.findings()->bannerKind(), QStringLiteral("problem"));
    EXPECT_EQ(m_app.run()->position(), 3);
    m_app.source()->edit(m_app.source()->text().replace(QStringLiteral("x + y"), QStringLiteral("x + 2")));
    trigger(m_app, "run.run");
    EXPECT_EQ(m_app.source()->problems()->rowCount(), 0);
    EXPECT_TRUE(m_app.findings()->bannerKind().isEmpty());
    EXPECT_EQ(m_app.run()->position(), 3);
    EXPECT_FALSE(m_app.source()->isEdited());
}

TEST_F(Journey, ChangesAreNotLostWithoutAQuestion) {
    open(m_app, raceProgram(3));
    m_app.source()->edit(m_app.source()->text() + QStringLiteral("// more\n"));
    bool asked = false;
    QObject::connect(m_app.files(), &FilesController::discardQuestion, [&] { asked = true; });
    m_app.files()->openLesson(QStringLiteral("mutex"));
    settle(m_app);
    EXPECT_TRUE(asked);
    EXPECT_TRUE(m_app.source()->text().contains(QStringLiteral("// more")));
    EXPECT_FALSE(m_app.files()->mayQuit());
    m_app.files()->openLesson(QStringLiteral("mutex"));
    m_app.files()->confirmDiscard();
    settle(m_app);
    EXPECT_FALSE(m_app.source()->text().contains(QStringLiteral("// more")));
    EXPECT_TRUE(m_app.files()->mayQuit());
}

TEST_F(Journey, WhatCannotBeOpenedGetsASentenceAndChangesNothing) {
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& content) {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return file.fileName();
    };
    open(m_app, raceProgram(3));
    const QStringList wrong = {folder.filePath(QStringLiteral("missing.go")), folder.path(), write("empty.go", ""),
                               write("binary.go", QByteArray("\x7f"
                                                             "ELF\0\0\0\1\2\3\0",
                                                             12)),
                               write("large.go", QByteArray(10 << 20, 'a'))};
    for (const QString& path : wrong) {
        m_app.findings()->dismissBanner();
        m_app.files()->openPath(path);
        settle(m_app);
        EXPECT_EQ(m_app.findings()->bannerKind(), QStringLiteral("problem")) << path.toStdString();
        EXPECT_FALSE(m_app.findings()->bannerText().isEmpty()) << path.toStdString();
        EXPECT_EQ(m_app.source()->fileName(), QStringLiteral("main.go"));
    }
}

TEST_F(Journey, AFileIsOpenedEditedAndSaved) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("race.go"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(raceProgram(2)));
    file.close();
    m_app.files()->openPath(path);
    settle(m_app);
    EXPECT_FALSE(m_app.files()->isHome());
    EXPECT_EQ(m_app.source()->fileName(), QStringLiteral("race.go"));
    EXPECT_EQ(m_app.settings()->recentFiles().value(0), path);
    EXPECT_FALSE(isEnabled(m_app, "file.save"));
    m_app.source()->edit(m_app.source()->text() + QStringLiteral("// saved\n"));
    EXPECT_TRUE(isEnabled(m_app, "file.save"));
    trigger(m_app, "file.save");
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().endsWith("// saved\n"));
    EXPECT_FALSE(m_app.source()->isUnsaved());
}

TEST_F(Journey, AnEndlessLoopIsEndedByALimitWithASentence) {
    open(m_app, "package main\n\nvar x int\n\nfunc main() {\n\tgo func() { x++ }()\n\tfor {\n\t\tx++\n\t}\n}\n");
    trigger(m_app, "run.run");
    for (int i = 0; i < 5 && !m_app.run()->isOver(); ++i) trigger(m_app, "run.end");
    EXPECT_TRUE(shown().run->isOver);
    EXPECT_EQ(shown().run->history->outcome().kind, history::OutcomeKind::StepLimit);
    EXPECT_FALSE(m_app.console()->ending().isEmpty());
}

TEST_F(Journey, RunningOnToADeadlockStopsWhereNobodyCanMoveAnyMore) {
    m_app.settings()->setLanguage(QStringLiteral("en"));
    m_app.files()->openLesson(QStringLiteral("wait-group"));
    settle(m_app);
    trigger(m_app, "run.run");
    EXPECT_EQ(m_app.findings()->bannerTitle(), QStringLiteral("Deadlock: all goroutines are asleep"));
    EXPECT_TRUE(m_app.run()->isOver());
    for (const Chip& chip : m_app.run()->chips()->rows()) EXPECT_FALSE(chip.canMove) << chip.name.toStdString();
    qsizetype most = 0;
    for (int step = m_app.run()->stepCount(); step >= 0; --step) {
        m_app.run()->moveTo(step);
        settle(m_app);
        QStringList groups;
        for (const StateRow& row : m_app.state()->rows()->rows()) {
            if (row.kind == StateRow::Group) groups.append(row.name);
            EXPECT_TRUE(row.glyph != u"■" || row.value.isEmpty()) << row.value.toStdString();
        }
        most = std::max(most, groups.size());
        EXPECT_EQ(groups.removeDuplicates(), 0) << step << ": " << groups.join(u' ').toStdString();
    }
    EXPECT_GE(most, 2) << "the list, and a copy of it";
}

TEST_F(Journey, AFindingIsAtTheStepThatItsRowAndItsMessageName) {
    m_app.settings()->setLanguage(QStringLiteral("en"));
    int found = 0;
    for (const session::Lesson& lesson : session::lessons()) {
        m_app.files()->openLesson(QString::fromStdString(lesson.id));
        settle(m_app);
        trigger(m_app, "run.run");
        found += m_app.findings()->rows()->rowCount();
        for (int i = 0; i < m_app.findings()->rows()->rowCount(); ++i) {
            const FindingRow row = m_app.findings()->rows()->rows()[static_cast<std::size_t>(i)];
            m_app.selection()->showFinding(i, 0);
            settle(m_app);
            EXPECT_EQ(m_app.run()->position(), row.step) << lesson.id;
            const bool namesIt = row.message.contains(QStringLiteral("step %1").arg(row.step));
            EXPECT_TRUE(namesIt || row.kind == u"deadlock" || row.kind == u"goroutine-leak")
                << lesson.id << ": " << row.message.toStdString();
        }
    }
    EXPECT_GE(found, 6);
}

TEST_F(Journey, ATimedRunTellsWhoWaitedHowLong) {
    m_app.settings()->setLanguage(QStringLiteral("en"));
    m_app.files()->openLesson(QStringLiteral("rwmutex"));
    settle(m_app);
    EXPECT_FALSE(m_app.times()->hasTimes());
    trigger(m_app, "run.strategyTimed");
    trigger(m_app, "run.run");
    ASSERT_TRUE(m_app.times()->hasTimes());
    EXPECT_TRUE(m_app.times()->caption().contains(QStringLiteral("cost table typical-amd64")));
    const QVariantList goroutines = m_app.times()->goroutines();
    ASSERT_EQ(goroutines.size(), 25);
    for (const QVariant& row : goroutines) {
        double sum = 0;
        for (const char* part : {"running", "ready", "blocked"}) sum += row.toMap()[QString::fromUtf8(part)].toDouble();
        EXPECT_GT(sum, 0);
        EXPECT_LE(sum, 1.0001);
    }
    const QVariantList locks = m_app.times()->locks();
    ASSERT_EQ(locks.size(), 2);
    EXPECT_EQ(locks[0].toMap()[QStringLiteral("name")], QStringLiteral("one"));
    EXPECT_EQ(locks[0].toMap()[QStringLiteral("waited")].toDouble() > 0.1, true)
        << locks[0].toMap()[QStringLiteral("text")].toString().toStdString();
    m_app.settings()->setLanguage(QStringLiteral("zh_CN"));
    EXPECT_FALSE(m_app.times()->caption().contains(QStringLiteral("timed run")));
}

TEST_F(Journey, TimeIsToldAsGoTellsIt) {
    m_app.settings()->setLanguage(QStringLiteral("en"));
    open(m_app, "package main\n\nimport \"time\"\n\nfunc main() {\n\ttime.Sleep(72 * time.Hour)\n}\n");
    trigger(m_app, "run.run");
    EXPECT_EQ(m_app.state()->time(), QStringLiteral("72h0m0s of virtual time"));
}

TEST_F(Journey, ADeadlockIsFoundAndItsReportIsInTheConsole) {
    open(m_app, "package main\n\nimport \"sync\"\n\nvar mu sync.Mutex\n\nfunc main() {\n\tmu.Lock()\n\tmu.Lock()\n}\n");
    trigger(m_app, "run.run");
    trigger(m_app, "run.end");
    EXPECT_TRUE(m_app.console()->errors().contains(QStringLiteral("all goroutines are asleep - deadlock!")));
    EXPECT_EQ(m_app.console()->ending(), QStringLiteral("exit code 2"));
    EXPECT_EQ(m_app.findings()->bannerKind(), QStringLiteral("finding"));
}

TEST_F(Journey, EverythingSpeaksChineseAtOnce) {
    open(m_app, raceProgram(3));
    follow(m_app, "main:3 G1:1 G2:4 G1:1");
    m_app.selection()->showFinding(0, 0);
    settle(m_app);
    const QString english = m_app.explain()->sentence();
    trigger(m_app, "settings.chinese");
    EXPECT_NE(m_app.explain()->sentence(), english);
    EXPECT_TRUE(m_app.run()->status().startsWith(QStringLiteral("第 9 步")));
    EXPECT_TRUE(m_app.findings()->bannerTitle().contains(QStringLiteral("丢失的更新")));
    EXPECT_EQ(m_app.selection()->event(), 8);
}

TEST_F(Journey, EveryLessonOpensReadyToStep) {
    for (const session::Lesson& lesson : session::lessons()) {
        m_app.files()->openLesson(QString::fromStdString(lesson.id));
        settle(m_app);
        EXPECT_EQ(m_app.source()->problems()->rowCount(), 0) << lesson.id;
        EXPECT_TRUE(m_app.run()->isFresh()) << lesson.id;
        EXPECT_FALSE(m_app.files()->lessonText().isEmpty()) << lesson.id;
        trigger(m_app, "run.forward");
        EXPECT_EQ(m_app.run()->position(), 1) << lesson.id;
    }
}

TEST_F(Journey, ALaneIsFoundByItsName) {
    open(m_app, raceProgram(3));
    trigger(m_app, "run.run");
    m_app.timeline()->findLane(QStringLiteral("g2"), false);
    EXPECT_EQ(m_app.selection()->goroutine(), 2);
    EXPECT_EQ(m_app.timeline()->found(), QStringLiteral("1 of 1"));
    m_app.timeline()->findLane(QStringLiteral("nobody"), false);
    EXPECT_EQ(m_app.timeline()->found(), QStringLiteral("none"));
}

TEST_F(Journey, ZoomingKeepsThePlaceUnderThePointer) {
    open(m_app, raceProgram(50));
    trigger(m_app, "run.run");
    trigger(m_app, "run.end");
    TimelineController* timeline = m_app.timeline();
    timeline->setWidth(800);
    timeline->setFirstX(40);
    const double place = timeline->firstX() + 300 / timeline->xScale();
    timeline->zoom(1.5, 300);
    EXPECT_NEAR(timeline->firstX() + 300 / timeline->xScale(), place, 1e-6);
    trigger(m_app, "view.zoomFit");
    EXPECT_DOUBLE_EQ(timeline->firstX(), 0);
    EXPECT_LE(timeline->axisEnd() * timeline->xScale(), 800);
}

} // namespace
} // namespace lockstep::app
