// How often loops with a constant bound go round while exploring: as the source says, or so seldom that all
// interleavings can be looked at.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

CommandChoices {
    id: root

    required property ExploreController explore

    heading: qsTr("Loop rounds")
    choices: [
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

    LLabel {
        height: Theme.rowHeight
        leftPadding: 6
        verticalAlignment: Text.AlignVCenter
        text: root.explore.loops
        color: Theme.mutedInk
        font.pixelSize: Theme.textSmall
    }
}
