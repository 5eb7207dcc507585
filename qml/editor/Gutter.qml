// The left edge of the source: line numbers, breakpoints, and the goroutines that are at a line.
pragma ComponentBehavior: Bound
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property CodeDocument code
    required property int tick
    required property real textTop
    required property real viewTop
    required property real viewHeight
    required property SourceController source
    readonly property int numberWidth: Math.round((code.lineCount > 999 ? 46 : 34) * Theme.textScale)
    readonly property int firstLine: (tick, code.lineAt(Math.max(0, viewTop - textTop)))
    readonly property int lastLine: (tick, code.lineAt(Math.max(0, viewTop + viewHeight - textTop)))

    width: numberWidth + Math.round(66 * Theme.textScale)
    color: Theme.surface

    Rectangle {
        x: root.numberWidth
        width: 1
        height: parent.height
        color: Theme.line
    }
    Repeater {
        model: Math.max(0, root.lastLine - root.firstLine + 1)
        LLabel {
            required property int index
            readonly property int line: root.firstLine + index
            readonly property bool stops: (root.source.breakpoints, root.source.stopsAt(line))

            x: 0
            y: root.textTop + (root.tick, root.code.lineTop(line))
            width: root.numberWidth - 6
            height: (root.tick, root.code.lineHeight(line))
            text: line
            horizontalAlignment: Text.AlignRight
            font.family: Theme.monoFamily
            font.pixelSize: Theme.textSmall
            color: stops ? Theme.inverseInk : Theme.mutedInk

            Rectangle {
                z: -1
                anchors.fill: parent
                anchors.rightMargin: -4
                radius: 3
                color: Theme.inverse
                visible: parent.stops
            }
            MouseArea {
                anchors.fill: parent
                Accessible.role: Accessible.CheckBox
                Accessible.name: qsTr("Breakpoint in line %1").arg(parent.line)
                onClicked: root.source.toggleBreakpoint(parent.line)
            }
        }
    }
    Repeater {
        model: root.source.markers
        Row {
            id: place
            required property int line
            required property var tags
            required property int more

            x: root.numberWidth + 4
            y: root.textTop + (root.tick, root.code.lineTop(line)) + ((root.tick, root.code.lineHeight(line)) - height) / 2
            spacing: 2

            Repeater {
                model: place.tags.slice(0, 2)
                GoroutineTag {
                    required property var modelData
                    name: modelData.name
                    goroutine: modelData.goroutine
                    able: modelData.canMove
                }
            }
            LLabel {
                text: "+" + (place.more + Math.max(0, place.tags.length - 2))
                visible: place.more + place.tags.length > 2
                font.pixelSize: Theme.textTiny
                color: Theme.mutedInk
            }
        }
    }
}
