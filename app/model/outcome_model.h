// OutcomeModel: the ways a program can end, a row each: what it prints, how it ends, how often, and how to get there.
//
// Filled from an exploration (all interleavings, with exact numbers where they are known) or from random runs.
#pragma once

#include "app/model/row_model.h"
#include "engine/session/exploration.h"
#include "engine/session/random_runs.h"

#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

struct OutcomeRow {
    QString output;    ///< first lines of standard output
    QString ending;    ///< "exit code 0", "deadlock", "panic: boom"
    QString frequency; ///< "8 of 924 interleavings"
    QString cost;      ///< "4 preemptions, 6 switches"
    QString schedule;  ///< of the run that shows it
    double share = 0;  ///< of all, 0 to 1
    bool failed = false;
    friend bool operator==(const OutcomeRow&, const OutcomeRow&) = default;
};

class OutcomeModel : public RowModel<OutcomeRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the explore controller")

public:
    enum Role {
        OutputRole = Qt::UserRole + 1, ///< what it prints, shortened
        EndingRole,                    ///< how it ends
        FrequencyRole,                 ///< how often, in words
        CostRole,                      ///< what it takes to get there
        ShareRole,                     ///< of all, 0 to 1
        FailedRole,                    ///< whether it ends badly
    };

    using RowModel::RowModel;
    void setResult(const explore::Result& result);
    void setRuns(const session::RandomRuns& runs, history::Language language);
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// How a run ended, in a few words; Go's own words for panics and fatal errors.
    static QString endingText(history::OutcomeKind kind, int exitCode, const std::string& message);

protected:
    [[nodiscard]] QVariant value(const OutcomeRow& row, int role) const override;
};

} // namespace lockstep::app
