// How the goroutines of a timed run spent its time, and how long each lock was waited for: a bar each, with its figures.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property TimesController times
    required property CommandRegistry commands

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.rightMargin: 12
        spacing: 4
        visible: root.times.hasTimes

        LLabel {
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            text: root.times.caption
            color: Theme.mutedInk
            font.pixelSize: Theme.textSmall
        }
        Row {
            spacing: 6
            TimeBar {
                width: 26
                running: 1
            }
            LLabel {
                text: qsTr("runs")
                font.pixelSize: Theme.textSmall
            }
            TimeBar {
                width: 26
                ready: 1
            }
            LLabel {
                text: qsTr("ready: waits for a processor")
                font.pixelSize: Theme.textSmall
            }
            TimeBar {
                width: 26
                blocked: 1
            }
            LLabel {
                text: qsTr("blocked or asleep")
                font.pixelSize: Theme.textSmall
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.times.goroutines.concat(root.times.locks)
            ScrollBar.vertical: LScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: root.times.caption

            delegate: Item {
                id: row
                required property var modelData
                readonly property bool isLock: modelData.goroutine === undefined

                width: list.width
                height: Theme.rowHeight + 2
                Accessible.role: Accessible.ListItem
                Accessible.name: modelData.name + ": " + modelData.text

                GoroutineTag {
                    visible: !row.isLock
                    anchors.verticalCenter: parent.verticalCenter
                    name: row.modelData.name
                    goroutine: row.isLock ? -1 : row.modelData.goroutine
                }
                LLabel {
                    visible: row.isLock
                    width: bar.x - 8
                    height: parent.height
                    text: row.modelData.name
                    elide: Text.ElideRight
                    font.family: Theme.monoFamily
                    font.weight: Font.DemiBold
                }
                TimeBar {
                    id: bar
                    x: Math.round(90 * Theme.textScale)
                    width: (parent.width - x) * 0.45
                    anchors.verticalCenter: parent.verticalCenter
                    running: row.isLock ? 0 : row.modelData.running
                    ready: row.isLock ? 0 : row.modelData.ready
                    blocked: row.isLock ? row.modelData.waited : row.modelData.blocked
                }
                LLabel {
                    anchors.left: bar.right
                    anchors.leftMargin: 10
                    anchors.right: parent.right
                    anchors.rightMargin: 14
                    height: parent.height
                    elide: Text.ElideRight
                    text: row.modelData.text
                    font.pixelSize: Theme.textSmall
                }
            }
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 40
        spacing: 10
        visible: !root.times.hasTimes

        LLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            color: Theme.mutedInk
            text: qsTr("Who waits how long is seen in a timed run: every operation takes the time that a cost table says.")
        }
        LButton {
            anchors.horizontalCenter: parent.horizontalCenter
            readonly property Command command: root.commands.find("run.strategyTimed")
            enabled: command.enabled
            text: command.text
            onClicked: command.trigger()
        }
    }
}
