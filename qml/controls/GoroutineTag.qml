// The name of a goroutine in its colour; an outline in it if the goroutine cannot move.
import QtQuick
import Lockstep.Theme

Rectangle {
    id: root

    required property string name
    required property int goroutine
    property bool able: true

    implicitWidth: label.implicitWidth + 10
    implicitHeight: Math.round(Theme.textNormal * 1.45)
    radius: 3
    color: able ? Theme.fillOf(goroutine) : Theme.surface
    border.width: able ? 0 : 1
    border.color: Theme.edgeOf(goroutine)

    LLabel {
        id: label
        anchors.centerIn: parent
        text: root.name
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        color: root.able ? Theme.inkOn(root.goroutine) : Theme.ink
    }
    GoroutineStripe {
        x: 3
        width: parent.width - 6
        height: 2
        anchors.bottomMargin: 1
        goroutine: root.goroutine
    }
}
