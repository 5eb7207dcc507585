// The open lesson: what to read, its prepared runs, the mended program, and the other lessons.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property FilesController files

    color: Theme.surface

    PaneHead {
        id: head
        width: parent.width
        title: qsTr("Lesson")
        detail: root.files.lessonTitle
    }
    Flickable {
        id: flick
        readonly property string lesson: root.files.lessonTitle

        onLessonChanged: contentY = 0
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: page.height + 24
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: LScrollBar {}

        Column {
            id: page
            x: 12
            y: 8
            width: parent.width - 26
            spacing: 8

            Text {
                width: parent.width
                text: root.files.lessonText
                textFormat: Text.MarkdownText
                wrapMode: Text.Wrap
                color: Theme.ink
                linkColor: Theme.ink
                font.family: Theme.sansFamily
                font.pixelSize: Theme.textNormal
                lineHeight: 1.15
            }
            LLabel {
                visible: runs.count > 0
                text: qsTr("Prepared runs")
                font.weight: Font.DemiBold
            }
            Repeater {
                id: runs
                model: root.files.preparedRuns
                LButton {
                    required property var modelData
                    required property int index
                    width: page.width
                    iconName: "run"
                    wraps: true
                    text: modelData.note
                    toolTip: modelData.note
                    visible: text.length > 0
                    onClicked: root.files.openPreparedRun(index)
                }
            }
            LButton {
                visible: root.files.hasFixed
                width: parent.width
                text: root.files.showsFixed ? qsTr("Show the program with the fault") : qsTr("Show the mended program")
                onClicked: root.files.openFixed(!root.files.showsFixed)
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }
            LLabel {
                text: qsTr("Other lessons")
                font.weight: Font.DemiBold
            }
            Repeater {
                model: root.files.lessons
                LessonLink {
                    width: page.width
                    onChosen: root.files.openLesson(lessonId)
                }
            }
        }
    }
}
