// The menu bar, with the search for commands at its right end.
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property App app
    readonly property Command searchCommand: app.commands.find("help.commands")

    implicitHeight: bar.implicitHeight
    color: Theme.raised

    LMenuBar {
        id: bar

        CommandMenu {
            title: qsTr("&File")
            menu: "file"
            commands: root.app.commands
        }
        CommandMenu {
            title: qsTr("&Edit")
            menu: "edit"
            commands: root.app.commands
        }
        CommandMenu {
            title: qsTr("&View")
            menu: "view"
            commands: root.app.commands
        }
        CommandMenu {
            title: qsTr("&Run")
            menu: "run"
            commands: root.app.commands
        }
        CommandMenu {
            title: qsTr("Ex&plore")
            menu: "explore"
            commands: root.app.commands
        }
        CommandMenu {
            title: qsTr("F&indings")
            menu: "find"
            commands: root.app.commands
        }
        CommandMenu {
            title: qsTr("E&xport")
            menu: "export"
            commands: root.app.commands
        }
        CommandMenu {
            title: qsTr("&Settings")
            menu: "settings"
            commands: root.app.commands
        }
        CommandMenu {
            title: qsTr("&Help")
            menu: "help"
            commands: root.app.commands
        }
    }
    LButton {
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height - 4
        plain: true
        iconName: "search"
        font.pixelSize: Theme.textSmall
        text: qsTr("Search commands  %1", "key").arg(root.searchCommand.keyText)
        onClicked: root.searchCommand.trigger()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
