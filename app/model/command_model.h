// CommandModel: the rows of the command search: every bound command, filtered by what is typed.
//
// A command matches when the typed letters occur in its text in this order, in any language it is shown in; those that
// contain them as one piece come first. Roles: what a row shows, and the command itself.
#pragma once

#include "app/model/command.h"

#include <QAbstractListModel>

#include <vector>

namespace lockstep::app {

class CommandModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the command registry")
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< what it does
        TipRole,                     ///< the longer sentence
        KeyRole,                     ///< its key, or empty
        EnabledRole,                 ///< whether it may run now
        CommandRole,                 ///< the Command
    };

    explicit CommandModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    /// Lifetime: the commands outlive the model.
    void setCommands(std::vector<Command*> commands);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString& filter);
    /// Triggers the command in that row.
    Q_INVOKABLE void trigger(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();

private:
    void rebuild();
    void tellAbout(const Command* command);

    std::vector<Command*> m_all;
    std::vector<Command*> m_rows;
    QString m_filter;
};

} // namespace lockstep::app
