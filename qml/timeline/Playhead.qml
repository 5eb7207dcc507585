// The line between what has happened and what has not, with a handle to drag.
import QtQuick
import Lockstep.App
import Lockstep.Theme

Item {
    id: root

    required property TimelineController timeline
    required property int labelWidth

    signal stepRequested(int step)

    width: 13

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: handle.height / 2
        width: 2
        height: parent.height - y
        color: Theme.ink
        opacity: 0.85
    }
    Rectangle {
        id: handle
        anchors.horizontalCenter: parent.horizontalCenter
        y: 3
        width: 11
        height: 14
        radius: 3
        color: Theme.ink
    }
    MouseArea {
        width: parent.width
        height: 22
        cursorShape: Qt.SizeHorCursor
        preventStealing: true
        onPositionChanged: event => {
            const place = mapToItem(root.parent, event.x, event.y);
            root.stepRequested(root.timeline.stepAt(place.x - root.labelWidth));
        }
    }
}
