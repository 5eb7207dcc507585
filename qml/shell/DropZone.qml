// Takes a file that is dropped anywhere in the window.
import QtQuick
import Lockstep.Controls
import Lockstep.Theme

DropArea {
    id: root

    signal fileDropped(url file)

    keys: ["text/uri-list"]

    Rectangle {
        anchors.fill: parent
        visible: root.containsDrag
        color: Theme.shade
        LLabel {
            anchors.centerIn: parent
            leftPadding: 24
            rightPadding: 24
            topPadding: 16
            bottomPadding: 16
            text: qsTr("Drop the Go file to open it")
            font.pixelSize: Theme.textTitle
            Rectangle {
                z: -1
                anchors.fill: parent
                radius: 10
                color: Theme.surface
                border.width: 2
                border.color: Theme.ink
            }
        }
    }
    onDropped: drop => {
        if (drop.hasUrls && drop.urls.length > 0)
            root.fileDropped(drop.urls[0]);
    }
}
