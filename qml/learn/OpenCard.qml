// The way to one's own program: a button, and a place to drop a file.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property CommandRegistry commands
    readonly property Command openCommand: commands.find("file.open")

    radius: 10
    color: "transparent"
    border.color: Theme.strongLine

    Column {
        anchors.centerIn: parent
        width: parent.width - 40
        spacing: 10

        LButton {
            anchors.horizontalCenter: parent.horizontalCenter
            prominent: true
            iconName: "open"
            text: root.openCommand.text
            toolTip: root.openCommand.toolTip
            onClicked: root.openCommand.trigger()
        }
        LLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            color: Theme.mutedInk
            text: qsTr("or drop a .go file anywhere in this window")
        }
    }
}
