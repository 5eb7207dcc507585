// Parts of a whole as a bar, told apart in greyscale: running solid, ready an outline, blocked hatched.
import QtQuick
import Lockstep.Theme

Row {
    id: root

    property real running: 0
    property real ready: 0
    property real blocked: 0

    height: Math.round(11 * Theme.textScale)

    Rectangle {
        width: root.width * root.running
        height: root.height
        color: Theme.ink
    }
    Rectangle {
        width: root.width * root.ready
        height: root.height
        color: "transparent"
        border.color: Theme.strongLine
    }
    Rectangle {
        width: root.width * root.blocked
        height: root.height
        color: "transparent"
        border.color: Theme.strongLine
        clip: true
        Row {
            spacing: 3
            Repeater {
                model: Math.ceil(root.width * root.blocked / 4)
                Rectangle {
                    width: 1
                    height: root.height
                    color: Theme.mutedInk
                }
            }
        }
    }
}
