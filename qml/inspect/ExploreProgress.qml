// How far long work has got, and the way to stop it.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

RowLayout {
    id: root

    required property string text
    /// 0 to 1; negative: nobody can say.
    required property real fraction
    required property Command stop

    spacing: 10

    LLabel {
        text: root.text
        Accessible.role: Accessible.StatusBar
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: 6
        radius: 3
        color: Theme.line
        Rectangle {
            visible: root.fraction >= 0
            width: parent.width * Math.max(0, Math.min(1, root.fraction))
            height: parent.height
            radius: 3
            color: Theme.ink
        }
    }
    LButton {
        text: qsTr("Stop")
        toolTip: root.stop.toolTip
        onClicked: root.stop.trigger()
    }
}
