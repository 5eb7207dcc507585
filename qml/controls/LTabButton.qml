// One tab of an LTabBar.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.TabButton {
    id: root

    property int count: -1

    implicitWidth: label.implicitWidth + 28
    width: visible ? implicitWidth : 0
    implicitHeight: Theme.headHeight
    font.family: Theme.sansFamily
    font.pixelSize: Theme.textSmall
    font.weight: checked ? Font.DemiBold : Font.Normal
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.onPressAction: root.clicked()

    contentItem: LLabel {
        id: label
        text: root.count >= 0 ? qsTr("%1  %2", "name of a tab and a number").arg(root.text).arg(root.count) : root.text
        font: root.font
        color: root.checked ? Theme.ink : Theme.mutedInk
        horizontalAlignment: Text.AlignHCenter
    }
    background: Rectangle {
        color: root.checked ? Theme.surface : root.hovered ? Theme.hovered : "transparent"
        Rectangle {
            width: parent.width
            height: 2
            radius: 1
            color: root.visualFocus ? Theme.ink : Theme.strongLine
            visible: root.checked
        }
    }
}
