// A menu of the menu bar: the rows of commands.def that belong to it, in their order.
import QtQuick
import Lockstep.App

LMenu {
    id: root

    required property CommandRegistry commands
    required property string menu

    Instantiator {
        model: root.commands.menu(root.menu)
        delegate: QtObject {
            id: entry
            required property Command modelData
            property Item item: modelData.separator ? separator.createObject(root) : line.createObject(root, {command: modelData})
        }
        onObjectAdded: (index, object) => root.insertItem(index, object.item)
        onObjectRemoved: (index, object) => root.removeItem(object.item)
    }
    Component {
        id: separator
        LMenuSeparator {}
    }
    Component {
        id: line
        LMenuItem {}
    }
}
