// This step in one sentence, why it was so, and the finding it belongs to.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property ExplainController explain
    required property SelectionController selection
    required property RunController run

    property bool headless: false

    color: Theme.surface

    PaneHead {
        id: head
        visible: !root.headless
        height: visible ? implicitHeight : 0
        width: parent.width
        title: qsTr("Explain")
        detail: root.run.hasRun && root.run.position > 0 ? qsTr("step %1").arg(root.run.position) : ""
    }
    Flickable {
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        contentHeight: words.height + 20
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: LScrollBar {}

        Column {
            id: words
            x: 14
            y: 10
            width: parent.width - 28
            spacing: 8

            LLabel {
                width: parent.width
                text: root.explain.sentence
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textLarge
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            Rectangle {
                width: parent.width
                height: finding.implicitHeight + 14
                visible: root.explain.findingMessage.length > 0
                color: "transparent"
                radius: Theme.radius
                border.width: 2
                border.color: Theme.finding
                LLabel {
                    id: finding
                    x: 10
                    y: 7
                    width: parent.width - 20
                    wrapMode: Text.Wrap
                    text: root.explain.findingMessage
                }
            }
            LLabel {
                visible: reasons.count > 0
                text: qsTr("Why")
                font.pixelSize: Theme.textSmall
                font.weight: Font.DemiBold
                color: Theme.mutedInk
            }
            Repeater {
                id: reasons
                model: root.explain.reasons
                ReasonDelegate {
                    width: words.width
                    onGone: event => root.selection.showEvent(event)
                }
            }
            LLabel {
                width: parent.width
                visible: root.explain.before.length > 0
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textSmall
                color: Theme.mutedInk
                text: qsTr("Before: %1", "the sentence of the step before").arg(root.explain.before)
            }
        }
    }
}
