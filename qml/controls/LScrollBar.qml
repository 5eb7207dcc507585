// A scroll bar that is thin and always there when there is something to scroll.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.ScrollBar {
    id: root

    implicitWidth: orientation === Qt.Vertical ? 10 : 40
    implicitHeight: orientation === Qt.Horizontal ? 10 : 40
    padding: 2
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1
    minimumSize: 0.06

    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: root.pressed ? Theme.ink : root.hovered ? Theme.mutedInk : Theme.strongLine
        opacity: root.pressed || root.hovered ? 0.9 : 0.5
    }
}
