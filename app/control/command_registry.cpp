#include "app/control/command_registry.h"

#include "engine/base/ensure.h"

#include <QQmlEngine>

#include <algorithm>

namespace lockstep::app {
namespace {

#define TEXT(context, text) text
#define COMMAND(id, menu, keys, icon, text, tip) CommandRow{id, menu, text, tip, keys, icon},
#define SEPARATOR(menu) CommandRow{"-", menu, "", "", "", ""},
const CommandRow rows[] = {
#include "app/control/commands.def"
};
#undef SEPARATOR
#undef COMMAND
#undef TEXT

} // namespace

CommandRegistry::CommandRegistry(QObject* parent) : QObject(parent) {
    for (const CommandRow& row : rows) {
        auto* command = new Command(row, this);
        QQmlEngine::setObjectOwnership(command, QQmlEngine::CppOwnership);
        m_commands.push_back(command);
    }
    m_search.setCommands(m_commands);
}

Command* CommandRegistry::find(const QString& id) const {
    const auto found =
        std::find_if(m_commands.begin(), m_commands.end(), [&](const Command* c) { return c->commandId() == id; });
    base::ensure(found != m_commands.end(), "no command has the id " + id.toStdString());
    return *found;
}

QList<QObject*> CommandRegistry::menu(const QString& name) const {
    QList<QObject*> found;
    for (Command* command : m_commands)
        if (command->menu() == name) found.append(command);
    return found;
}

QList<QObject*> CommandRegistry::withKeys() const {
    QList<QObject*> found;
    for (Command* command : m_commands)
        if (!command->keys().isEmpty()) found.append(command);
    return found;
}

QList<QObject*> CommandRegistry::all() const { return {m_commands.begin(), m_commands.end()}; }

void CommandRegistry::bind(const char* id, Command::Action action, Command::Predicate mayRun,
                           Command::Predicate isChecked) {
    find(QString::fromUtf8(id))->bind(std::move(action), std::move(mayRun), std::move(isChecked));
}

void CommandRegistry::refresh() {
    for (Command* command : m_commands) command->refresh();
}

void CommandRegistry::retranslate() {
    for (Command* command : m_commands) Q_EMIT command->translated();
    m_search.setCommands(m_commands);
}

} // namespace lockstep::app
