// A button on a banner, in the banner's ink.
import QtQuick
import Lockstep.Controls
import Lockstep.Theme

LButton {
    id: root

    required property color ink

    inkColor: ink
    plain: true
    background: Rectangle {
        radius: Theme.radius
        color: "transparent"
        border.width: root.hovered || root.visualFocus ? 2 : root.text.length > 0 ? 1 : 0
        border.color: root.ink
    }
}
