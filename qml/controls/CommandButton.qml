// A button for a registered command: icon, tool tip, key and availability come from it.
import QtQuick
import Lockstep.App

LButton {
    required property Command command
    property bool withText: false

    text: withText ? command.text : ""
    iconName: command.iconName
    toolTip: command.toolTip
    enabled: command.enabled
    checked: command.checked
    plain: true
    Accessible.name: command.text
    onClicked: command.trigger()
}
