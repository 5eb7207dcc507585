// How far exploring or sampling has got, and the way to stop it.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

RowLayout {
    id: root

    required property ExploreController explore
    required property CommandRegistry commands

    spacing: 10

    LLabel {
        text: root.explore.progress
        Accessible.role: Accessible.StatusBar
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: 6
        radius: 3
        color: Theme.line
        Rectangle {
            visible: root.explore.fraction >= 0
            width: parent.width * Math.max(0, Math.min(1, root.explore.fraction))
            height: parent.height
            radius: 3
            color: Theme.ink
        }
    }
    LButton {
        readonly property Command command: root.commands.find("explore.stop")
        text: qsTr("Stop")
        toolTip: command.toolTip
        onClicked: command.trigger()
    }
}
