// What a control is for, on hover.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.Theme

ToolTip {
    id: root

    delay: 500
    padding: 7
    margins: 6
    width: Math.min(implicitWidth, 420)

    contentItem: Text {
        text: root.text
        color: Theme.inverseInk
        font.family: Theme.sansFamily
        font.pixelSize: Theme.textSmall
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
    }
    background: Rectangle {
        color: Theme.inverse
        radius: Theme.radius
    }
}
