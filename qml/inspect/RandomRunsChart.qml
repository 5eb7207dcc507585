// How random runs end: a bar an outcome, growing while they run. A click on a bar shows the first run that ended so.
import QtQuick
import QtCharts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property ExploreController explore
    required property CommandRegistry commands
    readonly property var bars: explore.bars
    readonly property real highest: bars.reduce((most, bar) => Math.max(most, bar.runs), 1)

    ExploreProgress {
        id: progress
        x: 12
        y: 8
        width: parent.width - 24
        visible: root.explore.sampling
        text: root.explore.progress
        fraction: root.explore.fraction
        stop: root.commands.find("explore.stop")
    }
    LLabel {
        x: 12
        y: 10
        visible: !root.explore.sampling && root.bars.length > 0
        text: root.explore.tallyTitle
        color: Theme.mutedInk
        font.pixelSize: Theme.textSmall
    }
    ChartView {
        anchors.fill: parent
        anchors.topMargin: 26
        visible: root.bars.length > 0
        antialiasing: true
        animationOptions: ChartView.NoAnimation
        backgroundColor: Theme.surface
        plotAreaColor: Theme.surface
        legend.visible: false
        margins.top: 0
        margins.bottom: 0
        Accessible.name: root.explore.tallyTitle

        BarSeries {
            axisX: BarCategoryAxis {
                categories: root.bars.map((bar, index) => bar.label.length > 0 ? bar.label : String(index + 1))
                labelsColor: Theme.ink
                labelsFont.pixelSize: Theme.textTiny
                gridVisible: false
                color: Theme.strongLine
            }
            axisY: ValueAxis {
                min: 0
                max: root.highest
                labelFormat: "%d"
                labelsColor: Theme.mutedInk
                labelsFont.pixelSize: Theme.textTiny
                gridLineColor: Theme.line
                color: Theme.strongLine
                tickCount: 3
            }
            labelsVisible: root.bars.length <= 16
            labelsPosition: AbstractBarSeries.LabelsInsideEnd
            barWidth: 0.8
            onClicked: (index, barset) => root.explore.showTally(index)
            BarSet {
                label: qsTr("runs")
                values: root.bars.map(bar => bar.runs)
                color: Theme.mutedInk
                borderColor: Theme.ink
                labelColor: Theme.surface
                labelFont.pixelSize: Theme.textTiny
            }
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 40
        spacing: 10
        visible: root.bars.length === 0 && !root.explore.working

        LLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            color: Theme.mutedInk
            text: qsTr("Run it a thousand times at random and see how often it ends how. Rare outcomes may not come at all.")
        }
        LButton {
            anchors.horizontalCenter: parent.horizontalCenter
            readonly property Command command: root.commands.find("explore.sample")
            iconName: "dice"
            enabled: command.enabled
            text: command.text + "   " + command.keyText
            onClicked: command.trigger()
        }
    }
}
