// A text in a row of the state: as wide as it is, or as the row, where it then goes on in the next line.
import QtQuick
import Lockstep.Controls
import Lockstep.Theme

LLabel {
    width: parent ? Math.min(implicitWidth, parent.width) : implicitWidth
    height: Math.max(Theme.rowHeight - 4, implicitHeight)
    wrapMode: Text.Wrap
    maximumLineCount: 6
}
