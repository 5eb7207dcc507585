// Frames around the lines that the selected finding is about.
import QtQuick
import Lockstep.App
import Lockstep.Theme

Item {
    id: root

    required property CodeDocument code
    required property int tick
    required property var lines

    Repeater {
        model: root.lines
        LineBand {
            required property int modelData
            code: root.code
            line: modelData
            tick: root.tick
            color: "transparent"
            border.width: 2
            border.color: Theme.finding
        }
    }
}
