#include "app/control/language_controller.h"

#include <QCoreApplication>
#include <QLocale>

namespace lockstep::app {

LanguageController::LanguageController(SettingsController& settings, CommandRegistry& commands, QObject* parent)
    : QObject(parent), m_settings(settings), m_commands(commands) {
    connect(&settings, &SettingsController::languageChanged, this, &LanguageController::apply);
    const auto bind = [&](const char* id, const char* name) {
        commands.bind(
            id, [this, name] { m_settings.setLanguage(QString::fromUtf8(name)); }, {},
            [this, name] { return m_settings.language() == QString::fromUtf8(name); });
    };
    bind("settings.english", "en");
    bind("settings.chinese", "zh_CN");
}

history::Language LanguageController::language() const {
    return m_settings.language().startsWith(QStringLiteral("zh")) ? history::Language::Chinese
                                                                  : history::Language::English;
}

void LanguageController::apply() {
    if (m_installed) QCoreApplication::removeTranslator(&m_translator);
    // English is the language of the sources; its file only has the plural forms.
    m_installed = m_translator.load(QStringLiteral(":/i18n/lockstep_%1.qm").arg(m_settings.language())) &&
                  QCoreApplication::installTranslator(&m_translator);
    QLocale::setDefault(QLocale(m_settings.language()));
    m_commands.retranslate();
    Q_EMIT changed();
}

} // namespace lockstep::app
