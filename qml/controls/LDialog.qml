// A dialog in the middle of the window.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.Dialog {
    id: root

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 3) : 0
    implicitWidth: Math.max(360, contentWidth + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding + (header ? header.implicitHeight : 0)
    padding: Theme.largeGap
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    header: Item {
        implicitHeight: Theme.headHeight + 14
        visible: root.title.length > 0
        LLabel {
            x: Theme.largeGap
            height: parent.height
            text: root.title
            font.pixelSize: Theme.textLarge
            font.weight: Font.DemiBold
        }
        LButton {
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            plain: true
            iconName: "close"
            toolTip: qsTr("Close")
            onClicked: root.close()
        }
    }
    background: Rectangle {
        color: Theme.surface
        border.color: Theme.strongLine
        radius: Theme.radius + 3
    }
    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }
}
