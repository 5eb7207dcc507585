// Says that loops of the run go round less often than the text shows; the button runs it as it is written.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property string text
    required property Command runAsWritten

    visible: text.length > 0
    implicitHeight: visible ? Math.max(words.implicitHeight + 12, Theme.controlHeight + 6) : 0
    color: Theme.pressed
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 10
        anchors.rightMargin: 6
        spacing: Theme.gap

        LIcon {
            name: "info"
        }
        LLabel {
            id: words
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall
            text: root.text
        }
        CommandButton {
            command: root.runAsWritten
            withText: true
            plain: false
            font.pixelSize: Theme.textSmall
        }
    }
}
