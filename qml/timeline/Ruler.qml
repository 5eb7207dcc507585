// The ruler of the timeline; pressing and dragging in it moves the playhead.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property TimelineController timeline
    required property int labelWidth

    signal stepRequested(int step)

    implicitHeight: Math.round(22 * Theme.textScale)
    color: Theme.raised
    clip: true

    Repeater {
        model: root.timeline.ruler
        LLabel {
            required property var modelData
            x: root.labelWidth + modelData.x - width / 2
            height: root.height
            text: modelData.label
            visible: x > root.labelWidth - width / 2
            font.pixelSize: Theme.textTiny
            color: Theme.mutedInk
        }
    }
    LLabel {
        x: 10
        height: root.height
        text: root.timeline.timeAxis ? qsTr("time") : qsTr("step")
        font.pixelSize: Theme.textTiny
        color: Theme.mutedInk
        visible: root.timeline.lanes > 0
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    MouseArea {
        anchors.fill: parent
        anchors.leftMargin: root.labelWidth
        preventStealing: true
        onPressed: event => root.stepRequested(root.timeline.stepAt(event.x))
        onPositionChanged: event => root.stepRequested(root.timeline.stepAt(event.x))
        onWheel: event => root.timeline.zoom(Math.pow(1.25, event.angleDelta.y / 120), event.x)
    }
}
