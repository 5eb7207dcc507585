// One line to type in.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.TextField {
    id: root

    property string iconName

    implicitWidth: 200
    implicitHeight: Theme.controlHeight
    leftPadding: iconName.length > 0 ? Theme.iconSize + 14 : 8
    rightPadding: 8
    color: Theme.ink
    placeholderTextColor: Theme.mutedInk
    selectionColor: Theme.selection
    selectedTextColor: Theme.ink
    selectByMouse: true
    font.family: Theme.sansFamily
    font.pixelSize: Theme.textNormal
    verticalAlignment: TextInput.AlignVCenter
    Accessible.name: placeholderText

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius
        border.color: root.activeFocus ? Theme.ink : Theme.strongLine
        border.width: root.activeFocus ? 2 : 1

        LIcon {
            x: 8
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            color: Theme.mutedInk
            size: Theme.iconSize - 2
        }
    }

    LLabel {
        x: root.leftPadding
        width: root.width - root.leftPadding - root.rightPadding
        height: root.height
        text: root.placeholderText
        color: root.placeholderTextColor
        visible: root.length === 0 && root.preeditText.length === 0
    }
}
