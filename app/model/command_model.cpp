#include "app/model/command_model.h"

#include <algorithm>

namespace lockstep::app {
namespace {

/// 0: does not match; 1: the letters in order; 2: as one piece; 3: at the start.
int quality(const QString& text, const QString& filter) {
    const auto place = text.indexOf(filter, 0, Qt::CaseInsensitive);
    if (place == 0) return 3;
    if (place > 0) return 2;
    qsizetype from = 0;
    for (const QChar letter : filter) {
        if (letter.isSpace()) continue;
        from = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (from < 0) return 0;
        ++from;
    }
    return 1;
}

} // namespace

void CommandModel::setCommands(std::vector<Command*> commands) {
    for (Command* command : m_all) command->disconnect(this);
    m_all = std::move(commands);
    for (Command* command : m_all)
        connect(command, &Command::enabledChanged, this, [this, command] { tellAbout(command); });
    rebuild();
}

void CommandModel::setFilter(const QString& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    rebuild();
    Q_EMIT filterChanged();
}

void CommandModel::tellAbout(const Command* command) {
    const auto row = std::find(m_rows.begin(), m_rows.end(), command);
    if (row == m_rows.end()) return;
    const QModelIndex there = index(static_cast<int>(row - m_rows.begin()));
    Q_EMIT dataChanged(there, there, {EnabledRole});
}

void CommandModel::rebuild() {
    beginResetModel();
    std::vector<std::pair<int, Command*>> found;
    for (Command* command : m_all) {
        if (command->isSeparator() || !command->isBound()) continue;
        const int score = m_filter.isEmpty() ? 1 : quality(command->text(), m_filter.trimmed());
        if (score > 0) found.emplace_back(score, command);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_rows.clear();
    for (const auto& [score, command] : found) m_rows.push_back(command);
    endResetModel();
}

void CommandModel::trigger(int row) {
    if (row >= 0 && row < rowCount()) m_rows[static_cast<std::size_t>(row)]->trigger();
}

int CommandModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    Command* command = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole: return command->text();
    case TipRole: return command->tip();
    case KeyRole: return command->keyText();
    case EnabledRole: return command->isEnabled();
    case CommandRole: return QVariant::fromValue(command);
    default: return {};
    }
}

QHash<int, QByteArray> CommandModel::roleNames() const {
    return {{TextRole, "commandText"},
            {TipRole, "tip"},
            {KeyRole, "keyText"},
            {EnabledRole, "available"},
            {CommandRole, "command"}};
}

} // namespace lockstep::app
