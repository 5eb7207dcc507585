// One way to end: what is printed, how it ends, which share of all that is, and what it takes to get there.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Controls
import Lockstep.Theme

T.AbstractButton {
    id: root

    required property int index
    required property string output
    required property string ending
    required property string frequency
    required property string cost
    required property real share
    required property bool failed

    signal shown

    implicitHeight: words.implicitHeight + 18
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    onClicked: root.shown()
    Accessible.role: Accessible.Button
    Accessible.name: [output, ending, frequency].join(", ")
    Accessible.description: qsTr("Shows the shortest way to this outcome")
    Accessible.onPressAction: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.hovered ? Theme.hovered : Theme.surface
        border.width: root.hovered || root.visualFocus ? 2 : 1
        border.color: root.hovered || root.visualFocus ? Theme.ink : Theme.line
    }
    contentItem: Item {
        Column {
            id: words
            x: 10
            y: 8
            width: parent.width - 20
            spacing: 3

            LLabel {
                width: parent.width
                visible: root.output.length > 0
                text: root.output
                elide: Text.ElideRight
                font.family: Theme.monoFamily
                font.pixelSize: Theme.textLarge
                font.weight: Font.DemiBold
            }
            Row {
                spacing: 5
                LIcon {
                    visible: root.failed
                    name: "flag"
                    size: Theme.iconSize - 3
                    color: Theme.finding
                }
                LLabel {
                    width: Math.min(implicitWidth, words.width - 22)
                    text: root.share === 0 ? root.ending : root.ending + "  ·  " + qsTr("%1 %").arg((root.share * 100).toPrecision(3))
                    elide: Text.ElideRight
                    color: root.failed ? Theme.ink : Theme.mutedInk
                    font.weight: root.failed ? Font.DemiBold : Font.Normal
                    font.pixelSize: Theme.textSmall
                }
            }
            Rectangle {
                width: parent.width
                height: 5
                radius: 2
                color: Theme.line
                Rectangle {
                    width: Math.max(2, parent.width * root.share)
                    height: parent.height
                    radius: 2
                    color: Theme.ink
                }
            }
            LLabel {
                width: parent.width
                text: root.frequency
                elide: Text.ElideRight
                font.pixelSize: Theme.textSmall
            }
            LLabel {
                width: parent.width
                text: root.cost
                elide: Text.ElideRight
                color: Theme.mutedInk
                font.pixelSize: Theme.textTiny
            }
        }
    }
}
