// The small controllers of the panes that only show: state, explanation, events, console.
//
// Each follows the engine's answers and the language, and keeps one model or a few texts up to date. None of them asks
// the engine for anything.
#pragma once

#include "app/control/engine_link.h"
#include "app/control/selection_controller.h"
#include "app/model/event_model.h"
#include "app/model/reason_model.h"
#include "app/model/state_model.h"

namespace lockstep::app {

/// Variables, locks, wait groups and goroutines at the position.
class StateController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(lockstep::app::StateModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString time READ time NOTIFY changed)

public:
    explicit StateController(EngineLink& engine, QObject* parent = nullptr);
    [[nodiscard]] StateModel* rows() { return &m_rows; }
    /// Virtual time, "1.1s"; empty while it is 0.
    [[nodiscard]] QString time() const;
    void setLanguage(history::Language language);

Q_SIGNALS:
    void changed();

private:
    void update();

    EngineLink& m_engine;
    StateModel m_rows;
    history::Language m_language = history::Language::English;
};

/// The step before the position in one sentence, why it was so, and the selected finding in full.
class ExplainController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(int goroutine READ goroutine NOTIFY changed)
    Q_PROPERTY(QString findingTitle READ findingTitle NOTIFY changed)
    Q_PROPERTY(QString findingMessage READ findingMessage NOTIFY changed)
    Q_PROPERTY(QString before READ before NOTIFY changed)
    Q_PROPERTY(lockstep::app::ReasonModel* reasons READ reasons CONSTANT)

public:
    ExplainController(EngineLink& engine, SelectionController& selection, QObject* parent = nullptr);
    [[nodiscard]] QString sentence() const { return m_sentence; }
    /// Who made the step; -2 at the start.
    [[nodiscard]] int goroutine() const { return m_goroutine; }
    [[nodiscard]] QString findingTitle() const { return m_findingTitle; }
    [[nodiscard]] QString findingMessage() const { return m_findingMessage; }
    /// The sentence of the step before.
    [[nodiscard]] QString before() const { return m_before; }
    [[nodiscard]] ReasonModel* reasons() { return &m_reasons; }
    void setLanguage(history::Language language);

Q_SIGNALS:
    void changed();

private:
    void update();

    EngineLink& m_engine;
    SelectionController& m_selection;
    ReasonModel m_reasons;
    QString m_sentence;
    QString m_before;
    QString m_findingTitle;
    QString m_findingMessage;
    int m_goroutine = SelectionController::nobody;
    history::Language m_language = history::Language::English;
};

/// The table of events; its current row follows the position.
class EventsController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(lockstep::app::EventModel* rows READ rows CONSTANT)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    EventsController(EngineLink& engine, SelectionController& selection, QObject* parent = nullptr);
    [[nodiscard]] EventModel* rows() { return &m_rows; }
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] int count() const { return m_rows.rowCount(); }
    void setLanguage(history::Language language) { m_rows.setLanguage(language); }

Q_SIGNALS:
    void changed();

private:
    EngineLink& m_engine;
    SelectionController& m_selection;
    EventModel m_rows;
};

/// What the program has printed up to the position, and how it ended.
class ConsoleController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(QString output READ output NOTIFY changed)
    Q_PROPERTY(QString errors READ errors NOTIFY changed)
    Q_PROPERTY(QString ending READ ending NOTIFY changed)

public:
    explicit ConsoleController(EngineLink& engine, QObject* parent = nullptr);
    [[nodiscard]] QString output() const { return m_output; }
    [[nodiscard]] QString errors() const { return m_errors; }
    /// "exit code 0"; empty while it runs.
    [[nodiscard]] QString ending() const { return m_ending; }
    void setLanguage() { update(); }

Q_SIGNALS:
    void changed();

private:
    void update();

    EngineLink& m_engine;
    QString m_output;
    QString m_errors;
    QString m_ending;
};

} // namespace lockstep::app
