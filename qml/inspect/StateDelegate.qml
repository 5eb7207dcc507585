// A row of the state: a heading, a variable with who stored it last, a lock with its owner and queue, a channel with its
// buffer and both queues, a goroutine.
import QtQuick
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property int kind
    required property int depth
    required property string name
    required property string type
    required property string value
    required property string note
    required property string glyph
    required property int goroutine
    required property var holders
    required property var waiters
    required property var cells
    required property int since
    required property bool changed
    required property bool reading
    required property bool openable
    required property bool open
    required property string path
    property bool selected: false
    readonly property bool isHeading: kind <= StateRowKind.goroutines
    readonly property bool isGoroutine: kind === StateRowKind.goroutine
    readonly property bool isLock: kind === StateRowKind.lock
    readonly property bool isChannel: kind === StateRowKind.channel
    readonly property bool isSaid: kind >= StateRowKind.timer // its value is a sentence

    signal clicked
    signal toggled

    implicitHeight: isHeading ? Theme.rowHeight + 2 : Math.max(Theme.rowHeight, row.implicitHeight + 4)
    color: isHeading ? Theme.surface : selected ? Theme.selection : hover.hovered ? Theme.hovered : Theme.surface
    Accessible.role: isHeading ? Accessible.Heading : Accessible.ListItem
    Accessible.name: isHeading ? heading.text : [name, value, extra.text].join(" ")

    // What the step just changed.
    Rectangle {
        width: 4
        height: parent.height
        color: Theme.ink
        visible: root.changed
    }
    LLabel {
        id: heading
        x: 10
        height: parent.height
        verticalAlignment: Text.AlignBottom
        visible: root.isHeading
        font.pixelSize: Theme.textTiny
        font.weight: Font.DemiBold
        color: Theme.mutedInk
        text: root.kind === StateRowKind.variables ? qsTr("SHARED VARIABLES")
            : root.kind === StateRowKind.locks ? qsTr("LOCKS")
            : root.kind === StateRowKind.groups ? qsTr("WAIT GROUPS")
            : root.kind === StateRowKind.others ? qsTr("CONDS, POOLS, MAPS")
            : root.kind === StateRowKind.channels ? qsTr("CHANNELS")
            : root.kind === StateRowKind.timers ? qsTr("TIMERS")
            : root.kind === StateRowKind.contexts ? qsTr("CONTEXTS") : qsTr("GOROUTINES")
    }
    // What does not fit goes on in the next line: nothing that is there to be seen is cut off.
    Flow {
        id: row
        visible: !root.isHeading
        anchors.left: parent.left
        anchors.leftMargin: 10 + root.depth * 18
        anchors.right: parent.right
        anchors.rightMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        spacing: 7

        LIcon {
            name: root.open ? "down" : "right"
            size: Theme.iconSize - 4
            color: Theme.mutedInk
            visible: root.openable
            TapHandler {
                onTapped: root.toggled()
            }
        }
        GoroutineTag {
            height: Theme.rowHeight - 4
            visible: root.isGoroutine
            name: root.name
            goroutine: root.goroutine
        }
        StateText {
            visible: !root.isGoroutine
            text: root.name
            font.family: Theme.monoFamily
            font.weight: root.depth === 0 ? Font.DemiBold : Font.Normal
        }
        StateText {
            visible: root.isGoroutine
            text: root.glyph
            font.pixelSize: Theme.textNormal
        }
        StateText {
            visible: root.value.length > 0
            text: root.isGoroutine || root.isChannel || root.kind === StateRowKind.group || root.isSaid ? root.value : "= " + root.value
            font.family: root.isGoroutine || root.isSaid ? Theme.sansFamily : Theme.monoFamily
            font.pixelSize: root.depth === 0 && !root.isGoroutine && !root.isChannel && !root.isSaid ? Theme.textLarge : Theme.textNormal
            font.weight: root.changed ? Font.Bold : Font.Normal
        }
        ChannelCells {
            visible: root.isChannel && root.cells.length > 0
            cells: root.cells
        }
        StateText {
            id: extra
            visible: text.length > 0
            color: Theme.mutedInk
            font.pixelSize: Theme.textSmall
            text: root.isGoroutine ? root.type + (root.note.length > 0 ? " · " + root.note : "")
                : root.isLock ? (root.holders.length === 0 ? qsTr("free") : root.reading ? qsTr("read by") : qsTr("held by"))
                : root.isChannel ? (root.holders.length > 0 ? qsTr("want to send:") : root.type.length > 0 ? qsTr("unbuffered") : "")
                : root.holders.length > 0 ? "◂"
                : root.kind === StateRowKind.group ? "" : root.type
        }
        Repeater {
            model: root.holders
            GoroutineTag {
                required property var modelData
                height: Theme.rowHeight - 4
                name: modelData.name
                goroutine: modelData.goroutine
            }
        }
        StateText {
            visible: root.holders.length > 0 && root.since > 0 && !root.isChannel
            color: Theme.mutedInk
            font.pixelSize: Theme.textSmall
            text: root.isLock ? qsTr("since step %1").arg(root.since) : qsTr("step %1").arg(root.since)
        }
        StateText {
            visible: ["lost", "writer", "starving", "closed"].includes(root.note) && !root.isGoroutine
            leftPadding: 6
            rightPadding: 6
            font.pixelSize: Theme.textSmall
            color: root.note === "lost" ? Theme.findingInk : Theme.inverseInk
            text: root.note === "lost" ? qsTr("an update was lost")
                : root.note === "writer" ? qsTr("a writer waits: no new readers")
                : root.note === "closed" ? qsTr("closed") : qsTr("starving")
            Rectangle {
                z: -1
                anchors.fill: parent
                radius: 3
                color: root.note === "lost" ? Theme.finding : Theme.inverse
            }
        }
        StateText {
            visible: root.waiters.length > 0
            color: Theme.mutedInk
            font.pixelSize: Theme.textSmall
            text: root.isChannel ? qsTr("want to receive:") : qsTr("waiting:")
        }
        Repeater {
            model: root.waiters
            GoroutineTag {
                required property var modelData
                height: Theme.rowHeight - 4
                name: modelData.name
                goroutine: modelData.goroutine
            }
        }
    }
    HoverHandler {
        id: hover
        enabled: !root.isHeading
    }
    TapHandler {
        enabled: !root.isHeading
        onTapped: root.clicked()
        onDoubleTapped: if (root.openable) root.toggled()
    }
}
