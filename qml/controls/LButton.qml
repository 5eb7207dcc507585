// A button with an icon, a text or both. `prominent` for the one thing that matters on a screen.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.Button {
    id: root

    property string iconName
    property string toolTip
    property bool prominent: false
    property bool plain: false
    property bool wraps: false // a text that is too wide goes on in the next line instead of being cut
    property color inkColor: !enabled ? Theme.faintInk : prominent ? Theme.inverseInk : Theme.ink

    implicitWidth: Math.max(Theme.controlHeight, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.controlHeight, wraps ? implicitContentHeight + 2 * verticalPadding : 0)
    horizontalPadding: text.length > 0 ? 10 : 5
    verticalPadding: 2
    spacing: 6
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    font.family: Theme.sansFamily
    font.pixelSize: Theme.textNormal

    Accessible.role: Accessible.Button
    Accessible.name: text.length > 0 ? text : toolTip
    Accessible.description: toolTip
    Accessible.onPressAction: root.clicked()

    contentItem: Item {
        id: content
        readonly property real iconSpace: icon.visible ? icon.width + (label.visible ? root.spacing : 0) : 0

        implicitWidth: iconSpace + (label.visible ? label.implicitWidth : 0)
        implicitHeight: row.implicitHeight

        Row {
            id: row
            anchors.centerIn: parent
            spacing: root.spacing

            LIcon {
                id: icon
                anchors.verticalCenter: parent.verticalCenter
                name: root.iconName
                color: root.inkColor
                visible: root.iconName.length > 0
            }
            LLabel {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Math.max(0, root.availableWidth - content.iconSpace))
                wrapMode: root.wraps ? Text.Wrap : Text.NoWrap
                text: root.text
                color: root.inkColor
                font: root.font
                visible: root.text.length > 0
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.prominent ? (root.down ? Theme.mutedInk : Theme.inverse)
             : root.down || root.checked ? Theme.pressed
             : root.hovered && root.enabled ? Theme.hovered
             : root.plain ? "transparent" : Theme.raised
        border.width: root.plain || root.prominent ? 0 : 1
        border.color: Theme.line
        opacity: root.prominent && !root.enabled ? 0.4 : 1

        FocusRing {
            control: root
            shown: root.visualFocus
        }
    }

    LToolTip {
        text: root.toolTip
        visible: root.hovered && root.toolTip.length > 0
    }
}
