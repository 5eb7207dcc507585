// Behind a statement of several operations: how far each goroutine has got in it: [load x][store x].
pragma ComponentBehavior: Bound
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property CodeDocument code
    required property int tick
    required property MarkerModel markers

    /// How far to the right they go.
    readonly property real reach: childrenRect.width + childrenRect.x

    Repeater {
        model: root.markers
        Row {
            id: line
            required property var model

            x: (root.tick, root.code.lineRight(model.line)) + 28
            y: (root.tick, root.code.lineTop(model.line)) + ((root.tick, root.code.lineHeight(model.line)) - height) / 2
            spacing: 14

            Repeater {
                model: line.model.progress
                Row {
                    id: progress
                    required property var modelData
                    spacing: 3

                    LLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        text: progress.modelData.name
                        font.pixelSize: Theme.textSmall
                        font.weight: Font.DemiBold
                    }
                    Repeater {
                        model: progress.modelData.operations
                        OperationPill {
                            required property var modelData
                            text: modelData.text
                            stage: modelData.state
                            goroutine: progress.modelData.goroutine
                        }
                    }
                }
            }
        }
    }
}
