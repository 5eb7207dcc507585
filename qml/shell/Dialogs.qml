// Every dialog of the window, opened by the signals of the controllers.
import QtQuick
import QtQuick.Dialogs
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Item {
    id: root

    required property App app

    signal findRequested

    CommandSearch {
        id: search
        commands: root.app.commands
    }
    KeysDialog {
        id: keys
        commands: root.app.commands
    }
    AboutDialog {
        id: about
        version: root.app.version
    }
    DiscardDialog {
        id: discard
        fileName: root.app.source.fileName
        onAgreed: root.app.files.confirmDiscard()
    }
    FileDialog {
        id: openDialog
        title: qsTr("Open a Go file")
        nameFilters: [qsTr("Go files and Lockstep sessions (*.go *.lockstep)"), qsTr("All files (*)")]
        onAccepted: root.app.files.open(selectedFile)
    }
    FileDialog {
        id: saveDialog
        title: qsTr("Save the source")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "go"
        nameFilters: [qsTr("Go files (*.go)")]
        onAccepted: root.app.files.saveAs(selectedFile)
    }
    FileDialog {
        id: pictureDialog
        title: qsTr("Export the timeline")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "svg"
        nameFilters: [qsTr("SVG pictures (*.svg)")]
        onAccepted: root.app.share.exportPicture(selectedFile)
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Export a picture for every step into a folder")
        onAccepted: root.app.share.exportSteps(selectedFolder)
    }
    Connections {
        target: root.app
        function onCommandSearchRequested() {
            search.open();
        }
        function onKeysRequested() {
            keys.open();
        }
        function onAboutRequested() {
            about.open();
        }
        function onFindGoroutineRequested() {
            root.findRequested();
        }
    }
    Connections {
        target: root.app.files
        function onOpenDialogRequested() {
            openDialog.open();
        }
        function onSaveDialogRequested() {
            saveDialog.open();
        }
        function onDiscardQuestion() {
            discard.open();
        }
        function onQuitRequested() {
            if (root.app.files.mayQuit())
                Qt.quit();
        }
    }
    Connections {
        target: root.app.share
        function onPictureDialogRequested() {
            pictureDialog.open();
        }
        function onFolderDialogRequested() {
            folderDialog.open();
        }
    }
}
