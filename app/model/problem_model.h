// ProblemModel: what the compiler says, at its place: a row a diagnostic.
#pragma once

#include "app/model/row_model.h"
#include "engine/session/session.h"

#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

struct ProblemRow {
    int line = 0;
    int column = 0;    ///< in characters, from 1
    int endColumn = 0; ///< exclusive; on the same line
    QString message;
    QString notes;
    friend bool operator==(const ProblemRow&, const ProblemRow&) = default;
};

class ProblemModel : public RowModel<ProblemRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the source controller")

public:
    enum Role {
        LineRole = Qt::UserRole + 1, ///< from 1
        ColumnRole,                  ///< in characters, from 1
        EndColumnRole,               ///< where to stop underlining, on the same line
        MessageRole,                 ///< as Go's compiler words it
        NotesRole,                   ///< its further lines
    };

    using RowModel::RowModel;
    /// Those of the file of that name. Null: nothing is wrong.
    void setCompilation(const session::Compilation* compilation, const std::string& file);
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] QVariant value(const ProblemRow& row, int role) const override;
};

} // namespace lockstep::app
