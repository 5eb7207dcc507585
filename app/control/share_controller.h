// ShareController: what leaves the window: the interleaving as one line of text, and pictures of the timeline.
//
// The schedule text is what `lockstep-cli run --schedule` takes. Pictures are written by the engine, on its thread, and
// look the same as those of `lockstep-cli export`.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/findings_controller.h"
#include "app/control/settings_controller.h"
#include "app/control/source_controller.h"

#include <QUrl>

namespace lockstep::app {

class ShareController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(QString schedule READ schedule NOTIFY changed)
    Q_PROPERTY(QString written READ written NOTIFY writtenChanged)

public:
    ShareController(EngineLink& engine, SourceController& source, SettingsController& settings,
                    CommandRegistry& commands, QObject* parent = nullptr);

    /// The interleaving as text; empty without a run.
    [[nodiscard]] QString schedule() const;
    /// A sentence about what the last export wrote.
    [[nodiscard]] QString written() const { return m_written; }

    Q_INVOKABLE void copySchedule();
    /// Runs the interleaving of that text.
    Q_INVOKABLE void follow(const QString& schedule);
    Q_INVOKABLE void exportPicture(const QUrl& file);
    Q_INVOKABLE void exportSteps(const QUrl& folder);
    void setLanguage(history::Language language) { m_language = language; }

Q_SIGNALS:
    void changed();
    void writtenChanged();
    void pictureDialogRequested();
    void folderDialogRequested();

private:
    void exportTo(const QUrl& url, bool steps);

    EngineLink& m_engine;
    SourceController& m_source;
    SettingsController& m_settings;
    QString m_written;
    history::Language m_language = history::Language::English;
};

} // namespace lockstep::app
