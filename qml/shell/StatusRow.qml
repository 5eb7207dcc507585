// The line at the bottom: which step, how is chosen, what is going on.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property App app
    property string hint

    implicitHeight: Math.round(25 * Theme.textScale)
    color: Theme.raised

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.rightMargin: 12
        spacing: 16

        LLabel {
            text: root.app.run.status
            font.pixelSize: Theme.textSmall
        }
        LLabel {
            Layout.fillWidth: true
            text: root.hint
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        LLabel {
            text: root.app.run.workText
            visible: root.app.run.working
            font.pixelSize: Theme.textSmall
        }
        CommandButton {
            command: root.app.commands.find("run.stop")
            visible: root.app.run.working
            withText: true
            height: parent.height - 4
        }
    }
    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Timer {
        id: fade
        interval: 6000
        onTriggered: root.hint = ""
    }
    Connections {
        target: root.app.run
        function onHinted(sentence) {
            root.hint = sentence;
            fade.restart();
        }
        function onChanged() {
            if (fade.running && root.app.run.playing)
                root.hint = "";
        }
    }
    Connections {
        target: root.app.share
        function onWrittenChanged() {
            root.hint = root.app.share.written;
            fade.restart();
        }
    }
}
