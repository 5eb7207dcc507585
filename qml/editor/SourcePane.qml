// The source: Go text with a marker for every goroutine at its line, and where the statement it is in has got to.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Rectangle {
    id: root

    required property SourceController source
    required property SelectionController selection
    required property CommandRegistry commands
    property bool animated: true

    color: Theme.surface

    CodeDocument {
        id: code
        document: edit.textDocument
        ink: Theme.ink
        mutedInk: Theme.mutedInk
        onLayoutChanged: root.layoutTick++
    }
    /// Counts up whenever lines lie elsewhere, so that whatever stands at a line is placed anew.
    property int layoutTick: 0

    PaneHead {
        id: head
        width: parent.width
        title: qsTr("Source")
        detail: root.source.fileName + (root.source.differs ? qsTr("  (changed; F5 runs it)") : "")
        CommandButton {
            command: root.commands.find("edit.discard")
            visible: root.source.edited && command.enabled
            withText: true
        }
        CommandButton {
            command: root.commands.find("edit.source")
        }
    }

    ShortLoops {
        id: shortLoops
        anchors.top: head.bottom
        width: parent.width
        text: root.source.shortLoops
        runAsWritten: root.commands.find("explore.runAsWritten")
    }

    Flickable {
        id: flick
        anchors.top: shortLoops.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        contentWidth: Math.max(width, gutter.width + edit.contentWidth + 40, edit.x + progress.reach + 20)
        contentHeight: Math.max(height, edit.height + 60)
        onHeightChanged: root.showLine(root.source.currentLine)
        ScrollBar.vertical: LScrollBar {}
        ScrollBar.horizontal: LScrollBar {}

        LineBand {
            code: code
            line: root.source.currentLine
            tick: root.layoutTick
            color: Theme.selection
        }
        LineBand {
            code: code
            line: root.selection.line !== root.source.currentLine ? root.selection.line : 0
            tick: root.layoutTick
            color: "transparent"
            border.color: Theme.strongLine
        }
        FindingMarks {
            width: parent.width
            code: code
            tick: root.layoutTick
            lines: root.source.findingLines
        }
        TextEdit {
            id: edit
            x: gutter.width + 8
            y: 6
            width: Math.max(implicitWidth, flick.width - x)
            readOnly: !root.source.editing
            selectByMouse: root.source.editing
            activeFocusOnPress: root.source.editing
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.NoWrap
            tabStopDistance: 4 * metrics.averageCharacterWidth
            color: Theme.ink
            selectionColor: Theme.selection
            selectedTextColor: Theme.ink
            font.family: Theme.monoFamily
            font.pixelSize: Theme.textCode
            Accessible.name: qsTr("Go source")
            onTextChanged: root.source.edit(text)
            onCursorRectangleChanged: if (activeFocus) root.show(cursorRectangle.y + y, cursorRectangle.height)
            Keys.onEscapePressed: root.source.editing = false
        }
        FontMetrics {
            id: metrics
            font: edit.font
        }
        MouseArea {
            anchors.fill: edit
            enabled: !root.source.editing
            onClicked: mouse => root.selection.selectLine(code.lineAt(mouse.y))
            onDoubleClicked: root.source.editing = true
        }
        ProblemMarks {
            x: edit.x
            y: edit.y
            code: code
            tick: root.layoutTick
            problems: root.source.problems
        }
        ProgressMarks {
            id: progress
            x: edit.x
            y: edit.y
            code: code
            tick: root.layoutTick
            markers: root.source.markers
        }
        Gutter {
            id: gutter
            x: flick.contentX
            height: flick.contentHeight
            code: code
            tick: root.layoutTick
            textTop: edit.y
            viewTop: flick.contentY
            viewHeight: flick.height
            source: root.source
        }
    }

    function show(top: real, height: real): void {
        if (top < flick.contentY + 20)
            flick.contentY = Math.max(0, top - 60);
        else if (top + height > flick.contentY + flick.height - 20)
            flick.contentY = Math.min(flick.contentHeight - flick.height, top + height - flick.height + 60);
    }
    function showLine(line: int): void {
        if (line > 0)
            show(code.lineTop(line) + edit.y, code.lineHeight(line));
    }

    Connections {
        target: root.source
        function onTextReplaced() {
            edit.text = root.source.text;
            flick.contentY = 0;
        }
        function onChanged() {
            if (root.source.editing && !edit.activeFocus)
                edit.forceActiveFocus();
            else if (!root.source.editing && edit.activeFocus)
                edit.focus = false;
        }
        function onMomentChanged() {
            root.showLine(root.source.currentLine);
        }
    }
    Connections {
        target: root.selection
        function onChanged() {
            root.showLine(root.selection.line);
        }
    }
    Component.onCompleted: edit.text = root.source.text
}
