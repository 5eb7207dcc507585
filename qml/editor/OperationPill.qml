// One operation of a statement: done (filled), next (outlined) or later (faint).
import QtQuick
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property string text
    required property string stage
    required property int goroutine

    implicitWidth: label.implicitWidth + 12
    implicitHeight: Math.round(Theme.textSmall * 1.5)
    radius: 3
    color: stage === "done" ? Theme.fillOf(goroutine) : Theme.surface
    border.width: stage === "next" ? 2 : 1
    border.color: stage === "later" ? Theme.line : Theme.edgeOf(goroutine)

    LLabel {
        id: label
        anchors.centerIn: parent
        text: root.text
        font.family: Theme.monoFamily
        font.pixelSize: Theme.textTiny
        font.weight: root.stage === "next" ? Font.Bold : Font.Normal
        color: root.stage === "done" ? Theme.inkOn(root.goroutine) : root.stage === "next" ? Theme.ink : Theme.mutedInk
    }
}
