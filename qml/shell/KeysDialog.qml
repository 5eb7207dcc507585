// All keys.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

LDialog {
    id: root

    required property CommandRegistry commands

    title: qsTr("All keys")
    width: Math.min(760, parent ? parent.width - 40 : 760)
    height: Math.min(600, parent ? parent.height - 40 : 600)

    contentItem: GridView {
        id: grid
        clip: true
        cellWidth: Math.floor((width - 12) / 2) // beside the scroll bar
        cellHeight: Theme.rowHeight + 2
        boundsBehavior: Flickable.StopAtBounds
        model: root.commands.withKeys()
        ScrollBar.vertical: LScrollBar {}

        delegate: Item {
            id: row
            required property Command modelData
            width: grid.cellWidth
            height: grid.cellHeight
            LLabel {
                width: Math.round(130 * Theme.textScale)
                height: parent.height
                text: row.modelData.keys.join("   ")
                font.family: Theme.monoFamily
                font.pixelSize: Theme.textSmall
                font.weight: Font.DemiBold
            }
            LLabel {
                x: Math.round(138 * Theme.textScale)
                width: parent.width - x - 8
                height: parent.height
                text: row.modelData.text
            }
        }
    }
}
