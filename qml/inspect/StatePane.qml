// The state at the position: variables, locks, wait groups, channels, timers, contexts, goroutines.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property StateController inspected
    required property SelectionController selection

    property bool headless: false

    color: Theme.surface

    PaneHead {
        id: head
        visible: !root.headless
        height: visible ? implicitHeight : 0
        width: parent.width
        title: qsTr("State")
        detail: root.inspected.time
    }
    ListView {
        id: list
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.inspected.rows
        bottomMargin: 8
        ScrollBar.vertical: LScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("State of the program")

        delegate: StateDelegate {
            width: list.width
            selected: kind === StateRowKind.goroutine ? goroutine === root.selection.goroutine
                    : kind >= StateRowKind.local || kind <= StateRowKind.goroutines ? false
                    : name === root.selection.object
            onClicked: {
                if (kind === StateRowKind.goroutine)
                    root.selection.selectGoroutine(goroutine);
                else if (kind < StateRowKind.local)
                    root.selection.selectObject(name);
            }
            onToggled: root.inspected.rows.toggle(path)
        }
    }
    LLabel {
        anchors.centerIn: parent
        visible: list.count === 0
        color: Theme.mutedInk
        text: qsTr("Nothing runs yet.")
    }
}
