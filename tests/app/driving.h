// Driving: helpers with which tests use an App as a person uses the window: open a text, trigger commands, wait for the
// engine's answer.
#pragma once

#include "app/control/app.h"

#include <QElapsedTimer>
#include <QTest>

#include <gtest/gtest.h>
#include <string>

namespace lockstep::testing_app {

/// Waits until the engine has answered everything.
inline void settle(app::App& app) {
    QElapsedTimer time;
    time.start();
    do QTest::qWait(1);
    while (app.engine().isBusy() && time.elapsed() < 30'000);
    QTest::qWait(1);
    ASSERT_FALSE(app.engine().isBusy()) << "the engine does not answer";
}

inline void trigger(app::App& app, const char* command) {
    app.commands()->find(QString::fromUtf8(command))->trigger();
    settle(app);
}

inline bool isEnabled(app::App& app, const char* command) {
    return app.commands()->find(QString::fromUtf8(command))->isEnabled();
}

inline void open(app::App& app, const std::string& text) {
    app.source()->openText({"main.go", text}, {});
    app.files()->showHome(false);
    settle(app);
}

/// Follows a schedule, "G1:2 G2:1", then the strategy go.
inline void follow(app::App& app, const std::string& runs) {
    app.share()->follow(QString::fromStdString("ls1; " + runs));
    settle(app);
}

/// Lets these goroutines move, one step each: "G1 G2 G1".
inline void move(app::App& app, const char* names) {
    for (const QString& name : QString::fromUtf8(names).split(u' ', Qt::SkipEmptyParts)) {
        const auto& chips = app.run()->chips()->rows();
        const auto chip = std::find_if(chips.begin(), chips.end(), [&](const app::Chip& c) { return c.name == name; });
        ASSERT_NE(chip, chips.end()) << name.toStdString() << " has no chip";
        ASSERT_TRUE(chip->canMove) << chip->reason.toStdString();
        app.run()->choose(static_cast<int>(chip - chips.begin()));
        settle(app);
    }
}

} // namespace lockstep::testing_app
