// A slider for a number with few stops.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.Slider {
    id: root

    property string toolTip

    implicitWidth: 90
    implicitHeight: Theme.controlHeight
    padding: 6
    snapMode: T.Slider.SnapAlways
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    Accessible.name: toolTip

    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: root.topPadding + (root.availableHeight - height) / 2
        width: 12
        height: 12
        radius: 6
        color: Theme.ink
        FocusRing {
            control: root
            shown: root.visualFocus
        }
    }
    background: Rectangle {
        x: root.leftPadding
        y: (root.height - height) / 2
        width: root.availableWidth
        height: 3
        radius: 1.5
        color: Theme.strongLine
    }
    LToolTip {
        text: root.toolTip
        visible: root.hovered || root.pressed
    }
}
