// Asks before changes that are in no file are lost.
import QtQuick
import Lockstep.Controls
import Lockstep.Theme

LDialog {
    id: root

    required property string fileName

    signal agreed

    title: qsTr("%1 has changes that are in no file.").arg(fileName)
    width: 440

    contentItem: Column {
        spacing: 16
        LLabel {
            width: 400
            wrapMode: Text.Wrap
            text: qsTr("If you go on, they are lost. To keep them, go back and save the source first.")
        }
        Row {
            spacing: 8
            LButton {
                text: qsTr("Go back")
                prominent: true
                onClicked: root.close()
            }
            LButton {
                text: qsTr("Lose the changes")
                onClicked: {
                    root.close();
                    root.agreed();
                }
            }
        }
    }
}
