// The pane beside the source: the state; in a small window the lesson as well, as a tab.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Inspect
import Lockstep.Learn
import Lockstep.Theme

Rectangle {
    id: root

    required property App app
    property bool withLesson: false

    color: Theme.surface

    LTabBar {
        id: bar
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: root.withLesson
        LTabButton {
            text: qsTr("State")
        }
        LTabButton {
            text: qsTr("Lesson")
        }
    }
    StackLayout {
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        currentIndex: root.withLesson ? bar.currentIndex : 0

        StatePane {
            inspected: root.app.state
            selection: root.app.selection
            headless: root.withLesson
        }
        Loader {
            active: root.withLesson
            sourceComponent: LessonPane {
                files: root.app.files
            }
        }
    }
}
