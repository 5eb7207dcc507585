// The charts: how random runs of the open program end, what locks cost, or who waited how long in a timed run.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property ExploreController explore
    required property CompareController compare
    required property TimesController times
    required property CommandRegistry commands
    property bool showsTimes: false
    readonly property int page: showsTimes ? 2 : compare.shown ? 1 : 0

    Row {
        id: which
        x: 12
        y: 6
        spacing: 4

        Repeater {
            model: [qsTr("Endings of random runs"), qsTr("Cost of locks"), qsTr("Waiting times")]
            LButton {
                required property int index
                required property string modelData
                text: modelData
                plain: root.page !== index
                font.pixelSize: Theme.textSmall
                implicitHeight: Theme.rowHeight
                onClicked: {
                    root.showsTimes = index === 2;
                    if (index < 2)
                        root.compare.shown = index === 1;
                }
            }
        }
    }
    StackLayout {
        anchors.fill: parent
        anchors.topMargin: which.y + which.height
        currentIndex: root.page

        RandomRunsChart {
            explore: root.explore
            commands: root.commands
        }
        CostCharts {
            compare: root.compare
            commands: root.commands
        }
        TimesPage {
            times: root.times
            commands: root.commands
        }
    }
    // What has just been asked for is to be seen.
    Connections {
        target: root.compare
        function onStarted() {
            root.showsTimes = false;
        }
    }
    Connections {
        target: root.explore
        function onChanged() {
            if (root.explore.sampling)
                root.showsTimes = false;
        }
    }
}
