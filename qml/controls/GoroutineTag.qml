// The name of a goroutine in its colour.
import QtQuick
import Lockstep.Theme

Rectangle {
    id: root

    required property string name
    required property int goroutine

    implicitWidth: label.implicitWidth + 10
    implicitHeight: Math.round(Theme.textNormal * 1.45)
    radius: 3
    color: Theme.fillOf(goroutine)

    LLabel {
        id: label
        anchors.centerIn: parent
        text: root.name
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        color: Theme.inkOn(root.goroutine)
    }
}
