// StateModel: the state at the position as a list: shared variables, locks, wait groups, channels, timers,
// contexts, goroutines with the cases of their selects and their locals.
//
// Values come from the snapshot; who stored last, who holds a lock and since which step come from the history. A value
// that the step before the position changed is marked. Values with parts can be opened.
#pragma once

#include "app/model/row_model.h"
#include "engine/session/session.h"

#include <QSet>
#include <QStringList>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

struct Tag {
    QString name;
    int goroutine = -1;
    friend bool operator==(const Tag&, const Tag&) = default;
};

struct StateRow {
    enum Kind : int {
        Variables,
        Locks,
        Groups,
        Others, ///< conds, pools, maps
        Channels,
        Timers,
        Contexts,
        Goroutines, ///< the last of the headings
        Variable,
        Lock,
        Group,
        Channel,
        Goroutine,
        Local,
        Timer,
        Context,
        Case, ///< of the select at which the goroutine above is
    };
    Kind kind = Variable;
    int depth = 0;
    QString path; ///< unique; for opening and closing
    QString name;
    QString type;
    QString value;
    QString note;
    QString glyph; ///< of a goroutine's state
    int goroutine = -2;
    std::vector<Tag> holders; ///< who stored last; who holds the lock; who waits to send on the channel
    std::vector<Tag> waiters; ///< who waits for the lock or group, or to receive from the channel
    QStringList cells;        ///< of a channel: its buffer, oldest value first, "" where it is free
    int since = 0;            ///< step of the last store, or since when the lock is held
    bool changed = false;
    bool reading = false; ///< the holders are readers
    bool openable = false;
    bool open = false;
    friend bool operator==(const StateRow&, const StateRow&) = default;
};

class StateModel : public RowModel<StateRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the state controller")

public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< a Kind
        DepthRole,                   ///< indentation
        NameRole,                    ///< "x", "mu", "G1"
        TypeRole,                    ///< "int64"
        ValueRole,                   ///< "1"; of a goroutine, what it is about to do
        NoteRole,                    ///< what else is to be said
        GlyphRole,                   ///< a goroutine's state as a sign
        GoroutineRole,               ///< whose row, for the colour; -2 for nobody's
        HoldersRole,                 ///< a list of {name, goroutine}
        WaitersRole,                 ///< likewise, in queue order
        CellsRole,                   ///< a channel's buffer: a list of texts, "" where it is free
        SinceRole,                   ///< the step of the last store, or since when it is held; 0 if unknown
        ChangedRole,                 ///< whether the step before changed it
        ReadingRole,                 ///< whether the holders are readers
        OpenableRole,                ///< whether it has parts
        OpenRole,                    ///< whether they are shown
        PathRole,                    ///< for toggle()
    };

    using RowModel::RowModel;
    void setMoment(std::shared_ptr<const session::Moment> moment, std::shared_ptr<const session::RunView> run,
                   history::Language language);
    /// Opens or closes a row that has parts.
    Q_INVOKABLE void toggle(const QString& path);
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] QVariant value(const StateRow& row, int role) const override;

private:
    void rebuild();

    std::shared_ptr<const session::Moment> m_moment;
    std::shared_ptr<const session::RunView> m_run;
    history::Language m_language = history::Language::English;
    QSet<QString> m_open;
};

} // namespace lockstep::app
