// ReasonModel: why the step happened as it did: a chain of causes, the nearest first, each with the event it speaks of.
#pragma once

#include "app/model/row_model.h"
#include "engine/view/caption.h"

#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

struct ReasonRow {
    int event = -1;
    int step = 0;
    QString sentence;
    friend bool operator==(const ReasonRow&, const ReasonRow&) = default;
};

class ReasonModel : public RowModel<ReasonRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the explain controller")

public:
    enum Role {
        EventRole = Qt::UserRole + 1, ///< where a click goes
        StepRole,                     ///< its step
        SentenceRole,                 ///< "x was 1 because G1 stored it at step 9."
    };

    using RowModel::RowModel;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override {
        return {{EventRole, "event"}, {StepRole, "step"}, {SentenceRole, "sentence"}};
    }

protected:
    [[nodiscard]] QVariant value(const ReasonRow& row, int role) const override {
        switch (role) {
        case EventRole: return row.event;
        case StepRole: return row.step;
        case Qt::DisplayRole:
        case SentenceRole: return row.sentence;
        default: return {};
        }
    }
};

} // namespace lockstep::app
