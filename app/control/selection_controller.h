// SelectionController: the one thing that is selected, the same in every pane.
//
// What is selected is an event, with its goroutine, its object and its source line; or one of these alone. Stepping
// selects the event of the step that was made. A finding is selected together with the event at which it is seen, and
// stays selected while an event of the same occurrence is.
#pragma once

#include "app/control/engine_link.h"

#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

class SelectionController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(int event READ event NOTIFY changed)
    Q_PROPERTY(int goroutine READ goroutine NOTIFY changed)
    Q_PROPERTY(QString object READ object NOTIFY changed)
    Q_PROPERTY(int line READ line NOTIFY changed)
    Q_PROPERTY(int finding READ finding NOTIFY changed)
    Q_PROPERTY(int occurrence READ occurrence NOTIFY changed)

public:
    static constexpr int nothing = -1;
    static constexpr int nobody = -2; ///< goroutine: none (-1 is the clock)

    explicit SelectionController(EngineLink& engine, QObject* parent = nullptr);

    using QObject::event; // takes a QEvent and stays what it is
    [[nodiscard]] int event() const { return m_event; }
    [[nodiscard]] int goroutine() const { return m_goroutine; }
    [[nodiscard]] QString object() const { return m_object; }
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] int finding() const { return m_finding; }
    [[nodiscard]] int occurrence() const { return m_occurrence; }
    /// That of the selected finding; null if none is. Lifetime: the run's.
    [[nodiscard]] const analysis::Occurrence* shownOccurrence() const;

    /// Selects the event and goes to its step.
    Q_INVOKABLE void showEvent(int event);
    /// Selects the finding, at one of its occurrences, and goes there.
    Q_INVOKABLE void showFinding(int finding, int occurrence = 0);
    Q_INVOKABLE void selectGoroutine(int goroutine);
    Q_INVOKABLE void selectObject(const QString& name);
    Q_INVOKABLE void selectLine(int line);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void follow(const Answer& answer);
    void takeEvent(int event);
    void findFinding(int event);

    EngineLink& m_engine;
    int m_event = nothing;
    int m_goroutine = nobody;
    QString m_object;
    int m_line = 0;
    int m_finding = nothing;
    int m_occurrence = 0;
    std::shared_ptr<const session::RunView> m_run;
    std::uint32_t m_position = 0;
};

} // namespace lockstep::app
