// A band over the whole width at one line of the source.
import QtQuick
import Lockstep.App

Rectangle {
    id: root

    required property CodeDocument code
    required property int line
    required property int tick

    x: 0
    y: (tick, code.lineTop(line)) + 6
    width: parent.width
    height: (tick, code.lineHeight(line))
    visible: line > 0
    radius: 2
}
