// One lesson: the picture of a run that shows what it is about, its title and what one will see.
import QtQuick
import QtQuick.Templates as T
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

T.AbstractButton {
    id: root

    required property string lessonId
    required property int number
    required property string title
    required property string goal
    required property var picture
    property bool chinese: false

    signal opened

    implicitHeight: Math.round(232 * Theme.textScale)
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    onClicked: root.opened()
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Lesson %1: %2").arg(number).arg(title)
    Accessible.description: goal
    Accessible.onPressAction: root.clicked()

    background: Rectangle {
        radius: 10
        color: Theme.surface
        border.width: root.hovered || root.visualFocus ? 2 : 1
        border.color: root.hovered || root.visualFocus ? Theme.ink : Theme.line
    }
    contentItem: Item {
        Rectangle {
            id: frame
            x: 2
            y: 2
            width: parent.width - 4
            height: Math.round(96 * Theme.textScale)
            radius: 8
            color: Theme.surface
            clip: true

            TimelineItem {
                x: 14
                y: 10
                width: parent.width - 28
                height: parent.height - 14
                palette: Theme
                scene: root.picture
                miniature: true
                labelWidth: 0
                position: 1000000
                chinese: root.chinese
            }
        }
        Rectangle {
            anchors.top: frame.bottom
            x: 1
            width: parent.width - 2
            height: 1
            color: Theme.line
        }
        Column {
            anchors.top: frame.bottom
            anchors.topMargin: 12
            x: 16
            width: parent.width - 32
            spacing: 5
            LLabel {
                width: parent.width
                text: root.number + "  " + root.title
                wrapMode: Text.Wrap
                maximumLineCount: 2
                font.pixelSize: Theme.textLarge
                font.weight: Font.DemiBold
            }
            LLabel {
                width: parent.width
                text: root.goal
                wrapMode: Text.Wrap
                maximumLineCount: 4
                color: Theme.mutedInk
                font.pixelSize: Theme.textSmall
                lineHeight: 1.15
            }
        }
    }
}
