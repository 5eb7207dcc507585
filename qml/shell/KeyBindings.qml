// The keys: one shortcut a command that has any.
import QtQuick
import Lockstep.App

Item {
    id: root

    required property CommandRegistry commands

    Instantiator {
        model: root.commands.withKeys()
        delegate: Shortcut {
            required property Command modelData
            sequences: modelData.keys
            enabled: modelData.enabled
            onActivated: modelData.trigger()
            onActivatedAmbiguously: modelData.trigger()
        }
    }
}
