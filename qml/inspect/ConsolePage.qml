// What the program printed up to the position, and how it ended; Go's own words.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Flickable {
    id: root

    required property ConsoleController printed

    clip: true
    contentHeight: words.height + 20
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: LScrollBar {}

    Column {
        id: words
        x: 12
        y: 8
        width: root.width - 24
        spacing: 6

        TextEdit {
            width: parent.width
            readOnly: true
            selectByMouse: true
            activeFocusOnPress: false
            visible: text.length > 0
            text: root.printed.output
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAnywhere
            color: Theme.ink
            selectionColor: Theme.selection
            selectedTextColor: Theme.ink
            font.family: Theme.monoFamily
            font.pixelSize: Theme.textNormal
            Accessible.name: qsTr("Standard output")
        }
        TextEdit {
            width: parent.width
            leftPadding: 8
            readOnly: true
            selectByMouse: true
            activeFocusOnPress: false
            visible: text.length > 0
            text: root.printed.errors
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAnywhere
            color: Theme.ink
            selectionColor: Theme.selection
            selectedTextColor: Theme.ink
            font.family: Theme.monoFamily
            font.pixelSize: Theme.textNormal
            Accessible.name: qsTr("Standard error")
            Rectangle {
                width: 3
                height: parent.height
                color: Theme.finding
            }
        }
        LLabel {
            width: parent.width
            wrapMode: Text.Wrap
            text: root.printed.ending
            color: Theme.mutedInk
        }
    }
    LLabel {
        anchors.centerIn: parent
        visible: root.printed.output.length + root.printed.errors.length + root.printed.ending.length === 0
        color: Theme.mutedInk
        text: qsTr("Nothing has been printed yet.")
    }
}
