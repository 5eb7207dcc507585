// One link in the chain of causes; a click goes to the step it speaks of.
import QtQuick
import QtQuick.Templates as T
import Lockstep.Controls
import Lockstep.Theme

T.AbstractButton {
    id: root

    required property int event
    required property int step
    required property string sentence

    signal gone(int event)

    implicitHeight: words.implicitHeight + 6
    enabled: event >= 0
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    onClicked: root.gone(event)
    Accessible.role: Accessible.Link
    Accessible.name: sentence
    Accessible.onPressAction: root.clicked()

    contentItem: Item {
        LLabel {
            x: 0
            y: 3
            text: "→"
            color: Theme.mutedInk
        }
        LLabel {
            id: words
            x: 20
            y: 3
            width: parent.width - x
            wrapMode: Text.Wrap
            text: root.sentence
            font.underline: root.hovered && root.enabled
        }
    }
    background: Item {
        FocusRing {
            control: root
            shown: root.visualFocus
        }
    }
}
