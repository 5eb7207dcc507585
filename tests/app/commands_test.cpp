#include "app/control/app.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QKeySequence>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace lockstep::app {
namespace {

TEST(Commands, EachHasAnIdOfItsOwnATextAndATip) {
    const CommandRegistry registry;
    QSet<QString> ids;
    for (QObject* object : registry.all()) {
        auto* command = qobject_cast<Command*>(object);
        if (command->isSeparator()) continue;
        EXPECT_FALSE(ids.contains(command->commandId())) << command->commandId().toStdString();
        ids.insert(command->commandId());
        EXPECT_FALSE(command->text().isEmpty()) << command->commandId().toStdString();
        EXPECT_FALSE(command->tip().isEmpty()) << command->commandId().toStdString();
    }
    EXPECT_GT(ids.size(), 50);
}

TEST(Commands, EachKeyCanBePressedAndMeansOneThing) {
    const CommandRegistry registry;
    QSet<QString> keys;
    for (QObject* object : registry.withKeys()) {
        for (const QString& key : qobject_cast<Command*>(object)->keys()) {
            const QKeySequence sequence = QKeySequence::fromString(key, QKeySequence::PortableText);
            EXPECT_EQ(sequence.count(), 1) << key.toStdString();
            EXPECT_FALSE(keys.contains(sequence.toString())) << key.toStdString() << " means two things";
            keys.insert(sequence.toString());
        }
    }
}

TEST(Commands, EachDoesSomethingOnceTheWindowIsThere) {
    App app(QStringLiteral("none"));
    for (QObject* object : app.commands()->all()) {
        auto* command = qobject_cast<Command*>(object);
        EXPECT_TRUE(command->isSeparator() || command->isBound()) << command->commandId().toStdString();
    }
}

TEST(Commands, EachIconIsDrawn) {
    QFile file(QStringLiteral(LOCKSTEP_SOURCE_DIR "/qml/controls/Icons.qml"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString icons = QString::fromUtf8(file.readAll());
    const CommandRegistry registry;
    for (QObject* object : registry.all()) {
        const QString icon = qobject_cast<Command*>(object)->iconName();
        EXPECT_TRUE(icon.isEmpty() || icons.contains(u'"' + icon + QStringLiteral("\":"))) << icon.toStdString();
    }
}

TEST(Commands, AreEnabledOnlyWhenTheyMayRun) {
    CommandRegistry registry;
    bool may = false;
    int runs = 0;
    registry.bind(
        "run.forward", [&] { ++runs; }, [&] { return may; });
    Command* command = registry.find(QStringLiteral("run.forward"));
    EXPECT_FALSE(command->isEnabled());
    command->trigger();
    EXPECT_EQ(runs, 0);
    may = true;
    registry.refresh();
    EXPECT_TRUE(command->isEnabled());
    command->trigger();
    EXPECT_EQ(runs, 1);
}

TEST(Commands, AToolTipNamesTheKey) {
    const CommandRegistry registry;
    EXPECT_TRUE(registry.find(QStringLiteral("run.run"))->toolTip().endsWith(QStringLiteral("(F5)")));
}

TEST(Commands, AreFoundByAFewLettersAndTheBestMatchComesFirst) {
    App app(QStringLiteral("none"));
    app.settings()->setLanguage(QStringLiteral("en"));
    CommandModel* search = app.commands()->search();
    const QAbstractItemModelTester tester(search, QAbstractItemModelTester::FailureReportingMode::Fatal);
    search->setFilter(QStringLiteral("step f"));
    ASSERT_GE(search->rowCount(), 1);
    EXPECT_EQ(search->data(search->index(0), CommandModel::TextRole).toString(), QStringLiteral("Step forward"));
    search->setFilter(QStringLiteral("no such command at all"));
    EXPECT_EQ(search->rowCount(), 0);
}

TEST(Commands, TheSearchTellsWhenOneMayRunOrMayNoMore) {
    CommandRegistry registry;
    bool may = false;
    registry.bind(
        "run.forward", [] {}, [&] { return may; });
    CommandModel* search = registry.search();
    search->setFilter(QStringLiteral("step forward"));
    ASSERT_EQ(search->rowCount(), 1);
    EXPECT_FALSE(search->index(0).data(CommandModel::EnabledRole).toBool());
    const QSignalSpy told(search, &QAbstractItemModel::dataChanged);
    may = true;
    registry.refresh();
    EXPECT_EQ(told.count(), 1);
    EXPECT_TRUE(search->index(0).data(CommandModel::EnabledRole).toBool());
}

TEST(Commands, SpeakTheLanguageThatIsOn) {
    App app(QStringLiteral("none"));
    app.settings()->setLanguage(QStringLiteral("zh_CN"));
    EXPECT_EQ(app.commands()->find(QStringLiteral("run.forward"))->text(), QStringLiteral("前进一步"));
    app.settings()->setLanguage(QStringLiteral("en"));
    EXPECT_EQ(app.commands()->find(QStringLiteral("run.forward"))->text(), QStringLiteral("Step forward"));
}

TEST(Translations, AreComplete) {
    for (const char* language : {"en", "zh_CN"}) {
        QFile file(
            QStringLiteral(LOCKSTEP_SOURCE_DIR "/resources/i18n/lockstep_%1.ts").arg(QString::fromUtf8(language)));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        EXPECT_GT(text.count(QStringLiteral("<message")), 5);
        EXPECT_FALSE(text.contains(QStringLiteral("type=\"unfinished\""))) << language << " lacks a translation";
        EXPECT_FALSE(text.contains(QStringLiteral("<translation></translation>"))) << language;
    }
}

} // namespace
} // namespace lockstep::app
