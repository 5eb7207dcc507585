// LanguageController: switches the whole window between English and Chinese at once.
//
// The window's own words come from resources/i18n through Qt's translators; sentences about the run come from the
// engine in either language. changed() comes after the translator is in place.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/settings_controller.h"
#include "engine/history/language.h"

#include <QTranslator>

namespace lockstep::app {

class LanguageController : public QObject {
    Q_OBJECT

public:
    LanguageController(SettingsController& settings, CommandRegistry& commands, QObject* parent = nullptr);

    [[nodiscard]] history::Language language() const;
    /// Installs the translator of the chosen language.
    void apply();

Q_SIGNALS:
    void changed();

private:
    SettingsController& m_settings;
    CommandRegistry& m_commands;
    QTranslator m_translator;
    bool m_installed = false;
};

} // namespace lockstep::app
