// A lesson in the list beside the source.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Controls
import Lockstep.Theme

T.AbstractButton {
    id: root

    required property string lessonId
    required property int number
    required property string title
    required property bool open

    signal chosen

    implicitHeight: Theme.rowHeight
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    onClicked: root.chosen()
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Lesson %1: %2").arg(number).arg(title)
    Accessible.onPressAction: root.clicked()

    contentItem: LLabel {
        leftPadding: 8
        text: root.number + "  " + root.title
        font.weight: root.open ? Font.DemiBold : Font.Normal
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.open ? Theme.selection : root.hovered ? Theme.hovered : "transparent"
        FocusRing {
            control: root
            shown: root.visualFocus
        }
    }
}
