// RowModel: the base of the list models whose rows are small values, made anew whenever something changes.
//
// setRows() compares the new rows with the old and tells the views only what differs, so that delegates that stay are
// kept, with their hover and their animations. Row needs operator==.
#pragma once

#include <QAbstractListModel>

#include <algorithm>
#include <vector>

namespace lockstep::app {

template <typename Row> class RowModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<Row> rows) {
        const auto oldSize = static_cast<int>(m_rows.size());
        const auto newSize = static_cast<int>(rows.size());
        const int common = std::min(oldSize, newSize);
        if (newSize < oldSize) {
            beginRemoveRows({}, newSize, oldSize - 1);
            m_rows.resize(rows.size());
            endRemoveRows();
        }
        for (int i = 0; i < common; ++i) {
            Row& old = m_rows[static_cast<std::size_t>(i)];
            Row& fresh = rows[static_cast<std::size_t>(i)];
            if (old == fresh) continue;
            old = std::move(fresh);
            Q_EMIT dataChanged(index(i), index(i));
        }
        if (newSize > oldSize) {
            beginInsertRows({}, oldSize, newSize - 1);
            m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin() + oldSize),
                          std::make_move_iterator(rows.end()));
            endInsertRows();
        }
    }

    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
        return value(m_rows[static_cast<std::size_t>(index.row())], role);
    }

protected:
    /// What a row says in a role.
    [[nodiscard]] virtual QVariant value(const Row& row, int role) const = 0;

private:
    std::vector<Row> m_rows;
};

} // namespace lockstep::app
