// Which finding is shown, of how many, and on to the next.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Row {
    id: root

    required property FindingsController findings
    required property CommandRegistry commands

    spacing: 2
    visible: findings.count > 0

    LIcon {
        anchors.verticalCenter: parent.verticalCenter
        name: "flag"
        color: Theme.finding
    }
    LLabel {
        anchors.verticalCenter: parent.verticalCenter
        leftPadding: 4
        text: root.findings.current >= 0
              ? qsTr("%1 of %2", "finding").arg(root.findings.current + 1).arg(root.findings.count)
              : qsTr("%n finding(s)", "", root.findings.count)
    }
    CommandButton {
        command: root.commands.find("findings.previous")
    }
    CommandButton {
        command: root.commands.find("findings.next")
    }
}
