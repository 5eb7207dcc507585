// FilesController: what is open: the gallery of lessons, files from disk, recent files, saving.
//
// Opening never loses work: while the text has changes that are in no file, another file is opened only after a
// question. A file that cannot be read is said in a banner and changes nothing.
#pragma once

#include "app/control/findings_controller.h"
#include "app/control/settings_controller.h"
#include "app/control/source_controller.h"
#include "app/model/lesson_model.h"

#include <QUrl>

#include <functional>

namespace lockstep::app {

class FilesController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(bool home READ isHome NOTIFY changed)
    Q_PROPERTY(lockstep::app::LessonModel* lessons READ lessons CONSTANT)
    Q_PROPERTY(QString lessonTitle READ lessonTitle NOTIFY changed)
    Q_PROPERTY(QString lessonText READ lessonText NOTIFY changed)
    Q_PROPERTY(bool hasFixed READ hasFixed NOTIFY changed)
    Q_PROPERTY(bool showsFixed READ showsFixed NOTIFY changed)
    Q_PROPERTY(QVariantList preparedRuns READ preparedRuns NOTIFY changed)
    Q_PROPERTY(QVariantList recent READ recent NOTIFY changed)

public:
    FilesController(EngineLink& engine, SourceController& source, FindingsController& findings,
                    SettingsController& settings, CommandRegistry& commands, QObject* parent = nullptr);

    /// The gallery is shown instead of the workbench.
    [[nodiscard]] bool isHome() const { return m_home; }
    [[nodiscard]] LessonModel* lessons() { return &m_lessons; }
    [[nodiscard]] QString lessonTitle() const;
    /// Markdown; empty when no lesson is open.
    [[nodiscard]] QString lessonText() const;
    [[nodiscard]] bool hasFixed() const { return m_lesson && m_lesson->fixed.has_value(); }
    [[nodiscard]] bool showsFixed() const { return m_showsFixed; }
    /// Runs of the open lesson that show something: a list of {note, program}.
    [[nodiscard]] QVariantList preparedRuns() const;
    /// A list of {name, folder, path}, the newest first.
    [[nodiscard]] QVariantList recent() const;

    Q_INVOKABLE void open(const QUrl& url);
    Q_INVOKABLE void openPath(const QString& path);
    Q_INVOKABLE void openLesson(const QString& id);
    /// A program of ours that is no lesson.
    void openProgram(const session::SourceText& program);
    Q_INVOKABLE void openFixed(bool fixed);
    Q_INVOKABLE void openPreparedRun(int index);
    Q_INVOKABLE void saveAs(const QUrl& url);
    /// The user agreed to lose the changes, and what was asked for happens.
    Q_INVOKABLE void confirmDiscard();
    void showHome(bool home);
    /// Asks the engine for the pictures of the lesson cards.
    void makePictures();
    void setLanguage(history::Language language);
    /// Closing the window: true if nothing would be lost; else the question is asked.
    Q_INVOKABLE bool mayQuit();

Q_SIGNALS:
    void changed();
    void openDialogRequested();
    void saveDialogRequested();
    /// There are changes that are in no file.
    void discardQuestion();
    void quitRequested();

private:
    void guarded(std::function<void()> action);
    void load(const QString& path);
    void loadSession(const QString& path);
    void showLesson(const session::Lesson* lesson, bool fixed, const QString& schedule);
    void save();

    EngineLink& m_engine;
    SourceController& m_source;
    FindingsController& m_findings;
    SettingsController& m_settings;
    LessonModel m_lessons;
    const session::Lesson* m_lesson = nullptr;
    bool m_showsFixed = false;
    bool m_home = true;
    bool m_picturesAsked = false;
    std::function<void()> m_pending;
    history::Language m_language = history::Language::English;
};

} // namespace lockstep::app
