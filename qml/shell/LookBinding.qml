// Carries what the user chose into the Theme, which everything else reads.
import QtQuick
import Lockstep.App
import Lockstep.Theme

Item {
    id: root

    required property SettingsController settings

    Binding {
        target: Theme
        property: "dark"
        value: root.settings.dark
    }
    Binding {
        target: Theme
        property: "highContrast"
        value: root.settings.highContrast
    }
    Binding {
        target: Theme
        property: "textScale"
        value: root.settings.textScale
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.settings.reducedMotion
    }
}
