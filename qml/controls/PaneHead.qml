// The title line of a pane; what stands in it comes behind the title.
import QtQuick
import QtQuick.Layouts
import Lockstep.Theme

Rectangle {
    id: root

    required property string title
    property string detail
    default property alias content: tools.data

    implicitHeight: Theme.headHeight
    color: Theme.raised

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 10
        anchors.rightMargin: 6
        spacing: Theme.gap

        LLabel {
            text: root.title
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        LLabel {
            text: root.detail
            font.pixelSize: Theme.textSmall
            color: Theme.mutedInk
            elide: Text.ElideMiddle
            Layout.fillWidth: true
        }
        Row {
            id: tools
            spacing: 2
            Layout.alignment: Qt.AlignVCenter
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
