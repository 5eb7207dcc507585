pragma Singleton
// The look of the window: colours (ThemePalette), sizes of text, distances and times. Main.qml sets what the user chose;
// everybody else only reads.
import QtQuick
import Lockstep.App

ThemePalette {
    id: root

    property real textScale: 1
    property bool reducedMotion: false

    readonly property int textTiny: Math.round(10.5 * textScale)
    readonly property int textSmall: Math.round(12 * textScale)
    readonly property int textNormal: Math.round(13 * textScale)
    readonly property int textLarge: Math.round(15 * textScale)
    readonly property int textTitle: Math.round(20 * textScale)
    readonly property int textHuge: Math.round(30 * textScale)
    readonly property int textCode: Math.round(13.5 * textScale)

    readonly property int gap: 8
    readonly property int smallGap: 4
    readonly property int largeGap: 16
    readonly property int radius: 5
    readonly property int controlHeight: Math.round(28 * textScale)
    readonly property int rowHeight: Math.round(24 * textScale)
    readonly property int headHeight: Math.round(28 * textScale)
    readonly property int iconSize: Math.round(16 * textScale)

    /// Over the window while a dialog is open.
    readonly property color shade: Qt.rgba(0, 0, 0, 0.35)
    readonly property int motion: reducedMotion ? 0 : 180

    /// The colours of a goroutine, read anew when the theme changes.
    function fillOf(index: int): color {
        return (dark, highContrast, true) ? goroutine(index) : window;
    }
    function inkOn(index: int): color {
        return (dark, highContrast, true) ? goroutineInk(index) : ink;
    }
    function stripeOf(index: int): color {
        return (dark, highContrast, true) ? goroutineStripe(index) : window;
    }
    function edgeOf(index: int): color {
        return (dark, highContrast, true) ? goroutineEdge(index) : ink;
    }
}
