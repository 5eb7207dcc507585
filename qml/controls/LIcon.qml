// One icon of Icons, in a colour, at any size.
import QtQuick
import Lockstep.App
import Lockstep.Theme

IconItem {
    id: root

    required property string name
    property int size: Theme.iconSize

    implicitWidth: size
    implicitHeight: size
    width: size
    height: size
    color: Theme.ink
    outline: Icons.outlines[name] ?? Icons.solids[name] ?? ""
    solid: name in Icons.solids
}
