#include "app/model/state_model.h"

#include "app/model/state_rows.h"

namespace lockstep::app {
namespace {

QVariantList toList(const std::vector<Tag>& tags) {
    constexpr std::size_t most = 12;
    QVariantList list;
    for (std::size_t i = 0; i < std::min(tags.size(), most); ++i)
        list.append(
            QVariantMap{{QStringLiteral("name"), tags[i].name}, {QStringLiteral("goroutine"), tags[i].goroutine}});
    if (tags.size() > most)
        list.append(QVariantMap{{QStringLiteral("name"), QStringLiteral("+%1").arg(tags.size() - most)},
                                {QStringLiteral("goroutine"), -1}});
    return list;
}

} // namespace

void StateModel::setMoment(std::shared_ptr<const session::Moment> moment, std::shared_ptr<const session::RunView> run,
                           history::Language language) {
    m_moment = std::move(moment);
    m_run = std::move(run);
    m_language = language;
    rebuild();
}

void StateModel::rebuild() {
    if (!m_moment || !m_run) {
        setRows({});
        return;
    }
    setRows(StateRows(*m_moment, *m_run, m_language, m_open).build());
}

void StateModel::toggle(const QString& path) {
    if (!m_open.remove(path)) m_open.insert(path);
    rebuild();
}

QVariant StateModel::value(const StateRow& row, int role) const {
    switch (role) {
    case KindRole: return static_cast<int>(row.kind);
    case DepthRole: return row.depth;
    case Qt::DisplayRole:
    case NameRole: return row.name;
    case TypeRole: return row.type;
    case ValueRole: return row.value;
    case NoteRole: return row.note;
    case GlyphRole: return row.glyph;
    case GoroutineRole: return row.goroutine;
    case HoldersRole: return toList(row.holders);
    case WaitersRole: return toList(row.waiters);
    case CellsRole: return row.cells;
    case SinceRole: return row.since;
    case ChangedRole: return row.changed;
    case ReadingRole: return row.reading;
    case OpenableRole: return row.openable;
    case OpenRole: return row.open;
    case PathRole: return row.path;
    default: return {};
    }
}

QHash<int, QByteArray> StateModel::roleNames() const {
    return {
        {KindRole, "kind"},       {DepthRole, "depth"},     {NameRole, "name"},         {TypeRole, "type"},
        {ValueRole, "value"},     {NoteRole, "note"},       {GlyphRole, "glyph"},       {GoroutineRole, "goroutine"},
        {HoldersRole, "holders"}, {WaitersRole, "waiters"}, {CellsRole, "cells"},       {SinceRole, "since"},
        {ChangedRole, "changed"}, {ReadingRole, "reading"}, {OpenableRole, "openable"}, {OpenRole, "open"},
        {PathRole, "path"}};
}

} // namespace lockstep::app
