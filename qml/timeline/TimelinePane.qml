// The timeline: a lane a goroutine, below them a lane a lock and a wait group, the playhead over all of them, and the
// futures that were left as ghosts.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property TimelineController timeline
    required property SelectionController selection
    required property CommandRegistry commands
    property bool chinese: false
    property bool animated: true
    property bool compact: false
    /// What would show every lane.
    readonly property real wantedHeight: headsHeight + laneCount * wideLane + 6
    /// A lane whose boxes have two lines; where not all lanes fit, they are narrower.
    readonly property int wideLane: Math.round(40 * Theme.textScale)
    readonly property real laneCount: timeline.goroutineLanes + timeline.objectLanes
    readonly property real headsHeight: head.height + ruler.height + ghosts.height + bar.height
    readonly property real lanesHeight: root.height - headsHeight
    readonly property int labelWidth: Math.round(96 * Theme.textScale)
    readonly property real playheadX: labelWidth + (timeline.playhead - timeline.firstX) * timeline.xScale

    signal stepRequested(int step)

    function find(): void {
        head.focusFind();
    }

    color: Theme.surface
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Timeline; the table of events shows the same as text")

    Binding {
        target: root.timeline
        property: "laneHeight"
        value: root.compact ? Math.round(30 * Theme.textScale)
             : root.laneCount * root.wideLane <= root.lanesHeight ? root.wideLane : Math.round(34 * Theme.textScale)
    }
    Binding {
        target: root.timeline
        property: "width"
        value: Math.max(100, root.width - root.labelWidth)
    }
    Binding {
        target: root.timeline
        property: "goroutineHeight"
        value: goroutines.height
    }
    Binding {
        target: root.timeline
        property: "objectHeight"
        value: objects.height
    }

    TimelineHead {
        id: head
        width: parent.width
        timeline: root.timeline
        commands: root.commands
    }
    Ruler {
        id: ruler
        anchors.top: head.bottom
        width: parent.width
        timeline: root.timeline
        labelWidth: root.labelWidth
        onStepRequested: step => root.stepRequested(step)
    }
    TimelineSection {
        id: goroutines
        anchors.top: ruler.bottom
        anchors.bottom: objects.top
        width: parent.width
        objects: false
        timeline: root.timeline
        selection: root.selection
        labelWidth: root.labelWidth
        chinese: root.chinese
        growth: root.growth
    }
    TimelineSection {
        id: objects
        anchors.bottom: ghosts.top
        width: parent.width
        height: Math.min(root.timeline.objectLanes * root.timeline.laneHeight + 2, root.height * (root.compact ? 0.3 : 0.4))
        visible: root.timeline.objectLanes > 0
        objects: true
        timeline: root.timeline
        selection: root.selection
        labelWidth: root.labelWidth
        chinese: root.chinese
        growth: root.growth
    }
    GhostRows {
        id: ghosts
        anchors.bottom: bar.top
        width: parent.width
        labelWidth: root.labelWidth
        timeline: root.timeline
    }
    LScrollBar {
        id: bar
        anchors.bottom: parent.bottom
        x: root.labelWidth
        width: parent.width - x
        orientation: Qt.Horizontal
        size: Math.min(1, root.timeline.width / Math.max(1, root.timeline.axisEnd * root.timeline.xScale + 60))
        position: root.timeline.firstX / Math.max(1e-9, root.timeline.axisEnd + 60 / root.timeline.xScale)
        onPositionChanged: if (pressed) root.timeline.firstX = position * (root.timeline.axisEnd + 60 / root.timeline.xScale)
    }
    Playhead {
        x: root.playheadX - width / 2
        anchors.top: ruler.top
        anchors.bottom: ghosts.top
        visible: root.timeline.lanes > 0 && root.playheadX >= root.labelWidth - 1 && root.playheadX <= root.width
        timeline: root.timeline
        labelWidth: root.labelWidth
        onStepRequested: step => root.stepRequested(step)
    }
    LLabel {
        anchors.centerIn: goroutines
        visible: root.timeline.lanes === 0 || root.timeline.axisEnd === 0
        color: Theme.mutedInk
        text: root.timeline.lanes === 0 ? qsTr("The timeline appears when a program runs.")
            : qsTr("Click a goroutine above to let it move. → makes a step, Space plays, F5 runs to the next finding.")
    }

    /// How far the box of the step that was just made has grown.
    property real growth: 1
    NumberAnimation on growth {
        id: grow
        from: 0.2
        to: 1
        duration: Theme.motion
        easing.type: Easing.OutCubic
        running: false
    }
    Connections {
        target: root.timeline
        function onPositionChanged() {
            if (root.animated && Theme.motion > 0)
                grow.restart();
        }
    }
}
