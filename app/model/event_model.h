// EventModel: the table of all events of a run, one row each; what the timeline shows, as text.
//
// Rows are made when a view asks for them, so a run of a million events costs nothing until it is scrolled. The rows of
// the current step and the selected event are marked. A new run that only has more events than the old is told as
// inserted rows.
#pragma once

#include "engine/session/session.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

class EventModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the events controller")

public:
    enum Role {
        StepRole = Qt::UserRole + 1, ///< the number of the step it belongs to
        IsStepRole,                  ///< whether it is the step itself, not a consequence
        WhoRole,                     ///< "G1"
        GoroutineRole,               ///< index for the colour, -1 for the clock
        OperationRole,               ///< "store x = 1"
        PlaceRole,                   ///< "17": the line in the user's source, or empty
        SentenceRole,                ///< the whole caption
        PastRole,                    ///< whether it has happened at the position
        CurrentRole,                 ///< of the step before the position
        SelectedRole,                ///< whether it is the selected event
        InFindingRole,               ///< whether a finding speaks of it
    };

    using QAbstractListModel::QAbstractListModel;
    void setRun(std::shared_ptr<const session::RunView> run);
    void setPosition(std::uint32_t step);
    void setSelected(history::EventIndex event);
    void setLanguage(history::Language language);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void changed(int first, int last);
    [[nodiscard]] int rowAfter(std::uint32_t step) const;

    std::shared_ptr<const session::RunView> m_run;
    std::uint32_t m_position = 0;
    history::EventIndex m_selected = history::none;
    history::Language m_language = history::Language::English;
};

} // namespace lockstep::app
