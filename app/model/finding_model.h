// FindingModel: what is wrong in the run, or in any interleaving: a row a finding.
#pragma once

#include "app/model/row_model.h"
#include "engine/explore/result.h"
#include "engine/session/session.h"

#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

struct FindingRow {
    QString title;
    QString message;
    QString kind;
    QString places;
    int step = 0; ///< at which it can be seen
    int occurrences = 0;
    bool selected = false;
    friend bool operator==(const FindingRow&, const FindingRow&) = default;
};

class FindingModel : public RowModel<FindingRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the findings controller")

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< "Lost update on x"
        MessageRole,                  ///< the whole sentences
        KindRole,                     ///< "lost-update"
        PlacesRole,                   ///< "main.go:17, main.go:18"
        StepRole,                     ///< at which it is first seen
        OccurrencesRole,              ///< how often
        SelectedRole,                 ///< whether it is the selected one
    };

    using RowModel::RowModel;
    void setRun(const session::RunView* run, history::Language language, int selected);
    /// Of an exploration: each in the run of its own witness.
    void setFindings(std::span<const explore::FindingResult> findings, history::Language language);
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] QVariant value(const FindingRow& row, int role) const override;
};

} // namespace lockstep::app
