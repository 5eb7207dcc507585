// The row under the menu: moving in time, the chips, findings, export.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Run
import Lockstep.Theme

Rectangle {
    id: root

    required property App app
    property bool compact: false

    implicitHeight: Math.round(54 * Theme.textScale)
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 8
        anchors.rightMargin: 8
        spacing: 14

        TransportRow {
            run: root.app.run
            commands: root.app.commands
        }
        Rectangle {
            Layout.preferredWidth: 1
            Layout.preferredHeight: parent.height - 20
            color: Theme.line
        }
        ChipRow {
            run: root.app.run
            commands: root.app.commands
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        CommandButton {
            command: root.app.commands.find(root.app.explore.working ? "explore.stop" : "explore.start")
            text: root.compact ? "" : root.app.explore.working ? qsTr("Stop exploring") : qsTr("Explore")
        }
        FindingSwitcher {
            findings: root.app.findings
            commands: root.app.commands
        }
        CommandButton {
            command: root.app.commands.find("export.svg")
            text: root.compact ? "" : qsTr("Export")
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
