// The window: menu, chips, banner, the gallery or the workbench, status line, dialogs and keys.
import QtQuick
import QtQuick.Controls.Basic
import Lockstep.App
import Lockstep.Controls
import Lockstep.Learn
import Lockstep.Run
import Lockstep.Theme

ApplicationWindow {
    id: root

    required property App app
    readonly property bool chinese: app.settings.language.startsWith("zh")
    readonly property bool compact: width < 1120 * Theme.textScale || height < 680 * Theme.textScale

    width: app.settings.pane("windowWidth") ?? 1280
    height: app.settings.pane("windowHeight") ?? 800
    minimumWidth: 900
    minimumHeight: 520
    visible: true
    title: (app.source.open ? app.source.fileName + (app.source.unsaved ? " * - " : " - ") : "") + Qt.application.displayName
    color: Theme.window
    font.family: Theme.sansFamily
    font.pixelSize: Theme.textNormal
    palette.window: Theme.surface
    palette.windowText: Theme.ink
    palette.base: Theme.surface
    palette.text: Theme.ink
    palette.button: Theme.raised
    palette.buttonText: Theme.ink
    palette.highlight: Theme.selection
    palette.highlightedText: Theme.ink
    palette.mid: Theme.line
    palette.light: Theme.raised
    palette.dark: Theme.strongLine
    palette.placeholderText: Theme.mutedInk

    onClosing: close => {
        root.app.settings.setPane("windowWidth", width);
        root.app.settings.setPane("windowHeight", height);
        close.accepted = root.app.files.mayQuit();
    }

    LookBinding {
        settings: root.app.settings
    }
    KeyBindings {
        commands: root.app.commands
    }
    menuBar: MenuRow {
        app: root.app
    }
    header: Column {
        ToolRow {
            width: root.width
            app: root.app
            compact: root.compact
            visible: !root.app.files.home
        }
        Banner {
            width: root.width
            findings: root.app.findings
            commands: root.app.commands
            away: root.app.files.home
            onExplained: {
                root.app.commands.find("findings.explain").trigger();
                root.app.bottomTab = 0;
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: root.app.files.home
        visible: active
        sourceComponent: GalleryPage {
            files: root.app.files
            commands: root.app.commands
            chinese: root.chinese
        }
    }
    Workbench {
        id: workbench
        anchors.fill: parent
        visible: !root.app.files.home
        app: root.app
        compact: root.compact
        chinese: root.chinese
    }
    footer: StatusRow {
        app: root.app
    }
    DropZone {
        anchors.fill: parent
        onFileDropped: file => root.app.files.open(file)
    }
    Dialogs {
        app: root.app
        onFindRequested: workbench.find()
    }
}
