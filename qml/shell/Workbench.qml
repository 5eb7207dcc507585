// The panes: lesson, source and state above the timeline, explanation and lists below it. In a small window the side
// panes become tabs. Sizes are remembered.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Editor
import Lockstep.Inspect
import Lockstep.Learn
import Lockstep.Theme
import Lockstep.Timeline

Item {
    id: root

    required property App app
    property bool compact: false
    property bool chinese: false

    /// While the source does not compile and nothing has run, the source is all there is to see.
    readonly property bool showsRun: app.run.hasRun || problems.count === 0

    function find(): void {
        timeline.find();
    }
    function restore(): void {
        if (!panes.restoreState(app.settings.pane("panes")))
            return;
        upper.restoreState(app.settings.pane("upper"));
        lower.restoreState(app.settings.pane("lower"));
    }
    function remember(): void {
        if (root.compact || !root.visible)
            return;
        app.settings.setPane("panes", panes.saveState());
        app.settings.setPane("upper", upper.saveState());
        app.settings.setPane("lower", lower.saveState());
    }

    LSplitView {
        id: panes
        anchors.fill: parent
        orientation: Qt.Vertical
        onResizingChanged: if (!resizing) root.remember()

        LSplitView {
            id: upper
            SplitView.fillHeight: true
            SplitView.minimumHeight: 120
            onResizingChanged: if (!resizing) root.remember()

            LessonPane {
                SplitView.preferredWidth: Math.round(250 * Theme.textScale)
                SplitView.minimumWidth: 150
                visible: !root.compact && root.app.files.lessonTitle.length > 0
                files: root.app.files
            }
            SourcePane {
                SplitView.fillWidth: true
                SplitView.minimumWidth: 240
                source: root.app.source
                selection: root.app.selection
                commands: root.app.commands
            }
            SidePane {
                SplitView.preferredWidth: Math.round(390 * Theme.textScale)
                SplitView.minimumWidth: 200
                app: root.app
                withLesson: root.compact && root.app.files.lessonTitle.length > 0
            }
        }
        TimelinePane {
            id: timeline
            visible: root.showsRun
            SplitView.preferredHeight: Math.round(Math.min(Math.max(180, timeline.wantedHeight), root.height * (root.compact ? 0.46 : 0.42)))
            SplitView.minimumHeight: 90
            timeline: root.app.timeline
            selection: root.app.selection
            commands: root.app.commands
            chinese: root.chinese
            compact: root.compact
            animated: root.app.run.animated
            onStepRequested: step => root.app.run.moveTo(step)
        }
        LSplitView {
            id: lower
            visible: root.showsRun
            // Charts need room to be read.
            readonly property real wantedHeight: root.app.bottomTab === 5 ? Math.max(300, root.height * 0.48)
                                               : root.compact ? root.height * 0.24 : Math.max(152, root.height * 0.22)
            SplitView.preferredHeight: Math.round(wantedHeight)
            SplitView.minimumHeight: 70
            onResizingChanged: if (!resizing) root.remember()

            ExplainPane {
                SplitView.preferredWidth: root.width * 0.46
                SplitView.minimumWidth: 200
                visible: !root.compact
                explain: root.app.explain
                selection: root.app.selection
                run: root.app.run
            }
            InspectTabs {
                SplitView.fillWidth: true
                SplitView.minimumWidth: 260
                app: root.app
                withExplain: root.compact
            }
        }
    }
    Instantiator {
        id: problems
        model: root.app.source.problems
        delegate: QtObject {}
    }
    Component.onCompleted: restore()
}
