// The table of all events: the timeline as text, with the same selection.
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

ListView {
    id: root

    required property EventsController events
    required property SelectionController selection

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: events.rows
    reuseItems: true
    activeFocusOnTab: true
    keyNavigationEnabled: false
    Keys.onUpPressed: root.selection.showEvent(Math.max(0, events.currentRow - 1))
    Keys.onDownPressed: root.selection.showEvent(events.currentRow + 1)
    ScrollBar.vertical: LScrollBar {}
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Events")

    Connections {
        target: root.events
        function onChanged() {
            if (root.events.currentRow >= 0)
                root.positionViewAtIndex(root.events.currentRow, ListView.Contain);
        }
    }

    delegate: T.ItemDelegate {
        id: row

        required property int index
        required property int step
        required property bool isStep
        required property string who
        required property int goroutine
        required property string operation
        required property string place
        required property string sentence
        required property bool past
        required property bool current
        required property bool selected
        required property bool inFinding

        width: root.width
        implicitHeight: Theme.rowHeight
        hoverEnabled: true
        onClicked: root.selection.showEvent(index)
        Accessible.role: Accessible.Row
        Accessible.name: sentence
        Accessible.onPressAction: row.clicked()

        contentItem: Item {
            opacity: row.past ? 1 : 0.45
            LLabel {
                width: 52
                height: parent.height
                horizontalAlignment: Text.AlignRight
                text: row.isStep ? row.step : ""
                color: Theme.mutedInk
                font.pixelSize: Theme.textSmall
            }
            GoroutineTag {
                x: 64
                anchors.verticalCenter: parent.verticalCenter
                name: row.who
                goroutine: row.goroutine
            }
            LLabel {
                x: 64 + Math.round(64 * Theme.textScale)
                width: parent.width - x - 130
                height: parent.height
                text: (row.isStep ? "" : "↳ ") + row.operation
            }
            LIcon {
                x: parent.width - 120
                anchors.verticalCenter: parent.verticalCenter
                name: row.inFinding ? "flag" : ""
                size: Theme.iconSize - 3
                color: Theme.finding
            }
            LLabel {
                anchors.right: parent.right
                anchors.rightMargin: 18
                height: parent.height
                text: row.place.length > 0 ? qsTr("line %1").arg(row.place) : ""
                color: Theme.mutedInk
                font.pixelSize: Theme.textSmall
            }
        }
        background: Rectangle {
            color: row.selected ? Theme.selection : row.hovered ? Theme.hovered : "transparent"
            Rectangle {
                width: 4
                height: parent.height
                color: Theme.ink
                visible: row.current
            }
        }
        LToolTip {
            text: row.sentence
            visible: row.hovered && row.sentence.length > 0
            delay: 900
        }
    }
}
