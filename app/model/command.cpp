#include "app/model/command.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace lockstep::app {

Command::Command(const CommandRow& row, QObject* parent) : QObject(parent), m_row(row) {}

QString Command::text() const { return QCoreApplication::translate("Command", m_row.text); }
QString Command::tip() const { return QCoreApplication::translate("Command", m_row.tip); }
bool Command::isSeparator() const { return m_row.id[0] == '-'; }

QString Command::toolTip() const {
    const QString key = keyText();
    return key.isEmpty() ? tip() : QStringLiteral("%1 (%2)").arg(tip(), key);
}

QStringList Command::keys() const { return QString::fromUtf8(m_row.keys).split(u' ', Qt::SkipEmptyParts); }

QString Command::keyText() const {
    const QStringList all = keys();
    if (all.isEmpty()) return {};
    return QKeySequence::fromString(all.first(), QKeySequence::PortableText).toString(QKeySequence::NativeText);
}

void Command::bind(Action action, Predicate mayRun, Predicate isChecked) {
    m_action = std::move(action);
    m_mayRun = std::move(mayRun);
    m_isChecked = std::move(isChecked);
    Q_EMIT boundChanged();
    refresh();
}

void Command::refresh() {
    const bool enabled = m_action && (!m_mayRun || m_mayRun());
    const bool checked = m_isChecked && m_isChecked();
    if (enabled != m_enabled) {
        m_enabled = enabled;
        Q_EMIT enabledChanged();
    }
    if (checked != m_checked) {
        m_checked = checked;
        Q_EMIT checkedChanged();
    }
}

void Command::trigger() {
    if (m_action && (!m_mayRun || m_mayRun())) m_action();
}

} // namespace lockstep::app
