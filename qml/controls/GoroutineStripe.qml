// The second colour of a goroutine along the lower edge of what bears its first one: from the eighth goroutine on.
import QtQuick
import Lockstep.Theme

Rectangle {
    required property int goroutine

    anchors.bottom: parent.bottom
    height: 3
    radius: 1.5
    visible: !Qt.colorEqual(Theme.stripeOf(goroutine), Theme.fillOf(goroutine))
    color: Theme.stripeOf(goroutine)
}
