// SourceController: the source pane: the text that runs, the text that is being edited, and what is marked in it.
//
// Reading and editing are two modes. While reading, keys drive the run and a click selects a line; while editing they
// go to the text. The edited text runs only when it compiles: until then what ran before stays, and the compiler's
// messages stand at their lines. compileAndRun() is what F5 does while the text differs from what runs.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/engine_link.h"
#include "app/control/selection_controller.h"
#include "app/model/marker_model.h"
#include "app/model/problem_model.h"

#include <set>

namespace lockstep::app {

class SourceController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(QString text READ text NOTIFY textReplaced)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool editing READ isEditing WRITE setEditing NOTIFY changed)
    Q_PROPERTY(bool edited READ isEdited NOTIFY changed)
    Q_PROPERTY(bool differs READ differs NOTIFY changed)
    Q_PROPERTY(bool unsaved READ isUnsaved NOTIFY changed)
    Q_PROPERTY(QString shortLoops READ shortLoops NOTIFY momentChanged)
    Q_PROPERTY(int currentLine READ currentLine NOTIFY momentChanged)
    Q_PROPERTY(QVariantList findingLines READ findingLines NOTIFY findingChanged)
    Q_PROPERTY(QVariantList breakpoints READ breakpoints NOTIFY breakpointsChanged)
    Q_PROPERTY(lockstep::app::MarkerModel* markers READ markers CONSTANT)
    Q_PROPERTY(lockstep::app::ProblemModel* problems READ problems CONSTANT)

public:
    SourceController(EngineLink& engine, SelectionController& selection, CommandRegistry& commands,
                     QObject* parent = nullptr);

    /// Shows and opens a text. `path` is empty for lessons. `schedule` and `steps` as OpenRequest.
    void openText(const session::SourceText& source, const QString& path, const QString& schedule = {}, int steps = 0);
    /// Called by the pane as the user types.
    Q_INVOKABLE void edit(const QString& text);
    Q_INVOKABLE void toggleBreakpoint(int line);
    Q_INVOKABLE bool stopsAt(int line) const { return m_breakpoints.contains(static_cast<std::uint32_t>(line)); }
    /// Compiles what was edited and runs it, following the present schedule as far as it fits.
    void compileAndRun();
    void discard();

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString fileName() const { return m_name; }
    [[nodiscard]] bool isOpen() const { return !m_name.isEmpty(); }
    [[nodiscard]] bool isEditing() const { return m_editing; }
    void setEditing(bool editing);
    /// What is shown differs from what runs.
    [[nodiscard]] bool isEdited() const { return m_text != m_runText; }
    /// The same, when something runs or was saved that it could differ from.
    [[nodiscard]] bool differs() const { return m_runText.isEmpty() ? isUnsaved() : isEdited(); }
    /// What is shown differs from the file.
    [[nodiscard]] bool isUnsaved() const { return m_text != m_savedText; }
    /// Which loops go round less often in the run than the text says, in sentences; empty: none.
    [[nodiscard]] QString shortLoops() const;
    /// Writes the text to `path`; answers with a sentence if it cannot.
    QString save(const QString& path);
    /// The line of the step before the position, 0 if none.
    [[nodiscard]] int currentLine() const { return m_currentLine; }
    /// The lines of what the selected finding is about, ascending.
    [[nodiscard]] QVariantList findingLines() const { return m_findingLines; }
    [[nodiscard]] QVariantList breakpoints() const;
    [[nodiscard]] const std::set<std::uint32_t>& breakpointLines() const { return m_breakpoints; }
    [[nodiscard]] MarkerModel* markers() { return &m_markers; }
    [[nodiscard]] ProblemModel* problems() { return &m_problems; }
    void setLanguage(history::Language language);

Q_SIGNALS:
    /// Another text is shown; the pane takes it over. Not emitted while the user types.
    void textReplaced();
    void changed();
    void momentChanged();
    void breakpointsChanged();
    void findingChanged();

private:
    void follow(const Answer& answer);
    void updateMarkers();
    void updateFinding();
    /// The number of the shown file in the program; as many as there are files if it is not among them.
    [[nodiscard]] std::uint32_t fileIn(const program::Program& program) const;
    void request(const QString& schedule, int steps, bool keepSchedule);

    EngineLink& m_engine;
    SelectionController& m_selection;
    MarkerModel m_markers;
    ProblemModel m_problems;
    QString m_name;
    QString m_path;
    QString m_text;
    QString m_runText;
    QString m_savedText;
    bool m_editing = false;
    int m_currentLine = 0;
    QVariantList m_findingLines;
    std::set<std::uint32_t> m_breakpoints;
    history::Language m_language = history::Language::English;
};

} // namespace lockstep::app
