// Text of the window.
import QtQuick
import Lockstep.Theme

Text {
    color: Theme.ink
    font.family: Theme.sansFamily
    font.pixelSize: Theme.textNormal
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    elide: Text.ElideRight
}
