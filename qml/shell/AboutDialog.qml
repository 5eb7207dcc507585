// What this is, and under which licence.
import QtQuick
import Lockstep.Controls
import Lockstep.Theme

LDialog {
    id: root

    required property string version

    title: qsTr("Lockstep %1").arg(version)
    width: 440

    contentItem: LLabel {
        wrapMode: Text.Wrap
        text: qsTr("Makes concurrency visible: opens Go programs, runs them in its own virtual machine under a scheduler that you control, and lets you walk through every interleaving forwards and backwards.\n\nFree software under the GNU General Public License, version 3 or later. It comes with no warranty.")
    }
}
