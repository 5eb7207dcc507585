#include "app/control/selection_controller.h"

#include "app/model/user_position.h"

#include <algorithm>

namespace lockstep::app {
namespace {

bool holds(const analysis::Occurrence& occurrence, int event) {
    return std::any_of(occurrence.events.begin(), occurrence.events.end(),
                       [&](const analysis::FindingEvent& part) { return static_cast<int>(part.event) == event; });
}

} // namespace

SelectionController::SelectionController(EngineLink& engine, QObject* parent) : QObject(parent), m_engine(engine) {
    connect(&engine, &EngineLink::answered, this, &SelectionController::follow);
}

void SelectionController::follow(const Answer& answer) {
    const bool runChanged = answer.shown.run != m_run;
    const std::uint32_t position = answer.shown.position();
    const bool moved = position != m_position;
    m_run = answer.shown.run;
    m_position = position;
    if (answer.opened || !m_run) {
        clear();
        return;
    }
    if (!moved && !runChanged) return;
    if (position == 0) {
        takeEvent(nothing);
    } else if (m_event == nothing || runChanged || m_run->history->stepOf(static_cast<unsigned>(m_event)) != position) {
        takeEvent(static_cast<int>(m_run->history->steps()[position - 1]));
    }
    Q_EMIT changed();
}

void SelectionController::takeEvent(int event) {
    m_event = event;
    m_line = 0;
    m_object.clear();
    m_goroutine = nobody;
    if (event != nothing) {
        const auto index = static_cast<history::EventIndex>(event);
        const history::Event& e = m_run->history->events()[index];
        m_goroutine = e.actor.isGoroutine() ? static_cast<int>(e.actor.index()) : -1;
        if (e.object != history::none) m_object = QString::fromStdString(m_run->history->objectName(e));
        m_line = static_cast<int>(userPosition(*m_run->history, index).line);
    }
    findFinding(event);
}

void SelectionController::findFinding(int event) {
    const auto findings = m_run ? m_run->findings() : std::span<const analysis::Finding>();
    if (m_finding >= 0 && m_finding < static_cast<int>(findings.size())) {
        const auto& occurrences = findings[static_cast<std::size_t>(m_finding)].occurrences;
        if (m_occurrence < static_cast<int>(occurrences.size()) &&
            holds(occurrences[static_cast<std::size_t>(m_occurrence)], event))
            return;
    }
    m_finding = nothing;
    m_occurrence = 0;
    if (event == nothing) return;
    for (std::size_t f = 0; f < findings.size(); ++f) {
        const auto& occurrences = findings[f].occurrences;
        const auto found = std::find_if(occurrences.begin(), occurrences.end(), [&](const analysis::Occurrence& o) {
            return static_cast<int>(o.focus) == event;
        });
        if (found == occurrences.end()) continue;
        m_finding = static_cast<int>(f);
        m_occurrence = static_cast<int>(found - occurrences.begin());
        return;
    }
}

const analysis::Occurrence* SelectionController::shownOccurrence() const {
    if (!m_run || m_finding < 0 || m_finding >= static_cast<int>(m_run->findings().size())) return nullptr;
    const auto& occurrences = m_run->findings()[static_cast<std::size_t>(m_finding)].occurrences;
    return m_occurrence < static_cast<int>(occurrences.size()) ? &occurrences[static_cast<std::size_t>(m_occurrence)]
                                                               : nullptr;
}

void SelectionController::showEvent(int event) {
    if (!m_run || event < 0 || event >= static_cast<int>(m_run->history->events().size())) return;
    takeEvent(event);
    const std::uint32_t step = m_run->history->stepOf(static_cast<unsigned>(event));
    if (step != m_position) m_engine.moveTo(step);
    Q_EMIT changed();
}

void SelectionController::showFinding(int finding, int occurrence) {
    if (!m_run || finding < 0 || finding >= static_cast<int>(m_run->findings().size())) return;
    const auto& occurrences = m_run->findings()[static_cast<std::size_t>(finding)].occurrences;
    const int count = static_cast<int>(occurrences.size());
    m_finding = finding;
    m_occurrence = std::clamp(occurrence, 0, count - 1);
    const history::EventIndex focus = occurrences[static_cast<std::size_t>(m_occurrence)].focus;
    if (focus != history::none)
        showEvent(static_cast<int>(focus));
    else
        Q_EMIT changed();
}

void SelectionController::selectGoroutine(int goroutine) {
    m_goroutine = goroutine;
    m_object.clear();
    m_line = 0;
    Q_EMIT changed();
}

void SelectionController::selectObject(const QString& name) {
    m_object = name;
    m_goroutine = nobody;
    m_line = 0;
    Q_EMIT changed();
}

void SelectionController::selectLine(int line) {
    m_line = line;
    Q_EMIT changed();
}

void SelectionController::clear() {
    takeEvent(nothing);
    m_finding = nothing;
    m_occurrence = 0;
    Q_EMIT changed();
}

} // namespace lockstep::app
