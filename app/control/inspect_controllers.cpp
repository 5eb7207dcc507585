#include "app/control/inspect_controllers.h"

#include "engine/history/value_text.h"
#include "engine/view/axis.h"

namespace lockstep::app {

StateController::StateController(EngineLink& engine, QObject* parent) : QObject(parent), m_engine(engine) {
    connect(&engine, &EngineLink::answered, this, &StateController::update);
}

void StateController::update() {
    m_rows.setMoment(m_engine.shown().moment, m_engine.shown().run, m_language);
    Q_EMIT changed();
}

void StateController::setLanguage(history::Language language) {
    m_language = language;
    update();
}

QString StateController::time() const {
    const auto& moment = m_engine.shown().moment;
    if (!moment || moment->snapshot.now == 0) return {};
    return tr("%1 of virtual time").arg(QString::fromStdString(history::durationText(moment->snapshot.now)));
}

ExplainController::ExplainController(EngineLink& engine, SelectionController& selection, QObject* parent)
    : QObject(parent), m_engine(engine), m_selection(selection) {
    connect(&selection, &SelectionController::changed, this, &ExplainController::update);
    connect(&engine, &EngineLink::answered, this, &ExplainController::update);
}

void ExplainController::update() {
    const Shown& shown = m_engine.shown();
    m_sentence.clear();
    m_before.clear();
    m_findingTitle.clear();
    m_findingMessage.clear();
    m_goroutine = SelectionController::nobody;
    std::vector<ReasonRow> reasons;
    if (shown.hasRun()) {
        const session::RunView& run = *shown.run;
        const std::uint32_t step = std::min(shown.position(), run.steps);
        m_sentence = QString::fromStdString(run.captions->stepSentence(step, m_language));
        if (step > 1) m_before = QString::fromStdString(run.captions->stepSentence(step - 1, m_language));
        if (step > 0) {
            const history::EventIndex event = run.history->steps()[step - 1];
            const history::Actor actor = run.history->events()[event].actor;
            m_goroutine = actor.isGoroutine() ? static_cast<int>(actor.index()) : -1;
            for (const view::Reason& reason : run.captions->why(event, m_language)) {
                const bool known = reason.event != history::none;
                reasons.push_back({known ? static_cast<int>(reason.event) : -1,
                                   known ? static_cast<int>(run.history->stepOf(reason.event)) : 0,
                                   QString::fromStdString(reason.sentence)});
            }
        }
        const auto finding = static_cast<std::size_t>(m_selection.finding());
        if (m_selection.finding() >= 0 && finding < run.findings().size()) {
            m_findingTitle = QString::fromStdString(run.findings()[finding].title.in(m_language));
            m_findingMessage = QString::fromStdString(run.findings()[finding].message.in(m_language));
        }
    }
    m_reasons.setRows(std::move(reasons));
    Q_EMIT changed();
}

void ExplainController::setLanguage(history::Language language) {
    m_language = language;
    update();
}

EventsController::EventsController(EngineLink& engine, SelectionController& selection, QObject* parent)
    : QObject(parent), m_engine(engine), m_selection(selection) {
    connect(&engine, &EngineLink::answered, this, [this] {
        m_rows.setRun(m_engine.shown().run);
        m_rows.setPosition(m_engine.shown().position());
        Q_EMIT changed();
    });
    connect(&selection, &SelectionController::changed, this, [this] {
        const int event = m_selection.event();
        m_rows.setSelected(event < 0 ? history::none : static_cast<history::EventIndex>(event));
        Q_EMIT changed();
    });
}

int EventsController::currentRow() const {
    const Shown& shown = m_engine.shown();
    if (m_selection.event() >= 0) return m_selection.event();
    if (!shown.hasRun() || shown.position() == 0) return -1;
    return static_cast<int>(shown.run->history->steps()[shown.position() - 1]);
}

ConsoleController::ConsoleController(EngineLink& engine, QObject* parent) : QObject(parent), m_engine(engine) {
    connect(&engine, &EngineLink::answered, this, &ConsoleController::update);
}

void ConsoleController::update() {
    const Shown& shown = m_engine.shown();
    std::string output;
    std::string errors;
    QString ending;
    if (shown.hasRun()) {
        const history::History& history = *shown.run->history;
        const bool atEnd = shown.position() >= history.stepCount();
        const auto count = atEnd ? history.events().size() : history.steps()[shown.position()];
        for (const history::Event& event : history.events().first(count))
            if (event.kind == history::EventKind::Print)
                (event.offset == 2 ? errors : output) += history.text(event.side);
        if (atEnd && shown.run->isOver) {
            // The report of a panic or a deadlock is in the outcome, behind what was printed.
            errors = history.outcome().standardError;
            const auto kind = history.outcome().kind;
            const bool limited = kind == history::OutcomeKind::StepLimit || kind == history::OutcomeKind::MemoryLimit;
            ending = limited ? QString::fromStdString(history.outcome().message)
                             : tr("exit code %1").arg(history.outcome().exitCode);
        }
    }
    m_output = QString::fromStdString(output);
    m_errors = QString::fromStdString(errors);
    m_ending = ending;
    Q_EMIT changed();
}

} // namespace lockstep::app
