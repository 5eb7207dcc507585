#include "app/control/settings_controller.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lockstep::app {
namespace {

constexpr int recentLimit = 8;

} // namespace

SettingsController::SettingsController(const QString& location, QObject* parent) : QObject(parent) {
    if (location.isEmpty())
        m_settings = std::make_unique<QSettings>();
    else if (location != QStringLiteral("none"))
        m_settings = std::make_unique<QSettings>(location, QSettings::IniFormat);
}

QVariant SettingsController::value(const QString& key, const QVariant& usual) const {
    return m_settings ? m_settings->value(key, usual) : m_unsaved.value(key, usual);
}

void SettingsController::setValue(const QString& key, const QVariant& value) {
    if (m_settings)
        m_settings->setValue(key, value);
    else
        m_unsaved.insert(key, value);
}

void SettingsController::setTheme(const QString& theme) {
    if (theme == this->theme()) return;
    setValue(QStringLiteral("theme"), theme);
    Q_EMIT lookChanged();
}

void SettingsController::setHighContrast(bool on) {
    if (on == isHighContrast()) return;
    setValue(QStringLiteral("highContrast"), on);
    Q_EMIT lookChanged();
}

void SettingsController::setReducedMotion(bool on) {
    if (on == isReducedMotion()) return;
    setValue(QStringLiteral("reducedMotion"), on);
    Q_EMIT lookChanged();
}

void SettingsController::setTextScale(double scale) {
    scale = std::clamp(std::round(scale * 10) / 10, 0.8, 3.0);
    if (std::abs(scale - textScale()) < 0.01) return;
    setValue(QStringLiteral("textScale"), scale);
    Q_EMIT lookChanged();
}

QString SettingsController::language() const {
    const QString usual =
        QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    return value(QStringLiteral("language"), usual).toString();
}

void SettingsController::setLanguage(const QString& language) {
    if (language == this->language()) return;
    setValue(QStringLiteral("language"), language);
    Q_EMIT languageChanged();
}

void SettingsController::addRecentFile(const QString& path) {
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    setValue(QStringLiteral("recentFiles"), files.mid(0, recentLimit));
    Q_EMIT recentFilesChanged();
}

QVariant SettingsController::pane(const QString& name) const { return value(QStringLiteral("panes/") + name, {}); }

void SettingsController::setPane(const QString& name, const QVariant& state) {
    setValue(QStringLiteral("panes/") + name, state);
}

void SettingsController::forgetPanes() {
    if (m_settings)
        m_settings->remove(QStringLiteral("panes"));
    else
        m_unsaved.removeIf([](const auto& entry) { return entry.key().startsWith(QStringLiteral("panes/")); });
    Q_EMIT panesForgotten();
}

} // namespace lockstep::app
