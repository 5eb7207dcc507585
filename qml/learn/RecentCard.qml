// Files that were open before.
import QtQuick
import QtQuick.Templates as T
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property FilesController files

    radius: 10
    color: Theme.surface
    border.color: Theme.line

    Column {
        x: 16
        y: 12
        width: parent.width - 32
        spacing: 2

        LLabel {
            text: qsTr("Recent files")
            font.weight: Font.DemiBold
            bottomPadding: 4
        }
        LLabel {
            visible: root.files.recent.length === 0
            color: Theme.mutedInk
            text: qsTr("None yet.")
        }
        Repeater {
            model: root.files.recent.slice(0, 5)
            T.AbstractButton {
                id: entry
                required property var modelData
                width: parent.width
                implicitHeight: Theme.rowHeight
                hoverEnabled: true
                focusPolicy: Qt.TabFocus
                onClicked: root.files.openPath(modelData.path)
                Accessible.role: Accessible.Button
                Accessible.name: modelData.name
                Accessible.description: modelData.path
                Accessible.onPressAction: entry.clicked()
                contentItem: Row {
                    spacing: 8
                    LIcon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "file"
                        color: Theme.mutedInk
                    }
                    LLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        text: entry.modelData.name
                        font.underline: entry.hovered
                    }
                    LLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        text: entry.modelData.folder
                        color: Theme.mutedInk
                        font.pixelSize: Theme.textSmall
                    }
                }
                background: Item {
                    FocusRing {
                        control: entry
                        shown: entry.visualFocus
                    }
                }
            }
        }
    }
}
