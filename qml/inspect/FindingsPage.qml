// The list of findings; a click goes to where one can be seen.
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

ListView {
    id: root

    required property FindingsController findings
    required property SelectionController selection
    required property RunController run

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: findings.rows
    ScrollBar.vertical: LScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Findings")

    delegate: T.ItemDelegate {
        id: row

        required property int index
        required property string title
        required property string message
        required property string places
        required property int step
        required property int occurrences
        required property bool selected

        width: root.width
        implicitHeight: words.implicitHeight + 14
        hoverEnabled: true
        onClicked: root.selection.showFinding(index, 0)
        Accessible.name: title + " " + message
        Accessible.onPressAction: row.clicked()

        contentItem: Item {
            LIcon {
                x: 12
                y: 7
                name: "flag"
                color: Theme.finding
            }
            Column {
                id: words
                x: 38
                y: 6
                width: parent.width - 52
                spacing: 2
                LLabel {
                    width: parent.width
                    text: row.title + "   " + qsTr("step %1").arg(row.step)
                          + (row.occurrences > 1 ? "   " + qsTr("%n time(s)", "", row.occurrences) : "")
                    font.weight: Font.DemiBold
                }
                LLabel {
                    width: parent.width
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    text: row.message
                    color: Theme.ink
                    font.pixelSize: Theme.textSmall
                }
                LLabel {
                    width: parent.width
                    text: row.places
                    font.family: Theme.monoFamily
                    font.pixelSize: Theme.textTiny
                    color: Theme.mutedInk
                }
            }
        }
        background: Rectangle {
            color: row.selected ? Theme.selection : row.hovered ? Theme.hovered : "transparent"
        }
    }
    LLabel {
        anchors.centerIn: parent
        width: parent.width - 40
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        visible: root.count === 0
        color: Theme.mutedInk
        text: !root.run.hasRun ? qsTr("Nothing runs yet.")
            : root.run.fresh ? qsTr("Nothing has happened yet.")
            : root.run.over ? qsTr("No problem in this interleaving. Others exist.")
            : qsTr("Nothing found in the %n step(s) so far.", "", root.run.stepCount)
    }
}
