pragma Singleton
// The kinds of rows of the state pane, as StateRow::Kind has them.
import QtQuick

QtObject {
    readonly property int variables: 0
    readonly property int locks: 1
    readonly property int groups: 2
    readonly property int channels: 3
    readonly property int goroutines: 4
    readonly property int variable: 5
    readonly property int lock: 6
    readonly property int group: 7
    readonly property int channel: 8
    readonly property int goroutine: 9
    readonly property int local: 10
}
