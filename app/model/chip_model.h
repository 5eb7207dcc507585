// ChipModel: who may move next: a row a goroutine that has not ended, and the clock if something waits for it.
//
// Made from a Moment. A chip that cannot move says why. The key of a chip is its goroutine's number, so that it stays
// the same when others end: 1 is G1, 0 is main. main stands last among a few, first among many.
#pragma once

#include "app/model/row_model.h"
#include "engine/session/session.h"

#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

struct Chip {
    history::Choice choice;
    QString name;
    int goroutine = -1; ///< -1: the clock
    QString operation;
    bool canMove = false;
    QString reason;
    std::vector<std::uint16_t> alternatives;
    QStringList ways;   ///< of each, what it is, if there are several
    bool moved = false; ///< it made the step before
    friend bool operator==(const Chip&, const Chip&) = default;
};

class ChipModel : public RowModel<Chip> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the run controller")

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< "G1"
        GoroutineRole,               ///< its index, for the colour; -1 for the clock
        OperationRole,               ///< what it is about to do: "load x"
        CanMoveRole,                 ///< whether it can
        ReasonRole,                  ///< why not, as a sentence
        ShortReasonRole,             ///< why not, in a few words for the chip
        KeyRole,                     ///< "0" for main, "1" to "9" for G1 to G9, or empty
        WaysRole,                    ///< the ways in which it can move, if there are several
        MovedRole,                   ///< whether it made the step before
    };

    using RowModel::RowModel;
    void setMoment(const session::Moment* moment, const session::RunView* run, history::Language language);

    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// The row of a goroutine, -1 if it has none.
    [[nodiscard]] int rowOf(int goroutine) const;

protected:
    [[nodiscard]] QVariant value(const Chip& row, int role) const override;
};

} // namespace lockstep::app
