#include "app/desktop/window_host.h"

#include "engine/session/version.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickStyle>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Lockstep_AppPlugin)
Q_IMPORT_QML_PLUGIN(Lockstep_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Lockstep_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Lockstep_EditorPlugin)
Q_IMPORT_QML_PLUGIN(Lockstep_RunPlugin)
Q_IMPORT_QML_PLUGIN(Lockstep_TimelinePlugin)
Q_IMPORT_QML_PLUGIN(Lockstep_InspectPlugin)
Q_IMPORT_QML_PLUGIN(Lockstep_LearnPlugin)
Q_IMPORT_QML_PLUGIN(Lockstep_ShellPlugin)

namespace lockstep::desktop {
namespace {

/// The first of the families that is installed, else the usual one.
QString firstFamily(const QStringList& wanted, const QString& usual) {
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : wanted)
        if (installed.contains(family)) return family;
    return usual;
}

} // namespace

void prepareApplication() {
    QCoreApplication::setOrganizationName(QStringLiteral("lockstep"));
    QCoreApplication::setApplicationName(QStringLiteral("lockstep"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Lockstep"));
    QCoreApplication::setApplicationVersion(QString::fromUtf8(session::toolVersion.data()));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.lockstep.Lockstep"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/org.lockstep.Lockstep.svg")));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QFont font(firstFamily({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Cantarell"),
                            QStringLiteral("Ubuntu"), QStringLiteral("DejaVu Sans")},
                           QGuiApplication::font().family()));
    font.setPixelSize(13);
    QGuiApplication::setFont(font);
}

WindowHost::WindowHost(const QString& settingsLocation) : m_app(settingsLocation) {
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QObject::connect(&m_app.language(), &app::LanguageController::changed, &m_engine, [this] { retranslate(); });
}

void WindowHost::retranslate() {
    m_engine.setUiLanguage(m_app.settings()->language());
    m_engine.retranslate();
}

bool WindowHost::show() {
    m_engine.setUiLanguage(m_app.settings()->language());
    m_engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&m_app)}});
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Lockstep/Shell/Main.qml")));
    return !m_engine.rootObjects().isEmpty();
}

QQuickWindow* WindowHost::window() const {
    return m_engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(m_engine.rootObjects().first());
}

} // namespace lockstep::desktop
