// A line of a menu, for a registered command; a hairline for a separator.
import QtQuick
import QtQuick.Templates as T
import Lockstep.App
import Lockstep.Theme

T.MenuItem {
    id: root

    property Command command: null
    property string keyText: command ? command.keyText : ""
    readonly property bool isSeparator: command !== null && command.separator

    text: command ? command.text : ""
    enabled: command ? command.enabled : true
    implicitWidth: label.implicitWidth + key.implicitWidth + 64
    implicitHeight: isSeparator ? 9 : Theme.rowHeight + 4
    font.family: Theme.sansFamily
    font.pixelSize: Theme.textNormal
    Accessible.name: text
    Accessible.onPressAction: root.triggered()
    onTriggered: if (command) command.trigger()

    contentItem: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            x: 6
            width: parent.width - 12
            height: 1
            color: Theme.line
            visible: root.isSeparator
        }
        LIcon {
            x: 8
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.iconSize - 2
            name: root.command ? root.command.iconName : ""
            color: label.color
            visible: !mark.visible
        }
        LLabel {
            id: mark
            x: 9
            anchors.verticalCenter: parent.verticalCenter
            text: "✓"
            visible: root.command !== null && root.command.checked
        }
        LLabel {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            x: 32
            text: root.text
            font: root.font
            color: root.enabled ? Theme.ink : Theme.faintInk
        }
        LLabel {
            id: key
            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            text: root.keyText
            font.pixelSize: Theme.textSmall
            color: root.enabled ? Theme.mutedInk : Theme.faintInk
        }
    }
    background: Rectangle {
        color: root.highlighted && root.enabled ? Theme.hovered : "transparent"
        radius: Theme.radius
    }
}
