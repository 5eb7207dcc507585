// The head of the timeline: find a lane, steps or time, zoom.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

PaneHead {
    id: root

    required property TimelineController timeline
    required property CommandRegistry commands

    function focusFind(): void {
        field.forceActiveFocus();
        field.selectAll();
    }

    title: qsTr("Timeline")
    detail: timeline.lanes > 0 ? qsTr("%n lane(s)", "", timeline.lanes) : ""

    LLabel {
        anchors.verticalCenter: parent.verticalCenter
        rightPadding: 6
        text: root.timeline.found
        font.pixelSize: Theme.textSmall
        color: Theme.mutedInk
    }
    LTextField {
        id: field
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(150 * Theme.textScale)
        height: Theme.headHeight - 6
        iconName: "search"
        placeholderText: qsTr("Find a lane")
        font.pixelSize: Theme.textSmall
        onTextEdited: root.timeline.findLane(text, false)
        onAccepted: root.timeline.findLane(text, true)
        Keys.onEscapePressed: {
            text = "";
            root.timeline.findLane("", false);
            focus = false;
        }
    }
    LButton {
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.headHeight - 6
        visible: root.timeline.hasTime
        plain: true
        font.pixelSize: Theme.textSmall
        text: root.timeline.timeAxis ? qsTr("in time") : qsTr("in steps")
        toolTip: root.timeline.timeAxis ? qsTr("The ruler shows virtual time; click for steps")
                                        : qsTr("The ruler counts steps; click for virtual time")
        onClicked: root.timeline.timeAxis = !root.timeline.timeAxis
    }
    Repeater {
        model: ["view.zoomOut", "view.zoomIn", "view.zoomFit"]
        CommandButton {
            required property string modelData
            height: Theme.headHeight - 4
            command: root.commands.find(modelData)
        }
    }
}
