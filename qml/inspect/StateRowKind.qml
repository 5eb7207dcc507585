pragma Singleton
// The kinds of rows of the state pane, as StateRow::Kind has them.
import QtQuick

QtObject {
    readonly property int variables: 0
    readonly property int locks: 1
    readonly property int groups: 2
    readonly property int others: 3
    readonly property int channels: 4
    readonly property int timers: 5
    readonly property int contexts: 6
    readonly property int goroutines: 7
    readonly property int variable: 8
    readonly property int lock: 9
    readonly property int group: 10
    readonly property int channel: 11
    readonly property int goroutine: 12
    readonly property int local: 13
    readonly property int timer: 14
    readonly property int context: 15
    readonly property int selectCase: 16
}
