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
        Accessible.name: entry.text.replace("&", "")
        Accessible.onPressAction: entry.triggered()

        // A menu that Escape has closed under the pointer is open to the bar still, and the next click would close it
        // once more: the bar is told, unless it was the entry itself that was clicked.
        property bool asked: false
        onTriggered: {
            asked = true;
            Qt.callLater(() => entry.asked = false);
        }
        Connections {
            target: entry.menu
            function onClosed() {
                if (entry.hovered && !entry.asked)
                    entry.triggered();
            }
        }

        contentItem: LLabel {
            id: label
            text: entry.text.replace(/&(.)/, "<u>$1</u>")
            textFormat: Text.StyledText
            font: entry.font
            horizontalAlignment: Text.AlignHCenter
        }
        background: Rectangle {
            color: entry.highlighted ? Theme.pressed : entry.hovered ? Theme.hovered : "transparent"
            radius: Theme.radius
        }
    }
}
