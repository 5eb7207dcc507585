// What the compiler says, at its place: the word underlined, the message behind the line.
pragma ComponentBehavior: Bound
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property CodeDocument code
    required property int tick
    required property ProblemModel problems

    Repeater {
        model: root.problems
        Item {
            id: mark
            required property int line
            required property int column
            required property int endColumn
            required property string message
            required property string notes
            readonly property real lineTop: (root.tick, root.code.lineTop(line))
            readonly property real tall: (root.tick, root.code.lineHeight(line))

            Rectangle {
                x: (root.tick, root.code.columnX(mark.line, mark.column))
                y: mark.lineTop + mark.tall - 3
                width: Math.max(8, (root.tick, root.code.columnX(mark.line, mark.endColumn)) - x)
                height: 3
                radius: 1
                color: Theme.finding
            }
            Rectangle {
                x: (root.tick, root.code.lineRight(mark.line)) + 24
                y: mark.lineTop
                width: words.implicitWidth + 16
                height: mark.tall
                radius: 3
                color: Theme.finding

                LLabel {
                    id: words
                    anchors.centerIn: parent
                    text: mark.message + (mark.notes.length > 0 ? "  " + mark.notes.replace(/\n/g, "  ") : "")
                    font.pixelSize: Theme.textSmall
                    color: Theme.findingInk
                }
            }
        }
    }
}
