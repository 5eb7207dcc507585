// The head of a pane that has several pages.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.TabBar {
    id: root

    implicitWidth: contentWidth + leftPadding + rightPadding
    implicitHeight: Theme.headHeight
    spacing: 0

    contentItem: ListView {
        model: root.contentModel
        currentIndex: root.currentIndex
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.AutoFlickIfNeeded
        highlightMoveDuration: 0
        clip: true
    }
    background: Rectangle {
        color: Theme.raised
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
}
