// One icon of Icons, in a colour, at any size.
import QtQuick
import QtQuick.Shapes
import Lockstep.Theme

Item {
    id: root

    required property string name
    property color color: Theme.ink
    property int size: Theme.iconSize

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 24
        height: 24
        scale: root.size / 24
        transformOrigin: Item.TopLeft
        visible: root.name.length > 0

        ShapePath {
            strokeColor: root.color
            strokeWidth: root.name in Icons.outlines ? 2 : -1
            fillColor: root.name in Icons.solids ? root.color : "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg {
                path: Icons.outlines[root.name] ?? Icons.solids[root.name] ?? ""
            }
        }
    }
}
