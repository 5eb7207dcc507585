#include "app/model/event_model.h"

#include "app/model/user_position.h"
#include "engine/view/caption.h"

#include <algorithm>

namespace lockstep::app {

void EventModel::setRun(std::shared_ptr<const session::RunView> run) {
    if (run == m_run) return;
    const auto oldEvents = m_run ? m_run->history->events() : std::span<const history::Event>();
    const auto newEvents = run ? run->history->events() : std::span<const history::Event>();
    const bool grows = m_run && run && m_run->compilation == run->compilation && newEvents.size() > oldEvents.size() &&
                       std::equal(oldEvents.begin(), oldEvents.end(), newEvents.begin());
    if (grows) {
        beginInsertRows({}, static_cast<int>(oldEvents.size()), static_cast<int>(newEvents.size()) - 1);
        m_run = std::move(run);
        endInsertRows();
        return;
    }
    beginResetModel();
    m_run = std::move(run);
    endResetModel();
}

int EventModel::rowAfter(std::uint32_t step) const {
    if (!m_run || step >= m_run->history->stepCount()) return rowCount();
    return static_cast<int>(m_run->history->steps()[step]);
}

void EventModel::changed(int first, int last) {
    last = std::min(last, rowCount() - 1);
    if (first <= last && first >= 0) Q_EMIT dataChanged(index(first), index(last));
}

void EventModel::setPosition(std::uint32_t step) {
    if (step == m_position) return;
    const std::uint32_t low = std::min(step, m_position);
    const std::uint32_t high = std::max(step, m_position);
    m_position = step;
    changed(low == 0 ? 0 : rowAfter(low - 1), rowAfter(high));
}

void EventModel::setSelected(history::EventIndex event) {
    if (event == m_selected) return;
    const history::EventIndex old = m_selected;
    m_selected = event;
    for (const history::EventIndex row : {old, event})
        if (row != history::none) changed(static_cast<int>(row), static_cast<int>(row));
}

void EventModel::setLanguage(history::Language language) {
    if (language == m_language) return;
    m_language = language;
    changed(0, rowCount() - 1);
}

int EventModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_run ? 0 : static_cast<int>(m_run->history->events().size());
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const history::History& history = *m_run->history;
    const auto event = static_cast<history::EventIndex>(index.row());
    const history::Event& e = history.events()[event];
    switch (role) {
    case StepRole: return history.stepOf(event);
    case IsStepRole: return e.isStep();
    case WhoRole: return QString::fromStdString(history.actorName(e.actor));
    case GoroutineRole: return e.actor.isGoroutine() ? static_cast<int>(e.actor.index()) : -1;
    case Qt::DisplayRole:
    case OperationRole: return QString::fromStdString(view::boxLabel(history, event, m_language));
    case PlaceRole: {
        const std::uint32_t line = userPosition(history, event).line;
        return line == 0 ? QString() : QString::number(line);
    }
    case SentenceRole: return QString::fromStdString(m_run->captions->sentence(event, m_language));
    case PastRole: return history.stepOf(event) <= m_position;
    case CurrentRole: return m_position > 0 && history.stepOf(event) == m_position;
    case SelectedRole: return event == m_selected;
    case InFindingRole: {
        const view::Box* box = m_run->scene->boxOf(event);
        return box && (box->flags & view::FindingBox) != 0;
    }
    default: return {};
    }
}

QHash<int, QByteArray> EventModel::roleNames() const {
    return {{StepRole, "step"},           {IsStepRole, "isStep"},       {WhoRole, "who"},
            {GoroutineRole, "goroutine"}, {OperationRole, "operation"}, {PlaceRole, "place"},
            {SentenceRole, "sentence"},   {PastRole, "past"},           {CurrentRole, "current"},
            {SelectedRole, "selected"},   {InFindingRole, "inFinding"}};
}

} // namespace lockstep::app
