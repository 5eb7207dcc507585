// The empty state: what Lockstep is for in a line, the lessons with the picture of a run, and a way to one's own file.
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Flickable {
    id: root

    required property FilesController files
    required property CommandRegistry commands
    property bool chinese: false

    contentHeight: page.height + 64
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    ScrollBar.vertical: LScrollBar {}

    Column {
        id: page
        y: 36
        width: Math.min(root.width - 64, 1120)
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: 22

        Column {
            width: parent.width
            spacing: 6
            LLabel {
                text: qsTr("You are the scheduler.")
                font.pixelSize: Theme.textHuge
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            LLabel {
                width: parent.width
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textLarge
                color: Theme.mutedInk
                text: qsTr("Decide which goroutine moves next, walk forwards and backwards, and see whose update was lost and why.")
            }
        }
        Flow {
            width: parent.width
            spacing: 16

            Repeater {
                model: root.files.lessons
                LessonCard {
                    width: Math.max(240, (page.width - 3 * 16) / Math.max(1, Math.min(4, Math.floor(page.width / 250))) - 0.5)
                    chinese: root.chinese
                    onOpened: root.files.openLesson(lessonId)
                }
            }
        }
        RowLayout {
            width: parent.width
            spacing: 16

            OpenCard {
                commands: root.commands
                Layout.preferredWidth: (page.width - 16) / 2
                Layout.fillHeight: true
                Layout.minimumHeight: Math.round(150 * Theme.textScale)
            }
            RecentCard {
                files: root.files
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Math.round(150 * Theme.textScale)
            }
        }
    }
}
