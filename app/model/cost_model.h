// CostModel: the points of a cost chart, a row an x: column 0 is x (percent of reads, or goroutines), the columns after
// it are what an operation costs in µs, a column a primitive. Series map themselves onto the columns.
#pragma once

#include "engine/session/cost_comparison.h"

#include <QAbstractTableModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace lockstep::app {

class CostModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the compare controller")
    Q_PROPERTY(double highest READ highest NOTIFY changed)

public:
    using Points = std::vector<session::CostPoint>;

    using QAbstractTableModel::QAbstractTableModel;
    /// One list of points a primitive, in the order of the columns. Only rows that all of them have are shown.
    void setCurves(const std::vector<Points>& curves);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// The row whose x is nearest; -1 if there are none.
    Q_INVOKABLE int nearest(double x) const;
    Q_INVOKABLE double xOf(int row) const { return index(row, 0).data().toDouble(); }
    /// Of all costs, in µs; 1 if there are none.
    [[nodiscard]] double highest() const;

Q_SIGNALS:
    void changed();

private:
    std::vector<std::vector<double>> m_rows;
    int m_columns = 0;
};

} // namespace lockstep::app
