// A goroutine that may move next: a click lets it. Greyed with the reason when it cannot.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Lockstep.Controls
import Lockstep.Theme

T.AbstractButton {
    id: root

    required property int index
    required property string name
    required property int goroutine
    required property string operation
    required property bool canMove
    required property string reason
    required property string shortReason
    required property string keyText
    required property var ways // the ways in which it can move, a text each, if there are several
    required property bool moved
    property bool inviting: false

    signal chosen(int alternative)

    readonly property color inkColor: canMove ? Theme.inkOn(goroutine) : Theme.mutedInk

    implicitWidth: Math.min(Math.max(words.implicitWidth + 24, 92), 256)
    implicitHeight: Math.round(42 * Theme.textScale)
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    onClicked: {
        if (ways.length > 1)
            waysMenu.popup(root, 0, root.height);
        else
            root.chosen(0);
    }

    Accessible.role: Accessible.Button
    Accessible.name: canMove ? qsTr("Let %1 move: %2", "goroutine, operation").arg(name).arg(operation) : reason
    Accessible.onPressAction: root.clicked()

    contentItem: Item {
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: 12
            width: parent.width - 24
            spacing: 1

            Row {
                spacing: 6
                LLabel {
                    text: root.name
                    font.pixelSize: Theme.textLarge
                    font.weight: Font.Bold
                    color: root.inkColor
                }
                LLabel {
                    anchors.baseline: parent.children[0].baseline
                    text: root.keyText
                    font.pixelSize: Theme.textTiny
                    color: root.inkColor
                    opacity: 0.75
                }
            }
            LLabel {
                width: Math.min(implicitWidth, 232)
                text: root.canMove ? root.operation : root.shortReason
                font.pixelSize: Theme.textSmall
                color: root.inkColor
            }
        }
    }

    background: Rectangle {
        radius: 8
        color: root.canMove ? Theme.fillOf(root.goroutine) : Theme.surface
        border.width: root.canMove ? (root.hovered || root.down ? 2 : 0) : 1
        border.color: root.canMove ? Theme.ink : Theme.strongLine

        GoroutineStripe {
            anchors.bottomMargin: 3
            x: 8
            width: parent.width - 16
            opacity: root.canMove ? 1 : 0
            goroutine: root.goroutine
        }
        // Who made the step before.
        Rectangle {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 6
            width: 7
            height: 7
            radius: 3.5
            visible: root.moved
            color: root.inkColor
        }
        Rectangle {
            id: pulse
            anchors.fill: parent
            anchors.margins: -3
            radius: 11
            color: "transparent"
            border.width: 2
            border.color: Theme.edgeOf(root.goroutine)
            visible: root.inviting && root.canMove
            SequentialAnimation on opacity {
                running: pulse.visible && Theme.motion > 0
                loops: Animation.Infinite
                NumberAnimation { from: 1; to: 0.1; duration: 700; easing.type: Easing.InOutQuad }
                NumberAnimation { from: 0.1; to: 1; duration: 700; easing.type: Easing.InOutQuad }
            }
        }
        FocusRing {
            control: root
            shown: root.visualFocus
        }
    }

    LMenu {
        id: waysMenu
        Instantiator {
            model: root.ways
            delegate: LMenuItem {
                required property int index
                required property string modelData
                text: modelData
                onTriggered: root.chosen(index)
            }
            onObjectAdded: (index, object) => waysMenu.insertItem(index, object)
            onObjectRemoved: (index, object) => waysMenu.removeItem(object)
        }
    }
    LToolTip {
        text: root.canMove ? qsTr("Let %1 move: %2", "goroutine, operation").arg(root.name).arg(root.operation) : root.reason
        visible: root.hovered && !waysMenu.visible
    }
}
