pragma Singleton
// The kinds of rows of the state pane, as StateRow::Kind has them.
import QtQuick

QtObject {
    readonly property int variables: 0
    readonly property int locks: 1
    readonly property int groups: 2
    readonly property int channels: 3
    readonly property int timers: 4
    readonly property int contexts: 5
    readonly property int goroutines: 6
    readonly property int variable: 7
    readonly property int lock: 8
    readonly property int group: 9
    readonly property int channel: 10
    readonly property int goroutine: 11
    readonly property int local: 12
    readonly property int timer: 13
    readonly property int context: 14
    readonly property int selectCase: 15
}
