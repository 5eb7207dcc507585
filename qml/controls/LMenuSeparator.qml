// A line between groups of a menu.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.MenuSeparator {
    implicitWidth: 100
    implicitHeight: 9
    contentItem: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            x: 6
            width: parent.width - 12
            height: 1
            color: Theme.line
        }
    }
}
