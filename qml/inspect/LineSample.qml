// A piece of a chart's line, for legends: whole, dashed or dotted.
import QtQuick
import Lockstep.Theme

Row {
    id: root

    /// 0 whole, 1 dashed, 2 dotted.
    required property int pattern
    readonly property int dash: [28, 8, 3][pattern]
    readonly property int room: [0, 2, 2][pattern]

    spacing: room

    Repeater {
        model: [1, 3, 6][root.pattern]
        Rectangle {
            width: root.dash
            height: 2
            color: Theme.ink
        }
    }
}
