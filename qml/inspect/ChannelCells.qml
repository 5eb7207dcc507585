// A channel's buffer: a cell for each place, the oldest value first; free places are empty.
import QtQuick
import Lockstep.Controls
import Lockstep.Theme

Row {
    id: root

    required property var cells

    spacing: 2
    Repeater {
        model: root.cells
        Rectangle {
            id: cell

            required property string modelData

            width: Math.max(height, Math.min(content.implicitWidth + 10, 80 * Theme.textScale))
            height: Math.round(20 * Theme.textScale)
            radius: 3
            color: modelData.length > 0 ? Theme.raised : "transparent"
            border.color: Theme.strongLine
            border.width: 1
            LLabel {
                id: content
                anchors.fill: parent
                anchors.margins: 2
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                elide: Text.ElideRight
                text: cell.modelData
                font.family: Theme.monoFamily
                font.pixelSize: Theme.textSmall
            }
        }
    }
}
