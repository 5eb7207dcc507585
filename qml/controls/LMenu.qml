// A pop-up menu.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Theme

T.Menu {
    id: root

    readonly property real widest: {
        let width = 232;
        for (let i = 0; i < count; ++i)
            width = Math.max(width, itemAt(i).implicitWidth);
        return width;
    }

    implicitWidth: widest + leftPadding + rightPadding
    implicitHeight: contentHeight + topPadding + bottomPadding
    padding: 4
    margins: 4
    overlap: 1
    cascade: true
    delegate: LMenuItem {}

    contentItem: ListView {
        implicitHeight: contentHeight
        model: root.contentModel
        currentIndex: root.currentIndex
        interactive: Window.window ? contentHeight + root.topPadding + root.bottomPadding > Window.window.height : false
        clip: true
    }
    background: Rectangle {
        color: Theme.surface
        border.color: Theme.strongLine
        radius: Theme.radius + 2
    }
}
