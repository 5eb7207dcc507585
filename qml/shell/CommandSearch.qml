// The command search: type a few letters of what you want to do.
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

LDialog {
    id: root

    required property CommandRegistry commands

    title: ""
    width: Math.min(560, parent ? parent.width - 60 : 560)
    height: Math.min(440, parent ? parent.height - 80 : 440)
    y: 40
    padding: 10
    onOpened: {
        field.text = "";
        commands.search.filter = "";
        list.currentIndex = 0;
        field.forceActiveFocus();
    }

    function run(row: int): void {
        close();
        commands.search.trigger(row);
    }

    contentItem: Item {
        LTextField {
            id: field
            width: parent.width
            height: Theme.controlHeight + 6
            iconName: "search"
            placeholderText: qsTr("What do you want to do?")
            onTextEdited: {
                root.commands.search.filter = text;
                list.currentIndex = 0;
            }
            onAccepted: root.run(list.currentIndex)
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
        }
        ListView {
            id: list
            anchors.top: field.bottom
            anchors.topMargin: 8
            anchors.bottom: parent.bottom
            width: parent.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: root.commands.search
            ScrollBar.vertical: LScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Commands")

            delegate: T.ItemDelegate {
                id: row
                required property int index
                required property string commandText
                required property string tip
                required property string keyText
                required property bool available

                width: list.width
                implicitHeight: Theme.rowHeight + 6
                hoverEnabled: true
                enabled: available
                onClicked: root.run(index)
                Accessible.name: commandText
                Accessible.description: tip
                Accessible.onPressAction: row.clicked()
                contentItem: Item {
                    LLabel {
                        x: 10
                        height: parent.height
                        text: row.commandText
                        color: row.available ? Theme.ink : Theme.faintInk
                    }
                    LLabel {
                        anchors.right: parent.right
                        anchors.rightMargin: 14
                        height: parent.height
                        text: row.keyText
                        font.pixelSize: Theme.textSmall
                        color: row.available ? Theme.mutedInk : Theme.faintInk
                    }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: row.ListView.isCurrentItem ? Theme.selection : row.hovered ? Theme.hovered : "transparent"
                }
            }
        }
    }
}
