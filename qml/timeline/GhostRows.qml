// Futures that were left by choosing differently, the newest first: where each parts, and its moves; a click takes it.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Column {
    id: root

    required property TimelineController timeline
    required property int labelWidth
    readonly property var shown: timeline.branches.slice(-2).reverse()

    Repeater {
        model: root.shown
        Rectangle {
            id: row
            required property var modelData
            required property int index

            width: root.width
            height: Math.round(26 * Theme.textScale)
            color: hover.hovered ? Theme.hovered : Theme.raised
            clip: true

            Repeater {
                model: row.modelData.moves
                Rectangle {
                    required property var modelData
                    required property int index
                    readonly property real step: row.modelData.forkedAt + index
                    x: root.labelWidth + (step - root.timeline.firstX) * root.timeline.xScale + 1
                    y: 4
                    width: Math.max(3, root.timeline.xScale - 2)
                    height: row.height - 8
                    visible: !root.timeline.timeAxis && x >= root.labelWidth && x < row.width
                    radius: 3
                    color: "transparent"
                    border.color: Theme.edgeOf(modelData.goroutine)
                    opacity: 0.75

                    LLabel {
                        anchors.centerIn: parent
                        width: parent.width - 4
                        horizontalAlignment: Text.AlignHCenter
                        text: parent.modelData.name
                        font.pixelSize: Theme.textTiny
                        color: Theme.mutedInk
                        visible: parent.width > 34
                    }
                }
            }
            Rectangle {
                width: root.labelWidth
                height: parent.height
                color: row.color
                Row {
                    x: 10
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 5
                    LIcon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "ghost"
                        size: Theme.iconSize - 2
                        color: Theme.mutedInk
                    }
                    LLabel {
                        text: qsTr("from %1", "step").arg(row.modelData.forkedAt)
                        font.pixelSize: Theme.textTiny
                        color: Theme.mutedInk
                    }
                }
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }
            HoverHandler {
                id: hover
            }
            TapHandler {
                onTapped: root.timeline.takeBranch(root.timeline.branches.length - 1 - row.index)
            }
            LToolTip {
                visible: hover.hovered
                text: qsTr("The future you left after step %1, %2 steps long in all. Click to take it again.")
                      .arg(row.modelData.forkedAt).arg(row.modelData.steps)
            }
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Take the old future from step %1 again").arg(modelData.forkedAt)
            Accessible.onPressAction: root.timeline.takeBranch(root.timeline.branches.length - 1 - index)
        }
    }
}
