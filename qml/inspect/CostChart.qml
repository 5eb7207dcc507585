// What an operation costs with each primitive, over one thing that varies: a line a primitive, told apart by its dashes.
import QtQuick
import QtCharts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property CostModel costs
    required property string heading
    /// The x axis: percent, or powers of two.
    required property bool percent
    /// Where the axis of microseconds ends; four even steps go there.
    required property real ceiling
    /// The row that is looked at, -1 for none, and what it says.
    property int row: -1
    property string said: ""

    activeFocusOnTab: true
    onActiveFocusChanged: row = activeFocus ? Math.max(row, 0) : -1
    Keys.onLeftPressed: row = Math.max(0, row - 1)
    Keys.onRightPressed: row = Math.min(costs.rowCount() - 1, row + 1)
    Accessible.role: Accessible.Chart
    Accessible.name: heading
    Accessible.description: said

    LLabel {
        id: head
        width: parent.width
        text: root.heading
        elide: Text.ElideRight
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
    }
    ChartView {
        id: chart
        anchors.fill: parent
        anchors.topMargin: head.height
        antialiasing: true
        animationOptions: ChartView.NoAnimation
        backgroundColor: Theme.surface
        plotAreaColor: Theme.surface
        legend.visible: false
        margins {
            top: 6
            bottom: 0
            left: 0
            right: 10
        }
        Accessible.name: root.heading

        ValueAxis {
            id: shares
            min: 0
            max: 100
            tickCount: 6
            labelFormat: "%d %%"
            labelsColor: Theme.ink
            labelsFont.pixelSize: Theme.textTiny
            gridVisible: false
            color: Theme.strongLine
        }
        LogValueAxis {
            id: crowds
            min: 1
            max: 64
            base: 2
            labelFormat: "%d"
            labelsColor: Theme.ink
            labelsFont.pixelSize: Theme.textTiny
            gridVisible: false
            minorGridVisible: false
            color: Theme.strongLine
        }
        ValueAxis {
            id: microseconds
            min: 0
            max: root.ceiling
            tickCount: 5
            labelFormat: "%.1f"
            labelsColor: Theme.mutedInk
            labelsFont.pixelSize: Theme.textTiny
            gridLineColor: Theme.line
            color: Theme.strongLine
        }
        LineSeries {
            id: mutex
            axisX: root.percent ? shares : crowds
            axisY: microseconds
            color: Theme.ink
            width: 2
            style: Qt.SolidLine
        }
        LineSeries {
            id: rwMutex
            axisX: root.percent ? shares : crowds
            axisY: microseconds
            color: Theme.ink
            width: 2
            style: Qt.DashLine
        }
        LineSeries {
            id: atomic
            axisX: root.percent ? shares : crowds
            axisY: microseconds
            color: Theme.ink
            width: 2
            style: Qt.DotLine
        }
        VXYModelMapper {
            model: root.costs
            series: mutex
            xColumn: 0
            yColumn: 1
        }
        VXYModelMapper {
            model: root.costs
            series: rwMutex
            xColumn: 0
            yColumn: 2
        }
        VXYModelMapper {
            model: root.costs
            series: atomic
            xColumn: 0
            yColumn: 3
        }
    }
    Rectangle {
        x: chart.x + (root.costs.highest, chart.plotArea, chart.mapToPosition(Qt.point(root.costs.xOf(root.row), 0), mutex).x)
        y: chart.y + chart.plotArea.y
        width: 1
        height: chart.plotArea.height
        visible: root.row >= 0
        color: Theme.mutedInk
    }
    Rectangle {
        width: words.width
        height: words.height
        visible: root.row >= 0
        radius: Theme.radius
        color: Theme.inverse
        LLabel {
            id: words
            width: Math.min(implicitWidth, root.width)
            padding: 4
            wrapMode: Text.Wrap
            text: root.said
            font.pixelSize: Theme.textSmall
            color: Theme.inverseInk
        }
    }
    HoverHandler {
        parent: chart
        onPointChanged: root.row = hovered ? root.costs.nearest(chart.mapToValue(point.position, mutex).x) : -1
        onHoveredChanged: if (!hovered) root.row = -1
    }
    FocusRing {
        control: root
        anchors.margins: 0
    }
}
