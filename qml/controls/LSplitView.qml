// Panes side by side, or one above the other, with a handle between them.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.SplitView {
    id: root

    handle: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        color: T.SplitHandle.pressed ? Theme.strongLine : T.SplitHandle.hovered || Theme.highContrast ? Theme.line : Theme.window
    }
}
