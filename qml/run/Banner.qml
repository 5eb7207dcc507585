// The one thing that has to be said now: a finding, an error, a limit, an apology.
import QtQuick
import QtQuick.Layouts
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property FindingsController findings
    required property CommandRegistry commands
    property bool away: false // from the run, whose findings and notes are then not to be seen
    readonly property bool isFinding: findings.bannerKind === "finding"
    readonly property bool isNote: findings.bannerKind === "note"
    readonly property color inkColor: isFinding ? Theme.findingInk : isNote ? Theme.ink : Theme.inverseInk

    signal explained

    visible: findings.bannerKind.length > 0 && !(away && (isFinding || isNote))
    implicitHeight: visible ? Math.max(36, words.implicitHeight + 14) : 0
    color: isFinding ? Theme.finding : isNote ? Theme.pressed : Theme.inverse
    Accessible.role: Accessible.AlertMessage
    Accessible.name: findings.bannerTitle + " " + findings.bannerText

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.rightMargin: 6
        spacing: 10

        LIcon {
            name: root.isFinding ? "flag" : "info"
            color: root.inkColor
        }
        LLabel {
            text: root.findings.bannerTitle
            font.weight: Font.Bold
            color: root.inkColor
            Layout.maximumWidth: root.width * 0.6
        }
        LLabel {
            id: words
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            maximumLineCount: root.isFinding ? 1 : 2
            color: root.inkColor
            text: root.findings.bannerText
        }
        BannerButton {
            text: qsTr("Show")
            visible: root.isFinding
            ink: root.inkColor
            onClicked: root.commands.find("findings.explain").trigger()
        }
        BannerButton {
            text: qsTr("Explain")
            visible: root.isFinding
            ink: root.inkColor
            onClicked: root.explained()
        }
        BannerButton {
            text: qsTr("Export")
            visible: root.isFinding
            ink: root.inkColor
            onClicked: root.commands.find("export.svg").trigger()
        }
        BannerButton {
            iconName: "close"
            toolTip: qsTr("Dismiss")
            ink: root.inkColor
            onClicked: root.findings.dismissBanner()
        }
    }
}
