// Every way the program can end: progress while exploring, then the verdict, a card an outcome, and what is wrong in any
// interleaving. A click on a card or finding shows the shortest way to it.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Flickable {
    id: root

    required property ExploreController explore
    required property CommandRegistry commands

    clip: true
    contentHeight: page.height + 20
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: LScrollBar {}

    Column {
        id: page
        x: 12
        y: 8
        width: root.width - 24
        spacing: 10

        CommandChoices {
            width: parent.width
            commands: root.commands
            heading: qsTr("Waiters")
            choices: [
                {
                    "command": "explore.wakeAny",
                    "text": qsTr("anybody", "waiters")
                },
                {
                    "command": "explore.wakeGo",
                    "text": qsTr("as Go does", "waiters")
                },
                {
                    "command": "explore.wakeFifo",
                    "text": qsTr("first come, first served", "waiters")
                }
            ]
        }
        LoopsRow {
            width: parent.width
            visible: root.explore.scalable
            explore: root.explore
            commands: root.commands
        }
        ExploreProgress {
            width: parent.width
            visible: root.explore.working
            text: root.explore.progress
            fraction: root.explore.fraction
            stop: root.commands.find("explore.stop")
        }
        LLabel {
            width: parent.width
            visible: root.explore.hasResult && !root.explore.working
            wrapMode: Text.Wrap
            text: root.explore.verdict
            Accessible.role: Accessible.StaticText
        }
        Flow {
            width: parent.width
            spacing: 8

            Repeater {
                model: root.explore.outcomes
                OutcomeCard {
                    width: Math.max(180, (page.width - 3 * 8) / Math.max(1, Math.min(4, Math.floor(page.width / 190))) - 0.5)
                    onShown: root.explore.showOutcome(index)
                }
            }
        }
        Column {
            width: parent.width
            spacing: 2

            Repeater {
                model: root.explore.found
                FoundRow {
                    width: parent.width
                    onShown: root.explore.showFinding(index)
                }
            }
        }
        Column {
            width: parent.width
            spacing: 10
            visible: !root.explore.hasResult && !root.explore.working

            LLabel {
                width: parent.width
                wrapMode: Text.Wrap
                color: Theme.mutedInk
                text: qsTr("One run shows one interleaving. Exploring tries them all: every outcome the program can have, how often each comes, and the simplest way to it.")
            }
            LButton {
                prominent: true
                readonly property Command command: root.commands.find("explore.start")
                iconName: "explore"
                enabled: command.enabled
                text: command.text + "   " + command.keyText
                onClicked: command.trigger()
            }
        }
    }
}
