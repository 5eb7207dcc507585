// What a Mutex, an RWMutex and an atomic cost, side by side over the share of reads and over the number of goroutines;
// the lines grow while the engine computes them. The names open the programs behind them.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property CompareController compare
    required property CommandRegistry commands
    /// Both charts have the same scale: four steps of 1, 2 or 5 times a power of ten, above every line.
    readonly property real ceiling: {
        const step = Math.max(compare.byReadShare.highest, compare.byGoroutines.highest, 0.1) / 4;
        const power = Math.pow(10, Math.floor(Math.log10(step)));
        return 4 * power * [1, 2, 5, 10].find(factor => factor * power >= step);
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.rightMargin: 12
        spacing: 2
        visible: root.compare.hasResult || root.compare.working

        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            Repeater {
                model: root.compare.primitives
                Row {
                    required property int index
                    required property string modelData
                    spacing: 2
                    LineSample {
                        anchors.verticalCenter: parent.verticalCenter
                        pattern: parent.index
                    }
                    LButton {
                        plain: true
                        text: parent.modelData
                        toolTip: qsTr("Open the program that was timed")
                        font.pixelSize: Theme.textSmall
                        implicitHeight: Theme.rowHeight
                        onClicked: root.compare.openProgram(parent.index)
                    }
                }
            }
            Item {
                Layout.fillWidth: true
                visible: !root.compare.working
            }
            LButton {
                readonly property Command command: root.commands.find("explore.compare")
                visible: !root.compare.working
                plain: true
                text: qsTr("Again")
                toolTip: command.toolTip
                font.pixelSize: Theme.textSmall
                implicitHeight: Theme.rowHeight
                onClicked: command.trigger()
            }
            ExploreProgress {
                Layout.fillWidth: true
                visible: root.compare.working
                text: root.compare.progress
                fraction: root.compare.fraction
                stop: root.commands.find("explore.stopComparison")
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: 16

            CommandChoices {
                commands: root.commands
                heading: qsTr("Processors")
                choices: [1, 2, 4, 8, 16].map(count => ({
                            "command": "timing.processors" + count,
                            "text": count
                        }))
            }
            CommandChoices {
                commands: root.commands
                heading: qsTr("Costs")
                choices: [
                    {
                        "command": "timing.builtIn",
                        "text": qsTr("built in")
                    },
                    {
                        "command": "timing.measured",
                        "text": qsTr("measured here")
                    }
                ]
            }
        }
        LLabel {
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            text: root.compare.caption
            color: Theme.mutedInk
            font.pixelSize: Theme.textSmall
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 8

            CostChart {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                costs: root.compare.byReadShare
                heading: root.compare.readShareTitle
                percent: true
                said: (root.compare.caption, root.compare.pointText(true, row))
                ceiling: root.ceiling
            }
            CostChart {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                costs: root.compare.byGoroutines
                heading: root.compare.goroutinesTitle
                percent: false
                said: (root.compare.caption, root.compare.pointText(false, row))
                ceiling: root.ceiling
            }
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 40
        spacing: 10
        visible: !root.compare.hasResult && !root.compare.working

        LLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            color: Theme.mutedInk
            text: qsTr("What does an operation cost behind a Mutex, behind an RWMutex, with an atomic? Three small programs, run on processors that are simulated: every operation takes the time that a cost table says.")
        }
        LButton {
            anchors.horizontalCenter: parent.horizontalCenter
            readonly property Command command: root.commands.find("explore.compare")
            enabled: command.enabled
            text: command.text + "   " + command.keyText
            onClicked: command.trigger()
        }
    }
}
