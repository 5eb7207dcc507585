// Command: one action of the window. Menu entry, key, tool tip and the row of the command search all show the same one.
//
// What it is called comes from its row in app/control/commands.def; what it does and when it may is given by the
// CommandRegistry. Texts follow the language: the registry emits translated() on every command when it changes.
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace lockstep::app {

/// A row of commands.def.
struct CommandRow {
    const char* id;
    const char* menu;
    const char* text;
    const char* tip;
    const char* keys;
    const char* icon;
};

class Command : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("commands are rows of commands.def")
    Q_PROPERTY(QString commandId READ commandId CONSTANT)
    Q_PROPERTY(QString menu READ menu CONSTANT)
    Q_PROPERTY(QString text READ text NOTIFY translated)
    Q_PROPERTY(QString tip READ tip NOTIFY translated)
    Q_PROPERTY(QString toolTip READ toolTip NOTIFY translated)
    Q_PROPERTY(QString keyText READ keyText CONSTANT)
    Q_PROPERTY(QStringList keys READ keys CONSTANT)
    Q_PROPERTY(QString iconName READ iconName CONSTANT)
    Q_PROPERTY(bool separator READ isSeparator CONSTANT)
    Q_PROPERTY(bool checkable READ isCheckable NOTIFY boundChanged)
    Q_PROPERTY(bool checked READ isChecked NOTIFY checkedChanged)
    Q_PROPERTY(bool enabled READ isEnabled NOTIFY enabledChanged)

public:
    using Action = std::function<void()>;
    using Predicate = std::function<bool()>;

    explicit Command(const CommandRow& row, QObject* parent = nullptr);

    [[nodiscard]] QString commandId() const { return QString::fromUtf8(m_row.id); }
    [[nodiscard]] QString menu() const { return QString::fromUtf8(m_row.menu); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString tip() const;
    /// The tip with the key behind it.
    [[nodiscard]] QString toolTip() const;
    /// The first key as the platform writes it; empty without one.
    [[nodiscard]] QString keyText() const;
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] QString iconName() const { return QString::fromUtf8(m_row.icon); }
    [[nodiscard]] bool isSeparator() const;
    [[nodiscard]] bool isCheckable() const { return static_cast<bool>(m_isChecked); }
    [[nodiscard]] bool isChecked() const { return m_checked; }
    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    [[nodiscard]] bool isBound() const { return static_cast<bool>(m_action); }

    /// Says what it does, when it may, and whether it is on. Without `mayRun` it always may.
    void bind(Action action, Predicate mayRun = {}, Predicate isChecked = {});
    /// Asks the predicates again.
    void refresh();
    /// Does it, if it may.
    Q_INVOKABLE void trigger();

Q_SIGNALS:
    void translated();
    void boundChanged();
    void checkedChanged();
    void enabledChanged();

private:
    CommandRow m_row;
    Action m_action;
    Predicate m_mayRun;
    Predicate m_isChecked;
    bool m_enabled = false;
    bool m_checked = false;
};

} // namespace lockstep::app
