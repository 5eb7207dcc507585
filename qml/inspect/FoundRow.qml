// Something that is wrong in an interleaving; a click goes there.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Controls
import Lockstep.Theme

T.ItemDelegate {
    id: root

    required property int index
    required property string title
    required property string message
    required property string places

    signal shown

    implicitHeight: words.implicitHeight + 12
    hoverEnabled: true
    onClicked: root.shown()
    Accessible.name: title + " " + message
    Accessible.onPressAction: root.clicked()

    contentItem: Item {
        LIcon {
            x: 4
            y: 7
            name: "flag"
            color: Theme.finding
        }
        Column {
            id: words
            x: 28
            y: 6
            width: parent.width - 34
            spacing: 2
            LLabel {
                width: parent.width
                text: root.title
                elide: Text.ElideRight
                font.weight: Font.DemiBold
            }
            LLabel {
                width: parent.width
                text: root.message
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                font.pixelSize: Theme.textSmall
            }
            LLabel {
                width: parent.width
                text: root.places
                elide: Text.ElideRight
                color: Theme.mutedInk
                font.family: Theme.monoFamily
                font.pixelSize: Theme.textTiny
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.hovered ? Theme.hovered : "transparent"
    }
}
