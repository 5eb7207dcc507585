// This interleaving as one line of text: to copy, and to paste another.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property ShareController share
    required property CommandRegistry commands

    Column {
        x: 12
        y: 10
        width: parent.width - 24
        spacing: 8

        LLabel {
            width: parent.width
            wrapMode: Text.Wrap
            color: Theme.mutedInk
            font.pixelSize: Theme.textSmall
            text: qsTr("The choices of this run. Whoever has the program and this line sees the same interleaving; lockstep-cli run --schedule takes it, too.")
        }
        Rectangle {
            width: parent.width
            height: Math.min(line.implicitHeight + 12, 96)
            color: Theme.raised
            radius: Theme.radius
            border.color: Theme.line
            clip: true
            TextEdit {
                id: line
                x: 8
                y: 6
                width: parent.width - 16
                readOnly: true
                selectByMouse: true
                text: root.share.schedule
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.Wrap
                color: Theme.ink
                selectionColor: Theme.selection
                selectedTextColor: Theme.ink
                font.family: Theme.monoFamily
                font.pixelSize: Theme.textSmall
                Accessible.name: qsTr("Schedule of this run")
            }
        }
        Row {
            spacing: 8
            CommandButton {
                command: root.commands.find("edit.copySchedule")
                withText: true
                plain: false
            }
            CommandButton {
                command: root.commands.find("edit.pasteSchedule")
                withText: true
                plain: false
            }
        }
    }
}
