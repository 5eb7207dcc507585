// Runs tst_*.qml with the window's own modules, and gives them an App to drive.
#include "app/desktop/window_host.h"

#include <QApplication>
#include <QQmlContext>
#include <QQmlEngine>
#include <QtQuickTest>

/// Hands an App to tests that create the whole window.
class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { lockstep::desktop::prepareApplication(); }

    void qmlEngineAvailable(QQmlEngine* engine) {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_app = std::make_unique<lockstep::app::App>(QStringLiteral("none"));
        m_app->settings()->setLanguage(QStringLiteral("en"));
        m_app->settings()->setReducedMotion(true);
        engine->rootContext()->setContextProperty(QStringLiteral("testedApp"), m_app.get());
    }
    void cleanupTestCase() { m_app.reset(); }

private:
    std::unique_ptr<lockstep::app::App> m_app;
};

int main(int argc, char** argv) {
    // Charts need a QApplication, not only the QGuiApplication that Qt Quick Test would make.
    const QApplication application(argc, argv);
    QTEST_SET_MAIN_SOURCE_PATH
    Setup setup;
    return quick_test_main_with_setup(argc, argv, "lockstep", QUICK_TEST_SOURCE_DIR, &setup);
}

#include "qml_tests.moc"
