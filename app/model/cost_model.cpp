#include "app/model/cost_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lockstep::app {

void CostModel::setCurves(const std::vector<Points>& curves) {
    constexpr double perMicrosecond = 1000;
    beginResetModel();
    m_rows.clear();
    m_columns = curves.empty() ? 0 : static_cast<int>(curves.size()) + 1;
    std::size_t whole = curves.empty() ? 0 : std::numeric_limits<std::size_t>::max();
    for (const Points& points : curves) whole = std::min(whole, points.size());
    for (std::size_t i = 0; i < whole; ++i) {
        std::vector<double>& row = m_rows.emplace_back(1, curves.front()[i].at);
        for (const Points& points : curves) row.push_back(points[i].nanoseconds / perMicrosecond);
    }
    endResetModel();
    Q_EMIT changed();
}

int CostModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CostModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_columns; }

QVariant CostModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole) return {};
    return m_rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
}

int CostModel::nearest(double x) const {
    const auto row =
        std::ranges::min_element(m_rows, {}, [x](const std::vector<double>& one) { return std::abs(one.front() - x); });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

double CostModel::highest() const {
    double highest = 0;
    for (const std::vector<double>& row : m_rows)
        highest = std::max(highest, *std::max_element(row.begin() + 1, row.end()));
    return highest > 0 ? highest : 1;
}

} // namespace lockstep::app
