// MarkerModel: where in the source the goroutines are: a row a line that somebody is at, with their names and what the
// statement on it consists of: `x = x + 1` is a load and a store, and each goroutine is before one of them.
#pragma once

#include "app/model/row_model.h"
#include "engine/session/session.h"

#include <QVariant>
#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

/// One goroutine at a line.
struct Marker {
    QString name;
    int goroutine = -1;
    bool canMove = false;
    QStringList operations; ///< the visible operations of the statement, in order; empty if there is only one
    int next = 0;           ///< which of them is next
    friend bool operator==(const Marker&, const Marker&) = default;
};

struct MarkedLine {
    int line = 0;
    std::vector<Marker> markers;
    friend bool operator==(const MarkedLine&, const MarkedLine&) = default;
};

class MarkerModel : public RowModel<MarkedLine> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the source controller")

public:
    enum Role {
        LineRole = Qt::UserRole + 1, ///< from 1
        TagsRole,                    ///< a list of {name, goroutine, canMove}, at most a few
        MoreRole,                    ///< how many goroutines beyond those
        ProgressRole, ///< a list of {name, goroutine, operations: [{text, state}]}; state done, next, later
    };

    using RowModel::RowModel;
    /// `file` is the index of the shown file in Program::files.
    void setMoment(const session::Moment* moment, const session::RunView* run, std::uint32_t file,
                   history::Language language);
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] QVariant value(const MarkedLine& row, int role) const override;
};

/// The loads and stores of the statement on a line of a function, by name, in order of the instructions, and which of
/// them `site` is (-1: none).
QStringList statementOperations(const program::Program& program, program::CodeIndex site, history::Language language,
                                int* index);

} // namespace lockstep::app
