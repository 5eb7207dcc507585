// The pane with findings, events, console, schedule, outcomes and charts; when the window is small, the explanation is
// one of its pages.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property App app
    property bool withExplain: false

    color: Theme.surface

    LTabBar {
        id: bar
        width: parent.width
        currentIndex: root.withExplain && root.showsExplain ? 6 : root.app.bottomTab
        LTabButton {
            text: qsTr("Findings")
            count: root.app.findings.count
            onClicked: root.choose(0)
        }
        LTabButton {
            text: qsTr("Events")
            count: root.app.events.count
            onClicked: root.choose(1)
        }
        LTabButton {
            text: qsTr("Console")
            onClicked: root.choose(2)
        }
        LTabButton {
            text: qsTr("Schedule")
            onClicked: root.choose(3)
        }
        LTabButton {
            text: qsTr("Outcomes")
            count: outcomes.count
            onClicked: root.choose(4)
        }
        LTabButton {
            text: qsTr("Charts")
            onClicked: root.choose(5)
        }
        LTabButton {
            text: qsTr("Explain")
            visible: root.withExplain
            onClicked: root.showsExplain = true
        }
    }
    property bool showsExplain: true
    Instantiator {
        id: outcomes
        model: root.app.explore.outcomes
        delegate: QtObject {}
    }

    function choose(tab: int): void {
        showsExplain = false;
        app.bottomTab = tab;
    }

    StackLayout {
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        currentIndex: bar.currentIndex

        FindingsPage {
            findings: root.app.findings
            selection: root.app.selection
            run: root.app.run
        }
        EventsPage {
            events: root.app.events
            selection: root.app.selection
        }
        ConsolePage {
            printed: root.app.console
        }
        SchedulePage {
            share: root.app.share
            commands: root.app.commands
        }
        OutcomesPage {
            explore: root.app.explore
            commands: root.app.commands
        }
        Loader {
            // Charts are slow to make, and seldom looked at.
            active: StackLayout.isCurrentItem || item !== null
            sourceComponent: ChartsPage {
                explore: root.app.explore
                compare: root.app.compare
                times: root.app.times
                commands: root.app.commands
            }
        }
        Loader {
            active: root.withExplain
            sourceComponent: ExplainPane {
                headless: true
                explain: root.app.explain
                selection: root.app.selection
                run: root.app.run
            }
        }
    }
}
