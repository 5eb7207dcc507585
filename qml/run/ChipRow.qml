// Who moves next: a chip a goroutine, the heart of the window.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property RunController run
    required property CommandRegistry commands

    implicitHeight: Math.round(50 * Theme.textScale)

    LLabel {
        id: title
        anchors.verticalCenter: parent.verticalCenter
        text: root.run.over ? qsTr("The run is over") : qsTr("next:")
        color: Theme.mutedInk
        visible: root.run.hasRun
    }
    Row {
        anchors.left: title.right
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8
        visible: root.run.over
        Repeater {
            model: ["run.restart", "run.anotherSeed"]
            CommandButton {
                required property string modelData
                command: root.commands.find(modelData)
                withText: true
                plain: false
            }
        }
    }
    ListView {
        id: list
        anchors.left: title.right
        anchors.leftMargin: 10
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        orientation: ListView.Horizontal
        spacing: 8
        leftMargin: 4
        rightMargin: 4
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.run.chips
        visible: !root.run.over
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Goroutines that may move next")

        delegate: ChipDelegate {
            y: (list.height - height) / 2
            inviting: root.run.fresh
            onChosen: alternative => root.run.choose(index, alternative)
        }
        ScrollBar.horizontal: LScrollBar {}
        WheelHandler {
            acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
            onWheel: event => list.flick(event.angleDelta.y * 8, 0)
        }
    }
}
