// One of several commands is in force: a name, and a button for each.
import QtQuick
import Lockstep.App
import Lockstep.Theme

Flow {
    id: root

    required property CommandRegistry commands
    required property string heading
    /// {command, text} for each.
    required property var choices

    spacing: 4

    LLabel {
        height: Theme.rowHeight
        rightPadding: 4
        verticalAlignment: Text.AlignVCenter
        text: root.heading
    }
    Repeater {
        model: root.choices
        LButton {
            required property var modelData
            readonly property Command command: root.commands.find(modelData.command)
            implicitHeight: Theme.rowHeight
            font.pixelSize: Theme.textSmall
            font.weight: checked ? Font.DemiBold : Font.Normal
            text: modelData.text
            toolTip: command.toolTip
            enabled: command.enabled
            checked: command.checked
            Accessible.role: Accessible.RadioButton
            Accessible.name: command.text
            Accessible.checked: checked
            onClicked: command.trigger()
        }
    }
}
