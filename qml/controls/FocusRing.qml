// The frame that shows where the keyboard is; inside of any control, shown with its visualFocus.
import QtQuick
import Lockstep.Theme

Rectangle {
    required property Item control
    property bool shown: control.activeFocus

    anchors.fill: parent
    anchors.margins: -2
    visible: shown
    color: "transparent"
    radius: Theme.radius + 2
    border.width: 2
    border.color: Theme.ink
}
