// The charts: how random runs of the open program end, or what locks cost.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property ExploreController explore
    required property CompareController compare
    required property CommandRegistry commands

    Row {
        id: which
        x: 12
        y: 6
        spacing: 4

        Repeater {
            model: [qsTr("Endings of random runs"), qsTr("Cost of locks")]
            LButton {
                required property int index
                required property string modelData
                text: modelData
                plain: root.compare.shown !== (index === 1)
                font.pixelSize: Theme.textSmall
                implicitHeight: Theme.rowHeight
                onClicked: root.compare.shown = index === 1
            }
        }
    }
    StackLayout {
        anchors.fill: parent
        anchors.topMargin: which.y + which.height
        currentIndex: root.compare.shown ? 1 : 0

        RandomRunsChart {
            explore: root.explore
            commands: root.commands
        }
        CostCharts {
            compare: root.compare
            commands: root.commands
        }
    }
}
