// WindowHost: the QML engine with Main.qml and the App it shows. main() and the programs that take pictures share it.
#pragma once

#include "app/control/app.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

namespace lockstep::desktop {

class WindowHost {
public:
    /// `settingsLocation` as SettingsController.
    explicit WindowHost(const QString& settingsLocation = {});

    /// Shows the window. False if the QML could not be loaded, which is our own fault.
    bool show();
    [[nodiscard]] app::App& app() { return m_app; }
    [[nodiscard]] QQuickWindow* window() const;

private:
    void retranslate();

    app::App m_app;
    QQmlApplicationEngine m_engine;
};

/// What every program that shows the window does before: names, fonts, the style of Qt's own controls.
void prepareApplication();

} // namespace lockstep::desktop
