// Panes side by side, or one above the other, with a handle between them.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.SplitView {
    id: root

    handle: Rectangle {
        implicitWidth: 5
        implicitHeight: 5
        color: T.SplitHandle.pressed ? Theme.strongLine : T.SplitHandle.hovered ? Theme.line : Theme.window
        containmentMask: Item {
            x: root.orientation === Qt.Horizontal ? -2 : 0
            y: root.orientation === Qt.Horizontal ? 0 : -2
            width: root.orientation === Qt.Horizontal ? 9 : root.width
            height: root.orientation === Qt.Horizontal ? root.height : 9
        }
    }
}
