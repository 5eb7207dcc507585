// How often loops with a constant bound go round while exploring: as the source says, or so seldom that all
// interleavings can be looked at.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Flow {
    id: root

    required property ExploreController explore
    required property CommandRegistry commands

    spacing: 4

    LLabel {
        height: Theme.rowHeight
        rightPadding: 4
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Loop rounds")
        color: root.explore.scalable ? Theme.ink : Theme.mutedInk
    }
    Repeater {
        model: [
            {
                "command": "explore.loopsAsWritten",
                "text": qsTr("as written", "loops")
            },
            {
                "command": "explore.loops2",
                "text": "2"
            },
            {
                "command": "explore.loops3",
                "text": "3"
            },
            {
                "command": "explore.loops4",
                "text": "4"
            },
            {
                "command": "explore.loopsCompared",
                "text": qsTr("compare 2, 3, 4")
            }
        ]
        LButton {
            required property var modelData
            readonly property Command command: root.commands.find(modelData.command)
            implicitHeight: Theme.rowHeight
            font.pixelSize: Theme.textSmall
            font.weight: checked ? Font.DemiBold : Font.Normal
            text: modelData.text
            toolTip: command.toolTip
            enabled: command.enabled
            checked: command.checked
            Accessible.role: Accessible.RadioButton
            Accessible.name: command.text
            Accessible.checked: checked
            onClicked: command.trigger()
        }
    }
    LLabel {
        height: Theme.rowHeight
        leftPadding: 6
        verticalAlignment: Text.AlignVCenter
        text: root.explore.loops
        color: Theme.mutedInk
        font.pixelSize: Theme.textSmall
    }
}
