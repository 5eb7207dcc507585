// A menu of the menu bar: the rows of commands.def that belong to it, in their order.
import QtQuick
import Lockstep.App

LMenu {
    id: root

    required property CommandRegistry commands
    required property string menu

    Instantiator {
        model: root.commands.menu(root.menu)
        delegate: LMenuItem {
            required property Command modelData
            command: modelData
        }
        onObjectAdded: (index, object) => root.insertItem(index, object)
        onObjectRemoved: (index, object) => root.removeItem(object)
    }
}
