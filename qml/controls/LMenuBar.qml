// The menu bar of the window.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.MenuBar {
    id: root

    implicitWidth: contentWidth + leftPadding + rightPadding
    implicitHeight: Theme.controlHeight + 2
    leftPadding: 4

    contentItem: Row {
        Repeater {
            model: root.contentModel
        }
    }
    background: Rectangle {
        color: Theme.raised
    }
    delegate: T.MenuBarItem {
        id: entry

        implicitWidth: label.implicitWidth + 18
        implicitHeight: Theme.controlHeight + 2
        font.family: Theme.sansFamily
        font.pixelSize: Theme.textNormal
        Accessible.name: label.text
        Accessible.onPressAction: entry.triggered()

        contentItem: LLabel {
            id: label
            text: entry.text.replace("&", "")
            font: entry.font
            horizontalAlignment: Text.AlignHCenter
        }
        background: Rectangle {
            color: entry.highlighted ? Theme.pressed : entry.hovered ? Theme.hovered : "transparent"
            radius: Theme.radius
        }
    }
}
