// One section of the timeline with its mouse: click selects and goes there, drag and wheel move the view.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property bool objects
    required property TimelineController timeline
    required property SelectionController selection
    required property int labelWidth
    property bool chinese: false
    property real growth: 1
    readonly property real lanesHeight: (objects ? timeline.objectLanes : timeline.goroutineLanes) * timeline.laneHeight

    clip: true

    TimelineItem {
        anchors.fill: parent
        palette: Theme
        objects: root.objects
        scene: root.timeline.scene
        timeAxis: root.timeline.timeAxis
        firstX: root.timeline.firstX
        xScale: root.timeline.xScale
        firstLane: root.objects ? root.timeline.objectTop : root.timeline.goroutineTop
        laneHeight: root.timeline.laneHeight
        labelWidth: root.labelWidth
        position: root.timeline.position
        selectedEvent: root.selection.event
        selectedGoroutine: root.selection.goroutine
        selectedObject: root.selection.object
        selectedFinding: root.selection.finding
        growth: root.growth
        chinese: root.chinese
        font.family: Theme.sansFamily
        font.pixelSize: Theme.textTiny
    }
    Rectangle {
        width: parent.width
        height: 1
        color: Theme.strongLine
        opacity: 0.9
        visible: root.objects
    }
    MouseArea {
        id: mouse
        anchors.fill: parent
        hoverEnabled: true
        property real lastX
        property real lastY
        property bool moved: false
        cursorShape: moved && pressed ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onPressed: event => {
            lastX = event.x;
            lastY = event.y;
            moved = false;
        }
        onPositionChanged: event => {
            tip.hide();
            if (!pressed) {
                rest.restart();
                return;
            }
            if (!moved && Math.abs(event.x - lastX) + Math.abs(event.y - lastY) < 5)
                return;
            moved = true;
            root.timeline.pan(lastX - event.x);
            root.timeline.scrollLanes(root.objects, lastY - event.y);
            lastX = event.x;
            lastY = event.y;
        }
        onClicked: event => {
            if (!moved)
                root.timeline.click(root.objects, event.x - root.labelWidth, event.y);
        }
        onExited: {
            rest.stop();
            tip.hide();
        }
        onWheel: event => {
            const amount = event.angleDelta.y / 120;
            if (event.modifiers & Qt.ControlModifier)
                root.timeline.zoom(Math.pow(1.25, amount), event.x - root.labelWidth);
            else if ((event.modifiers & Qt.ShiftModifier) || event.angleDelta.x !== 0 || root.lanesHeight <= root.height)
                root.timeline.pan(-(event.angleDelta.x + event.angleDelta.y) * 0.8);
            else
                root.timeline.scrollLanes(root.objects, -event.angleDelta.y * 0.6);
        }
    }
    Timer {
        id: rest
        interval: 450
        onTriggered: tip.show(root.timeline.describe(root.objects, mouse.mouseX - root.labelWidth, mouse.mouseY))
    }
    LToolTip {
        id: tip
        delay: 0
        x: Math.min(mouse.mouseX + 14, root.width - width)
        y: mouse.mouseY + 18
        function show(sentence: string): void {
            text = sentence;
            visible = sentence.length > 0;
        }
        function hide(): void {
            visible = false;
        }
    }
    LScrollBar {
        id: bar
        anchors.right: parent.right
        height: parent.height
        orientation: Qt.Vertical
        size: Math.min(1, root.height / Math.max(1, root.lanesHeight))
        position: (root.objects ? root.timeline.objectTop : root.timeline.goroutineTop) * root.timeline.laneHeight / Math.max(1, root.lanesHeight)
        onPositionChanged: {
            if (!pressed)
                return;
            const top = position * root.lanesHeight / root.timeline.laneHeight;
            if (root.objects)
                root.timeline.objectTop = top;
            else
                root.timeline.goroutineTop = top;
        }
    }
}
