// CommandRegistry: every action of the window by its id. The rows of commands.def say how each is called and which keys
// it has; the controllers bind what it does. A command nobody has bound is disabled everywhere.
//
// refresh() asks every predicate again; controllers call it (through App) whenever something changed that a command's
// availability may depend on. There are about seventy commands, so this costs microseconds.
#pragma once

#include "app/model/command_model.h"

#include <memory>
#include <vector>

namespace lockstep::app {

class CommandRegistry : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(QList<QObject*> all READ all CONSTANT)
    Q_PROPERTY(lockstep::app::CommandModel* search READ search CONSTANT)

public:
    explicit CommandRegistry(QObject* parent = nullptr);

    /// The command of that id. Pre: there is one; an unknown id is our own fault.
    Q_INVOKABLE lockstep::app::Command* find(const QString& id) const;
    /// The rows of a menu in order, separators included.
    Q_INVOKABLE QList<QObject*> menu(const QString& name) const;
    /// Every command with a key, for the overview of keys.
    Q_INVOKABLE QList<QObject*> withKeys() const;
    [[nodiscard]] QList<QObject*> all() const;
    [[nodiscard]] CommandModel* search() { return &m_search; }

    void bind(const char* id, Command::Action action, Command::Predicate mayRun = {},
              Command::Predicate isChecked = {});
    void refresh();
    /// Lets every text be read anew, in the language that is on now.
    void retranslate();

private:
    std::vector<Command*> m_commands;
    CommandModel m_search;
};

} // namespace lockstep::app
